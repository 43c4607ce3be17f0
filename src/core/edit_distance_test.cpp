#include "core/edit_distance.h"

#include <gtest/gtest.h>

namespace stemma::core {
namespace {

TEST(WithinOneEdit, OneSlipAndNoMore) {
  const struct {
    const char* a;
    const char* b;
    bool within;
  } rows[] = {
      {"Lindqvist", "Lindqvist", true},  {"Lindqvist", "Lindquist", true},  {"Lindqvist", "Linqvist", true},
      {"Lindqvist", "Lindvqist", true},  {"Müller", "Muller", true},        {"Ковальчук", "Ковальчюк", true},
      {"", "a", true},                   {"", "", true},                    {"Meyer", "Maier", false},
      {"Lindqvist", "Lindst", false},    {"abcd", "badc", false},           {"", "ab", false},
      {"aaaa", "aaa", true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(within_one_edit(row.a, row.b), row.within) << row.a << " " << row.b;
    EXPECT_EQ(within_one_edit(row.b, row.a), row.within) << row.b << " " << row.a;
  }
}

}  // namespace
}  // namespace stemma::core
