// Each reporting verb is tried in turn: what form is it, who is its subject,
// and on which side is its content? A verb for which one of the three has no
// answer is no cue. At last the cues of a frame are set against each other:
// content ends where the next attribution of the same level begins, and an
// attribution within content is left to the content.
#include "quotes/cues.h"

#include <algorithm>
#include <utility>

#include "quotes/naming.h"

namespace stemma::quotes {
namespace {

constexpr WordClasses kQuotable = kSay | kAsk | kTell;

class CueFinder {
 public:
  CueFinder(const Clauses& clauses, const Vocabulary& vocabulary)
      : clauses_(clauses), vocabulary_(vocabulary) {}

  std::vector<Cue> run() {
    for (std::size_t i = 0; i < size(); ++i) {
      if (is(i, kReporting)) try_verb(i);
      if (is(i, kQuote)) try_naming(i);
      if (at(i).is(kSo) && at(i).is(kAttributionAfter)) continue;  // said of the frame before
      if (is(i, kAttributionAfter)) try_attribution_after(i);
      if (is(i, kAttributionBefore) && !is(i, kAttributionAfter)) try_attribution(i, i + 1);
      if (is(i, kWordsNoun) && try_words(i)) continue;
      if (is(i, kAttributionNoun)) try_attribution_noun(i);
      if (is(i, kSo) && i > 0 && is(i - 1, kComma | kQuote) && !is(i + 1, kReporting))
        try_attribution(i, i + 1);
    }
    settle();
    return std::move(cues_);
  }

 private:
  std::size_t size() const { return clauses_.size(); }
  bool is(std::size_t i, WordClasses any_of) const { return clauses_.is(i, any_of); }
  const Item& at(std::size_t i) const { return clauses_.at(i); }

  void try_verb(std::size_t i) {
    if (at(i).capitalised && i > 0 && !clauses_.is_verb(i) && !clauses_.is_gerund(i)) return;
    if (clauses_.is_gerund(i)) return try_gerund(i);
    // Where the verb is second, an adverb before it is the clause's first part and none of the verb's.
    const std::size_t group = vocabulary_.verb_second() ? i : clauses_.verb_group_begin(i);
    if (group > 0 && is(group - 1, kTo) && is(i, kInfinitive)) return try_infinitive(i, group - 1);
    if (is(i, kFinite) && is(i, kParticiple) && vocabulary_.verb_second() && helper_of(i) < i)
      return try_perfect(i);
    if (is(i, kFinite) && clauses_.is_verb(i)) return try_finite(i, group);
    if (is(i, kParticiple | kInfinitive) && group < i) return try_finite(i, group);
    if (is(i, kParticiple) && vocabulary_.verb_second()) try_perfect(i);
  }

  void try_finite(std::size_t i, std::size_t group) {
    const bool passive = group < i && is(i, kParticiple) && is_passive(group, i);
    if (passive || is_unreal(group, i) || (is(i, kSeparable) && !has_prefix(i))) return;
    if (is_inverted(group, i)) return try_inverted(group, i);
    if (group == i && is(i, kParticiple) && ((is(i + 1, kOf) && !is(i, kQuotable)) || is_agent(i + 1)))
      return;
    Cue cue;
    cue.verb = {group, i + 1};
    cue.speaker = vocabulary_.verb_second() ? clauses_.subject_around(group) : clauses_.subject_before(group);
    cue.rule = "subject before verb";
    if (cue.speaker.empty()) {
      if (group > 0 && !is(group - 1, kCoordinator | kComma) && !is(group - 1, kQuote)) return;
      if (!inherit_speaker(cue, group)) return;
    }
    if (is_thing(cue.speaker) || is_rather_noun(i, group, cue.speaker)) return;
    if (is(i, kImpersonal) && !is_impersonal(cue.speaker)) return;
    cue.phrase = {std::min(cue.speaker.begin, group), i + 1};
    if (vocabulary_.verb_second() && is(i, kQuoted)) swap_quoted(cue, i);
    if (vocabulary_.verb_second()) replace_impersonal_by_place(cue, group);
    if (begins_source(0) && is(cue.speaker.begin - 1, kComma)) cue.source = clauses_.noun_phrase_at(1);
    if (clauses_.voice_of(cue.speaker) == Voice::kNone) cue.speaker.end = cue.speaker.begin;
    if (cue.continues) cue.phrase.begin = group;
    if (cue.phrase.begin > 0 && is(cue.phrase.begin - 1, kAs)) return add_comment(cue);
    add_with_content(cue, i);
  }

  /// "as X said": a clause beside its content.
  void add_comment(Cue& cue) {
    --cue.phrase.begin;
    cue.rule = "as X said";
    if (cue.phrase.begin == 0) {
      const std::size_t comma = next_comma(cue.verb.end);
      if (comma + 1 < size()) cue.after = {comma + 1, clause_end(comma + 1)};
      cue.phrase.end = std::min(comma + 1, size());
    } else {
      cue.before = content_before(cue.phrase.begin);
      if (!cue.before.empty()) add_continuation(cue, clauses_.skip_adverbials(cue.phrase.end));
    }
    add(cue);
  }

  void try_naming(std::size_t i) {
    if (const auto cue = find_naming(clauses_, i)) cues_.push_back(*cue);
  }

  /// "was told": the subject is not who speaks.
  bool is_passive(std::size_t group, std::size_t i) const {
    bool be = false;
    for (std::size_t j = group; j < i; ++j) be = be || is(j, kBe);
    if (!be) return false;
    return !is(i, kGerund);
  }

  /// "should have warned": it was not said.
  bool is_unreal(std::size_t group, std::size_t i) const {
    for (std::size_t j = group; j + 1 < i; ++j) {
      if (is(j, kUnreal) && is(i - 1, kAuxiliary) && is(i, kParticiple)) return true;
    }
    return false;
  }

  /// "proposed by": a preposition that makes the verb before it a participle of
  /// the passive.
  bool is_agent(std::size_t i) const {
    return is(i, kPreposition) && !is(i, kParticle | kTo | kTime | kAdverb) && is(i - 1, kObject | kName);
  }

  /// A cue whose speaker is the subject of the finite word at `finite`.
  Cue cue_of(Range verb, std::size_t finite, const char* rule) const {
    Cue cue;
    cue.verb = verb;
    cue.speaker = clauses_.subject_around(finite);
    cue.phrase = {std::min(cue.speaker.begin, finite), verb.end};
    cue.rule = rule;
    return cue;
  }

  /// "hat die Regierung angekündigt": the participle at `i` ends the clause
  /// that its auxiliary opens.
  void try_perfect(std::size_t i) {
    const std::size_t helper = helper_of(i);
    if (helper == i) return;
    if (is(helper, kBe)) return is(i, kQuoted) ? try_cited(i, helper) : void();
    Cue cue = cue_of({i, i + 1}, helper, "perfect");
    if (cue.speaker.empty()) return;
    if (helper > 0 && is(helper - 1, kComma | kQuote))
      cue.before = content_before(helper);  // "„…“, hatte X erklärt"
    if (!cue.before.empty() && is(cue.before.end - 1, kQuote)) return add(cue);
    cue.before = {};
    if (find_marked_after(cue, i, i + 1) || find_clause_after(cue, i, i + 1, i + 1)) add(cue);
  }

  /// The auxiliary of the participle at `i` in its clause; `i` where there is none.
  std::size_t helper_of(std::size_t i) const {
    for (std::size_t j = i; j > 0 && !is(j - 1, kAnyPunctuation); --j) {
      if (is(j - 1, kAuxiliary) && !is(j - 1, kDeterminer)) return j - 1;
    }
    return i;
  }

  /// "…, wird X zitiert": passed on by somebody who is not named.
  void try_cited(std::size_t i, std::size_t helper) {
    Cue cue = cue_of({i, i + 1}, helper, "quoted as saying");
    if (clauses_.voice_of(cue.speaker) == Voice::kNone) return;
    cue.quoted = true;
    cue.before = content_before(cue.phrase.begin);
    if (cue.before.empty() && is(i + 1, kColon)) cue.after = quote_from(i + 2);
    add(cue);
  }

  /// "teilte … mit": the prefix ends the clause.
  bool has_prefix(std::size_t i) const {
    for (std::size_t j = i + 1; j < size() && !is(j, kSemicolon | kColon); ++j) {
      if (!vocabulary_.takes_prefix(at(i).fold, at(j).fold)) continue;
      if (j + 1 == size() || is(j + 1, kAnyPunctuation | kCoordinator | kQuote)) return true;
    }
    return false;
  }

  bool is_inverted(std::size_t group, std::size_t i) const {
    if (!is(i, kQuotable) || !clauses_.begins_noun_phrase(clauses_.after_reflexive(i))) return false;
    if (is(i, kTell) && !vocabulary_.verb_second()) return false;  // the one who is told follows it
    const bool after_quote = group > 0 && is(group - 1, kQuote);
    if (after_quote || is_parenthesis(group)) return true;
    if (group > 0 && !is(group - 1, kComma | kDash)) return false;
    if (group > 1 && is(group - 1, kComma) && is(group - 2, kQuote)) return true;
    if (group < i) return false;
    const Range subject = clauses_.noun_phrase_at(clauses_.after_reflexive(i));
    const bool verb_follows =
        subject.end < size() && (clauses_.is_verb(subject.end) || is(subject.end, kAdverb));
    return !verb_follows && clauses_.voice_of(subject) == Voice::kSure;
  }

  /// ", so betonte X,": an inserted attribution.
  bool is_parenthesis(std::size_t verb) const {
    return verb > 1 && is(verb - 1, kSo) && !is(verb - 1, kAttributionAfter) &&
           is(verb - 2, kComma | kDash | kQuote);
  }

  void try_inverted(std::size_t group, std::size_t i) {
    if (is_parenthesis(group)) --group;
    Cue cue;
    cue.verb = {group, i + 1};
    cue.speaker = clauses_.noun_phrase_at(clauses_.after_reflexive(i));
    cue.phrase = {group, cue.speaker.end};
    cue.rule = "verb before speaker";
    if (is(i, kImpersonal) && !is_impersonal(cue.speaker)) return;
    if (vocabulary_.verb_second()) replace_impersonal(cue);
    if (vocabulary_.verb_second() && is(i, kQuoted)) swap_quoted(cue, i);
    cue.before = content_before(group);
    if (vocabulary_.verb_second()) add_hearer(cue);
    if (is(cue.phrase.end, kColon) || (group == 0 && is(cue.phrase.end, kComma))) {
      cue.after = quote_from(cue.phrase.end + 1);
      cue.opens_next = cue.phrase.end + 1 == size();
    }
    if (!cue.before.empty()) add_continuation(cue, cue.phrase.end);
    add(cue);
  }

  /// "es", "man": alone.
  bool is_impersonal(Range subject) const {
    return subject.end == subject.begin + 1 && is(subject.begin, kPronounSubject) &&
           is(subject.begin, kNoSpeaker);
  }

  /// "hieß es aus dem Rathaus": who is meant stands behind a preposition, if anywhere.
  void replace_impersonal(Cue& cue) const {
    if (!is_impersonal(cue.speaker)) return;
    const std::size_t begin = cue.speaker.end + 1;
    const Range behind = is(begin - 1, kPreposition) ? clauses_.noun_phrase_at(begin) : Range{begin, begin};
    const bool names = clauses_.voice_of(behind) == Voice::kSure;
    cue.speaker = names ? behind : Range{cue.speaker.begin, cue.speaker.begin};
    if (names) cue.phrase.end = behind.end;
  }

  /// "Das Blatt zitiert X mit den Worten", "…, zitiert das Blatt X": X speaks, the subject passes it on.
  void swap_quoted(Cue& cue, std::size_t verb) const {
    const bool inverted = cue.speaker.begin > verb;
    const std::size_t begin = clauses_.skip_adverbs(inverted ? cue.speaker.end : verb + 1);
    const bool pronoun = is(begin, kPronounObject) && !is(begin, kDeterminer);
    const Range object = pronoun ? Range{begin, begin + 1} : clauses_.noun_phrase_at(begin);
    if (!pronoun && clauses_.voice_of(object) != Voice::kSure) return;
    cue.reporter = std::exchange(cue.speaker, object);
    cue.quoted = true;
    cue.phrase.end = std::max(cue.phrase.end, object.end);
    cue.rule = "quoted by another";
  }

  /// "In dem Bericht heißt es, …": the place of the words stands before the verb.
  void replace_impersonal_by_place(Cue& cue, std::size_t verb) const {
    if (!is_impersonal(cue.speaker)) return;
    std::size_t begin = verb;
    while (begin > 0 && !is(begin - 1, kAnyPunctuation | kQuote)) --begin;
    if (begin == verb || !is(begin, kPreposition) || is(begin, kOf)) return;
    const Range place = clauses_.noun_phrase_at(begin + 1);
    if (clauses_.voice_of(place) == Voice::kSure) cue.speaker = place;
  }

  /// "sagte X der Zeitung", "sagte X gegenüber der Zeitung": a noun phrase right after the speaker.
  void add_hearer(Cue& cue) const {
    const std::size_t begin = cue.phrase.end + (is(cue.phrase.end, kHearer) ? 1 : 0);
    if (!is(begin, kDeterminer)) return;
    const Range told = clauses_.noun_phrase_at(begin);
    if (clauses_.voice_of(told) != Voice::kSure) return;
    cue.told = told;
    cue.phrase.end = told.end;
  }

  void try_gerund(std::size_t i) {
    Cue cue;
    const std::size_t group = clauses_.verb_group_begin(i);
    cue.verb = {group, i + 1};
    cue.phrase = cue.verb;
    if (group < i && is(group, kBe)) {
      cue.speaker = clauses_.subject_before(group);
      if (cue.speaker.empty()) return;
      cue.phrase.begin = std::min(cue.speaker.begin, group);
      cue.rule = "subject before verb";
    } else if (i > 0 && is(i - 1, kAs)) {
      if (!quoted_as(cue, i - 1)) return;
    } else {
      if (i == 0 || is(i - 1, kPreposition | kOf)) return;
      if (!inherit_speaker(cue, i)) return;
      cue.rule = "participle";
    }
    add_with_content(cue, i);
  }

  /// "X was quoted as saying", "it cited X as saying": `as` is where "as"
  /// stands.
  bool quoted_as(Cue& cue, std::size_t as) {
    for (std::size_t j = as; j > 0; --j) {
      if (!is(j - 1, kQuoted)) continue;
      const std::size_t quoted = j - 1;
      const std::size_t group = clauses_.verb_group_begin(quoted);
      const bool passive = group < quoted && is_passive(group, quoted);
      cue.speaker = passive ? clauses_.subject_before(group) : clauses_.noun_phrase_at(j);
      cue.reporter = passive ? clauses_.noun_phrase_at(j + 1) : clauses_.subject_before(group);
      cue.quoted = true;
      cue.phrase.begin = passive ? std::min(cue.speaker.begin, group) : clauses_.subject_before(group).begin;
      cue.verb.begin = quoted;
      cue.rule = "quoted as saying";
      return !cue.speaker.empty();
    }
    return false;
  }

  void try_infinitive(std::size_t i, std::size_t to) {
    const std::size_t from = to >= 3 ? to - 3 : 0;
    for (std::size_t j = to; j > from; --j) {
      if (!is(j - 1, kPhase)) continue;
      Cue cue;
      cue.verb = {j - 1, i + 1};
      cue.speaker = clauses_.subject_before(clauses_.verb_group_begin(j - 1));
      if (cue.speaker.empty() && !inherit_speaker(cue, j - 1)) return;
      cue.phrase = {cue.continues ? j - 1 : std::min(cue.speaker.begin, j - 1), i + 1};
      cue.rule = "verb of phase";
      return add_with_content(cue, i);
    }
  }

  /// The speaker of the attribution before, else the subject of the clauses before `position`; left open
  /// where that says nothing. False where there is no subject at all.
  bool inherit_speaker(Cue& cue, std::size_t position) {
    cue.continues = true;
    const std::size_t verb = vocabulary_.verb_second() ? clauses_.second_verb(position) : position;
    cue.speaker = !cues_.empty()    ? cues_.back().speaker
                  : verb < position ? clauses_.subject_around(verb)
                                    : clauses_.main_subject(position);
    const bool found = !cues_.empty() || !cue.speaker.empty();
    if (cues_.empty() && clauses_.voice_of(cue.speaker) != Voice::kSure) cue.speaker = {position, position};
    return found;
  }

  /// "a talking point on", "campaigned on pledges to": a form that is as often a noun is a verb only directly
  /// after somebody who speaks.
  bool is_rather_noun(std::size_t i, std::size_t group, Range speaker) const {
    if (!is(i, kNounToo) || group < i) return false;
    if (i > 0 && is(i - 1, kPreposition) && !is(i - 1, kPronounSubject)) return true;
    return clauses_.voice_of(speaker) != Voice::kSure || !(speaker.end == i || is(i - 1, kAdverb | kComma)) ||
           (at(i - 1).words > 0 && is(i - 1, kDeterminer));
  }

  /// A noun that says nothing: "all signs pointed to a vote".
  bool is_thing(Range speaker) const {
    const Range head = clauses_.head_of(speaker);
    return !head.empty() && is(head.end - 1, kNoSpeaker) && !is(head.begin, kPronounSubject) &&
           clauses_.voice_of(speaker) == Voice::kNone;
  }

  /// "according to X", "laut X": `cue` is where it begins, `speaker` where X
  /// does.
  void try_attribution(std::size_t i, std::size_t speaker) {
    while (is(speaker, kTo)) ++speaker;
    Cue cue;
    cue.verb = {i, speaker};
    cue.speaker = clauses_.noun_phrase_at(speaker);
    if (is(i, kSo) && is_unlisted(speaker)) {  // "so schätzen die Forscher"
      cue.verb.end = speaker + 1;
      cue.speaker = clauses_.noun_phrase_at(speaker + 1);
    }
    cue.rule = "according to";
    if (cue.speaker.empty()) return;
    cue.phrase = {i, cue.speaker.end};
    add_attribution(cue);
  }

  /// Where nouns have capitals, a word without one that no list holds.
  bool is_unlisted(std::size_t i) const {
    return vocabulary_.nouns_capitalised() && i < size() && at(i).words > 0 && !at(i).capitalised &&
           !at(i).classes.any();
  }

  /// "nach Angaben von X", "nach Angaben der Polizei": the noun is at `i`.
  void try_attribution_noun(std::size_t i) {
    constexpr std::size_t kFarthestPreposition = 3;
    std::size_t begin = i;
    while (begin > 0 && i - begin < kFarthestPreposition && !is(begin, kPreposition)) --begin;
    if (!is(begin, kPreposition) || is(begin, kAttributionBefore)) return;
    if (is(begin, kDeterminer) && begin > 0 && is(begin - 1, kBe)) return try_opinion(begin - 1, i);
    if (!is(begin, kNounPreposition)) return;
    Cue cue;
    cue.verb = {begin, i + 1};
    cue.speaker = clauses_.noun_phrase_at(is(i + 1, kOf) && !is(i + 1, kDeterminer) ? i + 2 : i + 1);
    const bool case_tells = !vocabulary_.verb_second() && !cue.speaker.empty();  // "по словам министра"
    if (!case_tells && (cue.speaker.empty() || !is(i + 1, kOf | kDeterminer)))
      cue.speaker = {begin + 1, i + 1};
    const bool owner = vocabulary_.verb_second() ? is(i - 1, kOwner) : is(i - 1, kDeterminer);
    if (cue.speaker.end == i + 1 && owner) cue.speaker = {i - 1, i};  // "по его словам"
    cue.phrase = {begin, std::max(cue.speaker.end, i + 1)};
    const std::size_t next = cue.phrase.end;  // "In dem Bericht heißt es": the verb is the cue
    if (vocabulary_.verb_second() && is(next, kReporting) && is(next, kFinite)) return;
    cue.rule = "according to";
    add_attribution(cue);
  }

  /// "mit den Worten „…“", "mit der Aufschrift „…“", "„…“, mit diesen Worten …": a noun that announces marked
  /// words. They are said by the subject of its clause.
  bool try_words(std::size_t noun) {
    constexpr std::size_t kFarthestQuote = 4;
    std::size_t begin = noun;
    while (begin > 0 && (begin == noun || is(begin, kDeterminer | kAdverb)) &&
           is(begin - 1, kDeterminer | kPreposition | kAdverb))
      --begin;
    std::size_t quote = noun + 1;
    while (quote < noun + kFarthestQuote && !is(quote, kQuote) && !is(quote, kComma | kStop | kOf)) ++quote;
    Cue cue;
    cue.verb = {begin, noun + 1};
    cue.phrase = cue.verb;
    cue.rule = "words announced by a noun";
    if (is(quote, kQuote)) {
      cue.after = quote_from(quote);
      cue.after.end = std::max(cue.after.end, quote + 1);
      if (!clauses_.is_speech(quote)) cue.after.end = quote + 1;
    } else if (begin > 1 && is(begin - 1, kComma) && is(begin - 2, kQuote)) {
      cue.before = {begin - 2, begin - 1};
    } else if (is(noun + 1, kColon) && noun + 2 == size()) {
      cue.opens_next = true;
    } else {
      return false;
    }
    cue.speaker = subject_of_words(cue.before.empty() ? begin : 0, std::max(cue.after.end, noun + 1));
    add(cue);
    return true;
  }

  /// The subject of the verb that stands before the words, else of that which stands behind them.
  Range subject_of_words(std::size_t before, std::size_t behind) const {
    for (std::size_t i = before; i > 0 && !is(i - 1, kSemicolon | kColon | kQuote); --i) {
      if (clauses_.is_verb(i - 1) && is(i - 1, kReporting)) return sure(clauses_.subject_around(i - 1));
    }
    if (before > 0) {
      const std::size_t verb = clauses_.second_verb(before);
      return sure(verb < before ? clauses_.subject_around(verb) : clauses_.main_subject(before));
    }
    behind += is(behind, kComma) ? 1 : 0;
    return sure(clauses_.noun_phrase_at(clauses_.after_reflexive(behind)));
  }

  Range sure(Range phrase) const {
    return clauses_.voice_of(phrase) == Voice::kSure ? phrase : Range{phrase.begin, phrase.begin};
  }

  /// "ist der Ansicht, dass …"
  void try_opinion(std::size_t be, std::size_t noun) {
    Cue cue = cue_of({be, noun + 1}, be, "is of the opinion");
    if (clauses_.voice_of(cue.speaker) == Voice::kNone) return;
    if (find_after_comma(cue, noun + 1)) add(cue);
  }

  /// "X zufolge"
  void try_attribution_after(std::size_t i) {
    Cue cue;
    cue.verb = {i, i + 1};
    cue.speaker = i > 0 && is(i - 1, kPronounObject) ? Range{i - 1, i} : clauses_.subject_before(i);
    if (cue.speaker.empty() || cue.speaker.end != i) {
      if (!vocabulary_.verb_second() || is(i, kAttributionBefore | kPreposition))
        return try_attribution(i, i + 1);
      while (cue.speaker.begin > 0 && !is(cue.speaker.begin - 1, kAnyPunctuation)) --cue.speaker.begin;
      cue.speaker.end = i;
      if (cue.speaker.empty()) return;
    }
    cue.phrase = {cue.speaker.begin, i + 1};
    cue.rule = "according to";
    add_attribution(cue);
  }

  void add_attribution(Cue cue) {
    const std::size_t begin = cue.phrase.begin;
    if (begin == 0 || is(begin - 1, kCoordinator | kThat)) {
      // Where the verb is second, the content's follows the speaker directly.
      const bool verb_follows =
          vocabulary_.verb_second() && !is(cue.phrase.end, kAnyPunctuation | kPreposition);
      const std::size_t sourced = take_source(cue, cue.phrase.end);
      const std::size_t comma = verb_follows ? cue.phrase.end - 1
                                : sourced > cue.phrase.end && is(sourced - 1, kComma)
                                    ? sourced - 1
                                    : next_comma(cue.phrase.end);
      if (comma + 1 < size()) cue.after = {comma + 1, clause_end(comma + 1)};
      cue.phrase.end = comma + 1;
    } else {
      cue.before = content_before(begin);
      if (cue.before.empty()) cue.before = clause_before(begin);
      const std::size_t after = clauses_.skip_adverbials(cue.phrase.end);
      if (vocabulary_.verb_second() && !is(cue.phrase.end, kAnyPunctuation)) {
        cue.after = {cue.phrase.end, clause_end(cue.phrase.end)};
      } else {
        add_continuation(cue, after);
      }
    }
    add(cue);
  }

  std::size_t next_comma(std::size_t i) const {
    while (i < size() && !is(i, kComma | kSemicolon | kDash)) ++i;
    return i;
  }

  // ---- content ----

  void add_with_content(Cue& cue, std::size_t verb) {
    find_after(cue, verb);
    const bool quote_before = cue.phrase.begin > 0 && is(cue.phrase.begin - 1, kQuote);
    if (!cue.continues && is(verb, kQuotable | kName) &&
        (cue.after.empty() || quote_before || leads_into_quote(cue))) {
      const Range before = content_before(cue.phrase.begin);
      const bool quote_after = !cue.after.empty() && is(cue.after.begin, kQuote);
      if (!before.empty() && !is_side_clause(before, verb)) {
        cue.before = before;
        if (!quote_after) cue.after = {};
        if (cue.after.empty()) add_continuation(cue, clauses_.skip_adverbials(cue.phrase.end));
      }
    }
    add(cue);
  }

  /// "Though it rains, the town maintains its plan": the clause before belongs to the verb, which has an
  /// object.
  bool is_side_clause(Range before, std::size_t verb) const {
    if (!is(before.begin, kSubordinator | kPreposition) || is(before.begin, kPronounSubject)) return false;
    for (std::size_t i = before.begin; i < before.end; ++i) {
      if (is(i, kComma | kQuote)) return false;
    }
    return clauses_.begins_noun_phrase(verb + 1);
  }

  /// "After she left, she said, “…”": a clause before the cue belongs to its
  /// content.
  bool leads_into_quote(const Cue& cue) const {
    if (cue.after.empty() || !is(cue.after.begin, kQuote) || !is(cue.after.begin - 1, kComma)) return false;
    if (cue.phrase.begin < 2 || !is(cue.phrase.begin - 1, kComma)) return false;
    const Range left{0, cue.phrase.begin - 1};
    return !is(0, kPreposition | kGerund | kAdverb | kAs) && clauses_.has_verb(left) &&
           at(cue.after.begin).capitalised == false;
  }

  void find_after(Cue& cue, std::size_t verb) {
    std::size_t p = verb + 1;
    if (is(verb, kTell) && !is(p, kComma | kThat)) {
      const Range told = is(p, kPronounObject) ? Range{p, p + 1} : clauses_.noun_phrase_at(p);
      if (!told.empty() && !is(p, kQuote)) {
        cue.told = told;
        p = told.end;
      }
    }
    if (cue.speaker.begin == p) p = cue.speaker.end;
    const std::size_t sourced = take_source(cue, p);
    if (is(sourced, kThat | kQuote | kColon)) p = sourced;  // "reported, citing X, that …"
    cue.phrase.end = p;
    const std::size_t q = clauses_.skip_adverbials(p);
    if (find_marked_after(cue, verb, q)) return;
    if (is(verb, kName | kLabel) && find_named(cue, p)) return;
    if (is(verb, kQuotable | kVow | kSpeak) && find_clause_after(cue, verb, p, q)) return;
    find_phrase_after(cue, verb, p);
    const bool names = is(verb, kName | kLabel) && !is(verb, kQuotable);
    if (cue.after.empty() && vocabulary_.verb_second() && !names) find_words_within(cue, p);
  }

  /// "kritisierte den Plan, der …, als „Farce“"
  bool find_named(Cue& cue, std::size_t p) const {
    for (std::size_t i = p + 1; i < size() && !is(i, kSemicolon | kColon); ++i) {
      if (is(i, kLabel) && is(i, kFinite) && clauses_.is_verb(i)) return false;
      if (is(i, kQuote) && is_named(clauses_, i)) return cue.after = {i, i + 1}, true;
    }
    return false;
  }

  /// "warf ihm „Wortbruch“ vor": marked words that end the verb's own clause, but for its prefix.
  void find_words_within(Cue& cue, std::size_t p) const {
    const std::size_t end = phrase_end(p);
    for (std::size_t i = p; i < end && !clauses_.is_verb(i); ++i) {
      if (!is(i, kQuote)) continue;
      const std::size_t next = i + 1 + (is(i + 1, kParticle) ? 1 : 0);
      if (!is_name(i) && (ends_clause(next) || is(next, kCoordinator))) cue.after = {i, i + 1};
      return;
    }
  }

  /// "im Film „Nordwind“", "der „Nordwind“": after a noun or a definite article, marked words are a name.
  bool is_name(std::size_t quote) const {
    const Item& before = at(quote - 1);
    if (before.is(kDeterminer) && before.is(kOf | kPronounObject | kNoSpeaker)) return true;
    return is_noun(quote - 1);
  }

  bool is_noun(std::size_t i) const {
    return at(i).words > 0 && at(i).capitalised && !at(i).is(kQuote | kWordsNoun);
  }

  /// A colon, a comma or nothing, then a quotation.
  bool find_marked_after(Cue& cue, std::size_t verb, std::size_t q) {
    if (!is(verb, kQuotable | kVow | kSpeak | kObject | kName | kLabel)) return false;
    if (is(verb, kQuotable)) q = colon_before_quote(q);
    if (is(q, kColon)) {
      cue.opens_next = q + 1 == size();
      cue.after = is(q + 1, kQuote) ? quote_from(q + 1) : Range{q + 1, clause_end(q + 1)};
      return true;
    }
    if (!is(verb, kQuotable)) return false;
    if (is(q, kComma | kDash) && is(q + 1, kQuote)) return cue.after = quote_from(q + 1), true;
    if (is(q, kQuote)) return cue.after = quote_from(q), true;
    return false;
  }

  /// The colon that announces a quotation after words of no other verb; `i` where there is none.
  std::size_t colon_before_quote(std::size_t i) const {
    constexpr std::size_t kFarthestColon = 15;
    for (std::size_t j = i; j < size() && j < i + kFarthestColon; ++j) {
      if (is(j, kColon)) return j + 1 == size() || is(j + 1, kQuote) ? j : i;
      if (is(j, kQuote | kThat | kSemicolon | kStop) || clauses_.is_verb(j)) return i;
    }
    return i;
  }

  bool find_clause_after(Cue& cue, std::size_t verb, std::size_t p, std::size_t q) {
    const bool open = is(verb, kQuotable | kVow | kSpeak);
    if (open && is(q, kThat)) {
      cue.after = content_from(q + 1);
      return true;
    }
    if (is(q, kComma) && is(q + 1, kThat)) return cue.after = content_from(q + 2), true;
    if (vocabulary_.verb_second()) return find_after_comma(cue, q);
    if (is(verb, kVow) && is(p, kTo)) return cue.after = content_from(p), true;
    if (!is(verb, kQuotable)) return false;
    if (is(q, kQuestion)) return cue.after = content_from(q), true;
    for (const std::size_t begin : {clauses_.skip_adverbs(p), q}) {
      if (!clauses_.begins_noun_phrase(begin)) continue;
      const Range content = content_from(begin);
      const Range subject = clauses_.noun_phrase_at(begin);
      if (subject.end < content.end && is_clause(subject, content.end)) return cue.after = content, true;
    }
    return false;
  }

  /// A subject with a verb of its own, not an object: "wrote a letter to the board asking".
  bool is_clause(Range subject, std::size_t end) const {
    if (is(subject.begin, kPronounSubject) && !is(subject.begin, kDeterminer))
      return !ends_clause(subject.end);
    const std::size_t next = clauses_.skip_adverbials(subject.end);
    if (clauses_.is_gerund(next)) return false;
    return clauses_.has_verb({subject.end, end});
  }

  /// The clause after the next comma that no apposition follows.
  bool find_after_comma(Cue& cue, std::size_t i) const {
    constexpr int kMostCommas = 4;
    for (int commas = 0; commas < kMostCommas; ++commas) {
      const std::size_t comma = next_comma(i);
      if (comma + 1 >= size() || !is(comma, kComma)) return false;
      const std::size_t next = next_comma(comma + 1);
      if (is(comma + 1, kThat | kQuestion) || clauses_.has_verb({comma + 1, next}) ||
          is_infinitive_clause(comma + 1, next)) {
        return cue.after = content_from(is(comma + 1, kThat) ? comma + 2 : comma + 1), true;
      }
      i = comma + 1;
    }
    return false;
  }

  /// "…, sich darum zu kümmern", "…, darüber nachzudenken"
  bool is_infinitive_clause(std::size_t begin, std::size_t end) const {
    while (end > begin && is(end - 1, kAnyPunctuation)) --end;
    return end > begin + 1 && (is(end - 2, kTo) || is(end - 1, kTo));
  }

  /// ", citing X," at `i`: whom it is from. Past it, or `i` where it is not there.
  std::size_t take_source(Cue& cue, std::size_t i) const {
    if (!is(i, kComma) || !begins_source(i + 1)) return i;
    cue.source = clauses_.noun_phrase_at(i + 2);
    return cue.source.end + (is(cue.source.end, kComma) ? 1 : 0);
  }

  /// "citing X", where X is somebody.
  bool begins_source(std::size_t i) const { return is(i, kQuoted) && is(i, kGerund) && names_source(i + 1); }

  /// A noun phrase or what a preposition brings: "denied the report", "spoke
  /// about the vote", "called it “a farce”".
  void find_phrase_after(Cue& cue, std::size_t verb, std::size_t p) {
    const bool called_for = !is(p, kFor) || is(verb, kObject);  // "spoke for an hour" is no content
    const bool particle = is(verb, kSpeak) && is(p, kParticle) && called_for;
    const bool object =
        is(verb, kObject | kName) && (clauses_.begins_noun_phrase(p) || is(p, kPronounObject | kQuote));
    if (!particle && !object) return;
    if (is(verb, kQuoted) && is_quoted_as(p)) return;
    if (is(verb, kQuoted) && names_source(p)) {
      if (cue.continues && !cues_.empty()) cues_.back().source = clauses_.noun_phrase_at(p);
      return;
    }
    const std::size_t begin = particle ? p + 1 : p;
    Range content{begin, phrase_end(begin)};
    // "praised the crew, who “walked out like a class”": marked words say what is meant of whom.
    if (is(content.end, kComma) && is(content.end + 1, kRelative) && is(content.end + 2, kQuote)) {
      content.end += 3;
    }
    if (vocabulary_.verb_second() && (is(verb, kName) || particle)) {
      while (content.begin < content.end && !is(content.begin, kQuote)) ++content.begin;
      content.end = std::min(content.end, content.begin + 1);
      const bool noun = content.begin > begin && is_noun(content.begin - 1);
      if (particle ? !noun : is_complement(cue, content.begin, p)) cue.after = content;
      return;
    }
    if (is(verb, kName) && !is(verb, kObject) && !particle && !holds_quote(content)) return;
    cue.after = content;
  }

  /// "nannte den Plan „verfehlt“", "nannte ihn eine „Farce“": what somebody is called, and no name.
  bool is_complement(const Cue& cue, std::size_t quote, std::size_t object) const {
    if (!is(quote, kQuote) || clauses_.voice_of(cue.speaker) != Voice::kSure) return false;
    const bool indefinite = is(quote - 1, kDeterminer) && !is_name(quote);
    return quote > object && (indefinite || !at(quote).capitalised);
  }

  /// "cited X as saying": the cue is "saying".
  bool is_quoted_as(std::size_t i) const {
    const std::size_t end = clauses_.noun_phrase_at(i).end;
    return is(end, kAs) && is(end + 1, kGerund);
  }

  /// "citing Jane Roe", "citing two officials": who says it, not what.
  bool names_source(std::size_t i) const {
    return clauses_.voice_of(clauses_.noun_phrase_at(i)) == Voice::kSure;
  }

  bool holds_quote(Range range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (is(i, kQuote)) return true;
    }
    return false;
  }

  /// Content that begins with a quotation: the quotation and those that follow
  /// it directly, else the clause.
  Range quote_from(std::size_t i) const {
    if (!is(i, kQuote)) return {i, i};
    if (!clauses_.is_speech(i) || !(at(i).closed_off || ends_clause(i + 1))) return {i, clause_end(i)};
    std::size_t end = i + 1;
    while (is(end, kQuote)) ++end;
    return {i, end};
  }

  bool ends_clause(std::size_t i) const { return i >= size() || is(i, kAnyPunctuation); }

  Range content_from(std::size_t i) const {
    if (is(i, kQuote) && at(i).closed_off && !is(i + 1, kCoordinator)) return quote_from(i);
    return {i, clause_end(i)};
  }

  std::size_t clause_end(std::size_t i) const {
    while (i < size() && !is(i, kSemicolon) &&
           !(is(i, kComma) && (is(i + 1, kNarrator) || begins_source(i + 1)))) {
      ++i;
    }
    return i;
  }

  std::size_t phrase_end(std::size_t i) const {
    while (i < size() && !is(i, kComma | kSemicolon | kColon | kDash)) ++i;
    return i;
  }

  /// Where content before a cue may begin: after the attribution before it.
  std::size_t left_limit() const {
    if (cues_.empty()) return 0;
    const Cue& last = cues_.back();
    if (!last.before.empty() && last.after.empty()) return last.phrase.end;
    return std::max(last.phrase.end, last.after.end);
  }

  /// Content that a mark sets off from the attribution that begins at `phrase`.
  Range content_before(std::size_t phrase) const {
    if (phrase == 0) return {0, 0};
    std::size_t end = phrase;
    if (is(end - 1, kComma | kDash | kStop)) --end;
    if (end == 0) return {0, 0};
    const bool quote = is(end - 1, kQuote);
    if (end == phrase && !quote) return {0, 0};
    if (quote && stands_alone(end - 1)) {
      std::size_t begin = end - 1;
      while (begin > 0 && is(begin - 1, kQuote)) --begin;
      return {begin, end};
    }
    // "The count was wrong: 200 people were hurt, the city said": what is before the colon is the writer's.
    std::size_t begin = std::min(left_limit(), end);
    for (std::size_t i = end; i > begin; --i) {
      if (is(i - 1, kColon) && clauses_.has_verb({i, end})) begin = i;
    }
    return trimmed({begin, end});
  }

  /// "a plan according to X": no mark between.
  Range clause_before(std::size_t phrase) const { return trimmed({std::min(left_limit(), phrase), phrase}); }

  /// Only a mark, or nothing, is before the quotation, or it is a sentence of
  /// its own.
  bool stands_alone(std::size_t quote) const {
    if (quote == 0 || is(quote - 1, kQuote | kColon | kStop)) return true;
    return at(quote).capitalised && at(quote).closed_off && is(quote - 1, kComma | kDash | kCoordinator);
  }

  Range trimmed(Range range) const {
    while (!range.empty() && is(range.begin, kCoordinator | kAnyPunctuation | kThat)) ++range.begin;
    return range;
  }

  /// "…, she said, …": the rest of a sentence that the cue interrupts.
  void add_continuation(Cue& cue, std::size_t i) const {
    if (!is(i, kComma | kDash) || i + 1 >= size()) return;
    const std::size_t begin = i + 1;
    const bool quote_before = is(cue.before.end - 1, kQuote);
    // "Now, she says, at the age of nine it …": what is before the cue is no clause yet.
    const WordClasses never = kGerund | kRelative | kAs | kSubordinator |
                              (clauses_.has_verb(cue.before) ? kCoordinator | kPreposition : WordClasses());
    if (is(begin, kQuote)) {
      cue.after = quote_from(begin);
      cue.phrase.end = i;
    } else if (!quote_before && !is(begin, never) && clauses_.has_verb({begin, size()})) {
      cue.after = {begin, clause_end(begin)};
      cue.phrase.end = i;
    }
  }

  void add(Cue cue) {
    // A few words before a mark are content only where the clause goes on after
    // the cue.
    if (cue.after.empty() && !clauses_.has_verb(cue.before)) cue.before = {};
    if (cue.before.empty() && cue.after.empty() && !cue.opens_next && !is_bare(cue)) {
      if (reports_attribution(cue)) {
        cut(cues_.back(), cue.phrase.begin);
        cues_.back().reporter = cue.speaker;
      }
      return;
    }
    cues_.push_back(cue);
  }

  /// "…, the Courier reported" after an attribution whose content it would else be a part of.
  bool reports_attribution(const Cue& cue) const {
    if (cues_.empty() || !is(cue.verb.end - 1, kSay)) return false;
    const std::size_t begin = cue.phrase.begin;
    return begin > 0 && is(begin - 1, kComma) && cues_.back().after.begin + 1 < begin &&
           cues_.back().after.holds(cue.verb.begin) &&
           ends_clause(clauses_.skip_adverbials(cue.phrase.end)) &&
           clauses_.voice_of(cue.speaker) == Voice::kSure;
  }

  /// Speaker and verb are all that the frame holds: the quotation before it is
  /// meant.
  bool is_bare(const Cue& cue) const {
    return cue.phrase.begin == 0 && cue.phrase.end + 1 >= size() && is(cue.verb.end - 1, kQuotable);
  }

  // ---- several cues in one frame ----

  void settle() {
    for (std::size_t k = 0; k < cues_.size(); ++k) {
      for (std::size_t m = k + 1; m < cues_.size();) {
        if (settle_shared(cues_[k], cues_[m]) && settle_pair(cues_[k], cues_[m])) {
          ++m;
        } else {
          cues_.erase(cues_.begin() + static_cast<std::ptrdiff_t>(m));
        }
      }
    }
  }

  /// Marked words are said once: by the attribution right behind them where that names somebody, else by the
  /// first. False if `later` is left without content.
  bool settle_shared(Cue& earlier, Cue& later) const {
    const Range in = earlier.after.empty() ? earlier.before : earlier.after;
    const Range shared = !later.before.empty() && is(later.before.begin, kQuote) ? later.before : later.after;
    if (shared.empty() || in.begin != shared.begin || !is(shared.begin, kQuote)) return true;
    const bool named = clauses_.voice_of(later.speaker) != Voice::kNone;
    const bool behind = shared.begin == later.before.begin && named;
    if (!behind && !(earlier.speaker.empty() && named)) return false;
    if (!earlier.after.empty()) earlier.after.end = shared.begin;
    return true;
  }

  /// False if `later` stands within the content of `earlier`.
  bool settle_pair(Cue& earlier, Cue& later) const {
    if (!earlier.after.holds(later.verb.begin)) return true;
    if (later.phrase.begin <= earlier.verb.begin && !later.continues)
      return cut(earlier, later.verb.begin), true;
    const std::size_t begin = later.phrase.begin;
    const bool coordinated = begin > 0 && is(begin - 1, kCoordinator);
    const bool contrasted = begin > 1 && is(begin - 1, kSubordinator) && is(begin - 2, kComma | kQuote);
    const bool speech = clauses_.is_speech(later.after.begin) && begin > 0 && is(begin - 1, kSubordinator);
    const bool set_off =
        coordinated || contrasted || speech || (begin > 0 && is(begin - 1, kComma | kSemicolon | kDash));
    if (!set_off && !is(later.verb.begin, kAttributionBefore) && !later.continues) return false;
    if (later.before.begin < begin && !later.before.empty() && !coordinated) {
      if (later.before.begin >= earlier.after.begin) return false;
      later.before = {};
    }
    if (later.after.empty()) return false;
    cut(earlier, begin);
    return true;
  }

  /// Content ends before an attribution that begins at `end`, and before what
  /// joins the two.
  void cut(Cue& cue, std::size_t end) const {
    while (end > cue.after.begin && is(end - 1, kCoordinator | kComma | kDash | kSemicolon | kSubordinator))
      --end;
    cue.after.end = end;
  }

  const Clauses& clauses_;
  const Vocabulary& vocabulary_;
  std::vector<Cue> cues_;
};

}  // namespace

std::vector<Cue> find_cues(const Clauses& clauses, const Vocabulary& vocabulary) {
  return CueFinder(clauses, vocabulary).run();
}

}  // namespace stemma::quotes
