// Nearly all of a record is words of the text: stretches without anything to escape are copied whole.
#include "views/json_text.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "views/json.h"

namespace stemma::views {
namespace {

/// Bytes that may have to be escaped: controls, the two marks of strings, and the first bytes of Unicode's
/// own line ends.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
  special['"'] = special['\\'] = true;
  special[0xC2] = special[0xE2] = true;
  return special;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

struct Escape {
  std::string_view bytes;
  std::string_view written;
};
constexpr Escape kEscapes[] = {
    {"\"", "\\\""}, {"\\", "\\\\"}, {"\n", "\\n"},         {"\t", "\\t"},         {"\r", "\\r"},
    {"\b", "\\b"},  {"\f", "\\f"},  {"\u0085", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};

}  // namespace

void JsonText::begin(char mark) {
  separate();
  written_ += mark;
  after_value_ = false;
}

void JsonText::end(char mark) {
  written_ += mark;
  after_value_ = true;
}

void JsonText::separate() {
  if (after_value_) written_ += ',';
  after_value_ = true;
}

JsonText& JsonText::key(std::string_view name) {
  string(name);
  written_ += ':';
  after_value_ = false;
  return *this;
}

void JsonText::string(std::string_view text) {
  if (!core::is_valid_utf8(text)) return this->text(to_line(Json(text)));
  separate();
  written_ += '"';
  append_escaped(text);
  written_ += '"';
}

void JsonText::append_escaped(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (!kSpecial[byte]) continue;
    const std::string_view rest = text.substr(at);
    const Escape* escape = nullptr;
    for (const Escape& known : kEscapes) {
      if (rest.starts_with(known.bytes)) escape = &known;
    }
    if (escape == nullptr && byte >= 0x20) continue;
    written_.append(text, begin, at - begin);
    if (escape != nullptr) {
      written_ += escape->written;
      at += escape->bytes.size() - 1;
    } else {
      fmt::format_to(std::back_inserter(written_), "\\u{:04x}", byte);
    }
    begin = at + 1;
  }
  written_.append(text, begin, text.size() - begin);
}

void JsonText::number(std::uint32_t value) {
  separate();
  const fmt::format_int digits(value);
  written_.append(digits.data(), digits.size());
}

void JsonText::boolean(bool value) {
  text(value ? "true" : "false");
}

void JsonText::null() {
  text("null");
}

void JsonText::text(std::string_view json) {
  separate();
  written_ += json;
}

}  // namespace stemma::views
