/// Internal: average-linkage clustering of a sparse graph. See stemma/story.h.
#pragma once

#include <cstdint>
#include <limits>
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
///
/// With a `relative` power, the average also counts by how alike the members of either cluster are among
/// themselves, the less alike ones: it is multiplied by (average / within) ^ power where it is less than
/// that. Two clusters that are closer within than to each other are two events of one topic (the idea is the
/// relative closeness of Karypis, Han and Kumar 1999, CHAMELEON). One node has nothing within.
///
/// Of a cluster of more than `compared` nodes, a node was compared with so many: pairs beyond that count for
/// nothing, since nobody has looked at them. Half of what a node is compared with at most is a good measure
/// for two halves of one event.
std::vector<std::uint32_t> average_linkage(std::span<const float> weights,
                                           std::span<const Likeness> likenesses, float threshold,
                                           float relative = 0,
                                           float compared = std::numeric_limits<float>::infinity());

}  // namespace stemma::stories
