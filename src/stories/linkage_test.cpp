#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
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

TEST(AverageLinkage, ClustersThatAreCloserWithinStayApart) {
  const std::vector<float> ones(6, 1);
  // Two triples of one topic, and a looser report that is of neither more than of the other.
  std::vector<Likeness> pairs = {{0, 1, 0.9F}, {0, 2, 0.9F}, {1, 2, 0.9F},
                                 {3, 4, 0.9F}, {3, 5, 0.9F}, {4, 5, 0.9F}};
  for (std::uint32_t a = 0; a < 3; ++a) {
    for (std::uint32_t b = 3; b < 6; ++b) pairs.push_back({a, b, 0.4F});
  }
  EXPECT_EQ(average_linkage(ones, pairs, 0.3F), (Members{0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(average_linkage(ones, pairs, 0.3F, 0.8F), (Members{0, 0, 0, 3, 3, 3}));
  // One article has nothing within: it joins by the average alone.
  const std::vector<Likeness> one_more = {{0, 1, 0.9F}, {0, 2, 0.4F}, {1, 2, 0.4F}};
  EXPECT_EQ(average_linkage(std::vector<float>(3, 1), one_more, 0.3F, 0.8F), (Members{0, 0, 0}));
}

using Table = std::vector<std::vector<double>>;

double sum_between(const Table& alike, const Members& x, const Members& y) {
  double sum = 0;
  for (const auto i : x) {
    for (const auto j : y) sum += alike[i][j];
  }
  return sum;
}

/// How close two clusters are, all of it counted anew.
double slow_closeness(const Table& alike, const Members& x, const Members& y, double relative) {
  const double average = sum_between(alike, x, y) / static_cast<double>(x.size() * y.size());
  if (relative == 0 || x.size() == 1 || y.size() == 1) return average;
  const auto cohesion = [&](const Members& of) {
    const auto n = static_cast<double>(of.size());
    return sum_between(alike, of, of) / (n * (n - 1)) * (n - 1) / (n - 1 + 0.5);
  };
  const double within = std::min(cohesion(x), cohesion(y));
  return average * (average < within ? std::pow(average / within, relative) : 1);
}

/// The slow and obvious way, over a full table.
Members slow_linkage(std::size_t n, const std::vector<Likeness>& likenesses, float threshold,
                     double relative) {
  Table alike(n, std::vector<double>(n, 0));
  for (const auto& [a, b, value] : likenesses) alike[a][b] = alike[b][a] = value;
  std::vector<Members> clusters;
  for (std::uint32_t i = 0; i < n; ++i) clusters.push_back({i});
  for (;;) {
    double best = threshold;
    std::pair<std::size_t, std::size_t> pair{n, n};
    for (std::size_t x = 0; x < clusters.size(); ++x) {
      for (std::size_t y = x + 1; y < clusters.size(); ++y) {
        const double mean = slow_closeness(alike, clusters[x], clusters[y], relative);
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
    for (const float relative : {0.0F, 0.8F}) {
      EXPECT_EQ(average_linkage(std::vector<float>(n, 1), likenesses, 0.25F, relative),
                slow_linkage(n, likenesses, 0.25F, relative))
          << round;
    }
  }
}

/// Each of 400 nodes is compared with 20 of the others only, and all pairs are alike.
TEST(AverageLinkage, WhatNobodyHasComparedDoesNotKeepAnEventApart) {
  constexpr std::uint32_t kNodes = 400;
  std::mt19937 random(11);
  std::vector<Likeness> likenesses;
  for (std::uint32_t b = 1; b < kNodes; ++b) {
    std::set<std::uint32_t> compared;
    while (compared.size() < std::min(b, 20U)) compared.insert(static_cast<std::uint32_t>(random() % b));
    for (const std::uint32_t a : compared) likenesses.push_back({a, b, 2});
  }
  const std::vector<float> weights(kNodes, 1);
  const auto clusters = [&](float compared) {
    const auto of = average_linkage(weights, likenesses, 1, 0, compared);
    return std::set<std::uint32_t>(of.begin(), of.end()).size();
  };
  EXPECT_EQ(clusters(10), 1U);
  EXPECT_GT(clusters(kNodes), 5U);
}

}  // namespace
}  // namespace stemma::stories
