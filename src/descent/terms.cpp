// Each token is folded and stemmed once per report; how many sentences hold a stem is counted over the whole
// story; the second pass turns the counts into weights.
#include "descent/terms.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"

namespace stemma::descent {
namespace {

constexpr float kFunctionWordShare = 0.2F;

/// Stems of one language with a memory of the words already seen: a story uses few different words many
/// times.
class StemCache {
 public:
  explicit StemCache(const std::string& language) : stemmer_(language) {
    for (const std::string_view word : lang::entries(language, "stopwords"))
      function_words_.insert(lang::fold_hash(word));
  }

  Term term(const Token& token, std::uint32_t index, std::string_view text) {
    const auto [known, added] = stems_.try_emplace(token.fold);
    if (added) known->second = core::hash(stemmer_(lang::fold_case(token.span.of(text))));
    return {known->second, index, 0, !function_words_.contains(token.fold)};
  }

 private:
  lang::Stemmer stemmer_;
  std::unordered_set<std::uint64_t> function_words_;
  std::unordered_map<std::uint64_t, std::uint64_t> stems_;
};

bool counts(const Token& token, std::string_view text) {
  return token.kind != TokenKind::kPunctuation && !token.span.of(text).ends_with("'s") &&
         !token.span.of(text).ends_with("’s");
}

std::vector<Term> unweighted(const Report& report, StemCache& stems) {
  std::vector<Term> terms;
  terms.reserve(report.reading.tokens.size());
  for (std::uint32_t i = 0; i < report.reading.tokens.size(); ++i) {
    const Token& token = report.reading.tokens[i];
    if (counts(token, report.article.text)) terms.push_back(stems.term(token, i, report.article.text));
  }
  return terms;
}

}  // namespace

StoryTerms::StoryTerms(const Story& story, std::span<const Report> reports)
    : reports_(reports), articles_(story.articles) {
  std::unordered_map<std::string, StemCache> languages;
  std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint64_t>>
      sentences_with;  // count, last sentence
  std::uint64_t sentence_count = 0;
  for (const ArticleIndex article : articles_) {
    const Report& from = report(article);
    auto& stems = languages.try_emplace(from.article.language, from.article.language).first->second;
    terms_.push_back(unweighted(from, stems));
    for (const Term& term : terms_.back()) {
      auto& [count, last] = sentences_with[term.stem];
      const std::uint64_t sentence = sentence_count + from.reading.tokens[term.token].sentence + 1;
      if (last != sentence) ++count;
      last = sentence;
    }
    sentence_count += from.reading.sentences.size();
  }
  const double most = std::log1p(static_cast<double>(std::max<std::uint64_t>(sentence_count, 1)));
  for (auto& terms : terms_) {
    for (Term& term : terms) {
      const double rarity =
          std::log1p(static_cast<double>(sentence_count) / sentences_with[term.stem].first) / most;
      term.weight = static_cast<float>(rarity) * (term.content ? 1.0F : kFunctionWordShare);
    }
  }
}

std::span<const Term> StoryTerms::of(ArticleIndex article, TextSpan span) const {
  const auto place = std::lower_bound(articles_.begin(), articles_.end(), article) - articles_.begin();
  const std::vector<Term>& terms = terms_[static_cast<std::size_t>(place)];
  const std::vector<Token>& tokens = report(article).reading.tokens;
  const auto first = std::partition_point(
      terms.begin(), terms.end(), [&](const Term& t) { return tokens[t.token].span.begin < span.begin; });
  const auto last = std::partition_point(first, terms.end(),
                                         [&](const Term& t) { return tokens[t.token].span.end <= span.end; });
  return {first, last};
}

float weight_of(std::span<const Term> terms) {
  float sum = 0;
  for (const Term& term : terms) sum += term.weight;
  return sum;
}

}  // namespace stemma::descent
