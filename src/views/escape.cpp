#include "views/escape.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/utf8.h"

namespace stemma::views {
namespace {

bool reorders_text(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C;
}

/// Controls, reordering marks, noncharacters: also everything that XML 1.0 has no way to write.
bool is_harmful(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  return (c >= 0x7F && c <= 0x9F) || reorders_text(c) || (c & 0xFFFEU) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF);
}

/// The text with U+FFFD in place of harmful code points and of bytes that are no UTF-8.
std::string harmless(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const std::string_view valid = text.substr(0, core::valid_utf8_prefix(text));
    for (std::size_t offset = 0; offset < valid.size();) {
      const char32_t c = core::next_code_point(valid, offset);
      core::append_utf8(safe, is_harmful(c) ? core::kReplacementCharacter : c);
    }
    text.remove_prefix(valid.size());
    if (text.empty()) break;
    core::append_utf8(safe, core::kReplacementCharacter);
    text.remove_prefix(1);
  }
  return safe;
}

bool is_white_space(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

/// Puts a backslash before every byte of `text` that is among `special`, all of them ASCII.
std::string with_backslashes(std::string_view text, std::string_view special) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::uint32_t columns_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const auto category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string one_line(std::string_view text) {
  const std::string safe = harmless(text);
  std::string line;
  line.reserve(safe.size());
  bool space = false;
  for (std::size_t offset = 0; offset < safe.size();) {
    const std::size_t begin = offset;
    if (is_white_space(core::next_code_point(safe, offset))) {
      space = true;
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    line.append(safe, begin, offset - begin);
  }
  return line;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (const char c : harmless(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string escape_markdown(std::string_view text) {
  std::string escaped = with_backslashes(one_line(text), "\\`*_{}[]<>#|~&!$^=");
  const std::size_t mark = escaped.find_first_not_of("0123456789");
  // "- x", "+ x", "1. x" and "1) x" would open a list, "---" a rule.
  const bool list = mark != std::string::npos && (mark == 0 ? escaped[0] == '-' || escaped[0] == '+'
                                                            : escaped[mark] == '.' || escaped[mark] == ')');
  if (list) escaped.insert(mark, "\\");
  // Bare addresses become links by themselves.
  for (std::size_t at = 0; (at = escaped.find("://", at)) != std::string::npos; at += 4)
    escaped.insert(at, "\\");
  for (std::size_t at = 0; (at = escaped.find("www.", at)) != std::string::npos; at += 5)
    escaped.insert(at + 3, "\\");
  return escaped;
}

std::string escape_dot(std::string_view text) {
  return with_backslashes(one_line(text), "\\\"");
}

std::uint32_t display_columns(std::string_view text) {
  std::uint32_t columns = 0;
  for (std::size_t offset = 0; offset < text.size();)
    columns += columns_of(core::next_code_point(text, offset));
  return columns;
}

std::string shorten(std::string_view text, std::uint32_t columns) {
  std::uint32_t used = 0;
  std::size_t fits = 0;  // end of what still leaves room for the ellipsis
  for (std::size_t offset = 0; offset < text.size();) {
    used += columns_of(core::next_code_point(text, offset));
    if (used + 1 <= columns) fits = offset;
    if (used > columns) {
      while (fits > 0 && text[fits - 1] == ' ') --fits;
      return std::string(text.substr(0, fits)) + "…";
    }
  }
  return std::string(text);
}

}  // namespace stemma::views
