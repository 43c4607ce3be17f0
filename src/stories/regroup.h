/// Internal: which groups of articles keep the stories that they come from. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace stemma::stories {

constexpr std::uint32_t kNewStory = UINT32_MAX;

/// For each node the story that its group is told as, kNewStory where the group keeps none.
///
/// `story_of` says of which story each node was, `group_of` of which group it is now (the group's smallest
/// node). Of each group and story that share nodes, those that share most are one, as long as neither is one
/// with another; of equal ones the story with the smaller number, then the group with the smaller node.
/// O(n log n).
std::vector<std::uint32_t> stories_kept(std::span<const std::uint32_t> story_of,
                                        std::span<const std::uint32_t> group_of);

}  // namespace stemma::stories
