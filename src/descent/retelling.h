/// Internal: what one report tells in other words and in the order of another. See stemma/descent.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "descent/terms.h"
#include "descent/word_weights.h"
#include "stemma/passage.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::descent {

/// Sentences of two reports that are alike outside quotations.
struct Retelling {
  ArticleIndex a{};  ///< before `b`
  ArticleIndex b{};
  float weight = 0;               ///< of what the sentences have in common that follow one another in both
  float mean = 0;                 ///< the same for each sentence of the report that has fewer
  std::vector<Passage> passages;  ///< the words that alike sentences share, from kFewestWords
};

/// The retellings among the reports of a story, ordered by (a, b). Furniture counts nothing.
///
/// `weights` stand beside `story.articles`. A stem in more than kMaxPostings sentences finds no candidates:
/// what so many sentences have in common is copied, and find_reuse tells it.
/// O(sentences × their stems × kMaxPostings).
std::vector<Retelling> find_retellings(const Story& story, std::span<const Report> reports,
                                       std::span<const WordWeights> weights, const StoryTerms& terms);

constexpr std::size_t kMaxPostings = 64;
constexpr std::uint32_t kFewestWords =
    8;  ///< equal words of a passage between two alike sentences: those of ReuseOptions

}  // namespace stemma::descent
