// A text is taken for wrapped where a good part of its single line ends stand within a sentence (no mark
// before them, lower case after them) and no line is longer than a screen or a sheet of paper is wide.
#include "text/line_breaks.h"

#include <algorithm>

namespace stemma::text {
namespace {

constexpr std::uint32_t kWidestColumn =
    132;  // of terminals and printers; texts of longer lines are not wrapped
constexpr std::uint32_t kFewestBreaks = 3;  // within sentences, to call a text wrapped
constexpr std::uint32_t kBreakShare = 4;    // one in so many line ends is within a sentence

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
/// Letters of other scripts count as letters: which case they have is not asked for.
bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace

LineBreaks::LineBreaks(std::string_view text) {
  std::uint32_t line_ends = 0;
  std::uint32_t within_sentences = 0;
  std::uint32_t longest = 0;
  std::string_view previous;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = line_at(text, begin);
    if (line.size() > kWidestColumn) return;
    longest = std::max(longest, static_cast<std::uint32_t>(line.size()));
    if (!previous.empty() && !line.empty()) {
      ++line_ends;
      const bool open = is_letter(previous.back()) || previous.back() == ',';
      within_sentences += open && is_lower(line.front()) ? 1U : 0U;
    }
    previous = line;
    begin = end + 1;
  }
  if (within_sentences >= kFewestBreaks && within_sentences * kBreakShare >= line_ends)
    wrap_column_ = longest;
}

bool LineBreaks::ends_paragraph(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
  const std::string_view gap = text.substr(begin, end - begin);
  const std::size_t first = gap.find('\n');
  if (first == std::string_view::npos) return false;
  if (!wrapped() || gap.find('\n', first + 1) != std::string_view::npos) return true;
  if (gap.size() > first + 1) return true;  // an indented line
  const std::size_t line_break = text.rfind('\n', begin == 0 ? 0 : begin - 1);
  const std::size_t line_begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  const std::size_t next_word = text.substr(end, wrap_column_).find_first_of(" \n");
  const std::size_t word_length = std::min<std::size_t>(next_word, wrap_column_);
  return begin - std::min<std::size_t>(line_begin, begin) + 1 + word_length < wrap_column_ * 9 / 10;
}

}  // namespace stemma::text
