// Union-find over the sides of passages: the two sides of each are one, and so are sides that are nearly one
// stretch of an article. Equal sides are one from the start, so that the many pairs of a text that many carry
// stay few.
#include "stemma/passage_cluster.h"

#include <algorithm>
#include <tuple>

#include "core/disjoint_sets.h"

namespace stemma {
namespace {

constexpr std::size_t kLookAhead =
    64;  // sides behind one that it is compared with, of an article that has many

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
  core::DisjointSets sets(sides.size());
  for (const Passage& passage : passages) {
    sets.join(index({passage.a, passage.a_span}), index({passage.b, passage.b_span}));
  }
  for (std::uint32_t i = 0; i < sides.size(); ++i) {
    for (std::uint32_t j = i + 1; j < sides.size() && j - i <= kLookAhead; ++j) {
      if (sides[j].article != sides[i].article || sides[j].span.begin >= sides[i].span.end) break;
      if (nearly_one(sides[i].span, sides[j].span)) sets.join(i, j);
    }
  }
  std::vector<PassageCluster> clusters;
  for (const auto& members : sets.sets()) {
    std::vector<Evidence> own;
    for (const std::uint32_t member : members) own.push_back(sides[member]);
    clusters.push_back(cluster_of(own));
  }
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const PassageCluster& x, const PassageCluster& y) { return x.articles > y.articles; });
  return clusters;
}

}  // namespace stemma
