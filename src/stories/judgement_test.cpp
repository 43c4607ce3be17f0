#include "stories/judgement.h"

#include <gtest/gtest.h>

#include <random>

namespace stemma::stories {
namespace {

/// Two dated articles of usual length.
Comparison pair_of(float resemblance, float days_between, float shared_words = 0) {
  Comparison pair;
  pair.resemblance = resemblance;
  pair.title = resemblance;
  pair.days_between = days_between;
  pair.dated = 2;
  pair.shared_words = shared_words;
  pair.words = {120, 180};
  return pair;
}

Comparison undated(Comparison pair, std::uint8_t dated) {
  pair.days_between.reset();
  pair.dated = dated;
  return pair;
}

TEST(LikenessOf, WhatSpeaksForOneEventAndWhatAgainst) {
  const float small = smallness(1000);
  const Comparison plain = pair_of(0.4F, 2);
  const auto with = [&](auto change) {
    Comparison other = plain;
    change(other);
    return likeness_of(other, small);
  };
  const float usual = likeness_of(plain, small);
  EXPECT_GT(with([](Comparison& pair) { pair.shared_words = 0.3F; }), usual);
  EXPECT_GT(with([](Comparison& pair) { pair.rare_names = 0.8F; }), usual);
  EXPECT_GT(with([](Comparison& pair) { pair.days_between = 0; }), usual);
  EXPECT_LT(with([](Comparison& pair) { pair.days_between = 60; }), usual);
  EXPECT_LT(with([](Comparison& pair) {
              pair.words = {600, 700};
            }),
            usual)
      << "long texts are alike by length";
  EXPECT_LT(with([](Comparison& pair) { pair.title = 0; }), usual);
}

TEST(LikenessOf, FewArticlesWithoutDaysSayLess) {
  const float few = smallness(4);
  const float many = smallness(4000);
  const Comparison both = pair_of(0.4F, 0);
  EXPECT_LT(likeness_of(undated(both, 0), few), likeness_of(undated(both, 0), many) * 0.7F);
  EXPECT_LT(likeness_of(undated(both, 0), few), likeness_of(undated(both, 1), few));
  Comparison says_other_things = undated(both, 0);
  says_other_things.echo = 0.1F;
  Comparison says_the_same = says_other_things;
  says_the_same.echo = 0.9F;
  EXPECT_LT(likeness_of(says_other_things, few), likeness_of(undated(both, 0), few));
  EXPECT_GT(likeness_of(says_the_same, few), likeness_of(undated(both, 0), few));
}

Surroundings around(float resemblance, std::size_t articles, float best) {
  Surroundings around;
  for (std::size_t i = 0; i < articles; ++i) around.add(resemblance, best);
  return around;
}

TEST(Surroundings, TheBackgroundIsWhatStandsBehindTheNearest) {
  Surroundings alone;
  EXPECT_GT(alone.background(1), 0);
  EXPECT_EQ(alone.best(), 0);
  // Eighteen may be of the event itself; of the next twenty-two the mean.
  EXPECT_EQ(around(0.9F, 18, 1).background(1000), alone.background(1000));
  EXPECT_NEAR(around(0.3F, 18 + 11, 1).background(1000), 0.15F, 1e-6F);
  EXPECT_NEAR(around(0.3F, 18 + 22, 1).background(1000), 0.3F, 1e-6F);
  EXPECT_NEAR(around(0.3F, 500, 1).background(1000), 0.3F, 1e-6F);
  // Few articles cannot tell it: it is taken to be as usual, above what nothing around it would give.
  EXPECT_GT(alone.background(10), alone.background(1000));
}

TEST(OneEvent, LikenessCountsByItsSurroundings) {
  const Surroundings quiet = around(0.05F, 40, 0.5F);
  const Surroundings busy = around(0.3F, 40, 0.5F);
  const Surroundings has_a_nearer_one = around(0.05F, 40, 0.9F);
  const float usual = one_event(0.5F, quiet, quiet, 1000);
  EXPECT_GT(usual, 1);
  EXPECT_LT(one_event(0.5F, busy, quiet, 1000), usual);
  EXPECT_EQ(one_event(0.5F, busy, quiet, 1000), one_event(0.5F, quiet, busy, 1000));
  EXPECT_LT(one_event(0.5F, has_a_nearer_one, quiet, 1000), usual);
  EXPECT_EQ(one_event(0, quiet, quiet, 1000), 0);
}

TEST(OneEvent, MoreLikenessNeverMakesItLess) {
  std::mt19937 random(5);
  const auto between = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  for (int round = 0; round < 500; ++round) {
    const std::size_t articles = 2 + random() % 3000;
    Comparison pair = pair_of(0, between(0, 100), between(0, 1));
    pair.rare_names = between(0, 1);
    if (random() % 3 == 0) pair = undated(pair, random() % 2);
    const Surroundings a = around(between(0, 1), random() % 60, 2);
    const Surroundings b = around(between(0, 1), random() % 60, 2);
    float before = 0;
    for (float resemblance = 0; resemblance <= 1; resemblance += 0.05F) {
      pair.resemblance = resemblance;
      const float now = one_event(likeness_of(pair, smallness(articles)), a, b, articles);
      ASSERT_GE(now, before);
      before = now;
    }
  }
}

}  // namespace
}  // namespace stemma::stories
