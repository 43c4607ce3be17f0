/// What a word can be for the grammar of reported speech: a set of classes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stemma::quotes {

/// A word may be many things; its neighbours decide. Asked for every word several times, so two machine words
/// and no container.
class WordClasses {
 public:
  static constexpr unsigned kRoom = 128;

  constexpr WordClasses() = default;
  /// The class `number`; one that there is no room for does not compile.
  static consteval WordClasses of(unsigned number) {
    if (number >= kRoom) throw "no room for this class";
    WordClasses one;
    (number < 64 ? one.low_ : one.high_) = std::uint64_t{1} << (number % 64);
    return one;
  }

  constexpr bool any() const { return (low_ | high_) != 0; }
  constexpr bool has(WordClasses any_of) const {
    return ((low_ & any_of.low_) | (high_ & any_of.high_)) != 0;
  }
  constexpr WordClasses without(WordClasses others) const {
    return {low_ & ~others.low_, high_ & ~others.high_};
  }

  friend constexpr WordClasses operator|(WordClasses a, WordClasses b) {
    return {a.low_ | b.low_, a.high_ | b.high_};
  }
  friend constexpr WordClasses operator&(WordClasses a, WordClasses b) {
    return {a.low_ & b.low_, a.high_ & b.high_};
  }
  constexpr WordClasses& operator|=(WordClasses other) { return *this = *this | other; }
  friend constexpr bool operator==(WordClasses, WordClasses) = default;

 private:
  constexpr WordClasses(std::uint64_t low, std::uint64_t high) : low_(low), high_(high) {}

  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
};

// Frames of reporting verbs (lang/<code>/reporting_verbs.txt)
inline constexpr WordClasses kSay = WordClasses::of(0);
inline constexpr WordClasses kAsk = WordClasses::of(1);
inline constexpr WordClasses kTell = WordClasses::of(2);
inline constexpr WordClasses kVow = WordClasses::of(3);
inline constexpr WordClasses kObject = WordClasses::of(4);
inline constexpr WordClasses kName = WordClasses::of(5);
inline constexpr WordClasses kSpeak = WordClasses::of(6);
inline constexpr WordClasses kLabel = WordClasses::of(66);

// Forms of verbs
inline constexpr WordClasses kFinite = WordClasses::of(7);
inline constexpr WordClasses kParticiple = WordClasses::of(8);
inline constexpr WordClasses kGerund = WordClasses::of(9);
inline constexpr WordClasses kInfinitive = WordClasses::of(10);

// Closed classes (lang/<code>/speech_grammar.txt)
inline constexpr WordClasses kAuxiliary = WordClasses::of(11);
inline constexpr WordClasses kBe = WordClasses::of(12);
inline constexpr WordClasses kNegation = WordClasses::of(13);
inline constexpr WordClasses kPronounSubject = WordClasses::of(14);
inline constexpr WordClasses kPronounObject = WordClasses::of(15);
inline constexpr WordClasses kDeterminer = WordClasses::of(16);
inline constexpr WordClasses kPreposition = WordClasses::of(17);
inline constexpr WordClasses kOf = WordClasses::of(18);
inline constexpr WordClasses kCoordinator = WordClasses::of(19);
inline constexpr WordClasses kSubordinator = WordClasses::of(20);
inline constexpr WordClasses kRelative = WordClasses::of(21);
inline constexpr WordClasses kThat = WordClasses::of(22);
inline constexpr WordClasses kQuestion = WordClasses::of(23);
inline constexpr WordClasses kParticle = WordClasses::of(24);
inline constexpr WordClasses kTo = WordClasses::of(25);
inline constexpr WordClasses kAs = WordClasses::of(26);
inline constexpr WordClasses kAdverb = WordClasses::of(27);
inline constexpr WordClasses kTime = WordClasses::of(28);
inline constexpr WordClasses kPhase = WordClasses::of(29);
inline constexpr WordClasses kQuoted = WordClasses::of(30);
inline constexpr WordClasses kVerb = WordClasses::of(31);
inline constexpr WordClasses kAttributionBefore = WordClasses::of(32);
inline constexpr WordClasses kAttributionAfter = WordClasses::of(33);
inline constexpr WordClasses kAttributionNoun = WordClasses::of(34);
inline constexpr WordClasses kSo = WordClasses::of(35);
inline constexpr WordClasses kSubjunctive = WordClasses::of(36);
inline constexpr WordClasses kPossessive = WordClasses::of(37);
inline constexpr WordClasses kInterview = WordClasses::of(38);
inline constexpr WordClasses kPronounPlural = WordClasses::of(39);
inline constexpr WordClasses kSeparable =
    WordClasses::of(40);  ///< a verb of speech only with its prefix at the clause's end

// Marks, the same in all languages
inline constexpr WordClasses kComma = WordClasses::of(41);
inline constexpr WordClasses kColon = WordClasses::of(42);
inline constexpr WordClasses kSemicolon = WordClasses::of(43);
inline constexpr WordClasses kDash = WordClasses::of(44);
inline constexpr WordClasses kBracket = WordClasses::of(45);
inline constexpr WordClasses kStop = WordClasses::of(46);
inline constexpr WordClasses kQuote =
    WordClasses::of(47);  ///< not a word: a whole quotation, folded to one item

// Who can speak (lang/<code>/roles.txt, speech_grammar.txt)
inline constexpr WordClasses kSpeaker =
    WordClasses::of(48);  ///< a noun for people, bodies and documents: "minister", "police", "report"
inline constexpr WordClasses kNoSpeaker =
    WordClasses::of(49);  ///< a noun that says nothing: "omission", "ammonia"
inline constexpr WordClasses kMention = WordClasses::of(50);  ///< not of the table: a part of a name
inline constexpr WordClasses kPlaceMention = WordClasses::of(51);
inline constexpr WordClasses kOutletNoun = WordClasses::of(52);  ///< "newspaper" (lang/<code>/credits.txt)
inline constexpr WordClasses kOutletWord = WordClasses::of(53);  ///< a word of outlets' names: "Herald"
inline constexpr WordClasses kOccasion =
    WordClasses::of(54);  ///< "statement", "briefing": another occasion than an interview
inline constexpr WordClasses kEarlier =
    WordClasses::of(55);                                     ///< "recently": another day than the interview's
inline constexpr WordClasses kHearer = WordClasses::of(56);  ///< a preposition before whom it is said to
inline constexpr WordClasses kNounToo =
    WordClasses::of(57);  ///< a verb's form that is as often a noun: "state", "calls"
inline constexpr WordClasses kNarrator =
    WordClasses::of(58);  ///< a participle by which the writer goes on after a content: "becoming"
inline constexpr WordClasses kFor = WordClasses::of(59);
inline constexpr WordClasses kGenitive =
    WordClasses::of(60);  ///< the ending of an adjective that goes on a noun phrase after its noun
inline constexpr WordClasses kHearsay =
    WordClasses::of(61);  ///< an auxiliary that says that it is said: "soll gesagt haben"
inline constexpr WordClasses kOwn = WordClasses::of(62);  ///< "this" newspaper is the one that is read
inline constexpr WordClasses kNamedAs =
    WordClasses::of(64);  ///< stands before what somebody is called: German "als"
inline constexpr WordClasses kWordsNoun =
    WordClasses::of(65);  ///< a noun that announces marked words: "mit den Worten", "die Parole"
inline constexpr WordClasses kRelativeSubject =
    WordClasses::of(67);  ///< a relative that is its clause's subject: German "der"
inline constexpr WordClasses kNounPreposition =
    WordClasses::of(68);  ///< before a noun of attribution: "nach" Angaben
inline constexpr WordClasses kOblique = WordClasses::of(69);  ///< begins an object, never a subject: "dem"
inline constexpr WordClasses kOwner =
    WordClasses::of(70);  ///< a determiner that stands for somebody: German "seinen" Angaben
inline constexpr WordClasses kOpensToo =
    WordClasses::of(71);  ///< a preposition that opens clauses too: "after Jane Roe said"
inline constexpr WordClasses kImpersonal =
    WordClasses::of(72);  ///< a verb of speech only without a person: German "heißt es"
inline constexpr WordClasses kFigure = WordClasses::of(73);  ///< not of the table: a number in digits
inline constexpr WordClasses kUnreal =
    WordClasses::of(63);  ///< "should have said": an auxiliary of what was not

/// "demnach": refers to who was named before. Both classes together.
inline constexpr WordClasses kThereby = kSo | kAttributionAfter;
inline constexpr WordClasses kReporting = kSay | kAsk | kTell | kVow | kObject | kName | kSpeak | kLabel;
inline constexpr WordClasses kAnyPunctuation = kComma | kColon | kSemicolon | kDash | kBracket | kStop;

}  // namespace stemma::quotes
