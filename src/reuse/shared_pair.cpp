// An article's words that stand in passages are counted once, however many passages stand on them: the word
// ranges of a pair's passages are joined on either side.
#include "stemma/shared_pair.h"

#include <algorithm>
#include <utility>

namespace stemma {
namespace {

constexpr double kMostOfOne = 0.8;  // of a near duplicate
constexpr double kEnoughOfOther = 0.3;

std::size_t words_before(const ReuseText& text, std::uint32_t byte) {
  return static_cast<std::size_t>(std::ranges::lower_bound(text.spans, byte, {}, &TextSpan::begin) -
                                  text.spans.begin());
}

double coverage(const ReuseText& text, std::vector<TextSpan> spans) {
  if (text.spans.empty()) return 0;
  std::sort(spans.begin(), spans.end());
  std::size_t covered = 0;
  std::size_t end = 0;
  for (const TextSpan span : spans) {
    const std::size_t first = std::max(end, words_before(text, span.begin));
    const std::size_t last = words_before(text, span.end);
    if (last > first) covered += last - first;
    end = std::max(end, last);
  }
  return static_cast<double>(covered) / static_cast<double>(text.spans.size());
}

Likeness likeness_of(const SharedPair& pair, std::span<const Passage> own, std::size_t a_words,
                     std::size_t b_words) {
  const Passage& first = own.front();
  if (own.size() == 1 && first.matches == first.words && first.matches == a_words && a_words == b_words) {
    return Likeness::kSameText;
  }
  const auto [less, more] = std::minmax(pair.a_coverage, pair.b_coverage);
  return more >= kMostOfOne && less >= kEnoughOfOther ? Likeness::kNearDuplicate : Likeness::kPassages;
}

}  // namespace

std::vector<SharedPair> shared_pairs(std::span<const ReuseText> texts, std::span<const Passage> passages) {
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
    const ReuseText& a = texts[index_of(pair.a)];
    const ReuseText& b = texts[index_of(pair.b)];
    pair.a_coverage = coverage(a, std::move(a_spans));
    pair.b_coverage = coverage(b, std::move(b_spans));
    pair.likeness = likeness_of(pair, passages.subspan(pair.first_passage, i - pair.first_passage),
                                a.spans.size(), b.spans.size());
    pairs.push_back(pair);
  }
  return pairs;
}

}  // namespace stemma
