#include "core/disjoint_sets.h"

#include <gtest/gtest.h>

namespace stemma::core {
namespace {

using Sets = std::vector<std::vector<std::uint32_t>>;

TEST(DisjointSets, AreKnownByTheirSmallestMembers) {
  DisjointSets sets(7);
  EXPECT_EQ(sets.sets(), (Sets{{0}, {1}, {2}, {3}, {4}, {5}, {6}}));
  sets.join(5, 3);
  sets.join(6, 5);
  sets.join(4, 1);
  sets.join(3, 6);
  EXPECT_EQ(sets.smallest_with(6), 3U);
  EXPECT_EQ(sets.sets(), (Sets{{0}, {1, 4}, {2}, {3, 5, 6}}));
  sets.join(6, 4);
  EXPECT_EQ(sets.sets(), (Sets{{0}, {1, 3, 4, 5, 6}, {2}}));
}

TEST(DisjointSets, OfNothingAreNone) {
  EXPECT_TRUE(DisjointSets(0).sets().empty());
}

}  // namespace
}  // namespace stemma::core
