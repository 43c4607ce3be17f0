// Union-find over the sides of passages: the two sides of each are one, and so are sides that are nearly one
// stretch of an article. Equal sides are one from the start, so that the many pairs of a text that many carry
// stay few.
#include "stemma/passage_cluster.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace stemma {
namespace {

constexpr std::size_t kLookAhead =
    64;  // sides behind one that it is compared with, of an article that has many

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// The smaller one stands for both, so that the result does not depend on the order.
  void join(std::uint32_t i, std::uint32_t j) {
    i = find(i);
    j = find(j);
    parent_[std::max(i, j)] = std::min(i, j);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

std::vector<Evidence> sides_of(std::span<const Passage> passages) {
  std::vector<Evidence> sides;
  for (const Passage& passage : passages) {
    sides.push_back({passage.a, passage.a_span});
    sides.push_back({passage.b, passage.b_span});
  }
  std::sort(sides.begin(), sides.end());
  sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
  return sides;
}

bool nearly_one(TextSpan x, TextSpan y) {
  if (!x.overlaps(y)) return false;
  const std::uint32_t common = std::min(x.end, y.end) - std::max(x.begin, y.begin);
  return 2 * std::uint64_t{common} > std::max(x.size(), y.size());
}

/// Places of one article that overlap are one.
PassageCluster cluster_of(std::span<const Evidence> sides) {
  PassageCluster cluster;
  for (const Evidence& side : sides) {
    if (!cluster.places.empty() && cluster.places.back().article == side.article &&
        cluster.places.back().span.overlaps(side.span)) {
      TextSpan& span = cluster.places.back().span;
      span.end = std::max(span.end, side.span.end);
      continue;
    }
    if (cluster.places.empty() || cluster.places.back().article != side.article) ++cluster.articles;
    cluster.places.push_back(side);
  }
  return cluster;
}

}  // namespace

std::vector<PassageCluster> cluster_passages(std::span<const Passage> passages) {
  const std::vector<Evidence> sides = sides_of(passages);
  const auto index = [&](const Evidence& side) {
    return static_cast<std::uint32_t>(std::lower_bound(sides.begin(), sides.end(), side) - sides.begin());
  };
  Sets sets(sides.size());
  for (const Passage& passage : passages) {
    sets.join(index({passage.a, passage.a_span}), index({passage.b, passage.b_span}));
  }
  for (std::uint32_t i = 0; i < sides.size(); ++i) {
    for (std::uint32_t j = i + 1; j < sides.size() && j - i <= kLookAhead; ++j) {
      if (sides[j].article != sides[i].article || sides[j].span.begin >= sides[i].span.end) break;
      if (nearly_one(sides[i].span, sides[j].span)) sets.join(i, j);
    }
  }
  std::vector<std::vector<Evidence>> members(sides.size());
  for (std::uint32_t i = 0; i < sides.size(); ++i) members[sets.find(i)].push_back(sides[i]);
  std::vector<PassageCluster> clusters;
  for (const auto& own : members) {
    if (!own.empty()) clusters.push_back(cluster_of(own));
  }
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const PassageCluster& x, const PassageCluster& y) { return x.articles > y.articles; });
  return clusters;
}

}  // namespace stemma
