// A heap of pairs of clusters. A join empties the smaller cluster's table of neighbours into the larger's and
// pushes the new averages; entries of the heap whose clusters or average are no longer so are passed over
// when they come up. No average reaches the threshold where no pair does: what no chain of such pairs holds
// together is left out from the start.
#include "stories/linkage.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace stemma::stories {
namespace {

struct Pair {
  float average;
  std::uint32_t a;
  std::uint32_t b;
  /// Of two, the later in the order comes up first.
  friend bool operator<(const Pair& x, const Pair& y) {
    return std::tie(x.average, y.a, y.b) < std::tie(y.average, x.a, x.b);
  }
};

/// For each node another or itself, so that following them ends at one node for all that a chain of pairs of
/// at least `threshold` holds together.
class Chains {
 public:
  Chains(std::size_t nodes, std::span<const Likeness> likenesses, float threshold) : towards_(nodes) {
    std::iota(towards_.begin(), towards_.end(), 0U);
    for (const auto& [a, b, value] : likenesses) {
      if (value >= threshold) towards_[end_of(b)] = end_of(a);
    }
  }

  std::uint32_t end_of(std::uint32_t node) {
    while (towards_[node] != node) node = towards_[node] = towards_[towards_[node]];
    return node;
  }

 private:
  std::vector<std::uint32_t> towards_;
};

class Clusters {
 public:
  Clusters(std::span<const float> weights, std::span<const Likeness> likenesses, float threshold)
      : threshold_(threshold),
        weight_(weights.begin(), weights.end()),
        near_(weights.size()),
        joined_to_(weights.size()) {
    std::iota(joined_to_.begin(), joined_to_.end(), 0U);
    Chains chains(weights.size(), likenesses, threshold);
    for (const auto& [a, b, value] : likenesses) {
      if (chains.end_of(a) != chains.end_of(b)) continue;
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
  float average(std::uint32_t a, std::uint32_t b, double sum) const {
    return static_cast<float>(sum / (weight_[a] * weight_[b]));
  }
  void push(std::uint32_t a, std::uint32_t b, double sum) {
    const float value = average(a, b, sum);
    if (value >= threshold_) heap_.push({value, std::min(a, b), std::max(a, b)});
  }
  bool is_current(const Pair& pair) const {
    if (joined_to_[pair.a] != pair.a || joined_to_[pair.b] != pair.b) return false;
    const auto found = near_[pair.a].find(pair.b);
    return found != near_[pair.a].end() && average(pair.a, pair.b, found->second) == pair.average;
  }

  void join(std::uint32_t kept, std::uint32_t gone) {
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
  std::vector<double> weight_;
  std::vector<std::unordered_map<std::uint32_t, double>> near_;
  std::vector<std::uint32_t> joined_to_;
  std::priority_queue<Pair> heap_;
};

}  // namespace

std::vector<std::uint32_t> average_linkage(std::span<const float> weights,
                                           std::span<const Likeness> likenesses, float threshold) {
  Clusters clusters(weights, likenesses, threshold);
  clusters.join_all();
  return clusters.smallest_members();
}

}  // namespace stemma::stories
