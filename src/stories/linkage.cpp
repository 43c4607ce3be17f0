// A heap of pairs of clusters. A join merges the two clusters' lists of neighbours and pushes how close the
// new one is to each; entries of the heap whose clusters or closeness are no longer so are passed over when
// they come up. No average reaches the threshold where no pair does: what no chain of such pairs holds
// together is left out from the start.
#include "stories/linkage.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>

#include "core/disjoint_sets.h"

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
core::DisjointSets chains_of(std::size_t nodes, std::span<const Likeness> likenesses, float threshold) {
  core::DisjointSets chains(nodes);
  for (const auto& [a, b, value] : likenesses) {
    if (value >= threshold) chains.join(a, b);
  }
  return chains;
}

/// A cluster beside another.
struct Neighbour {
  std::uint32_t cluster;
  double sum;  ///< of the likenesses of their members
};

/// Of one cluster; ascending.
using Neighbours = std::vector<Neighbour>;

bool stands_before(const Neighbour& neighbour, std::uint32_t cluster) {
  return neighbour.cluster < cluster;
}

const Neighbour* find(const Neighbours& all, std::uint32_t cluster) {
  const auto at = std::lower_bound(all.begin(), all.end(), cluster, stands_before);
  return at == all.end() || at->cluster != cluster ? nullptr : &*at;
}

void erase(Neighbours& all, std::uint32_t cluster) {
  all.erase(std::lower_bound(all.begin(), all.end(), cluster, stands_before));
}

/// `gone` is part of `kept` now, which is less. At least one of them is there.
void replace(Neighbours& all, std::uint32_t gone, const Neighbour& kept) {
  const auto at = std::lower_bound(all.begin(), all.end(), kept.cluster, stands_before);
  const auto from = std::lower_bound(at, all.end(), gone, stands_before);
  const bool had_gone = from != all.end() && from->cluster == gone;
  if (at->cluster != kept.cluster) {
    std::move_backward(at, from, std::next(from));
  } else if (had_gone) {
    all.erase(from);
  }
  *at = kept;
}

/// What two clusters knew is known of both.
Neighbours merged(const Neighbours& a, const Neighbours& b) {
  Neighbours both;
  both.reserve(a.size() + b.size());
  for (auto x = a.begin(), y = b.begin(); x != a.end() || y != b.end();) {
    if (y == b.end() || (x != a.end() && x->cluster < y->cluster)) {
      both.push_back(*x++);
    } else if (x == a.end() || y->cluster < x->cluster) {
      both.push_back(*y++);
    } else {
      both.push_back({x->cluster, x->sum + y->sum});
      ++x, ++y;
    }
  }
  return both;
}

class Clusters {
 public:
  Clusters(std::span<const float> weights, std::span<const Likeness> likenesses, float threshold,
           double relative, double compared)
      : threshold_(threshold),
        relative_(relative),
        compared_(compared),
        weight_(weights.begin(), weights.end()),
        nodes_(weights.size(), 1),
        within_(weights.size()),
        pairs_(weights.size()),
        near_(weights.size()),
        joined_to_(weights.size()) {
    std::iota(joined_to_.begin(), joined_to_.end(), 0U);
    core::DisjointSets chains = chains_of(weights.size(), likenesses, threshold);
    for (const auto& [a, b, value] : likenesses) {
      if (chains.smallest_with(a) != chains.smallest_with(b)) continue;
      const double sum = double{value} * weight_[a] * weight_[b];
      near_[a].push_back({b, sum});
      near_[b].push_back({a, sum});
      push(a, b, sum);
    }
    for (Neighbours& all : near_) {
      std::sort(all.begin(), all.end(),
                [](const Neighbour& x, const Neighbour& y) { return x.cluster < y.cluster; });
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
  /// Pairs of members of two clusters, by weight, that can have been compared.
  double pairs_between(std::uint32_t a, std::uint32_t b) const {
    return weight_[a] * weight_[b] * std::min(1.0, compared_ / std::max(nodes_[a], nodes_[b]));
  }
  /// The mean likeness of the cluster's members to each other.
  double cohesion(std::uint32_t cluster) const {
    const double few = (weight_[cluster] - 1) / (weight_[cluster] - 1 + kFew);
    return within_[cluster] / pairs_[cluster] * few;
  }
  float closeness(std::uint32_t a, std::uint32_t b, double sum) const {
    const double average = sum / pairs_between(a, b);
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
    const Neighbour* found = find(near_[pair.a], pair.b);
    return found != nullptr && closeness(pair.a, pair.b, found->sum) == pair.closeness;
  }

  void join(std::uint32_t kept, std::uint32_t gone) {
    within_[kept] += within_[gone] + find(near_[kept], gone)->sum;
    pairs_[kept] += pairs_[gone] + pairs_between(kept, gone);
    erase(near_[kept], gone);
    erase(near_[gone], kept);
    joined_to_[gone] = kept;
    weight_[kept] += weight_[gone];
    nodes_[kept] += nodes_[gone];
    near_[kept] = merged(near_[kept], near_[gone]);
    near_[gone] = {};
    for (const auto& [other, sum] : near_[kept]) {
      replace(near_[other], gone, {kept, sum});
      push(kept, other, sum);
    }
  }

  float threshold_;
  double relative_;
  double compared_;
  std::vector<double> weight_;
  std::vector<double> nodes_;   ///< how many a cluster has
  std::vector<double> within_;  ///< sum of the likenesses of a cluster's pairs of nodes
  std::vector<double> pairs_;   ///< how many those are, by weight
  std::vector<Neighbours> near_;
  std::vector<std::uint32_t> joined_to_;
  std::priority_queue<Pair> heap_;
};

}  // namespace

std::vector<std::uint32_t> average_linkage(std::span<const float> weights,
                                           std::span<const Likeness> likenesses, float threshold,
                                           float relative, float compared) {
  Clusters clusters(weights, likenesses, threshold, double{relative}, double{compared});
  clusters.join_all();
  return clusters.smallest_members();
}

}  // namespace stemma::stories
