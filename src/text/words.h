/// What is known of single words and phrases: one table a language, from the lists under lang/ and the locale
/// data.
///
/// A reading asks for every word several times, so that all lists are folded into one open-addressing table
/// of flags.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/hash.h"
#include "stemma/reading.h"

namespace stemma::text {

/// What the lists say of a word or phrase; it may be in several lists.
using WordFlags = std::uint64_t;
constexpr WordFlags flag(unsigned bit) {
  return WordFlags{1} << bit;
}

constexpr WordFlags kAbbreviationInside = flag(0);  ///< never ends a sentence: "Mr."
constexpr WordFlags kAbbreviationMay = flag(1);     ///< may end one: "U.S.", "Inc."
constexpr WordFlags kAbbreviationOften = flag(2);   ///< ends one before most capitals: "p.m.", "etc."
constexpr WordFlags kAbbreviationNumber = flag(3);  ///< an abbreviation only before a number: "No."
constexpr WordFlags kFunctionWord = flag(4);  ///< capitalised, it shows a sentence's begin and no name: "The"
constexpr WordFlags kMonth = flag(5);
constexpr WordFlags kWeekday = flag(6);
constexpr WordFlags kBeforeOrdinal = flag(7);  ///< "am", "der": a number with a dot after it is an ordinal
constexpr WordFlags kElision = flag(8);        ///< "l'", "dell'": a word of its own before another
constexpr WordFlags kPhrasePrefix = flag(9);   ///< a known phrase may go on after this
constexpr WordFlags kGivenMale = flag(10);
constexpr WordFlags kGivenFemale = flag(11);
constexpr WordFlags kHonorific = flag(12);  ///< stands before a person's name only: "Mr.", "Sgt."
constexpr WordFlags kMaleTitle = flag(13);
constexpr WordFlags kFemaleTitle = flag(14);
constexpr WordFlags kRole = flag(15);              ///< "president", "spokesman", "doctor"
constexpr WordFlags kRoleEnding = flag(16);        ///< also as the end of a compound: German "-minister"
constexpr WordFlags kRoleModifier = flag(17);      ///< "former", "deputy", "campaign"
constexpr WordFlags kOrganisationHead = flag(18);  ///< "University", "Ministry"
constexpr WordFlags kOrganisationEnd = flag(19);   ///< "Inc.", "GmbH"
constexpr WordFlags kPlaceWord = flag(20);         ///< "River", "County"
constexpr WordFlags kPlacePreposition = flag(21);  ///< "in", "near"
constexpr WordFlags kRegion = flag(22);            ///< a country, state or city
constexpr WordFlags kDemonym = flag(23);     ///< "Russian", "Republicans": capitalised, yet nobody's name
constexpr WordFlags kParticle = flag(24);    ///< "von", "bin"
constexpr WordFlags kNameSuffix = flag(25);  ///< "Jr."
constexpr WordFlags kAgency = flag(26);
constexpr WordFlags kOutlet = flag(27);
constexpr WordFlags kSpeechVerb = flag(28);   ///< a finite form: "said"
constexpr WordFlags kNameBreaker = flag(29);  ///< never a part of a name: German "Prozent"
constexpr WordFlags kJoiner = flag(30);       ///< joins the words of an organisation's name: "of", "for"
constexpr WordFlags kMalePronoun = flag(31);
constexpr WordFlags kFemalePronoun = flag(32);
constexpr WordFlags kDeterminer = flag(33);
constexpr WordFlags kMultiplier = flag(34);   ///< "million"
constexpr WordFlags kCardinal = flag(35);     ///< "three"
constexpr WordFlags kApproximate = flag(36);  ///< "about", "nearly"
constexpr WordFlags kCurrency = flag(37);
constexpr WordFlags kPercent = flag(38);
constexpr WordFlags kIndefinite = flag(39);  ///< "a", "an"
constexpr WordFlags kAnyLeader =
    flag(40);  ///< "chief", "head": stands for any leading role with the same qualifier
constexpr WordFlags kPluralNoun = flag(41);   ///< "people", "men": a plural that its ending does not tell
constexpr WordFlags kMoreOf = flag(42);       ///< "more", "other", "of": between a number and what it counts
constexpr WordFlags kListJoiner = flag(44);   ///< a joiner that lists: "and"
constexpr WordFlags kTopicJoiner = flag(45);  ///< a joiner before a topic, never before a place: "on"
constexpr WordFlags kPersonRelative = flag(46);  ///< "who": what is before it is a person
constexpr WordFlags kStopword = flag(43);        ///< holds sentences together; never what is counted

constexpr WordFlags kAbbreviation =
    kAbbreviationInside | kAbbreviationMay | kAbbreviationOften | kAbbreviationNumber;
constexpr WordFlags kGiven = kGivenMale | kGivenFemale;
constexpr WordFlags kNewsName = kAgency | kOutlet;

/// What a language's spelling does.
enum class Spelling : std::uint8_t {
  kOrdinalDot,        ///< "24. Februar"
  kNounsCapitalised,  ///< a capital is no sign of a name
  kDecimalComma,      ///< "3,5"
  kNamesInflected,    ///< "Путин", "Путина", "Путиным"
};

/// Flags by fold hash (lang::fold_hash). Immutable after its making.
class WordTable {
 public:
  /// Flags of a word, 0 for an unknown one. O(1).
  WordFlags flags(std::uint64_t fold) const {
    for (std::size_t i = fold & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].flags == 0 || slots_[i].fold == fold) return slots_[i].flags;
    }
  }
  bool is(std::uint64_t fold, WordFlags any_of) const { return (flags(fold) & any_of) != 0; }
  bool has(Spelling spelling) const { return (spelling_ >> static_cast<unsigned>(spelling) & 1U) != 0; }

  /// A number that a list gives with the word: "million", "three", "dozen". 0 for none.
  double value(std::uint64_t fold) const;

  /// End of the longest phrase of tokens from `first` on (before `end`) that has one of the flags; `first` if
  /// none has. `found` gets the phrase's flags.
  std::uint32_t phrase_end(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                           WordFlags any_of, WordFlags* found = nullptr) const;

  void add(std::uint64_t fold, WordFlags flags);
  void add_phrase(std::span<const std::uint64_t> folds, WordFlags flags);
  void add_value(std::uint64_t fold, double value);
  void add_spelling(Spelling spelling) {
    spelling_ |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(spelling));
  }
  /// Takes flags from a word or phrase.
  void remove(std::span<const std::uint64_t> folds, WordFlags flags);

 private:
  struct Slot {
    std::uint64_t fold = 0;
    WordFlags flags = 0;
  };
  Slot& slot(std::uint64_t fold);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(64);
  std::size_t mask_ = 63;
  std::size_t used_ = 0;
  std::uint8_t spelling_ = 0;
  std::vector<std::pair<std::uint64_t, double>> values_;  ///< few; searched in order
};

/// A phrase's key from its words' folds: the first word's own fold, then one step for each further word.
constexpr std::uint64_t next_in_phrase(std::uint64_t key, std::uint64_t fold) {
  return core::mix(key * 0x9E3779B97F4A7C15ULL + fold);
}

/// The table of a language with what is common to all; that of English for a language that there is no folder
/// for. Lives for ever; made when a language is first asked for. Safe to call from many threads.
const WordTable& words_of(std::string_view language);

}  // namespace stemma::text
