/// How much of two articles' words their passages cover: one report twice, or a passage in two reports.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/passage.h"
#include "stemma/reuse_steps.h"

namespace stemma {

enum class Likeness : std::uint8_t {
  kPassages,       ///< they share passages, no more
  kNearDuplicate,  ///< one report, changed or trimmed
  kSameText,       ///< equal word by word; case, marks and punctuation may differ
};

/// Two articles that share passages. `a` is before `b` in the list.
struct SharedPair {
  ArticleIndex a{};
  ArticleIndex b{};
  std::uint32_t first_passage = 0;  ///< its passages in the list are [first_passage, end_passage)
  std::uint32_t end_passage = 0;
  double a_coverage = 0;  ///< share of the article's words that stand in one of them
  double b_coverage = 0;
  Likeness likeness = Likeness::kPassages;
};

/// The pairs of a list of passages that is ordered as `find_reuse` gives it, in its order.
///
/// Near duplicates: four fifths of the one's words and three tenths of the other's are covered, so that a
/// report cut to a third is one, and a line in a long round-up is none. O(words + passages).
std::vector<SharedPair> shared_pairs(std::span<const ReuseText> texts, std::span<const Passage> passages);

}  // namespace stemma
