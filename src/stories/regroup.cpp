#include "stories/regroup.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace stemma::stories {

std::vector<std::uint32_t> stories_kept(std::span<const std::uint32_t> story_of,
                                        std::span<const std::uint32_t> group_of) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> shared;
  for (std::size_t node = 0; node < story_of.size(); ++node) ++shared[{story_of[node], group_of[node]}];
  struct Claim {
    std::size_t nodes;
    std::uint32_t story;
    std::uint32_t group;
  };
  std::vector<Claim> claims;
  for (const auto& [pair, nodes] : shared) claims.push_back({nodes, pair.first, pair.second});
  std::sort(claims.begin(), claims.end(), [](const Claim& x, const Claim& y) {
    return std::tie(y.nodes, x.story, x.group) < std::tie(x.nodes, y.story, y.group);
  });
  std::set<std::uint32_t> taken;
  std::map<std::uint32_t, std::uint32_t> told_as;
  for (const Claim& claim : claims) {
    if (taken.contains(claim.story) || told_as.contains(claim.group)) continue;
    taken.insert(claim.story);
    told_as.emplace(claim.group, claim.story);
  }
  std::vector<std::uint32_t> kept;
  kept.reserve(group_of.size());
  for (const std::uint32_t group : group_of) {
    const auto found = told_as.find(group);
    kept.push_back(found == told_as.end() ? kNewStory : found->second);
  }
  return kept;
}

}  // namespace stemma::stories
