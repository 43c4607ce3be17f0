#include "views/word_diff.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace stemma::views {
namespace {

/// "We {+shall+} not {-reopen-} …": the pieces in one line.
std::string dump(std::string_view there, std::string_view here) {
  std::string line;
  for (const DiffPiece& piece : word_diff(there, here)) {
    switch (piece.kind) {
      case DiffPiece::Kind::kSame:
        line += piece.span.of(here);
        break;
      case DiffPiece::Kind::kOnlyHere:
        line += "{+" + std::string(piece.span.of(here)) + "+}";
        break;
      case DiffPiece::Kind::kOnlyThere:
        line += "{-" + std::string(piece.span.of(there)) + "-}";
        break;
    }
  }
  return line;
}

TEST(WordDiff, ShowsTheWordsThatDiffer) {
  const struct {
    std::string_view there;
    std::string_view here;
    std::string_view shown;
  } rows[] = {
      {"", "", ""},
      {"", "new words", "{+new words+}"},
      {"old words", "", "{-old words-}"},
      {"every bolt, checked", "every bolt checked.", "every bolt checked."},
      {"Every Bolt", "every bolt", "every bolt"},
      {"we will reopen it", "we will open it", "we will {-reopen-}{+open+} it"},
      {"we will not open", "we will open", "we will {-not-}open"},
      {"we will open", "we will not open", "we will {+not+} open"},
      {"the bridge is shut", "is shut", "{-the bridge-}is shut"},
      {"shut at noon today", "shut", "shut{-at noon today-}"},
      {"a b c", "x y z", "{-a b c-}{+x y z+}"},
      {"some 12,000 cars", "some 15,000 cars", "some {-12,000-}{+15,000+} cars"},
      {"橋は安全", "橋が安全", "橋{-は-}{+が+}安全"},
      {"don't stop", "don’t stop", "don’t stop"},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(row.there, row.here), row.shown);
}

/// Length of a longest common subsequence, by the table that every textbook has.
std::size_t longest_common(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

std::string spaced(const std::string& letters) {
  std::string text;
  for (const char c : letters) text += {c, ' '};
  return text;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), [](char c) { return c != ' '; });
  return letters;
}

TEST(WordDiff, FindsALongestCommonSubsequenceAndLosesNothing) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::string a;
    std::string b;
    for (std::size_t n = random() % 24; n > 0; --n) a += static_cast<char>('a' + random() % 4);
    for (std::size_t n = random() % 24; n > 0; --n) b += static_cast<char>('a' + random() % 4);
    const std::string there = spaced(a);
    const std::string here = spaced(b);
    std::string same;
    std::string old_side;
    std::string new_side;
    for (const DiffPiece& piece : word_diff(there, here)) {
      if (piece.kind == DiffPiece::Kind::kOnlyThere) {
        old_side += letters_of(piece.span.of(there));
        continue;
      }
      new_side += piece.span.of(here);
      if (piece.kind == DiffPiece::Kind::kSame) {
        same += letters_of(piece.span.of(here));
        old_side += letters_of(piece.span.of(here));
      }
    }
    ASSERT_EQ(new_side, here);
    ASSERT_EQ(old_side, a) << a << " / " << b;
    ASSERT_EQ(same.size(), longest_common(a, b)) << a << " / " << b;
  }
}

TEST(WordDiff, PastTheBoundTheMiddleIsDifferent) {
  std::string there = "start ";
  std::string here = "start ";
  for (int i = 0; i < 5000; ++i) {
    there += "a" + std::to_string(i) + ' ';
    here += "b" + std::to_string(i) + ' ';
  }
  const auto pieces = word_diff(there + "end", here + "end");
  ASSERT_EQ(pieces.size(), 4U);
  EXPECT_EQ(pieces[0].span.of(here), "start ");
}

TEST(WordDiff, ShareInCommonCountsWords) {
  const std::string_view here = "we shall open it";
  EXPECT_DOUBLE_EQ(share_in_common(word_diff("we will open it", here), here), 0.75);
  EXPECT_DOUBLE_EQ(share_in_common({}, ""), 1.0);
}

}  // namespace
}  // namespace stemma::views
