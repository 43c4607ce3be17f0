/// What is known of single words: one table a language, from the lists under lang/.
///
/// A reading asks for every word several times, so that all lists are folded into one open-addressing table
/// of flags.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stemma::text {

/// What a list says of a word. A word may be in several lists.
enum WordFlag : std::uint32_t {
  kAbbreviationInside = 1U << 0U,  ///< never ends a sentence: "Mr."
  kAbbreviationMay = 1U << 1U,     ///< may end one: "U.S.", "Inc."
  kAbbreviationOften = 1U << 2U,   ///< ends one before most capitals: "p.m.", "etc."
  kAbbreviationNumber = 1U << 3U,  ///< an abbreviation only before a number: "No."
  kFunctionWord = 1U << 4U,        ///< as a capitalised word it shows a sentence's begin, not a name: "The"
  kMonth = 1U << 5U,
  kWeekday = 1U << 6U,
  kBeforeOrdinal = 1U << 7U,  ///< "am", "der": a number with a dot after it is an ordinal
  kElision = 1U << 8U,        ///< "l'", "dell'": a word of its own before another
};
constexpr std::uint32_t kAbbreviation =
    kAbbreviationInside | kAbbreviationMay | kAbbreviationOften | kAbbreviationNumber;

/// Flags by fold hash (lang::fold_hash). Immutable after its making.
class WordTable {
 public:
  /// Flags of a word, 0 for an unknown one. O(1).
  std::uint32_t flags(std::uint64_t fold) const {
    for (std::size_t i = fold & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].flags == 0 || slots_[i].fold == fold) return slots_[i].flags;
    }
  }
  bool is(std::uint64_t fold, std::uint32_t any_of) const { return (flags(fold) & any_of) != 0; }

  void add(std::uint64_t fold, std::uint32_t flags);

 private:
  struct Slot {
    std::uint64_t fold = 0;
    std::uint32_t flags = 0;
  };
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t mask_ = 63;
  std::size_t used_ = 0;
};

/// The table of a language with what is common to all; that of English for a language that there is no folder
/// for. Lives for ever; made at the first call.
const WordTable& words_of(std::string_view language);

}  // namespace stemma::text
