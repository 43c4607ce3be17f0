// An article's words that stand in passages are counted once, however many passages stand on them: the word
// ranges of a pair's passages are joined on either side.
#include "stemma/shared_pair.h"

#include <algorithm>
#include <utility>

#include "reuse/words.h"

namespace stemma {
namespace {

constexpr double kMostOfOne = 0.8;  // of a near duplicate
constexpr double kEnoughOfOther = 0.3;

/// Where the words of each article stand, made when they are first asked for.
class WordPlaces {
 public:
  explicit WordPlaces(std::span<const Report> reports) : reports_(reports), begins_(reports.size()) {}

  std::size_t count(ArticleIndex article) { return begins(article).size(); }
  /// How many words begin before `byte`.
  std::size_t before(ArticleIndex article, std::uint32_t byte) {
    const auto& all = begins(article);
    return static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), byte) - all.begin());
  }

 private:
  const std::vector<std::uint32_t>& begins(ArticleIndex article) {
    std::vector<std::uint32_t>& made = begins_[index_of(article)];
    if (!made.empty()) return made;
    const Reading& reading = reports_[index_of(article)].reading;
    for (const std::uint32_t token : reuse::tokens_of_words(reading)) {
      made.push_back(reading.tokens[token].span.begin);
    }
    return made;
  }

  std::span<const Report> reports_;
  std::vector<std::vector<std::uint32_t>> begins_;
};

double coverage(WordPlaces& words, ArticleIndex article, std::vector<TextSpan> spans) {
  if (words.count(article) == 0) return 0;
  std::sort(spans.begin(), spans.end());
  std::size_t covered = 0;
  std::size_t end = 0;
  for (const TextSpan span : spans) {
    const std::size_t first = std::max(end, words.before(article, span.begin));
    const std::size_t last = words.before(article, span.end);
    if (last > first) covered += last - first;
    end = std::max(end, last);
  }
  return static_cast<double>(covered) / static_cast<double>(words.count(article));
}

Likeness likeness_of(const SharedPair& pair, std::span<const Passage> own, WordPlaces& words) {
  const Passage& first = own.front();
  if (own.size() == 1 && first.matches == first.words && first.matches == words.count(pair.a) &&
      first.matches == words.count(pair.b)) {
    return Likeness::kSameText;
  }
  const auto [less, more] = std::minmax(pair.a_coverage, pair.b_coverage);
  return more >= kMostOfOne && less >= kEnoughOfOther ? Likeness::kNearDuplicate : Likeness::kPassages;
}

}  // namespace

std::vector<SharedPair> shared_pairs(std::span<const Report> reports, std::span<const Passage> passages) {
  WordPlaces words(reports);
  std::vector<SharedPair> pairs;
  for (std::uint32_t i = 0; i < passages.size();) {
    SharedPair pair{passages[i].a, passages[i].b, i, i, 0, 0, Likeness::kPassages};
    std::vector<TextSpan> a_spans;
    std::vector<TextSpan> b_spans;
    for (; i < passages.size() && passages[i].a == pair.a && passages[i].b == pair.b; ++i) {
      a_spans.push_back(passages[i].a_span);
      b_spans.push_back(passages[i].b_span);
    }
    pair.end_passage = i;
    pair.a_coverage = coverage(words, pair.a, std::move(a_spans));
    pair.b_coverage = coverage(words, pair.b, std::move(b_spans));
    pair.likeness = likeness_of(pair, passages.subspan(pair.first_passage, i - pair.first_passage), words);
    pairs.push_back(pair);
  }
  return pairs;
}

}  // namespace stemma
