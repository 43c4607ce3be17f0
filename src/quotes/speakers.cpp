// The head of a noun phrase is what stands before its first preposition or comma; it is the head that speaks.
#include "quotes/speakers.h"

#include <algorithm>

#include "lang/fold.h"

namespace stemma::quotes {
namespace {

/// A speaker's description longer than this is cut in `Party::name`; the span keeps it all.
constexpr std::size_t kLongestName = 120;

std::string shown(std::string_view words) {
  return std::string(
      words.substr(0, words.size() > kLongestName ? words.find(' ', kLongestName) : words.size()));
}

TextSpan span_of(const Clauses& clauses, Range range) {
  return {clauses.at(range.begin).span.begin, clauses.at(range.end - 1).span.end};
}

std::uint64_t last_word(std::string_view name) {
  return lang::fold_hash(name.substr(name.rfind(' ') + 1));
}

Range head_of(const Clauses& clauses, Range range) {
  std::size_t end = range.begin + 1;
  while (end < range.end && !clauses.is(end, kPreposition | kAnyPunctuation | kRelative | kCoordinator))
    ++end;
  return {range.begin, end};
}

}  // namespace

Speakers::Speakers(const Article& article, const Reading& reading)
    : text_(article.text),
      reading_(reading),
      words_(text::words_of(article.language)),
      coreference_(article, reading) {
  for (std::uint32_t e = 0; e < reading.entities.size(); ++e) {
    const Entity& entity = reading.entities[e];
    if (entity.kind == NameKind::kOrganisation) organisations_.emplace(last_word(entity.name), e);
  }
}

std::optional<Mention> Speakers::last_mention_in(TextSpan words) const {
  const auto& mentions = reading_.mentions;
  auto after = std::lower_bound(
      mentions.begin(), mentions.end(), words.end,
      [](const Mention& mention, std::uint32_t offset) { return mention.span.begin < offset; });
  if (after == mentions.begin()) return std::nullopt;
  --after;
  if (!words.contains(after->span)) return std::nullopt;
  return *after;
}

std::optional<std::uint32_t> Speakers::entity_of(const Clauses& clauses, Range range) const {
  const Range head = head_of(clauses, range);
  const TextSpan words = span_of(clauses, head);
  if (const auto mention = last_mention_in(words)) {
    const bool place = reading_.entities[mention->entity].kind == NameKind::kPlace;
    const bool only = !place || head.end - head.begin <= 1 + (clauses.is(head.begin, kDeterminer) ? 1U : 0U);
    if (mention->span.end == words.end && (only || mention->span.begin == words.begin))
      return mention->entity;
    if (clauses.is(head.begin, kDeterminer)) {
      if (const auto holder = coreference_.role(words)) return holder;
    }
    const auto person = coreference_.named(words);
    const bool owner = clauses.is(head.end - 1, kPossessive) || text_.substr(mention->span.end, 1) == "'" ||
                       text_.substr(mention->span.end).starts_with("’");
    return owner || head.end < range.end ? std::nullopt : person;
  }
  if (head.end - head.begin == 1 && clauses.is(head.begin, kPronounSubject))
    return coreference_.pronoun(words);
  if (clauses.is(head.begin, kDeterminer))
    return coreference_.role(head.end < range.end ? span_of(clauses, range) : words);
  return std::nullopt;
}

/// "the head of the service, Ada Berg, said": a person's name alone between commas tells who the one before
/// it is.
std::optional<std::uint32_t> Speakers::named_behind(const Clauses& clauses, Range range) const {
  if (!clauses.is(range.end, kComma) || !clauses.is(range.end + 1, kMention)) return std::nullopt;
  std::size_t end = range.end + 1;
  while (clauses.is(end, kMention)) ++end;
  if (end < clauses.size() && !clauses.is(end, kAnyPunctuation)) return std::nullopt;
  const TextSpan words = span_of(clauses, {range.end + 1, end});
  const auto mention = last_mention_in(words);
  const bool person =
      mention && mention->span == words && reading_.entities[mention->entity].kind == NameKind::kPerson;
  return person ? std::optional(mention->entity) : std::nullopt;
}

Party Speakers::party(const Clauses& clauses, Range range) const {
  Party party;
  party.span = span_of(clauses, range);
  party.entity = entity_of(clauses, range);
  if (!party.entity && clauses.is(range.begin, kDeterminer)) party.entity = named_behind(clauses, range);
  if (party.entity) {
    party.name = reading_.entities[*party.entity].name;
  } else if (range.end - range.begin > 1 || !clauses.is(range.begin, kPronounSubject | kPronounObject)) {
    party.name = shown(party.span.of(text_));
  }
  return party;
}

void Speakers::continue_speaker(const Clauses& clauses, Range range, const Party& before,
                                Party& party) const {
  if (!party.name.empty() || before.name.empty() || before.span.begin >= party.span.begin) return;
  const bool person = before.entity && reading_.entities[*before.entity].kind == NameKind::kPerson;
  const bool group = clauses.is(range.begin, kPronounPlural);
  if (group == person) return;
  if (person && !is_last_person(*before.entity, party.span.begin)) return;
  if (person && !fits(*before.entity, party.span)) return;
  party.name = before.name;
  party.entity = before.entity;
}

/// The entity's gender, where it is known, is the pronoun's.
bool Speakers::fits(std::uint32_t entity, TextSpan pronoun) const {
  const auto flags = words_.flags(lang::fold_hash(pronoun.of(text_)));
  const bool male = (flags & text::kMalePronoun) != 0;
  const bool female = (flags & text::kFemalePronoun) != 0;
  if (male == female) return false;
  return coreference_.gender(entity) != (male ? text::Gender::kFemale : text::Gender::kMale);
}

/// No other person is named between the entity's last mention and `offset`.
bool Speakers::is_last_person(std::uint32_t entity, std::uint32_t offset) const {
  const auto& mentions = reading_.mentions;
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), offset,
                                  [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
  for (; mention != mentions.begin(); --mention) {
    const std::uint32_t named = std::prev(mention)->entity;
    if (named == entity) return true;
    if (reading_.entities[named].kind == NameKind::kPerson) return false;
  }
  return false;
}

std::optional<Party> Speakers::fullest_name(TextSpan words) const {
  const auto mention = last_mention_in(words);
  if (mention && reading_.entities[mention->entity].kind != NameKind::kPerson)
    return Party{mention->span, reading_.entities[mention->entity].name, mention->entity};
  const auto found = organisations_.find(last_word(words.of(text_)));
  if (found == organisations_.end()) return std::nullopt;
  const std::string& name = reading_.entities[found->second].name;
  if (!lang::fold_case(name).ends_with(lang::fold_case(words.of(text_)))) return std::nullopt;
  return Party{words, name, found->second};
}

}  // namespace stemma::quotes
