/// What the grammar of reported speech knows of single words: one table a
/// language, from the lists under lang/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace stemma::quotes {

/// What a word can be. A word may be many things; its neighbours decide.
enum WordClass : std::uint64_t {
  // Frames of reporting verbs (lang/<code>/reporting_verbs.txt)
  kSay = 1ULL << 0U,
  kAsk = 1ULL << 1U,
  kTell = 1ULL << 2U,
  kVow = 1ULL << 3U,
  kObject = 1ULL << 4U,
  kName = 1ULL << 5U,
  kSpeak = 1ULL << 6U,
  // Forms of verbs
  kFinite = 1ULL << 8U,
  kParticiple = 1ULL << 9U,
  kGerund = 1ULL << 10U,
  kInfinitive = 1ULL << 11U,
  // Closed classes (lang/<code>/speech_grammar.txt)
  kAuxiliary = 1ULL << 16U,
  kBe = 1ULL << 17U,
  kNegation = 1ULL << 18U,
  kPronounSubject = 1ULL << 19U,
  kPronounObject = 1ULL << 20U,
  kDeterminer = 1ULL << 21U,
  kPreposition = 1ULL << 22U,
  kOf = 1ULL << 23U,
  kCoordinator = 1ULL << 24U,
  kSubordinator = 1ULL << 25U,
  kRelative = 1ULL << 26U,
  kThat = 1ULL << 27U,
  kQuestion = 1ULL << 28U,
  kParticle = 1ULL << 29U,
  kTo = 1ULL << 30U,
  kAs = 1ULL << 31U,
  kAdverb = 1ULL << 32U,
  kTime = 1ULL << 33U,
  kPhase = 1ULL << 34U,
  kQuoted = 1ULL << 35U,
  kVerb = 1ULL << 36U,
  kAttributionBefore = 1ULL << 37U,
  kAttributionAfter = 1ULL << 38U,
  kAttributionNoun = 1ULL << 39U,
  kSo = 1ULL << 40U,
  kSubjunctive = 1ULL << 41U,
  kPossessive = 1ULL << 42U,
  kInterview = 1ULL << 43U,
  kPronounPlural = 1ULL << 44U,
  kSeparable = 1ULL << 45U,  ///< a verb of speech only with its prefix at the clause's end
  // Marks, the same in all languages
  kComma = 1ULL << 48U,
  kColon = 1ULL << 49U,
  kSemicolon = 1ULL << 50U,
  kDash = 1ULL << 51U,
  kBracket = 1ULL << 52U,
  kStop = 1ULL << 53U,
  kQuote = 1ULL << 54U,  ///< not a word: a whole quotation, folded to one item
  // Who can speak (lang/<code>/roles.txt, speakers.txt)
  kSpeaker = 1ULL << 55U,    ///< a noun for people, bodies and documents: "minister", "police", "report"
  kNoSpeaker = 1ULL << 56U,  ///< a noun that says nothing: "omission", "ammonia"
  kMention = 1ULL << 57U,    ///< not of the table: a part of a name
  kPlaceMention = 1ULL << 58U,
  kOutletNoun = 1ULL << 60U,  ///< "newspaper" (lang/<code>/credits.txt)
  kOutletWord = 1ULL << 61U,  ///< a word of outlets' names: "Herald"
  kOccasion = 1ULL << 62U,    ///< "statement", "briefing": another occasion than an interview
  kEarlier = 1ULL << 63U,     ///< "recently": another day than the interview's
  kHearer = 1ULL << 12U,      ///< a preposition before whom it is said to
  kNounToo = 1ULL << 13U,     ///< a verb's form that is as often a noun: "state", "calls"
  kNarrator = 1ULL << 14U,    ///< a participle by which the writer goes on after a content: "becoming"
  kFor = 1ULL << 15U,
  kGenitive = 1ULL << 46U,  ///< the ending of an adjective that goes on a noun phrase after its noun
  kHearsay = 1ULL << 47U,   ///< an auxiliary that says that it is said: "soll gesagt haben"
  kOwn = 1ULL << 7U,        ///< "this" newspaper is the one that is read
  kUnreal = 1ULL << 59U,    ///< "should have said": an auxiliary of what was not
};

/// "demnach": refers to who was named before. Both bits together.
constexpr std::uint64_t kThereby = kSo | kAttributionAfter;
constexpr std::uint64_t kReporting = kSay | kAsk | kTell | kVow | kObject | kName | kSpeak;
constexpr std::uint64_t kAnyPunctuation = kComma | kColon | kSemicolon | kDash | kBracket | kStop;

/// Classes by fold hash (lang::fold_hash). Immutable after its making.
class Vocabulary {
 public:
  /// Classes of a word, 0 for an unknown one. O(1).
  std::uint64_t classes(std::uint64_t fold) const {
    for (std::size_t i = fold & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].classes == 0 || slots_[i].fold == fold) return slots_[i].classes;
    }
  }
  /// Of a word with hyphens that is in no list, what its last part is as a noun: "Merrow-Zeitung".
  std::uint64_t classes_by_part(std::string_view word) const;
  /// What the ending of a word that is in no list suggests: "-ly" an adverb.
  std::uint64_t classes_by_ending(std::string_view word) const;
  void add(std::uint64_t fold, std::uint64_t classes);
  void remove(std::uint64_t fold, std::uint64_t classes);
  void add_ending(std::string_view ending, std::uint64_t classes) { endings_.push_back({ending, classes}); }
  /// What is put into a verb to make its infinitive: "nachzudenken". Such a word has the class kTo.
  void set_infinitive_infix(std::string_view infix) { infix_ = infix; }
  /// Verbs stand at the end of subordinate clauses, which a comma opens; a
  /// subject may follow its verb anywhere.
  bool verb_second() const { return verb_second_; }
  void set_verb_second() { verb_second_ = true; }
  /// A capital is no sign of a name.
  bool nouns_capitalised() const { return nouns_capitalised_; }
  void set_nouns_capitalised() { nouns_capitalised_ = true; }

 private:
  struct Slot {
    std::uint64_t fold = 0;
    std::uint64_t classes = 0;
  };
  struct Ending {
    std::string_view letters;
    std::uint64_t classes = 0;
  };
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(256);
  std::vector<Ending> endings_;
  std::string_view infix_;
  std::size_t mask_ = 255;
  std::size_t used_ = 0;
  bool verb_second_ = false;
  bool nouns_capitalised_ = false;
};

/// The table of a language; that of English for a language that there is no
/// list of reporting verbs for. Lives for ever; all are made at the first call.
const Vocabulary& vocabulary_of(std::string_view language);

}  // namespace stemma::quotes
