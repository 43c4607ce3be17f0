// Runs are cut at spaces into words; a word goes to the next line if it does not fit. Words that touch across
// two runs without a space between them stay together only as far as their own width goes: a mark after a
// bold word may wrap.
#include "views/wrapped_text.h"

#include "core/utf8.h"
#include "views/escape.h"

namespace stemma::views {
namespace {

std::string_view ansi(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kStrong:
      return "\x1B[1m";
    case Style::kFaint:
      return "\x1B[2m";
    case Style::kAccent:
      return "\x1B[1;33m";
    case Style::kMarked:
      return "\x1B[1;4m";
  }
  return "";
}

/// End of the longest beginning of `word` that is at most `columns` wide, but at least one character.
std::size_t fitting(std::string_view word, std::uint32_t columns) {
  std::size_t fits = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    core::next_code_point(word, offset);
    if (fits > 0 && display_columns(word.substr(0, offset)) > columns) break;
    fits = offset;
  }
  return fits;
}

}  // namespace

void WrappedText::put(std::string_view piece, Style style) {
  const bool styled = colour_ == Colour::kAnsi && style != Style::kPlain;
  if (styled) text_ += ansi(style);
  text_ += piece;
  if (styled) text_ += "\x1B[0m";
  column_ += display_columns(piece);
}

void WrappedText::break_line(std::uint32_t indent) {
  text_ += '\n';
  text_.append(indent, ' ');
  column_ = line_start_ = indent;
}

void WrappedText::put_word(std::string_view word, Style style, bool space_before, std::uint32_t rest) {
  const std::uint32_t space = space_before && column_ > line_start_ ? 1 : 0;
  if (column_ > line_start_ && column_ + space + display_columns(word) > width_) {
    break_line(rest);
  } else if (space > 0) {
    text_ += ' ';
    ++column_;
  }
  while (column_ + display_columns(word) > width_ && !word.empty()) {
    const std::size_t end = fitting(word, width_ > column_ ? width_ - column_ : 1);
    if (end == word.size()) break;
    put(word.substr(0, end), style);
    word.remove_prefix(end);
    break_line(rest);
  }
  put(word, style);
}

void WrappedText::line(Indent indent, std::span<const Run> runs) {
  text_.append(indent.first, ' ');
  column_ = line_start_ = indent.first;
  bool space = false;
  for (const Run& run : runs) {
    const bool leads = !run.text.empty() && (run.text.front() == ' ' || run.text.front() == '\n');
    const bool trails = !run.text.empty() && (run.text.back() == ' ' || run.text.back() == '\n');
    const std::string safe = one_line(run.text);
    space = space || leads;
    for (std::size_t begin = 0; begin < safe.size();) {
      std::size_t end = safe.find(' ', begin);
      if (end == std::string::npos) end = safe.size();
      put_word(std::string_view(safe).substr(begin, end - begin), run.style, space, indent.rest);
      space = true;
      begin = end + 1;
    }
    if (!safe.empty()) space = trails;
  }
  text_ += '\n';
}

void WrappedText::line(Indent indent, std::string_view text, Style style) {
  const Run run{std::string(text), style};
  line(indent, std::span(&run, 1));
}

void WrappedText::gap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

}  // namespace stemma::views
