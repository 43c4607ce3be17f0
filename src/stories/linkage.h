/// Internal: average-linkage clustering of a sparse graph. See stemma/story.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stemma::stories {

/// Two nodes and how alike they are; `a` < `b`, no pair twice. Pairs that are not listed are not alike: 0.
struct Likeness {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float value = 0;
};

/// For each node the smallest node of its cluster.
///
/// The two clusters whose members are most alike on average are joined as long as that average is at least
/// `threshold` (UPGMA; Sokal and Michener 1958). Two clusters join only on what all their members say of each
/// other: a chain of neighbours makes no cluster. Equal averages: the pair with the smaller nodes first.
/// `weights` count a node as many. O(E log E) for E likenesses.
std::vector<std::uint32_t> average_linkage(std::span<const float> weights,
                                           std::span<const Likeness> likenesses, float threshold);

}  // namespace stemma::stories
