#include "views/escape.h"

#include <gtest/gtest.h>

namespace stemma::views {
namespace {

struct Row {
  std::string_view given;
  std::string_view shown;
};

TEST(Escape, OneLineShowsNoControlsAndNoReordering) {
  const Row rows[] = {
      {"plain words", "plain words"},
      {"  two\n\nlines\tand  a tab ", "two lines and a tab"},
      {"\x1B[31mred\x1B[0m", "\uFFFD[31mred\uFFFD[0m"},
      {"bell\x07, delete\x7F", "bell\uFFFD, delete\uFFFD"},
      {"C1 \u009B31m", "C1 \uFFFD31m"},
      {"\u202Etxt.exe\u202C", "\uFFFDtxt.exe\uFFFD"},
      {"\u2067isolate\u2069", "\uFFFDisolate\uFFFD"},
      {"bad \xFF byte", "bad \uFFFD byte"},
      {"non\u00A0breaking", "non breaking"},
      {"שלום, Grüße, 日本", "שלום, Grüße, 日本"},
  };
  for (const Row& row : rows) EXPECT_EQ(one_line(row.given), row.shown);
}

TEST(Escape, HtmlHasNoMarkupLeft) {
  const Row rows[] = {
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onload='x'", "&quot; onload=&#39;x&#39;"},
      {"a ]]> b &amp;", "a ]]&gt; b &amp;amp;"},
      {"line\nline\x01", "line\nline\uFFFD"},
      {"nonchar \uFFFE", "nonchar \uFFFD"},
  };
  for (const Row& row : rows) EXPECT_EQ(escape_html(row.given), row.shown);
}

TEST(Escape, MarkdownIsOnlyText) {
  const Row rows[] = {
      {"*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"},
      {"[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
      {"# heading\n# again", "\\# heading \\# again"},
      {"- item", "\\- item"},
      {"12. item", "12\\. item"},
      {"12.5 items", "12\\.5 items"},
      {"a | b", "a \\| b"},
      {"<img src=x>", "\\<img src\\=x\\>"},
      {"https://x.example www.x.example", "https\\://x.example www\\.x.example"},
  };
  for (const Row& row : rows) EXPECT_EQ(escape_markdown(row.given), row.shown);
}

TEST(Escape, DotStringsStayClosed) {
  EXPECT_EQ(escape_dot("a \"b\" \\N\nc"), "a \\\"b\\\" \\\\N c");
}

TEST(Escape, ColumnsAreCountedAsATerminalDoes) {
  EXPECT_EQ(display_columns("Küste"), 5U);
  EXPECT_EQ(display_columns("Ku\u0308ste"), 5U);
  EXPECT_EQ(display_columns("日本"), 4U);
  EXPECT_EQ(display_columns("📰"), 2U);
}

TEST(Escape, ShortenCutsByColumnsAndNeverInsideACharacter) {
  EXPECT_EQ(shorten("Daily Lantern", 13), "Daily Lantern");
  EXPECT_EQ(shorten("Daily Lantern", 12), "Daily Lante…");
  EXPECT_EQ(shorten("Daily Lantern", 7), "Daily…");
  EXPECT_EQ(shorten("日本新聞", 6), "日本…");
}

}  // namespace
}  // namespace stemma::views
