// A clause is read outward from its verb. To the left, a subject is what stands between the verb and the
// nearest boundary (a mark, a conjunction, another verb); where a comma is next to the verb, an apposition is
// skipped and the subject is the first noun phrase before it. This finds the words that name the speaker, not
// a full parse.
#include "quotes/clauses.h"

#include <algorithm>
#include <array>

namespace stemma::quotes {
namespace {

constexpr WordClasses kClauseOpener = kThat | kSubordinator | kRelative | kQuestion;
constexpr WordClasses kNeverInNounPhrase =
    kClauseOpener | kCoordinator | kAnyPunctuation | kPronounObject | kAs | kTo;
/// Words in quotation marks from this many on are a clause of their own (a name of a work or a term is
/// shorter).
constexpr std::uint32_t kClauseWords = 5;
constexpr std::size_t kMostSegments = 8;

}  // namespace

Clauses::Clauses(const Frame& frame, const Vocabulary& vocabulary)
    : frame_(frame),
      verb_second_(vocabulary.verb_second()),
      nouns_capitalised_(vocabulary.nouns_capitalised()) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Item& item : frame.items) {
    if (item.is_quote() || item.words == 0) continue;
    ++words;
    capitals += item.capitalised ? 1 : 0;
  }
  // Headlines write most words with a capital; a sentence full of names comes to about a half.
  title_case_ = words >= 4 && capitals * 3 > words * 2;
}

bool Clauses::is_noun_use(std::size_t i) const {
  if (i == 0) return false;
  if (at(i - 1).is(kDeterminer | kPossessive | kOf) && !at(i - 1).is(kPronounSubject)) return true;
  // "the newly confirmed secretary"
  if (i > 1 && at(i - 1).is(kAdverb) && at(i - 2).is(kDeterminer) && !at(i - 2).is(kPronounSubject))
    return true;
  if (at(i - 1).is(kPreposition) && !at(i - 1).is(kTo | kParticle | kAdverb)) return !at(i).is(kGerund);
  return at(i).capitalised && !title_case_ && !at(i - 1).is(kQuote | kColon | kBracket) && at(i).is(kFinite);
}

bool Clauses::is_verb(std::size_t i) const {
  if (is(i, kPossessive)) return i > 0 && is(i - 1, kPronounSubject) && is(i, kVerb);
  return is(i, kVerb) && !is_noun_use(i);
}

bool Clauses::is_speech(std::size_t i) const {
  return is(i, kQuote) && (at(i).closed_off || at(i).words >= kClauseWords);
}

bool Clauses::is_hard_boundary(std::size_t i) const {
  return is(i, kColon | kSemicolon | kStop) || is_speech(i);
}

bool Clauses::begins_noun_phrase(std::size_t i) const {
  if (i >= size()) return false;
  if (is(i, kDeterminer | kPronounSubject)) return true;
  if (is(i, kNeverInNounPhrase | kPreposition | kAdverb | kTime | kGerund))
    return at(i).capitalised && i > 0 && is(i, kGerund);
  if (is(i, kQuote)) return at(i).words < kClauseWords && !at(i).closed_off;
  return !is_verb(i) && at(i).words > 0;
}

bool Clauses::has_verb(Range range) const {
  for (std::size_t i = range.begin; i < range.end && i < size(); ++i) {
    if (is_verb(i) || is(i, kQuote)) return true;
  }
  return false;
}

/// Where nouns have capitals, a word in no list that has none and stands right after one is a verb, not the
/// adjective of another noun ("politischer Beobachter").
bool Clauses::is_bare_verb(std::size_t i) const {
  if (!nouns_capitalised_ || at(i).capitalised || at(i).words == 0 || at(i).is_quote()) return false;
  if (!at(i - 1).capitalised || is(i - 1, kDeterminer | kPreposition | kAdverb) ||
      at(i).classes.without(kGenitive).any())
    return false;
  return !(is(i, kGenitive) && i + 1 < size() && at(i + 1).capitalised);
}

Range Clauses::noun_phrase_at(std::size_t i) const {
  if (!begins_noun_phrase(i)) return {i, i};
  if (is(i, kPronounSubject) && !is(i, kDeterminer)) return {i, i + 1};
  std::size_t end = i + 1;
  while (end < size()) {
    const bool owned = !(is(end, kDeterminer) && is(end - 1, kMention));  // "Jane Roe der Zeitung": told
    const bool outlet = is(end, kOutletWord) && at(end).capitalised && at(end - 1).capitalised;
    const bool particle = is(end, kMention) && !at(end).capitalised && is(end - 1, kMention);  // "de"
    const bool dated = is(end, kTime) && is(end - 1, kDeterminer | kTime) && end + 1 < size() &&
                       at(end + 1).words > 0 && !is(end + 1, kPreposition | kPronounSubject) &&
                       !is_verb(end + 1);
    const bool name = outlet || particle || dated;  // "the November election"
    const bool of = is(end, kOf) && owned && end + 1 < size() && !is(end + 1, kAnyPunctuation | kQuote);
    const bool again = is(end, kDeterminer) && is(end - 1, kOf | kPossessive | kDeterminer);
    const bool joined = is(end, kCoordinator) && begins_noun_phrase(end + 1) && at(end + 1).capitalised &&
                        at(end - 1).capitalised;
    const bool prefix =
        verb_second_ && is(end, kParticle) && !at(end).capitalised;  // "meldete sich X zurück"
    // "zitierte die „Woche“ Petra Klein": two of them.
    if (end >= i + 2 && is(end - 1, kQuote) && is(end - 2, kDeterminer) && is(end, kMention)) break;
    const bool stops =
        is_bare_verb(end) || prefix ||
        is(end, kNeverInNounPhrase | kPronounSubject | kPreposition | kDeterminer | kAdverb | kTime) ||
        is_verb(end) || is_gerund(end) || is_speech(end);
    if (stops && !of && !again && !joined && !name) break;
    ++end;
  }
  return {i, end};
}

Range Clauses::head_of(Range phrase) const {
  std::size_t end = std::min(phrase.begin + 1, phrase.end);
  const auto ends_head = [&](std::size_t i) {
    if (is(i, kCoordinator))
      return (i > 1 && at(i - 1).capitalised) || is(i - 1, kSpeaker | kNoSpeaker | kMention);
    return is(i, kPreposition | kAnyPunctuation | kRelative | kThat | kQuote | kTime) || is_verb(i);
  };
  while (end < phrase.end && !ends_head(end)) ++end;
  return {phrase.begin, end};
}

Voice Clauses::voice_of(Range phrase) const {
  const Range head = head_of(phrase);
  if (head.empty() || is(head.begin, kAnyPunctuation)) return Voice::kNone;
  const bool alone = head.end - head.begin == 1;
  const bool pronoun = alone && is(head.begin, kPronounSubject | kPronounPlural | kDeterminer);
  if (pronoun) return is(head.begin, kNoSpeaker) ? Voice::kNone : Voice::kSure;  // "es" says nothing
  const bool object = is(head.begin, kPronounObject) && !is(head.begin, kDeterminer);
  if (!begins_noun_phrase(head.begin) || object) return Voice::kNone;
  const Item& noun = at(head.end - 1);
  const bool counts = noun.is(kNoSpeaker) && is(head.end, kOf) && head.end + 1 < phrase.end;
  if (counts) return voice_of({head.end + 1, phrase.end});
  if (noun.is(kSpeaker)) return Voice::kSure;
  if (noun.is(kMention | kPossessive | kOutletWord)) return Voice::kSure;
  const bool name = noun.capitalised && !title_case_ && head.end - 1 > 0;
  if (name && !nouns_capitalised_) return Voice::kSure;
  if (noun.is(kNoSpeaker | kTime | kAdverb | kGerund)) return Voice::kNone;
  if (nouns_capitalised_ && !noun.capitalised) return Voice::kNone;  // what has no capital is no noun there
  return Voice::kPossible;
}

std::size_t Clauses::skip_adverbs(std::size_t i) const {
  while (i < size() && is(i, kAdverb | kTime | kNegation) && !is(i, kPronounSubject | kVerb)) ++i;
  return i;
}

std::size_t Clauses::skip_adverbials(std::size_t i) const {
  constexpr int kMostPhrases = 5;
  for (int phrases = 0; phrases < kMostPhrases; ++phrases) {
    i = skip_adverbs(i);
    if (!is(i, kPreposition) || is(i, kThat)) return i;
    const std::size_t inside = i + 1;
    const Range phrase = is_gerund(inside) ? noun_phrase_at(inside + 1) : noun_phrase_at(inside);
    i = phrase.empty() ? skip_adverbs(inside) : phrase.end;
    if (phrase.empty() && i == inside) return is(i, kPronounObject) ? i + 1 : inside - 1;
  }
  return i;
}

std::size_t Clauses::verb_group_begin(std::size_t i) const {
  std::size_t begin = i;
  for (std::size_t j = i; j > 0; --j) {
    const Item& item = at(j - 1);
    const bool owner = item.is(kPossessive) && !is(j, kGerund) && !(j > 1 && is(j - 2, kPronounSubject));
    const bool helper = item.is(kAuxiliary) && !item.is(kPronounSubject) && !owner;
    if (helper) begin = j - 1;
    if (!helper && (!item.is(kAdverb | kNegation) || item.is(kPreposition | kSubordinator))) break;
    if (!helper) begin = j - 1;
  }
  return begin;
}

bool Clauses::joins_nouns(std::size_t coordinator) const {
  if (coordinator == 0 || !begins_noun_phrase(coordinator + 1)) return false;
  for (std::size_t j = coordinator; j > 0; --j) {
    if (is_verb(j - 1)) return false;
    if (is(j - 1, kAnyPunctuation | kClauseOpener | kQuote)) return j < coordinator;
  }
  return true;
}

std::size_t Clauses::region_begin(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t before = begin - 1;
    if (is(before, kAnyPunctuation | kClauseOpener | kAs) || is_speech(before) || is_verb(before)) break;
    if (is(before, kCoordinator) && !joins_nouns(before)) break;
    begin = before;
  }
  return begin;
}

/// Drops adverbs and times from both ends.
Range Clauses::without_adverbials(Range region) const {
  while (!region.empty() && is(region.begin, kAdverb | kTime | kCoordinator | kNegation)) ++region.begin;
  if (region.end == region.begin + 2 && is(region.begin, kDeterminer) && is(region.begin + 1, kTime))
    return {region.end, region.end};  // "this week"
  for (std::size_t i = region.begin + 1; i < region.end; ++i) {
    const bool dated = is(i, kTime) && is(i - 1, kDeterminer | kTime) && i + 1 < region.end;
    if (dated) continue;  // "the November election"
    const bool time_phrase =
        is(i, kPreposition) && !is(i, kOf) && i + 1 < region.end && is(i + 1, kTime | kAdverb);
    if (time_phrase || is(i, kTime | kAdverb)) {
      region.end = i;
      break;
    }
  }
  return region;
}

/// "In Iowa the senator": the noun phrase after a prepositional phrase that no comma closes.
Range Clauses::after_leading_phrase(Range region) const {
  if (!is(region.begin, kPreposition) || is(region.begin, kDeterminer)) return region;
  for (std::size_t i = region.end; i-- > region.begin + 1;) {
    const bool fresh = !is(i - 1, kPreposition | kDeterminer) || is(i - 1, kPossessive);
    if (is(i, kPronounSubject) && !is(i, kDeterminer)) return {i, region.end};
    if (is(i, kDeterminer) && fresh) return {i, region.end};
    const bool name_begins = at(i).capitalised && !at(i - 1).capitalised && fresh && !is(i - 1, kPossessive);
    if (name_begins) return {i, region.end};
  }
  return {region.end, region.end};
}

Range Clauses::cut_at_verb(Range segment) const {
  std::size_t end = segment.begin;
  while (end < segment.end && !is_verb(end) && !is(end, kClauseOpener) && !is_gerund(end) &&
         !(end > segment.begin && is_bare_verb(end))) {
    ++end;
  }
  if (end > segment.begin && is(end - 1, kPronounSubject) && !is(end - 1, kDeterminer)) return {end - 1, end};
  return without_adverbials({segment.begin, end});
}

/// The first noun phrase among the comma-separated segments that end at `end`.
Range Clauses::first_subject(std::size_t end, bool full_clauses) const {
  std::array<Range, kMostSegments> segments;
  std::size_t count = 0;
  std::size_t segment_end = end;
  for (std::size_t i = end;; --i) {
    const bool stop = i == 0 || is_hard_boundary(i - 1);
    if (stop || is(i - 1, kComma | kDash | kBracket)) {
      if (i < segment_end) segments[count++] = {i, segment_end};
      segment_end = i - (i > 0 ? 1 : 0);
    }
    if (stop || count == kMostSegments) break;
  }
  Range fallback{end, end};
  while (count-- > 0) {
    Range segment = segments[count];
    while (!segment.empty() && is(segment.begin, kCoordinator | kAdverb | kThat) &&
           !is(segment.begin, kPronounSubject))
      ++segment.begin;
    if (segment.empty() || !begins_noun_phrase(segment.begin)) continue;
    const Range subject = cut_at_verb(segment);
    if (subject.empty()) continue;
    const bool names_somebody = voice_of(subject) == Voice::kSure;
    if (names_somebody && (full_clauses || !has_verb({subject.end, segment.end}))) return subject;
    if (fallback.empty() || (names_somebody && voice_of(fallback) != Voice::kSure)) fallback = subject;
  }
  return fallback;
}

Range Clauses::main_subject(std::size_t position) const {
  return first_subject(position, true);
}

/// "a reply from Jane Roe, who", "was beating Jane Roe, who": the name that ends the words; all of them where
/// none does or where they begin with a noun phrase that it only belongs to ("the head of Roe Cold Stores").
Range Clauses::nearest_name(Range words) const {
  if (words.empty()) return words;
  std::size_t begin = words.end;
  while (begin > words.begin && at(begin - 1).capitalised && is(begin - 1, kMention)) --begin;
  if (begin == words.end) {
    for (std::size_t i = words.end; i > words.begin; --i) {
      const bool opens = is(i - 1, kPreposition) && !is(i - 1, kOf);
      if (opens) return voice_of({i, words.end}) == Voice::kSure ? Range{i, words.end} : words;
    }
    return words;
  }
  if (begin > words.begin && is(begin - 1, kOf) && voice_of(words) != Voice::kNone) return words;
  while (begin > words.begin && (at(begin - 1).capitalised || is(begin - 1, kSpeaker)) &&
         !is(begin - 1, kPreposition)) {
    --begin;
  }
  return {begin, words.end};
}

/// "The head of the company whose store leaked ammonia has admitted": whom a relative clause is about that
/// ends, without a comma, where the region before the verb begins. A name or a person in the region may be
/// the subject of a clause of its own ("who thinks that Jane Roe said") and is left alone.
Range Clauses::antecedent_before(std::size_t region) const {
  if (region == 0 || !is_verb(region - 1)) return {region, region};
  std::size_t relative = region - 1;
  while (relative > 0 && !is(relative, kRelative | kThat | kAnyPunctuation | kCoordinator | kQuote))
    --relative;
  if (relative == 0 || !is(relative, kRelative | kThat)) return {region, region};
  const Range subject = after_leading_phrase(without_adverbials({region_begin(relative), relative}));
  return voice_of(subject) == Voice::kSure ? subject : Range{region, region};
}

Range Clauses::subject_before(std::size_t verb) const {
  if (verb == 0) return {0, 0};
  if (is(verb - 1, kComma | kDash | kBracket)) return first_subject(verb - 1, false);
  const std::size_t begin = region_begin(verb);
  if (begin == verb && begin > 0 && is(begin - 1, kRelative | kThat)) {
    // "X, who said": the antecedent, with the pronoun that stands for it.
    const std::size_t before = begin - 1 > 0 && is(begin - 2, kComma) ? begin - 2 : begin - 1;
    const Range antecedent = nearest_name(without_adverbials({region_begin(before), before}));
    return antecedent.empty() ? Range{begin - 1, begin} : antecedent;
  }
  const Range antecedent = antecedent_before(begin);
  if (!antecedent.empty()) return antecedent;
  // "help ensure she", "version he": a pronoun right before the verb is all of the subject.
  const bool pronoun = is(verb - 1, kPronounSubject) && !is(verb - 1, kDeterminer | kNegation);
  if (pronoun && !nouns_capitalised_) return {verb - 1, verb};
  for (std::size_t i = verb - 1; i > begin; --i) {  // "the race ended after Jane Roe questioned"
    if (is(i, kOpensToo) && voice_of({i + 1, verb}) == Voice::kSure) return {i + 1, verb};
  }
  const Range subject = after_leading_phrase(without_adverbials({begin, verb}));
  if (subject.empty() || !begins_noun_phrase(subject.begin)) return {verb, verb};
  return subject;
}

std::size_t Clauses::second_verb(std::size_t end) const {
  for (std::size_t i = 1; i < end; ++i) {
    if (is_verb(i)) return i;
    const bool unlisted = nouns_capitalised_ && !at(i).capitalised && at(i).words > 0 && !at(i).classes.any();
    if (unlisted && is(i + 1, kDeterminer | kPronounSubject | kPronounObject | kMention)) return i;
  }
  return end;
}

/// "äußerte sich X": a reflexive stands before the subject.
std::size_t Clauses::after_reflexive(std::size_t verb) const {
  const bool reflexive = is(verb + 1, kPronounObject) && !is(verb + 1, kDeterminer);
  return after_date(verb_second_ && reflexive ? verb + 2 : verb + 1);
}

/// Past the figures, months, years and the small words between them that begin at `i`, where a noun phrase
/// follows; else `i`.
std::size_t Clauses::after_date(std::size_t i) const {
  bool time = false;
  std::size_t end = i;
  for (; end < size(); ++end) {
    const bool small = is(end, kPreposition | kOf | kDeterminer) && is(end + 1, kFigure | kTime);
    if (!small && !is(end, kFigure | kTime)) break;
    time = time || is(end, kTime);
  }
  return time && end > i && begins_noun_phrase(end) ? end : i;
}

/// Where the verb is second, what stands before it may be no subject: "Am
/// Montag sagte X".
Range Clauses::subject_around(std::size_t verb) const {
  const std::size_t reflexive = after_reflexive(verb);
  const bool object_named = reflexive > verb + 1 && is(reflexive, kQuote);  // "nannte ihn „…“"
  Range after = object_named ? Range{verb, verb} : noun_phrase_at(skip_adverbs(reflexive));
  if (is(after.begin, kOblique) || (is(after.begin, kParticiple) && !at(after.begin).capitalised))
    after = {verb, verb};
  std::size_t begin = verb;
  while (begin > 0 && !is(begin - 1, kAnyPunctuation | kCoordinator) && !is_speech(begin - 1)) --begin;
  if (begin == verb && begin > 0 && is(begin - 1, kCoordinator)) return {verb, verb};  // "… und sagte"
  if (after.end == after.begin + 1 && is(after.begin, kPronounSubject) &&
      !is(after.begin, kDeterminer | kPronounPlural))
    return after;
  const bool fronted = begin == verb || (is(begin, kPreposition | kAdverb | kTime | kSubordinator | kAs) &&
                                         !is(begin, kDeterminer));
  const Range before = subject_before(verb);
  const bool apposition =
      begin == verb && verb > 0 && voice_of(before) == Voice::kSure && voice_of(after) != Voice::kSure;
  // "Den Plan nannte X": an article of the object alone.
  const bool object = is(begin, kOblique) && voice_of(after) != Voice::kNone;
  if ((fronted || object) && !after.empty() && !apposition) return after;
  // The subject is first, unless what follows cannot be an object.
  const Voice first = before.empty() ? Voice::kNone : voice_of(before);
  const bool object_too = is(after.begin, kDeterminer) && !is(after.begin, kRelativeSubject);
  const bool better = !after.empty() && voice_of(after) == Voice::kSure && begin == 0 &&
                      (first == Voice::kNone || (first == Voice::kPossible && !object_too));
  return better ? after : before;
}

}  // namespace stemma::quotes
