/// Words that two articles share.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/for_each_index.h"
#include "stemma/report.h"
#include "stemma/text_span.h"

namespace stemma {

/// A stretch of article `a` and one of article `b`, aligned word by word. `a` is before `b` in the list.
struct Passage {
  ArticleIndex a{};
  ArticleIndex b{};
  TextSpan a_span;
  TextSpan b_span;
  std::uint32_t matches = 0;  ///< equal words on the best alignment
  std::uint32_t words = 0;    ///< words of the longer side: matches / words is the similarity
  std::uint32_t quoted = 0;   ///< equal words that stand in quotation marks in either article
};

struct ReuseOptions {
  std::uint32_t min_words = 8;      ///< shortest passage that is told, in equal words
  /// Percent of the words of a passage's longer side that are equal: of passages of fewer than twice
  /// `min_words` equal words, which may be nothing but a form of the language, and of longer ones.
  std::uint32_t min_percent_of_short = 50;
  std::uint32_t min_percent = 50;
  std::uint32_t shingle_words = 5;  ///< words in a fingerprint
  std::uint32_t max_gap = 12;       ///< differing words that an alignment may bridge
  std::uint32_t max_articles_per_fingerprint =
      1000;  ///< one in more counts for articles that are mostly of such ones
};

/// Finds the passages that articles share, ordered by (a, b, a_span, b_span).
///
/// An article is compared with its copies and the 64 earlier ones that it shares most with; an outlet's own
/// furniture is left out. Steps and costs: stemma/reuse_steps.h. Never fails. No shared state.
std::vector<Passage> find_reuse(std::span<const Report> reports, const ReuseOptions& options = {},
                                const ForEachIndex& for_each = one_by_one);

}  // namespace stemma
