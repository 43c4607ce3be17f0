#include "stories/one_event.h"

#include <algorithm>
#include <cmath>

namespace stemma::stories {
namespace {

float sum_of(const Trees& trees, const Signs& signs) {
  float sum = trees.bias;
  for (const std::uint16_t root : trees.roots) {
    const TreeNode* node = &trees.nodes[root];
    while (node->sign != TreeNode::kLeaf) {
      const float value = signs[node->sign];
      const bool less = std::isnan(value) ? node->none_is_less : value <= node->value;
      node = &trees.nodes[root + (less ? node->less : node->more)];
    }
    sum += node->value;
  }
  return sum;
}

/// Pairs that resemble little and share no passage are hardly ever of one event (below .1 in 2 of 1,000 on
/// the development collections, where either is the other's nearest in 5 of 100): too few for trees to learn
/// from.
float bound_of(const Signs& signs) {
  constexpr float kNothing = 0.05F;
  constexpr float kEnough = 0.2F;
  const float resemblance = signs[static_cast<std::size_t>(Sign::kResemblance)];
  if (signs[static_cast<std::size_t>(Sign::kSharedWords)] > 0) return 1;
  return std::clamp((resemblance - kNothing) / (kEnough - kNothing), 0.0F, 1.0F);
}

}  // namespace

float one_event(const Signs& signs) {
  return std::min(bound_of(signs), 1 / (1 + std::exp(-sum_of(one_event_trees(), signs))));
}

}  // namespace stemma::stories
