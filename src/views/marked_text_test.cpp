#include "views/marked_text.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

namespace stemma::views {
namespace {

std::string name_of(TextSpan span) {
  return fmt::format("s{}-{}", span.begin, span.end);
}

std::string marked(std::string_view text, std::vector<TextSpan> spans) {
  return mark_text(text, std::move(spans), name_of).html;
}

TEST(MarkedText, SpansNest) {
  EXPECT_EQ(marked("one two", {{0, 7}, {4, 7}}),
            "<p><span class=\"m\" id=\"s0-7\">one <span class=\"m\" id=\"s4-7\">two</span></span></p>\n");
}

TEST(MarkedText, OverlapClosesAndOpensAgain) {
  EXPECT_EQ(marked("abcd", {{0, 3}, {1, 4}}),
            "<p><span class=\"m\" id=\"s0-3\">a<span class=\"m\" id=\"s1-4\">bc</span></span>"
            "<span class=\"m s1-4\">d</span></p>\n");
}

TEST(MarkedText, ParagraphsSplitSpans) {
  const MarkedText text = mark_text("ab\n\ncd", {{1, 5}}, name_of);
  EXPECT_EQ(text.html,
            "<p>a<span class=\"m\" id=\"s1-5\">b</span></p>\n<p><span class=\"m s1-5\">c</span>d</p>\n");
  EXPECT_EQ(text.continued, std::vector<std::string>{"s1-5"});
}

TEST(MarkedText, EscapesAndLeavesOutBlankLines) {
  EXPECT_EQ(marked("<b>\n \n&\n", {}), "<p>&lt;b&gt;</p>\n<p>&amp;</p>\n");
}

/// Reads the HTML back: its plain text (paragraphs joined by '\n'), and for each name the text of all its
/// pieces.
struct ReadBack {
  std::string text;
  std::map<std::string, std::string> pieces;
  std::map<std::string, int> ids;
};

ReadBack read_back(const std::string& html) {
  ReadBack read;
  std::vector<std::string> open;
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      read.text += html[at];
      for (const std::string& name : open)
        read.pieces[name] += html[at] == '\n' ? "" : std::string(1, html[at]);
      ++at;
      continue;
    }
    const std::size_t end = html.find('>', at);
    const std::string tag = html.substr(at, end - at);
    at = end + 1;
    if (tag == "</span") {
      EXPECT_FALSE(open.empty());
      open.pop_back();
    } else if (tag.starts_with("<span class=\"m\" id=\"")) {
      open.push_back(tag.substr(20, tag.size() - 21));
      ++read.ids[open.back()];
    } else if (tag.starts_with("<span class=\"m ")) {
      open.push_back(tag.substr(15, tag.size() - 16));
      EXPECT_EQ(read.ids[open.back()], 1) << "a piece before the first";
    } else if (tag == "</p") {
      EXPECT_TRUE(open.empty()) << "an element runs out of its paragraph";
    }
  }
  return read;
}

TEST(MarkedText, EverySpanShowsItsWordsHoweverTheyOverlap) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t n = 1 + random() % 30; n > 0; --n) text += "abcdef\n "[random() % 8];
    std::vector<TextSpan> spans;
    for (std::size_t n = random() % 8; n > 0; --n) {
      const auto begin = static_cast<std::uint32_t>(random() % text.size());
      spans.push_back({begin, begin + 1 + static_cast<std::uint32_t>(random() % (text.size() - begin))});
    }
    const ReadBack read = read_back(marked(text, spans));
    for (const TextSpan span : spans) {
      ASSERT_EQ(read.ids.count(name_of(span)), 1U) << "no place to point at";
      ASSERT_EQ(read.ids.at(name_of(span)), 1) << "an id twice";
      std::string letters;
      for (const char c : span.of(text)) letters += c >= 'a' ? std::string(1, c) : "";
      std::string shown;
      for (const char c : read.pieces.contains(name_of(span)) ? read.pieces.at(name_of(span)) : "") {
        shown += c >= 'a' ? std::string(1, c) : "";
      }
      ASSERT_EQ(shown, letters) << text;
    }
  }
}

}  // namespace
}  // namespace stemma::views
