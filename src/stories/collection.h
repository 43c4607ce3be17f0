/// Internal: the articles that are looked at together. See stemma/story.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/passage.h"
#include "stories/comparison.h"
#include "stories/resemblance.h"

namespace stemma::stories {

/// The articles in the stage's own order, and which of them carry the same words on the same day, or nearly
/// the same within a day: those are one node.
struct Nodes {
  std::vector<std::uint32_t> order;     ///< place → input index: undated first, then by day, id and words
  std::vector<std::uint32_t> place_of;  ///< input index → place
  std::vector<std::uint32_t> node_of;   ///< place → node
  std::vector<std::uint32_t> first;     ///< node → its first place; ascending
};

struct Collection {
  Nodes nodes;
  std::vector<Comparable> articles;  ///< one a node
  Overlaps overlaps;
};

/// The order of `reports` changes nothing but the indices in `nodes`. O(text + n log n).
Collection collect(std::span<const Report> reports, std::span<const Passage> passages);

/// What each pair of articles shows that may tell one event: those not more than so many days apart.
std::vector<Comparison> compare_within(const Collection& collection, double window_days);

}  // namespace stemma::stories
