// A phrase is the sequence of its words' hashes, found by its first or last word.
#include "descent/vocabulary.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::descent {
namespace {

struct UseName {
  std::string_view name;
  std::uint32_t use;
};
constexpr std::array kUseNames = {
    UseName{"report_verb", kReportVerb},
    UseName{"report_noun", kReportNoun},
    UseName{"interview_noun", kInterviewNoun},
    UseName{"before_reporter", kBeforeReporter},
    UseName{"before_hearer", kBeforeHearer},
    UseName{"news_noun", kNewsNoun},
    UseName{"news_word", kNewsWord},
    UseName{"agency_noun", kAgencyNoun},
    UseName{"agency_word", kAgencyWord},
    UseName{"modifier", kModifier},
    UseName{"adverb", kAdverb},
    UseName{"generic", kGeneric},
    UseName{"platform", kPlatform},
    UseName{"post_verb", kPostVerb},
    UseName{"post_noun", kPostNoun},
    UseName{"say_verb", kSayVerb},
    UseName{"statement", kStatement},
    UseName{"document", kDocument},
    UseName{"official", kOfficial},
    UseName{"rights", kRights},
    UseName{"material", kMaterial},
    UseName{"original", kOriginal},
    UseName{"picture", kPicture},
    UseName{"according", kAccording | kBeforeReporter},
    UseName{"anonymous", kAnonymous},
    UseName{"caption", kCaption},
    UseName{"press", kPress},
    UseName{"by", kByWord},
    UseName{"anaphor", kAnaphor},
    UseName{"pronoun", kPronoun},
    UseName{"with", kWith},
};

std::uint32_t use_of(std::string_view name) {
  const auto found = std::ranges::find(kUseNames, name, &UseName::name);
  return found == kUseNames.end() ? 0 : found->use;
}

void add_list(Vocabulary& vocabulary, std::string_view language) {
  for (const std::string_view entry : lang::entries(language, "credits")) {
    const auto columns = lang::columns(entry);
    const std::uint32_t use = use_of(columns.front());
    for (std::size_t i = 1; i < columns.size(); ++i) vocabulary.add(columns[i], use);
  }
}

/// People and states as modifiers: "the Israeli newspaper Haaretz".
void add_nationalities(Vocabulary& vocabulary, std::string_view language) {
  for (const std::string_view entry : lang::entries(language, "nationalities")) {
    for (const std::string_view word : lang::columns(entry)) vocabulary.add(word, kModifier);
  }
}

std::map<std::string, Vocabulary, std::less<>> all_vocabularies() {
  std::map<std::string, Vocabulary, std::less<>> vocabularies;
  for (const std::string_view language : lang::languages()) {
    if (lang::entries(language, "credits").empty()) continue;
    Vocabulary& vocabulary = vocabularies[std::string(language)];
    add_list(vocabulary, "und");
    add_list(vocabulary, language);
    add_nationalities(vocabulary, language);
  }
  return vocabularies;
}

}  // namespace

void Vocabulary::add(std::string_view phrase, std::uint32_t use) {
  std::vector<std::uint64_t> folds;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    if (end > begin) folds.push_back(lang::fold_hash(phrase.substr(begin, end - begin)));
    begin = end + 1;
  }
  if (folds.empty() || use == 0) return;
  const auto next = static_cast<std::uint32_t>(phrases_.size());
  const auto [place, is_new] = known_.emplace(folds, next);
  if (is_new) {
    by_first_[folds.front()].push_back(next);
    by_last_[folds.back()].push_back(next);
    phrases_.push_back({std::move(folds), 0});
  }
  phrases_[place->second].uses |= use;
}

Vocabulary::Match Vocabulary::match(std::span<const Token> tokens, std::size_t begin, std::size_t end,
                                    std::uint32_t uses) const {
  Match best;
  if (begin >= end) return best;
  const auto found = by_first_.find(tokens[begin].fold);
  if (found == by_first_.end()) return best;
  for (const std::uint32_t index : found->second) {
    const Phrase& phrase = phrases_[index];
    const std::size_t size = phrase.folds.size();
    if ((phrase.uses & uses) == 0 || size > end - begin || size <= best.tokens) continue;
    const bool equal = std::ranges::equal(phrase.folds, tokens.subspan(begin, size), {}, {}, &Token::fold);
    if (equal) best = {static_cast<std::uint32_t>(size), phrase.uses};
  }
  return best;
}

Vocabulary::Match Vocabulary::match_before(std::span<const Token> tokens, std::size_t begin, std::size_t end,
                                           std::uint32_t uses) const {
  Match best;
  if (begin >= end) return best;
  const auto found = by_last_.find(tokens[end - 1].fold);
  if (found == by_last_.end()) return best;
  for (const std::uint32_t index : found->second) {
    const Phrase& phrase = phrases_[index];
    const std::size_t size = phrase.folds.size();
    if ((phrase.uses & uses) == 0 || size > end - begin || size <= best.tokens) continue;
    const bool equal =
        std::ranges::equal(phrase.folds, tokens.subspan(end - size, size), {}, {}, &Token::fold);
    if (equal) best = {static_cast<std::uint32_t>(size), phrase.uses};
  }
  return best;
}

bool Vocabulary::is(const Token& token, std::uint32_t uses) const {
  return match({&token, 1}, 0, 1, uses).tokens == 1;
}

bool Vocabulary::has(std::string_view word, std::uint32_t uses) const {
  const auto found = known_.find({lang::fold_hash(word)});
  return found != known_.end() && (phrases_[found->second].uses & uses) != 0;
}

const Vocabulary& vocabulary_of(std::string_view language) {
  static const std::map<std::string, Vocabulary, std::less<>> vocabularies = all_vocabularies();
  const auto found = vocabularies.find(language);
  return found != vocabularies.end() ? found->second : vocabularies.at("en");
}

}  // namespace stemma::descent
