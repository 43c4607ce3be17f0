/// What the grammar of reported speech knows of single words: one table a
/// language, from the lists under lang/.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/hash.h"
#include "quotes/word_classes.h"

namespace stemma::quotes {

/// Classes by fold hash (lang::fold_hash). Immutable after its making.
class Vocabulary {
 public:
  /// Classes of a word, 0 for an unknown one. O(1).
  WordClasses classes(std::uint64_t fold) const {
    for (std::size_t i = fold & mask_;; i = (i + 1) & mask_) {
      if (!slots_[i].classes.any() || slots_[i].fold == fold) return slots_[i].classes;
    }
  }
  /// Of a word with hyphens that is in no list, what its last part is as a noun: "Merrow-Zeitung".
  WordClasses classes_by_part(std::string_view word) const;
  /// What the ending of a word that is in no list suggests: "-ly" an adverb.
  WordClasses classes_by_ending(std::string_view word) const;
  void add(std::uint64_t fold, WordClasses classes);
  void remove(std::uint64_t fold, WordClasses classes);
  void add_ending(std::string_view ending, WordClasses classes) { endings_.push_back({ending, classes}); }
  /// "teilt … mit": the form is a verb of speech with this prefix at its clause's end.
  void add_prefix(std::uint64_t form, std::uint64_t prefix) { prefixed_.insert(with_prefix(form, prefix)); }
  bool takes_prefix(std::uint64_t form, std::uint64_t prefix) const {
    return prefixed_.contains(with_prefix(form, prefix));
  }
  /// What is put into a verb to make its infinitive: "nachzudenken". Such a word has the class kTo.
  void set_infinitive_infix(std::string_view infix) { infix_ = infix; }
  /// Verbs stand at the end of subordinate clauses, which a comma opens; a
  /// subject may follow its verb anywhere.
  bool verb_second() const { return verb_second_; }
  void set_verb_second() { verb_second_ = true; }
  /// “A,” she said. “B.” are two statements: what follows the attribution's full stop is one of its own.
  bool sentences_apart() const { return sentences_apart_; }
  void set_sentences_apart() { sentences_apart_ = true; }
  /// A capital is no sign of a name.
  bool nouns_capitalised() const { return nouns_capitalised_; }
  void set_nouns_capitalised() { nouns_capitalised_ = true; }

 private:
  struct Slot {
    std::uint64_t fold = 0;
    WordClasses classes;
  };
  struct Ending {
    std::string_view letters;
    WordClasses classes;
  };
  static std::uint64_t with_prefix(std::uint64_t form, std::uint64_t prefix) {
    return core::mix(form * 3 + prefix);
  }
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(256);
  std::vector<Ending> endings_;
  std::unordered_set<std::uint64_t> prefixed_;
  std::string_view infix_;
  std::size_t mask_ = 255;
  std::size_t used_ = 0;
  bool verb_second_ = false;
  bool sentences_apart_ = false;
  bool nouns_capitalised_ = false;
};

/// The table of a language; that of English for a language that there is no
/// list of reporting verbs for. Lives for ever; all are made at the first call.
const Vocabulary& vocabulary_of(std::string_view language);

}  // namespace stemma::quotes
