/// Internal: how likely two articles tell one event. See stemma/story.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "stories/comparison.h"

namespace stemma::stories {

/// A node of a decision tree: a question of one sign, or a leaf.
struct TreeNode {
  static constexpr std::uint8_t kLeaf = 255;

  std::uint8_t sign = kLeaf;
  bool none_is_less = false;  ///< where an article that lacks the sign goes
  std::uint16_t less = 0;     ///< the node for values not above `value`, counted from the tree's first
  std::uint16_t more = 0;
  float value = 0;  ///< of a question its bound, of a leaf what it adds
};

/// Learnt by tools/learn_one_event.py, which writes one_event_trees.cpp and says from what.
struct Trees {
  std::span<const TreeNode> nodes;
  std::span<const std::uint16_t> roots;  ///< first node of each tree
  float bias = 0;
};
const Trees& one_event_trees();

/// Articles of a collection from which on the trees were learnt; all but one had more than 700.
constexpr std::size_t kLargeCollection = 100;

/// 0 to 1, of two articles of one language in a large collection. Sum of boosted trees (Friedman 2001) as log
/// odds; more resemblance never makes it less. O(depth × trees).
///
/// Learnt from local crime, national politics with and without dates, and look-alike events; on a kind of news
/// that none of them has, it is less sure: of each collection left out of learning, pair F1 was 56 to 88.
float one_event(const Signs& signs);

}  // namespace stemma::stories
