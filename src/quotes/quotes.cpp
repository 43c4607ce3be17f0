// Marks are paired, sentences are read as frames in which a quotation is one
// item, and each frame's attributions are found by a shallow grammar.
// Quotations that no cue of their frame claims belong to the statement before
// them, where they carry it on, or to nobody; short ones are terms, titles or
// irony and no statement at all.
#include <algorithm>
#include <optional>
#include <utility>

#include "quotes/cues.h"
#include "quotes/frames.h"
#include "quotes/marks.h"
#include "quotes/occasions.h"
#include "quotes/speakers.h"
#include "stemma/quotation.h"

namespace stemma {
namespace quotes {
namespace {

/// Marked words without a cue are speech from this many on: counted on news,
/// seven words or more are speech in 98 %, one word in 57 %.
constexpr std::uint32_t kSpeechWords = 7;
/// A pronoun looks back at most so many paragraphs for the speaker before.
constexpr std::uint32_t kFarthestPronoun = 3;
/// A line "Name: statement" at the head of a report has at most so many words
/// before its colon.
constexpr std::size_t kLongestHeadlineSpeaker = 5;
constexpr std::string_view kCarriedOn = "carries on the speech before it";
constexpr std::string_view kFreeIndirect = "mood of reported speech";

class QuotationFinder {
 public:
  QuotationFinder(const Article& article, const Reading& reading)
      : text_(article.text),
        reading_(reading),
        vocabulary_(vocabulary_of(article.language)),
        speakers_(article, reading),
        occasions_(article, reading, vocabulary_, speakers_) {}

  std::vector<Quotation> run() {
    const auto stretches = pair_marks(text_, reading_);
    FrameReader reader(text_, reading_, stretches, vocabulary_);
    Frame frame;
    for (std::size_t number = 0; reader.next(frame); ++number) read_frame(frame, number);
    std::stable_sort(found_.begin(), found_.end(), [](const Quotation& a, const Quotation& b) {
      return std::pair(a.whole().begin, a.whole().end) < std::pair(b.whole().begin, b.whole().end);
    });
    return std::move(found_);
  }

 private:
  /// What the frame before left to be carried on.
  struct Context {
    std::size_t frame = 0;
    std::uint32_t paragraph = 0;
    std::optional<std::size_t> statement;  ///< index into found_: the last of the frame
    bool continued = false;                ///< its marks were left open at the paragraph's end
  };

  void read_frame(const Frame& frame, std::size_t number) {
    const Clauses clauses(frame, vocabulary_);
    covered_.assign(frame.size(), false);
    Context now{number, frame.paragraph, std::nullopt, false};
    const auto cues = find_cues(clauses, vocabulary_);
    for (std::size_t c = 0; c < cues.size(); ++c) {
      const std::size_t begin = c == 0 ? 0 : std::max(cues[c - 1].phrase.end, cues[c - 1].after.end);
      const std::size_t end = c + 1 < cues.size() ? cues[c + 1].verb.begin : frame.size();
      take_cue(clauses, cues[c], {begin, end}, now);
    }
    if (cues.empty()) occasions_.read_announcement(clauses);
    if (cues.empty() && number == 0) take_headline(clauses, now);
    if (cues.empty()) take_free_indirect(clauses, now);
    for (std::size_t i = 0; i < frame.size(); ++i) {
      if (frame[i].is_quote() && !covered_[i]) take_uncued(clauses, i, now);
    }
    if (now.statement) {
      for (const Item& item : frame.items) now.continued = now.continued || item.continued;
    }
    last_ = now;
    note_subject(clauses);
    pending_ = std::exchange(fresh_pending_, std::nullopt);
  }

  /// Whom the frame is about: the next one may go on in the mood of reported speech.
  void note_subject(const Clauses& clauses) {
    std::size_t end = clauses.size();
    while (end > 0 && clauses.is(end - 1, kAnyPunctuation)) --end;
    Range subject = vocabulary_.verb_second() ? subject_of_saying(clauses) : clauses.main_subject(end);
    if (subject.empty()) {
      const std::size_t verb = clauses.second_verb(end);
      subject = verb < end ? clauses.subject_around(verb) : clauses.main_subject(end);
    }
    last_subject_.reset();
    const bool demonstrative = subject.end - subject.begin == 1 && clauses.is(subject.begin, kDeterminer);
    if (clauses.voice_of(subject) == Voice::kSure && !demonstrative)
      last_subject_ = speakers_.party(clauses, subject);
  }

  /// "Am Montag erklärte X die Gründe": whose verb of saying the frame has, though it reports no words.
  static Range subject_of_saying(const Clauses& clauses) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (!clauses.is(i, kReporting) || !clauses.is(i, kFinite) || !clauses.is_verb(i)) continue;
      const Range subject = clauses.subject_around(i);
      if (clauses.voice_of(subject) == Voice::kSure) return subject;
    }
    return {};
  }

  /// `words` are the items around the cue that belong to no other.
  void take_cue(const Clauses& clauses, const Cue& cue, Range words, Context& now) {
    Quotation quotation;
    add_parts(clauses, cue.before, quotation);
    add_parts(clauses, cue.after, quotation);
    quotation.cue = span_of(clauses, cue.verb);
    if (!cue.speaker.empty()) quotation.speaker = speakers_.party(clauses, cue.speaker);
    if (quotation.speaker && !quotation.speaker->entity && !cue.source.empty() && !cue.reporter.empty()) {
      name_after(speakers_.party(clauses, cue.source), *quotation.speaker);
    }
    if (quotation.speaker && last_speaker_ && now.paragraph <= last_speech_paragraph_ + kFarthestPronoun) {
      speakers_.continue_speaker(clauses, cue.speaker, *last_speaker_, *quotation.speaker);
    }
    if (!cue.told.empty()) quotation.told = speakers_.party(clauses, cue.told);
    occasions_.settle(clauses, cue, words, quotation);
    quotation.rule = cue.rule;
    if (!quotation.parts.empty()) {
      emit(std::move(quotation), now);
    } else if (cue.opens_next) {
      fresh_pending_ = std::move(quotation);
    } else if (last_.statement && last_.paragraph == now.paragraph && last_.frame + 1 == now.frame) {
      Quotation& before = found_[*last_.statement];
      if (before.cue || before.kind == QuotationKind::kIndirect) return;
      before.cue = quotation.cue;
      before.speaker = quotation.speaker;
      before.rule = "attribution in a sentence of its own";
      now.statement = last_.statement;
    }
  }

  /// "The head of the firm admitted it, the Courier reported, citing Jane Roe": she is the head of the firm.
  void name_after(const Party& source, Party& speaker) const {
    if (!is_person(source)) return;
    speaker.name = source.name;
    speaker.entity = source.entity;
  }

  /// "Jane Roe: The bridge will open" as the first line.
  void take_headline(const Clauses& clauses, Context& now) {
    std::size_t colon = 0;
    while (colon < clauses.size() && !clauses.is(colon, kColon)) ++colon;
    if (colon == 0 || colon > kLongestHeadlineSpeaker || colon + 2 >= clauses.size()) return;
    if (!clauses.at(0).capitalised || clauses.has_verb({0, colon})) return;
    Party speaker = speakers_.party(clauses, {0, colon});
    // Other words before a colon name a column or a series: "Analysis", "The Latest".
    if (!is_person(speaker) && !clauses.is(colon - 1, kSpeaker)) return;
    Quotation quotation;
    add_parts(clauses, {colon + 1, clauses.size()}, quotation);
    if (quotation.parts.empty()) return;
    quotation.cue = clauses.at(colon).span;
    quotation.speaker = std::move(speaker);
    quotation.rule = "speaker and colon at the head";
    emit(std::move(quotation), now);
  }

  /// A sentence in the mood of reported speech, right after a statement: its
  /// speaker goes on.
  void take_free_indirect(const Clauses& clauses, Context& now) {
    const bool thereby = clauses.size() > 0 && clauses.at(0).is(kSo) && clauses.at(0).is(kAttributionAfter);
    if (!thereby && !is_in_reported_mood(clauses) && !is_hearsay(clauses)) return;
    const bool follows =
        last_.statement && last_.frame + 1 == now.frame && now.paragraph <= last_.paragraph + 1;
    Quotation quotation;
    add_parts(clauses, {thereby ? 1U : 0U, end_of_report(clauses)}, quotation);
    if (quotation.parts.empty() || quotation.kind == QuotationKind::kDirect) return;
    if (!follows) {
      quotation.rule = thereby ? "refers to who is named before" : kFreeIndirect;
      if (now.paragraph == last_.paragraph && now.frame > 0) quotation.speaker = last_subject_;
      if (thereby) quotation.speaker = referred(clauses.at(0).span, quotation.speaker);
      return emit(std::move(quotation), now);
    }
    Quotation& before = found_[*last_.statement];
    if (before.rule == kFreeIndirect && last_.paragraph == now.paragraph) {
      before.parts.back().end = quotation.parts.back().end;
      if (quotation.kind == QuotationKind::kMixed) before.kind = QuotationKind::kMixed;
      before.marked = before.marked || quotation.marked;
      before.marked_spans.insert(before.marked_spans.end(), quotation.marked_spans.begin(),
                                 quotation.marked_spans.end());
      now.statement = last_.statement;
      return;
    }
    quotation.speaker = before.speaker;
    if (!quotation.speaker && now.paragraph == last_.paragraph) quotation.speaker = last_subject_;
    if (thereby) quotation.speaker = referred(clauses.at(0).span, quotation.speaker);
    quotation.rule = kFreeIndirect;
    occasions_.carry_on(quotation);
    emit(std::move(quotation), now);
  }

  /// "Demnach": the word that stands for who is named before.
  static Party referred(TextSpan word, const std::optional<Party>& before) {
    Party party;
    if (before) party = *before;
    party.span = word;
    return party;
  }

  /// "Das Gesetz sei klar: „Es gilt für alle.“": speech behind a colon is a statement of its own.
  static std::size_t end_of_report(const Clauses& clauses) {
    for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
      if (clauses.is(i, kColon) && clauses.is_speech(i + 1)) return i;
    }
    return clauses.size();
  }

  static bool is_in_reported_mood(const Clauses& clauses) {
    for (std::size_t i = 0; i < clauses.size() && !clauses.is(i, kSubordinator | kThat); ++i) {
      if (clauses.is(i, kSubjunctive) && (i == 0 || !clauses.at(i).capitalised))
        return true;  // no noun "Suche"
    }
    return false;
  }

  /// "Dabei sollen … verhaftet worden sein": an auxiliary of hearsay, and a perfect at the end.
  static bool is_hearsay(const Clauses& clauses) {
    std::size_t end = clauses.size();
    while (end > 0 && clauses.is(end - 1, kAnyPunctuation)) --end;
    if (end < 3 || !clauses.is(end - 1, kBe | kAuxiliary | kDeterminer)) return false;
    for (std::size_t i = 0; i + 2 < end && !clauses.is(i, kAnyPunctuation | kSubordinator | kThat); ++i) {
      if (clauses.is(i, kHearsay)) return true;
    }
    return false;
  }

  /// A quotation that no cue of its frame claims.
  void take_uncued(const Clauses& clauses, std::size_t i, Context& now) {
    const Item& item = clauses.at(i);
    const bool alone = opens_frame(clauses, i);
    Quotation quotation;
    add_parts(clauses, {i, i + 1}, quotation);
    if (quotation.parts.empty()) return;
    if (alone && pending_) {
      Quotation announced = *std::exchange(pending_, std::nullopt);
      announced.parts = quotation.parts;
      announced.kind = QuotationKind::kDirect;
      announced.rule = "announced by a colon";
      return emit(std::move(announced), now);
    }
    if (alone && carries_on(now)) {
      Quotation& statement = found_[*statement_before(now)];
      if (vocabulary_.sentences_apart() && last_.paragraph == now.paragraph) {
        quotation.speaker = statement.speaker;
        quotation.rule = kCarriedOn;
        occasions_.carry_on(quotation);
        return emit(std::move(quotation), now);
      }
      statement.parts.push_back(quotation.parts.front());
      if (statement.kind == QuotationKind::kMixed) statement.marked_spans.push_back(quotation.parts.front());
      now.statement = statement_before(now);
      return;
    }
    const bool announced = i > 0 && clauses.is(i - 1, kColon);
    const bool whole_sentence = (alone || announced) && item.closed_off && item.words > 2;
    if (item.words < kSpeechWords && !whole_sentence) return;
    if (!alone && !whole_sentence && !item.clause) return;  // a long title or name
    if (alone && take_beside(clauses, i, quotation)) return emit(std::move(quotation), now);
    quotation.speaker = uncued_speaker(clauses, i, now);
    quotation.rule = alone ? kCarriedOn : announced ? "announced by a colon" : "marked words without a cue";
    if (alone) occasions_.carry_on(quotation);
    if (!alone && !announced && !item.capitalised) {  // a part of the sentence that it stands in
      quotation.kind = QuotationKind::kMixed;
      quotation.marked_spans = quotation.parts;
    }
    emit(std::move(quotation), now);
  }

  /// Nothing but quotations, or a word or two that no sentence is made of,
  /// stand before it in the frame.
  bool opens_frame(const Clauses& clauses, std::size_t i) const {
    constexpr std::size_t kStrayItems = 3;
    bool only_quotes = true;
    for (std::size_t j = 0; j < i; ++j) only_quotes = only_quotes && clauses.is(j, kQuote);
    return only_quotes || (i <= kStrayItems && clauses.is(i - 1, kComma) && clauses.at(i).closed_off &&
                           !clauses.has_verb({0, i}));
  }

  std::optional<std::size_t> statement_before(const Context& now) const {
    return now.statement ? now.statement : last_.statement;
  }

  /// “A,” she said. “B.” is one statement; so is speech whose marks were left
  /// open at a paragraph's end.
  bool carries_on(const Context& now) const {
    const auto before = statement_before(now);
    if (!before || !found_[*before].marked || last_.frame + 1 != now.frame) return false;
    if (last_.paragraph != now.paragraph) return last_.continued;
    return found_[*before].cue.has_value() && found_[*before].kind != QuotationKind::kIndirect;
  }

  std::optional<Party> uncued_speaker(const Clauses& clauses, std::size_t i, const Context& now) const {
    if (i > 0 && !opens_frame(clauses, i)) {
      const Range subject = subject_beside(clauses, clauses.is(i - 1, kColon) ? i - 1 : i);
      if (subject.empty()) return std::nullopt;
      Party party = speakers_.party(clauses, subject);
      if (last_speaker_ && now.paragraph <= last_speech_paragraph_ + kFarthestPronoun)
        speakers_.continue_speaker(clauses, subject, *last_speaker_, party);
      return party;
    }
    const bool fresh =
        !last_.statement && last_.frame + 1 == now.frame && now.paragraph <= last_.paragraph + 1;
    if (fresh && last_subject_ && is_person(*last_subject_)) return last_subject_;
    const bool near = now.paragraph <= last_speech_paragraph_ + 1;
    return near ? last_speaker_ : std::nullopt;
  }

  bool is_person(const Party& party) const {
    return party.entity && reading_.entities[*party.entity].kind == NameKind::kPerson;
  }

  /// “Not now,” X beamed; “Not now,” agreed X; “Not now.” – X: somebody right beside the words says them,
  /// whatever the verb.
  bool take_beside(const Clauses& clauses, std::size_t i, Quotation& quotation) const {
    if (vocabulary_.verb_second() || !clauses.at(i).closed_off) return false;
    const Range first = clauses.noun_phrase_at(i + 1);
    std::size_t verb = i + 1;
    Range speaker;
    const std::size_t name_end = end_of_name(clauses, first);
    if (name_end > first.begin && name_end < first.end) {
      verb = name_end;
      speaker = {first.begin, name_end};
    } else if (clauses.voice_of(first) == Voice::kSure) {
      verb = clauses.skip_adverbs(first.end);
      speaker = first;
    } else if (clauses.is(verb, kVerb)) {
      speaker = clauses.noun_phrase_at(verb + 1);
    }
    if (speaker.empty() || clauses.voice_of(speaker) != Voice::kSure) return false;
    if (!is_verb_like(clauses, verb)) return false;
    quotation.cue = clauses.at(verb).span;
    quotation.speaker = speakers_.party(clauses, speaker);
    if (last_speaker_) speakers_.continue_speaker(clauses, speaker, *last_speaker_, *quotation.speaker);
    quotation.rule = "somebody beside the words";
    return true;
  }

  /// Past the capitalised words that a name ends, where a word in lower case follows: "Jane Roe sings".
  static std::size_t end_of_name(const Clauses& clauses, Range phrase) {
    std::size_t end = phrase.begin;
    while (end < phrase.end && clauses.at(end).capitalised) ++end;
    return end > phrase.begin && clauses.is(end - 1, kMention) ? end : phrase.begin;
  }

  /// A verb, or a word of no list in lower case.
  static bool is_verb_like(const Clauses& clauses, std::size_t i) {
    if (i >= clauses.size() || clauses.at(i).words == 0 || clauses.at(i).capitalised) return false;
    return clauses.is(i, kVerb) || !clauses.at(i).classes.any();
  }

  /// Whom the words up to `end` are about, empty where they name nobody who can speak.
  Range subject_beside(const Clauses& clauses, std::size_t end) const {
    if (!vocabulary_.verb_second()) {
      const Range subject = clauses.main_subject(end);
      return clauses.voice_of(subject) == Voice::kNone ? Range{} : subject;
    }
    const std::size_t verb = clauses.second_verb(end);
    const Range subject = verb < end ? clauses.subject_around(verb) : clauses.main_subject(end);
    const Voice voice = clauses.voice_of(subject);
    const bool noun_phrase = clauses.is(subject.begin, kDeterminer) && !clauses.is(subject.begin, kOblique);
    return voice == Voice::kSure || (voice == Voice::kPossible && noun_phrase) ? subject : Range{};
  }

  void emit(Quotation quotation, Context& now) {
    if (quotation.speaker) last_speaker_ = quotation.speaker;
    last_speech_paragraph_ = now.paragraph;
    now.statement = found_.size();
    found_.push_back(std::move(quotation));
  }

  // ---- content ----

  static TextSpan span_of(const Clauses& clauses, Range range) {
    return {clauses.at(range.begin).span.begin, clauses.at(range.end - 1).span.end};
  }

  static Range trimmed(const Clauses& clauses, Range range) {
    while (!range.empty() && clauses.is(range.begin, kAnyPunctuation)) ++range.begin;
    while (!range.empty() && clauses.is(range.end - 1, kAnyPunctuation)) --range.end;
    return range;
  }

  /// Adds the content of a range and what that makes of the quotation's kind.
  void add_parts(const Clauses& clauses, Range range, Quotation& quotation) {
    range = trimmed(clauses, range);
    if (range.empty()) return;
    std::vector<TextSpan> marked;
    bool words = false;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (clauses.is(i, kQuote)) {
        marked.push_back(clauses.at(i).inner);
        covered_[i] = true;
      } else {
        words = words || !clauses.is(i, kAnyPunctuation);
      }
    }
    const bool first = quotation.parts.empty();
    const bool mixed =
        !first &&
        quotation.kind != (words ? (marked.empty() ? QuotationKind::kIndirect : QuotationKind::kMixed)
                                 : QuotationKind::kDirect);
    const QuotationKind before = quotation.kind;
    quotation.kind = mixed            ? QuotationKind::kMixed
                     : !words         ? QuotationKind::kDirect
                     : marked.empty() ? QuotationKind::kIndirect
                                      : QuotationKind::kMixed;
    if (mixed && before == QuotationKind::kDirect) quotation.marked_spans = quotation.parts;
    if (quotation.kind == QuotationKind::kMixed) {
      quotation.marked_spans.insert(quotation.marked_spans.end(), marked.begin(), marked.end());
    }
    if (words) {
      quotation.parts.push_back(span_of(clauses, range));
    } else {
      quotation.parts.insert(quotation.parts.end(), marked.begin(), marked.end());
    }
    quotation.marked = quotation.kind != QuotationKind::kIndirect;
  }

  std::string_view text_;
  const Reading& reading_;
  const Vocabulary& vocabulary_;
  Speakers speakers_;
  Occasions occasions_;
  std::vector<Quotation> found_;
  std::vector<bool> covered_;
  Context last_;
  std::optional<Quotation> pending_;        ///< announced by the frame before
  std::optional<Quotation> fresh_pending_;  ///< announced by this one
  std::optional<Party> last_speaker_;
  std::optional<Party> last_subject_;  ///< of the frame before
  std::uint32_t last_speech_paragraph_ = 0;
};

}  // namespace
}  // namespace quotes

std::vector<Quotation> find_quotations(const Article& article, const Reading& reading) {
  if (reading.tokens.empty()) return {};
  return quotes::QuotationFinder(article, reading).run();
}

}  // namespace stemma
