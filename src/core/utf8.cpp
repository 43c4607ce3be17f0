#include "core/utf8.h"

#include <algorithm>

namespace stemma::core {
namespace {

constexpr std::uint32_t kBlockBytes = 64;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at `offset`, 0 if there is none.
std::size_t sequence_length(std::string_view bytes, std::size_t offset) {
  const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
  const auto within = [&](std::size_t i, unsigned low, unsigned high) {
    return at(i) >= low && at(i) <= high;
  };
  const unsigned lead = at(offset);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return within(offset + 1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return within(offset + 1, low, high) && within(offset + 2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return within(offset + 1, low, high) && within(offset + 2, 0x80, 0xBF) && within(offset + 3, 0x80, 0xBF)
               ? 4
               : 0;
  }
  return 0;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t length = sequence_length(bytes, offset);
    if (length == 0) break;
    offset += length;
  }
  return offset;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t byte) {
    text.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  const auto continuation = [&](unsigned shift) { put(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
    code_point = kReplacementCharacter;
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12U);
    continuation(6);
  } else {
    put(0xF0U | code_point >> 18U);
    continuation(12);
    continuation(6);
  }
  continuation(0);
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

CodePointMap::CodePointMap(std::string_view text) : text_(text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return;
  before_block_.reserve(text.size() / kBlockBytes + 1);
  std::uint32_t count = 0;
  for (std::size_t block = 0; block <= text.size(); block += kBlockBytes) {
    before_block_.push_back(count);
    count += static_cast<std::uint32_t>(code_point_count(text.substr(block, kBlockBytes)));
  }
}

std::uint32_t CodePointMap::operator()(std::uint32_t byte_offset) const {
  if (before_block_.empty()) return byte_offset;
  const std::uint32_t block = byte_offset / kBlockBytes;
  const std::uint32_t begin = block * kBlockBytes;
  return before_block_[block] +
         static_cast<std::uint32_t>(code_point_count(text_.substr(begin, byte_offset - begin)));
}

}  // namespace stemma::core
