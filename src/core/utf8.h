/// UTF-8: checking, walking, appending, and turning byte offsets into code points at the border.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::core {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// Length in bytes of the valid prefix of `bytes` (Unicode 15, table 3-7: no surrogates, no overlong forms).
std::size_t valid_utf8_prefix(std::string_view bytes);
inline bool is_valid_utf8(std::string_view bytes) {
  return valid_utf8_prefix(bytes) == bytes.size();
}

/// The code point that begins at `offset`, which it moves past. `text` is valid UTF-8 and `offset <
/// text.size()`.
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t lead = byte(offset);
  if (lead < 0x80) return ++offset, lead;
  if (lead < 0xE0) return offset += 2, (lead & 0x1FU) << 6U | (byte(offset - 1) & 0x3FU);
  if (lead < 0xF0) {
    offset += 3;
    return (lead & 0x0FU) << 12U | (byte(offset - 2) & 0x3FU) << 6U | (byte(offset - 1) & 0x3FU);
  }
  offset += 4;
  return (lead & 0x07U) << 18U | (byte(offset - 3) & 0x3FU) << 12U | (byte(offset - 2) & 0x3FU) << 6U |
         (byte(offset - 1) & 0x3FU);
}

/// The code point that ends at `offset`, which it moves before. `text` is valid UTF-8 and `offset > 0`.
inline char32_t previous_code_point(std::string_view text, std::size_t& offset) {
  do --offset;
  while ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
  std::size_t end = offset;
  return next_code_point(text, end);
}

/// The largest code point boundary that is at most `offset`. `text` is valid UTF-8.
inline std::size_t floor_boundary(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
  return offset;
}

void append_utf8(std::string& text, char32_t code_point);

std::size_t code_point_count(std::string_view text);

/// Byte offsets of one text to code point offsets. O(text) to make, O(1) to ask (at most 63 bytes are looked
/// at).
///
/// Keeps a view of `text`, which must outlive it.
class CodePointMap {
 public:
  explicit CodePointMap(std::string_view text);
  explicit CodePointMap(std::string&&) = delete;
  /// `byte_offset` is at most the text's size.
  std::uint32_t operator()(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  ///< code points before each 64-byte block; empty if all is ASCII
};

}  // namespace stemma::core
