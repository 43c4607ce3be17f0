/// Internal: whom a pronoun, a role or a name in a given place stands for. For the stages after `read`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"
#include "text/name_spotter.h"
#include "text/words.h"

namespace stemma::text {

/// Answers for one reading. Keeps views of the article and the reading, which must outlive it.
///
/// Every answer is an index into Reading::entities, or nothing where the text does not settle it: two persons
/// who fit equally well give none. Making it is O(text), an answer O(log mentions + a few sentences).
class Coreference {
 public:
  Coreference(const Article& article, const Reading& reading);
  Coreference(const Article&&, const Reading&) = delete;
  Coreference(const Article&, const Reading&&) = delete;

  /// By title, given name, role or the pronouns that follow an only person.
  Gender gender(std::uint32_t entity) const { return genders_[entity]; }

  /// Whoever the words are about: a name in them, else a pronoun, else a role.
  std::optional<std::uint32_t> resolve(TextSpan words) const;

  /// The person named within the words ("SUT chief Ada Berg"), else what else ends them ("the Energy
  /// Ministry"), else the person of a role that a name qualifies ("the SUT chief").
  std::optional<std::uint32_t> named(TextSpan words) const;
  /// "he", "she": the person of that gender who was the last to act before it, outside quotations.
  std::optional<std::uint32_t> pronoun(TextSpan words) const;
  /// "the secretary general", "the NATO chief": the one person of that role.
  std::optional<std::uint32_t> role(TextSpan words) const;

 private:
  struct RoleWord {
    std::uint64_t fold = 0;
    std::uint32_t entity = 0;
    friend auto operator<=>(const RoleWord&, const RoleWord&) = default;
  };

  bool is_person(std::uint32_t entity) const { return reading_.entities[entity].kind == NameKind::kPerson; }
  std::uint32_t first_token_at(std::uint32_t offset) const;
  std::uint32_t first_mention_at(std::uint32_t offset) const;
  void mark_quoted();
  void collect_roles();
  void collect_genders();
  void learn_genders_from_pronouns();
  std::vector<std::uint32_t> persons_of_role(std::uint64_t word, const std::vector<std::uint64_t>& head,
                                             const std::vector<std::uint64_t>& qualifiers) const;
  bool has_role_word(std::uint32_t entity, std::uint64_t fold) const;
  std::optional<std::uint32_t> acting_person(const Sentence& sentence, std::uint32_t before, Gender gender,
                                             bool& several) const;

  const Reading& reading_;
  std::string_view text_;
  const WordTable& words_;
  std::vector<bool> quoted_;                      ///< per token: within quotation marks
  std::vector<Gender> genders_;                   ///< per entity
  std::vector<RoleWord> role_words_;              ///< sorted
  std::vector<std::uint32_t> first_mention_;      ///< per entity: where it is first named
  std::vector<std::uint32_t> sentence_mentions_;  ///< per sentence: its first mention
};

}  // namespace stemma::text
