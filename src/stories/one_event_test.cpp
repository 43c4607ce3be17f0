#include "stories/one_event.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace stemma::stories {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

Signs signs_of(float resemblance, float days_between, float shared_words) {
  Signs signs{};
  const auto set = [&](Sign sign, float value) { signs[static_cast<std::size_t>(sign)] = value; };
  set(Sign::kResemblance, resemblance);
  set(Sign::kBody, resemblance);
  set(Sign::kTitle, resemblance);
  set(Sign::kNames, resemblance);
  set(Sign::kFigures, kNone);
  set(Sign::kDays, kNone);
  set(Sign::kDaysBetween, days_between);
  set(Sign::kDated, 2);
  set(Sign::kSharedWords, shared_words);
  set(Sign::kEcho, kNone);
  set(Sign::kLesserStanding, 0.9F);
  set(Sign::kGreaterStanding, 1);
  set(Sign::kLesserLength, 120);
  set(Sign::kGreaterLength, 180);
  return signs;
}

TEST(OneEvent, IsLikelyOfAlikeReportsOfOneDayAndNotOfFarOnes) {
  EXPECT_GT(one_event(signs_of(0.6F, 0, 0.8F)), 0.8F);
  EXPECT_LT(one_event(signs_of(0.6F, 60, 0)), one_event(signs_of(0.6F, 0, 0)));
  EXPECT_LT(one_event(signs_of(0.06F, 5, 0)), 0.1F);
}

TEST(OneEvent, MoreResemblanceNeverMakesItLess) {
  std::mt19937 random(5);
  const auto between = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  for (int round = 0; round < 2000; ++round) {
    Signs signs{};
    for (float& sign : signs) sign = random() % 5 == 0 ? kNone : between(0, random() % 3 == 0 ? 200 : 1);
    float before = 0;
    for (float resemblance = 0; resemblance <= 1; resemblance += 0.05F) {
      signs[static_cast<std::size_t>(Sign::kResemblance)] = resemblance;
      const float now = one_event(signs);
      ASSERT_GE(now, before);
      ASSERT_LE(now, 1);
      before = now;
    }
  }
}

TEST(OneEvent, TheTreesAreWhole) {
  const Trees& trees = one_event_trees();
  ASSERT_FALSE(trees.roots.empty());
  for (std::size_t tree = 0; tree < trees.roots.size(); ++tree) {
    const std::size_t begin = trees.roots[tree];
    const std::size_t end = tree + 1 < trees.roots.size() ? trees.roots[tree + 1] : trees.nodes.size();
    ASSERT_LT(begin, end);
    for (std::size_t i = begin; i < end; ++i) {
      const TreeNode& node = trees.nodes[i];
      if (node.sign == TreeNode::kLeaf) continue;
      ASSERT_LT(node.sign, kSigns);
      // Down the tree only: a walk ends.
      ASSERT_GT(begin + node.less, i);
      ASSERT_GT(begin + node.more, i);
      ASSERT_LT(begin + node.less, end);
      ASSERT_LT(begin + node.more, end);
    }
  }
}

}  // namespace
}  // namespace stemma::stories
