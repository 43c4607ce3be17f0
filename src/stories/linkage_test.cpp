#include <gtest/gtest.h>

#include <algorithm>

#include <random>
#include <vector>

#include "stories/linkage.h"

namespace stemma::stories {
namespace {

using Members = std::vector<std::uint32_t>;

TEST(AverageLinkage, JoinsByTheMeanOfAllPairs) {
  const std::vector<float> ones(4, 1);
  // A chain: 0-1 and 2-3 are close, 1-2 a little; the ends know nothing of each other.
  const std::vector<Likeness> chain = {{0, 1, 0.9F}, {1, 2, 0.6F}, {2, 3, 0.8F}};
  EXPECT_EQ(average_linkage(ones, chain, 0.5F), (Members{0, 0, 2, 2}));
  EXPECT_EQ(average_linkage(ones, chain, 0.1F), (Members{0, 0, 0, 0}));
  EXPECT_EQ(average_linkage(ones, chain, 0.95F), (Members{0, 1, 2, 3}));
  EXPECT_TRUE(average_linkage({}, {}, 0.5F).empty());
}

/// The slow and obvious way, over a full table.
Members slow_linkage(std::size_t n, const std::vector<Likeness>& likenesses, float threshold) {
  std::vector<std::vector<double>> alike(n, std::vector<double>(n, 0));
  for (const auto& [a, b, value] : likenesses) alike[a][b] = alike[b][a] = value;
  std::vector<Members> clusters;
  for (std::uint32_t i = 0; i < n; ++i) clusters.push_back({i});
  for (;;) {
    double best = threshold;
    std::pair<std::size_t, std::size_t> pair{n, n};
    for (std::size_t x = 0; x < clusters.size(); ++x) {
      for (std::size_t y = x + 1; y < clusters.size(); ++y) {
        double sum = 0;
        for (const auto i : clusters[x]) {
          for (const auto j : clusters[y]) sum += alike[i][j];
        }
        const double mean = sum / static_cast<double>(clusters[x].size() * clusters[y].size());
        if (mean > best) best = mean, pair = {x, y};
      }
    }
    if (pair.first == n) break;
    auto& kept = clusters[pair.first];
    kept.insert(kept.end(), clusters[pair.second].begin(), clusters[pair.second].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(pair.second));
  }
  Members smallest(n);
  for (const auto& cluster : clusters) {
    for (const auto i : cluster) smallest[i] = *std::min_element(cluster.begin(), cluster.end());
  }
  return smallest;
}

TEST(AverageLinkage, AgreesWithTheObviousWay) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> value(0.05F, 1.0F);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t n = 5 + static_cast<std::uint32_t>(random() % 25);
    std::vector<Likeness> likenesses;
    for (std::uint32_t b = 0; b < n; ++b) {
      for (std::uint32_t a = 0; a < b; ++a) {
        if (random() % 3 == 0) likenesses.push_back({a, b, value(random)});
      }
    }
    EXPECT_EQ(average_linkage(std::vector<float>(n, 1), likenesses, 0.25F),
              slow_linkage(n, likenesses, 0.25F))
        << round;
  }
}

}  // namespace
}  // namespace stemma::stories
