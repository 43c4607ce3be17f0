/// Internal: how far two wordings say the same, and which of their words stand for each other.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "descent/terms.h"

namespace stemma::descent {

struct Likeness {
  float shared = 0;                 ///< weight of the words on the best alignment
  float of_shorter = 0;             ///< shared / weight of the lighter side: 1 when one contains the other
  float of_longer = 0;              ///< shared / weight of the heavier side
  std::uint32_t content_words = 0;  ///< aligned words that are no function words
  std::uint32_t words = 0;          ///< all aligned words
  std::uint32_t longer_words = 0;   ///< words of the side that has more of them
};

/// Aligns two wordings in order (heaviest common subsequence; Hunt and Szymanski would do for rare matches,
/// dynamic programming is as fast at these lengths). Words beyond kMaxAlignedTerms of either side count as
/// not shared. O(|a| × |b|), at most kMaxAlignedTerms² steps.
Likeness likeness(std::span<const Term> a, std::span<const Term> b);

/// The aligned pairs themselves: indices into `a` and `b`, ascending.
std::vector<std::pair<std::uint32_t, std::uint32_t>> aligned_terms(std::span<const Term> a,
                                                                   std::span<const Term> b);

constexpr std::size_t kMaxAlignedTerms = 256;

}  // namespace stemma::descent
