// Words are cut out and folded to hashes; Myers' greedy search finds a longest common subsequence of the
// hashes; the bytes between words go with the word before them where both neighbours are of one kind, else
// they are common.
#include "views/word_diff.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::views {
namespace {

struct Word {
  TextSpan span;
  std::uint64_t fold = 0;
};

bool is_ideograph(UChar32 c) {
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return u_isalpha(c) != 0 && (width == U_EA_WIDE || width == U_EA_FULLWIDTH);
}

bool is_letter(UChar32 c) {
  return u_isalnum(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/// Joins two letters into one word: "don't", "twenty-five", "12,000", "3.5".
bool is_joiner(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == ',' || c == '.';
}

/// End of the word that begins at `begin` with a letter.
std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  if (is_ideograph(static_cast<UChar32>(core::next_code_point(text, end)))) return end;
  for (std::size_t next = end; next < text.size();) {
    const auto c = static_cast<UChar32>(core::next_code_point(text, next));
    if (is_joiner(c) && next < text.size()) {
      std::size_t after = next;
      if (!is_letter(static_cast<UChar32>(core::next_code_point(text, after)))) break;
      next = after;
    } else if (!is_letter(c) || is_ideograph(c)) {
      break;
    }
    end = next;
  }
  return end;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (!is_letter(static_cast<UChar32>(core::next_code_point(text, offset)))) continue;
    offset = word_end(text, begin);
    words.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offset)},
                     lang::fold_hash(text.substr(begin, offset - begin))});
  }
  return words;
}

/// Which words of each side are of the common subsequence.
struct Common {
  std::vector<bool> there;
  std::vector<bool> here;
};

/// Furthest `x` on each diagonal after 0, 1, … edits, until the end is reached or the bound is.
std::vector<std::vector<int>> furthest_paths(std::span<const Word> a, std::span<const Word> b) {
  const int a_size = static_cast<int>(a.size());
  const int b_size = static_cast<int>(b.size());
  std::vector<std::vector<int>> after;  // after[d][k + d] for the diagonals k = -d … d
  for (int d = 0; d <= std::min<int>(a_size + b_size, kMaxEdits); ++d) {
    std::vector<int> furthest(2 * static_cast<std::size_t>(d) + 1);
    for (int k = -d; k <= d; k += 2) {
      const auto before = [&](int diagonal) {
        return after.back()[static_cast<std::size_t>(diagonal + d - 1)];
      };
      int x = 0;
      if (d > 0) x = k == -d || (k != d && before(k - 1) < before(k + 1)) ? before(k + 1) : before(k - 1) + 1;
      while (x < a_size && x - k < b_size &&
             a[static_cast<std::size_t>(x)].fold == b[static_cast<std::size_t>(x - k)].fold)
        ++x;
      furthest[static_cast<std::size_t>(k + d)] = x;
      if (x >= a_size && x - k >= b_size) {
        after.push_back(std::move(furthest));
        return after;
      }
    }
    after.push_back(std::move(furthest));
  }
  return {};
}

/// Walks the paths back and notes the words that the way passes diagonally.
void note_common(std::span<const Word> a, std::span<const Word> b, std::size_t skipped, Common& common) {
  const std::vector<std::vector<int>> after = furthest_paths(a, b);
  int x = static_cast<int>(a.size());
  int y = static_cast<int>(b.size());
  for (int d = static_cast<int>(after.size()) - 1; d >= 0; --d) {
    int from_x = 0;
    int from_y = 0;
    if (d > 0) {
      const auto before = [&](int diagonal) {
        return after[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(diagonal + d - 1)];
      };
      const int k = x - y;
      const int from_k = k == -d || (k != d && before(k - 1) < before(k + 1)) ? k + 1 : k - 1;
      from_x = before(from_k);
      from_y = from_x - from_k;
    }
    for (; x > from_x && y > from_y; --x, --y) {
      common.there[skipped + static_cast<std::size_t>(x) - 1] = true;
      common.here[skipped + static_cast<std::size_t>(y) - 1] = true;
    }
    x = from_x;
    y = from_y;
  }
}

Common common_words(std::span<const Word> there, std::span<const Word> here) {
  Common common{std::vector<bool>(there.size()), std::vector<bool>(here.size())};
  std::size_t first = 0;
  while (first < there.size() && first < here.size() && there[first].fold == here[first].fold) {
    common.there[first] = common.here[first] = true;
    ++first;
  }
  std::size_t last = 0;
  while (first + last < there.size() && first + last < here.size() &&
         there[there.size() - last - 1].fold == here[here.size() - last - 1].fold) {
    common.there[there.size() - last - 1] = common.here[here.size() - last - 1] = true;
    ++last;
  }
  note_common(there.subspan(first, there.size() - first - last),
              here.subspan(first, here.size() - first - last), first, common);
  return common;
}

void add_piece(std::vector<DiffPiece>& pieces, DiffPiece::Kind kind, TextSpan span) {
  if (span.empty()) return;
  if (!pieces.empty() && pieces.back().kind == kind && pieces.back().span.end == span.begin) {
    pieces.back().span.end = span.end;
  } else {
    pieces.push_back({kind, span});
  }
}

}  // namespace

std::vector<DiffPiece> word_diff(std::string_view there, std::string_view here) {
  using Kind = DiffPiece::Kind;
  const std::vector<Word> old_words = words_of(there);
  const std::vector<Word> new_words = words_of(here);
  const Common common = common_words(old_words, new_words);
  std::vector<DiffPiece> pieces;
  std::size_t old_at = 0;
  const auto add_left_out = [&] {
    const std::size_t first = old_at;
    while (old_at < old_words.size() && !common.there[old_at]) ++old_at;
    if (old_at == first) return;
    add_piece(pieces, Kind::kOnlyThere, {old_words[first].span.begin, old_words[old_at - 1].span.end});
  };
  std::uint32_t shown = 0;  // bytes of `here` that stand in pieces
  for (std::size_t at = 0; at < new_words.size(); ++at) {
    const Kind kind = common.here[at] ? Kind::kSame : Kind::kOnlyHere;
    const bool within_change = kind == Kind::kOnlyHere && at > 0 && !common.here[at - 1];
    add_piece(pieces, within_change ? kind : Kind::kSame, {shown, new_words[at].span.begin});
    if (!within_change) add_left_out();
    add_piece(pieces, kind, new_words[at].span);
    shown = new_words[at].span.end;
    if (kind == Kind::kSame) ++old_at;
  }
  add_left_out();
  add_piece(pieces, Kind::kSame, {shown, static_cast<std::uint32_t>(here.size())});
  return pieces;
}

double share_in_common(const std::vector<DiffPiece>& pieces, std::string_view here) {
  std::size_t same = 0;
  std::size_t all = 0;
  for (const DiffPiece& piece : pieces) {
    if (piece.kind == DiffPiece::Kind::kOnlyThere) continue;
    const std::size_t words = words_of(piece.span.of(here)).size();
    all += words;
    if (piece.kind == DiffPiece::Kind::kSame) same += words;
  }
  return all == 0 ? 1.0 : static_cast<double>(same) / static_cast<double>(all);
}

}  // namespace stemma::views
