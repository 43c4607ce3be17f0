#include "lang/fold.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/utf8.h"

namespace stemma::lang {
namespace {

bool is_ascii(std::string_view s) {
  return std::none_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

char32_t plain_mark(char32_t c) {
  switch (c) {
    case U'\u2019':  // right single quotation mark
    case U'\u2018':  // left single quotation mark
    case U'\u02BC':  // modifier letter apostrophe
    case U'\u00B4':  // acute accent
      return U'\'';
    case U'\u2010':  // hyphen
    case U'\u2011':  // non-breaking hyphen
      return U'-';
    default:
      return c;
  }
}

}  // namespace

std::string fold_case(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  if (is_ascii(utf8)) {
    for (const char c : utf8) folded.push_back(ascii_lower(c));
    return folded;
  }
  icu::UnicodeString wide;
  for (std::size_t offset = 0; offset < utf8.size();) {
    wide.append(static_cast<UChar32>(plain_mark(core::next_code_point(utf8, offset))));
  }
  wide.foldCase(U_FOLD_CASE_DEFAULT).toUTF8String(folded);
  return folded;
}

std::uint64_t fold_hash(std::string_view utf8) {
  if (!is_ascii(utf8) || utf8.size() > 64) return core::hash(fold_case(utf8));
  std::array<char, 64> buffer{};
  std::transform(utf8.begin(), utf8.end(), buffer.begin(), ascii_lower);
  return core::hash({buffer.data(), utf8.size()});
}

}  // namespace stemma::lang
