/// Internal: how likely two articles tell one event where nothing could be learnt. See stemma/story.h.
#pragma once

#include <span>
#include <vector>

#include "stories/comparison.h"

namespace stemma::stories {

/// For each comparison how likely; 1 is what one event needs.
///
/// Shared passages speak for one event, the same words of one speaker, and names that few articles have. Days
/// between two articles speak against it. And where an article resembles many others of other days, it is its
/// topic that does: such resemblance counts for less (local scaling; the idea is that of CSLS, Conneau et al.
/// 2018, as a ratio). A few articles without days cannot tell the events of one topic apart by what they
/// resemble each other in: shared passages have to. O(pairs log pairs).
std::vector<float> judge(std::span<const Comparison> comparisons, std::span<const Comparable> articles);

}  // namespace stemma::stories
