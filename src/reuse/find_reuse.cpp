// fingerprint → candidates by key → align → tell. Articles with the same words (case and marks apart) go
// through as one.
#include <algorithm>
#include <map>
#include <tuple>

#include "reuse/align.h"
#include "reuse/candidates.h"
#include "reuse/words.h"
#include "stemma/passage.h"

namespace stemma {
namespace {

using reuse::Alignment;
using reuse::Words;

// All pairs of up to so many copies of one text are told; of more, each copy with the first.
constexpr std::size_t kMaxCopiesInPairs = 64;

/// The different texts among the articles and who carries each.
struct DistinctTexts {
  std::vector<Words> texts;
  std::vector<std::vector<std::uint32_t>>
      carriers;  ///< ascending articles; the lists are ordered by their first
};

DistinctTexts distinct_texts(std::span<const Report> reports) {
  DistinctTexts distinct;
  std::map<std::uint64_t, std::uint32_t> text_of;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    Words words = reuse::words_of(reports[i].reading);
    const auto next = static_cast<std::uint32_t>(distinct.texts.size());
    const auto [found, is_new] = text_of.emplace(reuse::fingerprint_of_whole(words), next);
    if (is_new) {
      distinct.texts.push_back(std::move(words));
      distinct.carriers.emplace_back();
    }
    distinct.carriers[found->second].push_back(i);
  }
  return distinct;
}

/// Turns alignments of texts into passages of articles.
class Teller {
 public:
  explicit Teller(std::span<const Report> reports) : reports_(reports), seen_(reports.size()) {}

  /// `alignment.a_begin` and so on count words of the text that article `a` carries.
  void tell(std::uint32_t a, std::uint32_t b, const Alignment& alignment) {
    const Seen& in_a = see(a);
    const Seen& in_b = see(b);
    Passage passage;
    passage.a = ArticleIndex{a};
    passage.b = ArticleIndex{b};
    passage.a_span = span_of(a, alignment.a_begin, alignment.a_end);
    passage.b_span = span_of(b, alignment.b_begin, alignment.b_end);
    passage.matches = static_cast<std::uint32_t>(alignment.equal.size());
    passage.words = std::max(alignment.a_end - alignment.a_begin, alignment.b_end - alignment.b_begin);
    for (const auto& [i, j] : alignment.equal) {
      passage.quoted += in_a.quoted[in_a.tokens[i]] || in_b.quoted[in_b.tokens[j]] ? 1 : 0;
    }
    passages_.push_back(passage);
  }

  std::vector<Passage> take() {
    std::sort(passages_.begin(), passages_.end(), [](const Passage& x, const Passage& y) {
      return std::tie(x.a, x.b, x.a_span, x.b_span) < std::tie(y.a, y.b, y.a_span, y.b_span);
    });
    return std::move(passages_);
  }

 private:
  /// What is asked of an article that shares something, made when it is first asked.
  struct Seen {
    std::vector<std::uint32_t> tokens;
    std::vector<bool> quoted;
  };

  const Seen& see(std::uint32_t article) {
    Seen& seen = seen_[article];
    if (seen.tokens.empty()) {
      seen = {reuse::tokens_of_words(reports_[article].reading), reuse::quoted_tokens(reports_[article])};
    }
    return seen;
  }

  TextSpan span_of(std::uint32_t article, std::uint32_t begin, std::uint32_t end) const {
    const auto& tokens = reports_[article].reading.tokens;
    const auto& of_words = seen_[article].tokens;
    return {tokens[of_words[begin]].span.begin, tokens[of_words[end - 1]].span.end};
  }

  std::span<const Report> reports_;
  std::vector<Seen> seen_;
  std::vector<Passage> passages_;
};

Alignment flipped(Alignment alignment) {
  std::swap(alignment.a_begin, alignment.b_begin);
  std::swap(alignment.a_end, alignment.b_end);
  for (auto& [i, j] : alignment.equal) std::swap(i, j);
  return alignment;
}

Alignment whole(const Words& words) {
  const auto size = static_cast<std::uint32_t>(words.size());
  Alignment alignment{0, size, 0, size, {}};
  for (std::uint32_t i = 0; i < size; ++i) alignment.equal.emplace_back(i, i);
  return alignment;
}

/// Pairs of articles that carry two texts, or one. Beyond the limit each carrier is told with the other
/// side's first.
template <class Function>
void for_each_pair(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                   Function function) {
  const bool all = left.size() * right.size() <= kMaxCopiesInPairs * kMaxCopiesInPairs;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      if (all || i == 0 || j == 0) function(left[i], right[j]);
      if (!all && i > 0) break;
    }
  }
}

}  // namespace

std::vector<Passage> find_reuse(std::span<const Report> reports, const ReuseOptions& options) {
  const DistinctTexts distinct = distinct_texts(reports);
  Teller teller(reports);
  for (std::size_t text = 0; text < distinct.texts.size(); ++text) {
    const auto& carriers = distinct.carriers[text];
    if (carriers.size() < 2 || distinct.texts[text].size() < options.min_words) continue;
    const Alignment alignment = whole(distinct.texts[text]);
    for_each_pair(carriers, carriers, [&](std::uint32_t a, std::uint32_t b) {
      if (a < b) teller.tell(a, b, alignment);
    });
  }

  const auto candidates = reuse::find_candidates(distinct.texts, options);
  for (std::size_t i = 0; i < candidates.size();) {
    const std::uint32_t right = candidates[i].b;
    const reuse::Aligner aligner(distinct.texts[right], options);
    for (; i < candidates.size() && candidates[i].b == right; ++i) {
      const std::uint32_t left = candidates[i].a;
      for (const Alignment& alignment : aligner.align(distinct.texts[left])) {
        const Alignment backwards = flipped(alignment);
        for_each_pair(distinct.carriers[left], distinct.carriers[right],
                      [&](std::uint32_t a, std::uint32_t b) {
                        if (a < b) {
                          teller.tell(a, b, alignment);
                        } else {
                          teller.tell(b, a, backwards);
                        }
                      });
      }
    }
  }
  return teller.take();
}

}  // namespace stemma
