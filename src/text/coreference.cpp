// Recency with a preference for whoever acts: newswriters put "he" for the last person of that gender who was
// the subject of a sentence. Sentences are asked backwards; one with several persons who fit settles it only
// where one of them opens it or speaks in it.
#include "text/coreference.h"

#include <algorithm>
#include <limits>

#include "lang/fold.h"
#include "text/tokens.h"

namespace stemma::text {
namespace {

constexpr std::uint32_t kSentencesBack = 5;  ///< beyond them a pronoun has lost its person for a reader too
constexpr std::uint32_t kTokensBeforeName = 6;
constexpr std::uint32_t kOpeningTokens = 3;  ///< "Speaking on Monday," is longer; "But Berg" is not

bool opens_quotation(std::string_view mark) {
  return mark == "“" || mark == "„" || mark == "«" || mark == "``";
}
bool closes_quotation(std::string_view mark) {
  return mark == "”" || mark == "»" || mark == "''";
}

/// Folds of a role's words, hyphens taken for spaces: "Secretary-General" and "secretary general" are one.
template <class Use>
void each_role_word(std::string_view words, const Use& use) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" -", begin), words.size());
    if (end > begin) use(lang::fold_hash(words.substr(begin, end - begin)));
    begin = end + 1;
  }
}

}  // namespace

Coreference::Coreference(const Article& article, const Reading& reading)
    : reading_(reading), text_(article.text), words_(words_of(article.language)) {
  sentence_mentions_.reserve(reading.sentences.size() + 1);
  std::uint32_t mention = 0;
  for (const Sentence& sentence : reading.sentences) {
    while (mention < reading.mentions.size() && reading.mentions[mention].span.begin < sentence.span.begin)
      ++mention;
    sentence_mentions_.push_back(mention);
  }
  sentence_mentions_.push_back(static_cast<std::uint32_t>(reading.mentions.size()));
  first_mention_.assign(reading.entities.size(), std::numeric_limits<std::uint32_t>::max());
  for (const Mention& named : reading.mentions) {
    first_mention_[named.entity] = std::min(first_mention_[named.entity], named.span.begin);
  }
  mark_quoted();
  collect_roles();
  collect_genders();
  learn_genders_from_pronouns();
}

std::uint32_t Coreference::first_token_at(std::uint32_t offset) const {
  const auto found =
      std::lower_bound(reading_.tokens.begin(), reading_.tokens.end(), offset,
                       [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  return static_cast<std::uint32_t>(found - reading_.tokens.begin());
}

std::uint32_t Coreference::first_mention_at(std::uint32_t offset) const {
  const auto found =
      std::lower_bound(reading_.mentions.begin(), reading_.mentions.end(), offset,
                       [](const Mention& mention, std::uint32_t at) { return mention.span.begin < at; });
  return static_cast<std::uint32_t>(found - reading_.mentions.begin());
}

/// A paragraph that does not close its quotation ends it all the same: one odd mark costs one paragraph.
void Coreference::mark_quoted() {
  quoted_.assign(reading_.tokens.size(), false);
  bool inside = false;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : reading_.sentences) {
    if (sentence.paragraph != paragraph) inside = false;
    paragraph = sentence.paragraph;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = reading_.tokens[i];
      if (token.kind == TokenKind::kPunctuation) {
        const std::string_view mark = token.span.of(text_);
        if (mark == "\"") inside = !inside;
        if (opens_quotation(mark))
          inside = !(mark == "“" && inside);  // German closes with the mark that English opens with
        if (closes_quotation(mark)) inside = false;
      }
      quoted_[i] = inside;
    }
  }
}

void Coreference::collect_roles() {
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
    if (!is_person(entity)) continue;
    each_role_word(reading_.entities[entity].role, [&](std::uint64_t fold) {
      role_words_.push_back({fold, entity});
    });
  }
  // A person may have other roles at other mentions.
  for (const Mention& mention : reading_.mentions) {
    if (!is_person(mention.entity)) continue;
    std::uint32_t i = first_token_at(mention.span.begin);
    const std::uint32_t sentence_begin = reading_.sentences[reading_.tokens[i].sentence].first_token;
    if (i == sentence_begin || !words_.is(reading_.tokens[i - 1].fold, kRole)) continue;
    for (std::uint32_t back = 0; back < kTokensBeforeName && i > sentence_begin; ++back) {
      const Token& token = reading_.tokens[--i];
      const bool part =
          token.kind == TokenKind::kWord &&
          (token.capitalised || words_.is(token.fold, kRole | kRoleModifier | kDemonym | kRegion));
      if (!part || words_.is(token.fold, kDeterminer)) break;
      each_role_word(token.span.of(text_), [&](std::uint64_t fold) {
        role_words_.push_back({fold, mention.entity});
      });
    }
  }
  std::sort(role_words_.begin(), role_words_.end());
  role_words_.erase(std::unique(role_words_.begin(), role_words_.end()), role_words_.end());
}

bool Coreference::has_role_word(std::uint32_t entity, std::uint64_t fold) const {
  const auto found = std::lower_bound(role_words_.begin(), role_words_.end(), RoleWord{fold, entity});
  return found != role_words_.end() && found->fold == fold && found->entity == entity;
}

void Coreference::collect_genders() {
  genders_.assign(reading_.entities.size(), Gender::kUnknown);
  const auto of_flags = [](WordFlags flags, WordFlags male, WordFlags female) {
    const bool is_male = (flags & male) != 0;
    const bool is_female = (flags & female) != 0;
    if (is_male == is_female) return Gender::kUnknown;
    return is_male ? Gender::kMale : Gender::kFemale;
  };
  for (const Mention& mention : reading_.mentions) {
    const std::uint32_t i = first_token_at(mention.span.begin);
    if (genders_[mention.entity] != Gender::kUnknown || i == 0 || !is_person(mention.entity)) continue;
    const WordFlags before = words_.flags(reading_.tokens[i - 1].fold);
    if ((before & kHonorific) != 0) genders_[mention.entity] = of_flags(before, kMaleTitle, kFemaleTitle);
  }
  for (std::uint32_t entity = 0; entity < reading_.entities.size(); ++entity) {
    if (genders_[entity] != Gender::kUnknown || !is_person(entity)) continue;
    const std::string& name = reading_.entities[entity].name;
    const std::size_t space = name.find(' ');
    if (space != std::string::npos) {
      genders_[entity] = of_flags(words_.flags(lang::fold_hash(std::string_view(name).substr(0, space))),
                                  kGivenMale, kGivenFemale);
    }
    if (genders_[entity] != Gender::kUnknown) continue;
    each_role_word(reading_.entities[entity].role, [&](std::uint64_t fold) {
      const Gender told = of_flags(words_.flags(fold), kMaleTitle, kFemaleTitle);
      if (told != Gender::kUnknown) genders_[entity] = told;
    });
  }
}

/// "Sam Orr came late. She …": a pronoun early in the sentence after one that names one person only.
void Coreference::learn_genders_from_pronouns() {
  for (std::size_t s = 0; s + 1 < reading_.sentences.size(); ++s) {
    std::optional<std::uint32_t> only;
    bool several = false;
    for (std::uint32_t m = sentence_mentions_[s]; m < sentence_mentions_[s + 1]; ++m) {
      const std::uint32_t entity = reading_.mentions[m].entity;
      if (!is_person(entity)) continue;
      several = several || (only && *only != entity);
      only = entity;
    }
    if (!only || several || genders_[*only] != Gender::kUnknown) continue;
    const Sentence& next = reading_.sentences[s + 1];
    const std::uint32_t end = std::min(next.end_token, next.first_token + kOpeningTokens);
    for (std::uint32_t i = next.first_token; i < end && !quoted_[i]; ++i) {
      const WordFlags flags = words_.flags(reading_.tokens[i].fold);
      if ((flags & kMalePronoun) != 0) genders_[*only] = Gender::kMale;
      if ((flags & kFemalePronoun) != 0) genders_[*only] = Gender::kFemale;
      if ((flags & (kMalePronoun | kFemalePronoun)) != 0) break;
    }
  }
}

std::optional<std::uint32_t> Coreference::resolve(TextSpan words) const {
  if (const auto entity = named(words)) return entity;
  if (const auto entity = pronoun(words)) return entity;
  return role(words);
}

std::optional<std::uint32_t> Coreference::named(TextSpan words) const {
  std::optional<std::uint32_t> person;
  std::optional<std::uint32_t> last;
  std::uint32_t last_end = 0;
  for (std::uint32_t m = first_mention_at(words.begin); m < reading_.mentions.size(); ++m) {
    const Mention& mention = reading_.mentions[m];
    if (mention.span.end > words.end) break;
    if (!person && is_person(mention.entity)) person = mention.entity;
    last = mention.entity;
    last_end = mention.span.end;
  }
  if (person) return person;
  // "the Energy Ministry" is the ministry; "the Norland president" is not Norland.
  if (last && last_end == words.end) return last;
  return last ? role(words) : std::nullopt;
}

/// Who acts in the sentence, up to token `before`. `several` tells that persons fit and none stands out.
std::optional<std::uint32_t> Coreference::acting_person(const Sentence& sentence, std::uint32_t before,
                                                        Gender gender, bool& several) const {
  std::vector<std::uint32_t> fitting;
  std::optional<std::uint32_t> acting;
  const std::uint32_t s = reading_.tokens[sentence.first_token].sentence;
  for (std::uint32_t m = sentence_mentions_[s]; m < sentence_mentions_[s + 1]; ++m) {
    const Mention& mention = reading_.mentions[m];
    const std::uint32_t i = first_token_at(mention.span.begin);
    if (i >= before) break;
    const Gender theirs = genders_[mention.entity];
    if (!is_person(mention.entity) || quoted_[i] || (theirs != Gender::kUnknown && theirs != gender))
      continue;
    if (std::find(fitting.begin(), fitting.end(), mention.entity) == fitting.end())
      fitting.push_back(mention.entity);
    const std::uint32_t after = first_token_at(mention.span.end);
    const bool speaks = (after < sentence.end_token && words_.is(reading_.tokens[after].fold, kSpeechVerb)) ||
                        (i > sentence.first_token && words_.is(reading_.tokens[i - 1].fold, kSpeechVerb));
    const bool opens = i < sentence.first_token + kOpeningTokens;
    if (!acting && (speaks || opens)) acting = mention.entity;
  }
  several = fitting.size() > 1 && !acting;
  if (fitting.size() == 1) return fitting[0];
  return acting;
}

std::optional<std::uint32_t> Coreference::pronoun(TextSpan words) const {
  const std::uint32_t at = first_token_at(words.begin);
  if (at >= reading_.tokens.size() || reading_.tokens[at].span.end < words.end) return {};
  const WordFlags flags = words_.flags(reading_.tokens[at].fold);
  const bool male = (flags & kMalePronoun) != 0;
  if (male == ((flags & kFemalePronoun) != 0)) return {};
  const Gender gender = male ? Gender::kMale : Gender::kFemale;
  const std::uint32_t here = reading_.tokens[at].sentence;
  for (std::uint32_t back = 0; back <= std::min(here, kSentencesBack); ++back) {
    bool several = false;
    if (const auto person = acting_person(reading_.sentences[here - back], at, gender, several))
      return person;
    if (several) return {};
  }
  return {};
}

/// Persons with `word` in a role, and with all of the two lists; a few at most.
std::vector<std::uint32_t> Coreference::persons_of_role(std::uint64_t word,
                                                        const std::vector<std::uint64_t>& head,
                                                        const std::vector<std::uint64_t>& qualifiers) const {
  constexpr std::size_t kFew = 8;  // more are as good as two: the role does not tell who
  std::vector<std::uint32_t> fitting;
  const auto found = std::lower_bound(role_words_.begin(), role_words_.end(), RoleWord{word, 0});
  for (auto at = found; at != role_words_.end() && at->fold == word && fitting.size() < kFew; ++at) {
    const auto has = [&](std::uint64_t fold) { return has_role_word(at->entity, fold); };
    if (std::all_of(head.begin(), head.end(), has) &&
        std::all_of(qualifiers.begin(), qualifiers.end(), has)) {
      fitting.push_back(at->entity);
    }
  }
  return fitting;
}

std::optional<std::uint32_t> Coreference::role(TextSpan words) const {
  // The head is the last role before what it is of: "the secretary general | of the alliance".
  std::vector<std::uint64_t> head;
  std::vector<std::uint64_t> qualifiers;
  bool any_leader = false;
  for (std::uint32_t i = first_token_at(words.begin); i < reading_.tokens.size(); ++i) {
    const Token& token = reading_.tokens[i];
    if (token.span.end > words.end || token.kind == TokenKind::kPunctuation) break;
    if (words_.is(token.fold, kIndefinite)) return {};
    if (words_.is(token.fold, kJoiner) && !head.empty()) break;
    const std::uint32_t end =
        words_.phrase_end(reading_.tokens, i, static_cast<std::uint32_t>(reading_.tokens.size()), kRole);
    if (end > i && reading_.tokens[end - 1].span.end <= words.end) {
      qualifiers.insert(qualifiers.end(), head.begin(), head.end());
      head.clear();
      any_leader = end == i + 1 && words_.is(token.fold, kAnyLeader);
      for (std::uint32_t k = i; k < end; ++k) {
        each_role_word(reading_.tokens[k].span.of(text_), [&](std::uint64_t fold) { head.push_back(fold); });
      }
      i = end - 1;
    } else if (token.capitalised && !words_.is(token.fold, kDeterminer)) {
      qualifiers.push_back(token.fold);
    }
  }
  if (head.empty()) return {};
  std::vector<std::uint32_t> fitting = persons_of_role(head.back(), head, qualifiers);
  if (fitting.empty() && any_leader && !qualifiers.empty()) {
    fitting = persons_of_role(qualifiers.front(), {}, qualifiers);
  }
  if (fitting.size() <= 1) return fitting.empty() ? std::nullopt : std::optional(fitting[0]);
  // Of several, the one whom the text has introduced so far.
  std::optional<std::uint32_t> introduced;
  for (const std::uint32_t entity : fitting) {
    if (first_mention_[entity] > words.begin) continue;
    if (introduced) return {};
    introduced = entity;
  }
  return introduced;
}

}  // namespace stemma::text
