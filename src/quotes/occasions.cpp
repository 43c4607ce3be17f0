// "told the Courier", "in an interview with the Courier", "…, the Courier reported, citing her" open an
// occasion; it lasts for what the same person says after it until another one is named: a statement, a press
// conference, an earlier day. What was told in passing lasts only until somebody else speaks.
#include "quotes/occasions.h"

#include <algorithm>

#include "lang/fold.h"

namespace stemma::quotes {
namespace {

/// "an interview published on Monday with the Courier": so many words may stand before the outlet.
constexpr std::size_t kFarthestInterviewer = 6;

TextSpan span_of(const Clauses& clauses, Range range) {
  return {clauses.at(range.begin).span.begin, clauses.at(range.end - 1).span.end};
}

bool ends_with_words(std::string_view longer, std::string_view shorter) {
  return longer.ends_with(shorter) &&
         (longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ');
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);
}

std::string key_of(const Party& speaker) {
  return speaker.entity ? "#" + std::to_string(*speaker.entity) : lang::fold_case(speaker.name);
}

std::string speaker_key(const Quotation& quotation) {
  return quotation.speaker ? key_of(*quotation.speaker) : std::string();
}

void set_outlet(const Party& outlet, Quotation& quotation) {
  quotation.via = outlet.name;
  quotation.via_span = outlet.span;
}

}  // namespace

Occasions::Occasions(const Article& article, const Reading& reading, const Vocabulary& vocabulary,
                     const Speakers& speakers)
    : article_(article),
      reading_(reading),
      vocabulary_(vocabulary),
      words_(text::words_of(article.language)),
      speakers_(speakers),
      own_(lang::fold_case(article.outlet)) {}

void Occasions::settle(const Clauses& clauses, const Cue& cue, Range words, Quotation& quotation) {
  const std::string speaker = speaker_key(quotation);
  if (speaker != last_speaker_) close_passing(last_speaker_);
  last_speaker_ = speaker;
  if (const auto told = outlet_of(clauses, cue.told, Surely::kNo)) {
    quotation.told.reset();
    set_outlet(*told, quotation);
    return open(speaker, *told, Lasting::kNo);
  }
  bool interview = false;
  auto outlet = interviewer(clauses, cue, words, interview);
  if (!outlet && !cue.reporter.empty()) outlet = outlet_of(clauses, cue.reporter, Surely::kYes);
  if (!outlet && interview) outlet = known_occasion(speaker);
  if (!outlet && cue.quoted && cue.reporter.empty()) outlet = last_outlet_;
  if (outlet) {
    set_outlet(*outlet, quotation);
    return open(speaker, *outlet, Lasting::kYes);
  }
  if (const auto speaking = outlet_of(clauses, cue.speaker, Surely::kNo)) {
    last_outlet_ = speaking;
    if (!cue.source.empty()) {  // "the Courier reported, citing X": X says it, the outlet passes it on
      quotation.speaker = speakers_.party(clauses, cue.source);
      set_outlet(*speaking, quotation);
      last_speaker_ = speaker_key(quotation);
      open(last_speaker_, *speaking, Lasting::kYes);
    }
    return;
  }
  if (names_other_occasion(clauses, cue, words)) {
    occasions_.erase(speaker);
  } else if (!is_earlier(clauses, cue, words)) {
    carry_on(quotation);
  }
}

void Occasions::carry_on(Quotation& quotation) {
  const auto occasion = occasions_.find(speaker_key(quotation));
  if (occasion != occasions_.end()) set_outlet(occasion->second.outlet, quotation);
}

void Occasions::read_announcement(const Clauses& clauses) {
  bool interview = false;
  const auto outlet = interviewer(clauses, {}, {0, clauses.size()}, interview);
  if (!outlet) return;
  last_outlet_ = outlet;
  std::size_t end = clauses.size();
  while (end > 0 && clauses.is(end - 1, kAnyPunctuation)) --end;
  const Range subject = clauses.main_subject(end);
  if (clauses.voice_of(subject) == Voice::kSure)
    open(key_of(speakers_.party(clauses, subject)), *outlet, Lasting::kYes);
}

void Occasions::open(const std::string& speaker, const Party& outlet, Lasting lasting) {
  last_outlet_ = outlet;
  const std::string folded = lang::fold_case(outlet.name);
  seen_.emplace(last_word(folded), outlet.name);
  if (!speaker.empty()) occasions_[speaker] = {outlet, lasting};
}

/// Somebody else speaks: what was said in passing is over.
void Occasions::close_passing(const std::string& speaker) {
  const auto occasion = occasions_.find(speaker);
  if (occasion != occasions_.end() && occasion->second.lasting == Lasting::kNo) occasions_.erase(occasion);
}

std::optional<Party> Occasions::known_occasion(const std::string& speaker) const {
  const auto occasion = occasions_.find(speaker);
  return occasion != occasions_.end() ? std::optional(occasion->second.outlet) : last_outlet_;
}

/// The outlet of an interview among `words`, as far as they are not content.
std::optional<Party> Occasions::interviewer(const Clauses& clauses, const Cue& cue, Range words,
                                            bool& interview) const {
  for (std::size_t i = words.begin; i < words.end; ++i) {
    if (!clauses.is(i, kInterview) || cue.before.holds(i) || cue.after.holds(i)) continue;
    interview = true;
    const std::size_t end = std::min(words.end, i + kFarthestInterviewer);
    for (std::size_t j = i + 1; j < end; ++j) {
      if (!clauses.is(j, kPreposition | kTo | kOf)) continue;
      const Range with = clauses.noun_phrase_at(j + 1);
      if (const auto outlet = outlet_of(clauses, with, Surely::kYes)) return outlet;
    }
  }
  return std::nullopt;
}

/// The outlet that a noun phrase names: by its name, or as "the newspaper", "this newspaper". An organisation
/// that no list knows is one only where it can be nothing else.
std::optional<Party> Occasions::outlet_of(const Clauses& clauses, Range words, Surely surely) const {
  if (words.empty()) return std::nullopt;
  const Range head = clauses.head_of(words);
  if (clauses.is(head.end - 1, kOutletNoun) && !clauses.is(head.end - 1, kMention)) {
    if (!clauses.is(head.begin, kOwn)) return last_outlet_;
    if (article_.outlet.empty()) return std::nullopt;
    return Party{span_of(clauses, words), article_.outlet, std::nullopt};
  }
  Range name{head.end, head.end};
  while (name.begin > head.begin && clauses.at(name.begin - 1).capitalised &&
         (name.begin - 1 > head.begin || !clauses.is(name.begin - 1, kDeterminer))) {
    --name.begin;
  }
  while (name.end - name.begin > 1 && clauses.is(name.begin, kOutletNoun)) ++name.begin;
  if (name.empty()) return std::nullopt;
  return named_outlet(span_of(clauses, name), surely);
}

std::optional<Party> Occasions::named_outlet(TextSpan name, Surely surely) const {
  const std::string folded = lang::fold_case(name.of(article_.text));
  if (!own_.empty() && (ends_with_words(own_, folded) || ends_with_words(folded, own_)))
    return Party{name, article_.outlet, std::nullopt};
  Party outlet = speakers_.fullest_name(name).value_or(Party{name, std::string(name.of(article_.text)), {}});
  outlet.span = name;
  if (const auto seen = seen_.find(last_word(folded)); seen != seen_.end()) {
    if (ends_with_words(lang::fold_case(seen->second), folded)) outlet.name = seen->second;
    return outlet;
  }
  const bool organisation =
      outlet.entity && reading_.entities[*outlet.entity].kind == NameKind::kOrganisation;
  if (is_outlet_name(name) || (surely == Surely::kYes && organisation)) return outlet;
  return std::nullopt;
}

/// In the lists of outlets and agencies, or with a word that outlets have in their names: "Herald".
bool Occasions::is_outlet_name(TextSpan name) const {
  const auto& tokens = reading_.tokens;
  const auto first = static_cast<std::uint32_t>(
      std::ranges::lower_bound(tokens, name.begin, {}, [](const Token& t) { return t.span.begin; }) -
      tokens.begin());
  std::uint32_t end = first;
  while (end < tokens.size() && tokens[end].span.end <= name.end) ++end;
  for (std::uint32_t t = first; t < end; ++t) {
    const WordClasses classes = vocabulary_.classes(tokens[t].fold);
    const WordClasses part =
        classes.any() ? WordClasses() : vocabulary_.classes_by_part(tokens[t].span.of(article_.text));
    if ((classes | part).has(kOutletWord | kOutletNoun)) return true;
    if (words_.phrase_end(tokens, t, end, text::kNewsName) == end) return true;
  }
  return false;
}

/// "told reporters", "in a statement": words of the attribution that name another occasion.
bool Occasions::names_other_occasion(const Clauses& clauses, const Cue& cue, Range words) const {
  if (!cue.told.empty() && !clauses.is(cue.told.begin, kPronounObject)) return true;
  return holds_outside(clauses, cue, words, kOccasion);
}

bool Occasions::is_earlier(const Clauses& clauses, const Cue& cue, Range words) const {
  return holds_outside(clauses, cue, words, kEarlier);
}

bool Occasions::holds_outside(const Clauses& clauses, const Cue& cue, Range words,
                              WordClasses classes) const {
  for (std::size_t i = words.begin; i < words.end; ++i) {
    if (clauses.is(i, classes) && !cue.before.holds(i) && !cue.after.holds(i) && !cue.speaker.holds(i))
      return true;
  }
  return false;
}

}  // namespace stemma::quotes
