// A heap of pairs of clusters. A join empties the smaller cluster's table of neighbours into the larger's and
// pushes how close the new one is to each; entries of the heap whose clusters or closeness are no longer so
// are passed over when they come up. No average reaches the threshold where no pair does: what no chain of
// such pairs holds together is left out from the start.
#include "stories/linkage.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>
#include <unordered_map>

#include "stories/disjoint_sets.h"

namespace stemma::stories {
namespace {

constexpr double kFew = 0.5;  // two nodes tell little of how alike all of their kind are

struct Pair {
  float closeness;
  std::uint32_t a;
  std::uint32_t b;
  /// Of two, the later in the order comes up first.
  friend bool operator<(const Pair& x, const Pair& y) {
    return std::tie(x.closeness, y.a, y.b) < std::tie(y.closeness, x.a, x.b);
  }
};

/// What a chain of pairs of at least `threshold` holds together.
DisjointSets chains_of(std::size_t nodes, std::span<const Likeness> likenesses, float threshold) {
  DisjointSets chains(nodes);
  for (const auto& [a, b, value] : likenesses) {
    if (value >= threshold) chains.join(a, b);
  }
  return chains;
}

class Clusters {
 public:
  Clusters(std::span<const float> weights, std::span<const Likeness> likenesses, float threshold,
           double relative)
      : threshold_(threshold),
        relative_(relative),
        weight_(weights.begin(), weights.end()),
        within_(weights.size()),
        pairs_(weights.size()),
        near_(weights.size()),
        joined_to_(weights.size()) {
    std::iota(joined_to_.begin(), joined_to_.end(), 0U);
    DisjointSets chains = chains_of(weights.size(), likenesses, threshold);
    for (const auto& [a, b, value] : likenesses) {
      if (chains.smallest_with(a) != chains.smallest_with(b)) continue;
      const double sum = double{value} * weight_[a] * weight_[b];
      near_[a].emplace(b, sum);
      near_[b].emplace(a, sum);
      push(a, b, sum);
    }
  }

  void join_all() {
    while (!heap_.empty()) {
      const Pair pair = heap_.top();
      heap_.pop();
      if (is_current(pair)) join(pair.a, pair.b);
    }
  }

  std::vector<std::uint32_t> smallest_members() {
    std::vector<std::uint32_t> smallest(joined_to_.size());
    // A cluster keeps the smaller number of the two that made it, so that numbers only ever point down.
    for (std::uint32_t i = 0; i < smallest.size(); ++i)
      smallest[i] = joined_to_[i] == i ? i : smallest[joined_to_[i]];
    return smallest;
  }

 private:
  /// The mean likeness of the cluster's members to each other.
  double cohesion(std::uint32_t cluster) const {
    const double few = (weight_[cluster] - 1) / (weight_[cluster] - 1 + kFew);
    return within_[cluster] / pairs_[cluster] * few;
  }
  float closeness(std::uint32_t a, std::uint32_t b, double sum) const {
    const double average = sum / (weight_[a] * weight_[b]);
    if (relative_ == 0 || pairs_[a] == 0 || pairs_[b] == 0) return static_cast<float>(average);
    const double within = std::min(cohesion(a), cohesion(b));
    return static_cast<float>(average * (average < within ? std::pow(average / within, relative_) : 1));
  }
  void push(std::uint32_t a, std::uint32_t b, double sum) {
    const float value = closeness(a, b, sum);
    if (value >= threshold_) heap_.push({value, std::min(a, b), std::max(a, b)});
  }
  bool is_current(const Pair& pair) const {
    if (joined_to_[pair.a] != pair.a || joined_to_[pair.b] != pair.b) return false;
    const auto found = near_[pair.a].find(pair.b);
    return found != near_[pair.a].end() && closeness(pair.a, pair.b, found->second) == pair.closeness;
  }

  void join(std::uint32_t kept, std::uint32_t gone) {
    within_[kept] += within_[gone] + near_[kept].at(gone);
    pairs_[kept] += pairs_[gone] + weight_[kept] * weight_[gone];
    near_[kept].erase(gone);
    near_[gone].erase(kept);
    joined_to_[gone] = kept;
    weight_[kept] += weight_[gone];
    if (near_[kept].size() < near_[gone].size()) near_[kept].swap(near_[gone]);
    // What either knew is now known of both; tables of the neighbours follow.
    for (const auto& [other, sum] : near_[gone]) near_[kept][other] += sum;
    near_[gone].clear();
    for (const auto& [other, sum] : near_[kept]) {
      near_[other].erase(gone);
      near_[other][kept] = sum;
      push(kept, other, sum);
    }
  }

  float threshold_;
  double relative_;
  std::vector<double> weight_;
  std::vector<double> within_;  ///< sum of the likenesses of a cluster's pairs of nodes
  std::vector<double> pairs_;   ///< how many those are, by weight
  std::vector<std::unordered_map<std::uint32_t, double>> near_;
  std::vector<std::uint32_t> joined_to_;
  std::priority_queue<Pair> heap_;
};

}  // namespace

std::vector<std::uint32_t> average_linkage(std::span<const float> weights,
                                           std::span<const Likeness> likenesses, float threshold,
                                           float relative) {
  Clusters clusters(weights, likenesses, threshold, double{relative});
  clusters.join_all();
  return clusters.smallest_members();
}

}  // namespace stemma::stories
