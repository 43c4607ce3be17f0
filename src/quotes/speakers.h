/// Internal: who is meant by the words that name a speaker.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "quotes/clauses.h"
#include "stemma/quotation.h"
#include "text/coreference.h"

namespace stemma::quotes {

/// Names the parties of quotations. Keeps views of the article and the reading, which must outlive it.
class Speakers {
 public:
  Speakers(const Article& article, const Reading& reading);

  /// The party that the items of `range` name. A name is given only to the one the words are about: "a
  /// spokesman for X" is not X. Who is no entity of the reading keeps the words as they stand; a pronoun that
  /// the text does not settle has no name.
  Party party(const Clauses& clauses, Range range) const;
  /// Gives a pronoun that is still without name that of the speaker before, where that is the last one it can
  /// mean: "they" a group, "he" or "she" the person named last.
  void continue_speaker(const Clauses& clauses, Range range, const Party& before, Party& party) const;
  /// The entity, no person, whose name the words are or end ("Courier" of "The Halden Courier"), if one is.
  std::optional<Party> fullest_name(TextSpan words) const;

 private:
  std::optional<std::uint32_t> entity_of(const Clauses& clauses, Range range) const;
  std::optional<std::uint32_t> named_behind(const Clauses& clauses, Range range) const;
  bool fits(std::uint32_t entity, TextSpan pronoun) const;
  bool is_last_person(std::uint32_t entity, std::uint32_t offset) const;
  std::optional<Mention> last_mention_in(TextSpan words) const;

  std::string_view text_;
  const Reading& reading_;
  const text::WordTable& words_;
  text::Coreference coreference_;
  std::unordered_map<std::uint64_t, std::uint32_t> organisations_;  ///< entities by their name's last word
};

}  // namespace stemma::quotes
