/// Lines for a terminal: words of several styles, wrapped by display columns.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "views/run.h"

namespace stemma::views {

struct Indent {
  std::uint32_t first = 0;  ///< columns before the first line
  std::uint32_t rest = 0;   ///< columns before the lines that follow
};

enum class Colour : std::uint8_t { kOff, kAnsi };

/// Collects lines. A word wider than the line is broken, so that no line is wider than asked (at least 20
/// columns).
class WrappedText {
 public:
  WrappedText(std::uint32_t width, Colour colour) : width_(width < 20 ? 20 : width), colour_(colour) {}

  void line(Indent indent, std::span<const Run> runs);
  void line(Indent indent, std::string_view text, Style style = Style::kPlain);
  void gap();  ///< one empty line, never two, none at the top
  std::string take() && { return std::move(text_); }

 private:
  void put_word(std::string_view word, Style style, bool space_before, std::uint32_t rest);
  void put(std::string_view piece, Style style);
  void break_line(std::uint32_t indent);

  std::uint32_t width_;
  Colour colour_;
  std::string text_;
  std::uint32_t column_ = 0;
  std::uint32_t line_start_ = 0;  ///< column at which the words of this line begin
};

}  // namespace stemma::views
