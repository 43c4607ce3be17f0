#include "core/flat_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "core/hash.h"

namespace stemma::core {
namespace {

TEST(FlatTable, AnswersAsAMapDoes) {
  std::mt19937_64 random(7);
  for (const std::uint64_t range : {3U, 100U, 5000U}) {
    FlatTable<std::uint64_t> table;
    std::map<std::uint64_t, std::uint64_t> map;
    for (int i = 0; i < 4000; ++i) {
      // Some keys have one slot in common whatever the size, and 0 is a key like any other.
      const std::uint64_t number = random() % range;
      const std::uint64_t key = number % 5 == 0 ? number << 40U : mix(number);
      table[key] += number;
      map[key] += number;
      const std::uint64_t asked = mix(random() % (2 * range));
      const std::uint64_t* found = table.find(asked);
      ASSERT_EQ(found != nullptr, map.contains(asked));
      if (found != nullptr) {
        ASSERT_EQ(*found, map.at(asked));
      }
    }
    for (const auto& [key, value] : map) ASSERT_EQ(*table.find(key), value);
  }
}

TEST(FlatTable, IsEmptyAtFirst) {
  FlatTable<int> table;
  EXPECT_FALSE(table.contains(0));
  table.reserve(100);
  EXPECT_FALSE(table.contains(0));
}

}  // namespace
}  // namespace stemma::core
