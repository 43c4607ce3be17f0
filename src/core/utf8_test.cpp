#include "core/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace stemma::core {
namespace {

TEST(Utf8, ValidPrefixStopsAtTheFirstWrongByte) {
  const struct {
    std::string bytes;
    std::size_t prefix;
  } rows[] = {
      {"", 0},
      {"plain", 5},
      {"Gr\xC3\xBC\xC3\x9F"
       "e",
       7},
      {"\xE2\x80\x9Csaid\xE2\x80\x9D", 10},
      {"\xF0\x9F\x93\xB0", 4},
      // Overlong forms, surrogates, beyond U+10FFFF, lone and missing continuation bytes.
      {"a\xC0\xAF", 1},
      {"a\xE0\x80\xAF", 1},
      {"a\xED\xA0\x80", 1},
      {"a\xF4\x90\x80\x80", 1},
      {"a\x80", 1},
      {"caf\xC3", 3},
      {"caf\xE9 noir", 3},
  };
  for (const auto& row : rows) EXPECT_EQ(valid_utf8_prefix(row.bytes), row.prefix) << row.bytes;
}

TEST(Utf8, AppendAndWalkAreInverse) {
  for (const char32_t c :
       {U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string text = "<";
    append_utf8(text, c);
    ASSERT_TRUE(is_valid_utf8(text));
    std::size_t offset = 1;
    EXPECT_EQ(next_code_point(text, offset), c);
    EXPECT_EQ(offset, text.size());
    EXPECT_EQ(previous_code_point(text, offset), c);
    EXPECT_EQ(offset, 1U);
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  EXPECT_EQ(surrogate, "\xEF\xBF\xBD");
}

TEST(Utf8, CodePointMapCountsAsAWalkDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    const std::size_t length = random() % 400;
    const char32_t letters[] = {U'a', U'ü', U'“', U'\U0001F4F0'};
    while (text.size() < length) append_utf8(text, letters[random() % (round % 2 == 0 ? 4 : 1)]);
    const CodePointMap map(text);
    std::uint32_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
      ASSERT_EQ(map(static_cast<std::uint32_t>(offset)), count);
      next_code_point(text, offset);
    }
    ASSERT_EQ(map(static_cast<std::uint32_t>(text.size())), count);
  }
}

}  // namespace
}  // namespace stemma::core
