// Labels are those of the WHATWG encoding standard (https://encoding.spec.whatwg.org/#names-and-labels): what
// browsers read, so what pages were tested with. There "ascii" and "iso-8859-1" mean windows-1252, "gb2312"
// means gb18030, and a page that says it is UTF-16 is UTF-8, or its label could not have been read.
#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "source/charset.h"

namespace stemma::source {
namespace {

struct Label {
  std::string_view label;
  std::string_view icu;
};

// Sorted by label, written without marks: "x-cp1251", "CP-1251" and "cp1251" are one.
constexpr auto kLabels = std::to_array<Label>({
    {"ansix341968", "windows-1252"},
    {"arabic", "ISO-8859-6"},
    {"ascii", "windows-1252"},
    {"big5", "Big5"},
    {"big5hkscs", "Big5-HKSCS"},
    {"chinese", "gb18030"},
    {"cnbig5", "Big5"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp819", "windows-1252"},
    {"cp866", "IBM866"},
    {"cp932", "windows-31j"},
    {"cp936", "gb18030"},
    {"cp949", "windows-949"},
    {"cp950", "Big5"},
    {"csbig5", "Big5"},
    {"cseucpkdfmtjapanese", "EUC-JP"},
    {"csgb2312", "gb18030"},
    {"csshiftjis", "windows-31j"},
    {"cyrillic", "ISO-8859-5"},
    {"dos874", "windows-874"},
    {"eucjp", "EUC-JP"},
    {"euckr", "windows-949"},
    {"gb18030", "gb18030"},
    {"gb2312", "gb18030"},
    {"gb231280", "gb18030"},
    {"gbk", "gb18030"},
    {"greek", "ISO-8859-7"},
    {"hebrew", "ISO-8859-8"},
    {"ibm866", "IBM866"},
    {"iso2022jp", "ISO-2022-JP"},
    {"iso88591", "windows-1252"},
    {"iso885910", "ISO-8859-10"},
    {"iso885911", "windows-874"},
    {"iso885913", "ISO-8859-13"},
    {"iso885914", "ISO-8859-14"},
    {"iso885915", "ISO-8859-15"},
    {"iso885916", "ISO-8859-16"},
    {"iso88592", "ISO-8859-2"},
    {"iso88593", "ISO-8859-3"},
    {"iso88594", "ISO-8859-4"},
    {"iso88595", "ISO-8859-5"},
    {"iso88596", "ISO-8859-6"},
    {"iso88597", "ISO-8859-7"},
    {"iso88598", "ISO-8859-8"},
    {"iso88598i", "ISO-8859-8"},
    {"iso88599", "windows-1254"},
    {"koi", "KOI8-R"},
    {"koi8", "KOI8-R"},
    {"koi8r", "KOI8-R"},
    {"koi8ru", "KOI8-U"},
    {"koi8u", "KOI8-U"},
    {"korean", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc56011987", "windows-949"},
    {"ksc56011989", "windows-949"},
    {"l1", "windows-1252"},
    {"l2", "ISO-8859-2"},
    {"l5", "windows-1254"},
    {"l9", "ISO-8859-15"},
    {"latin1", "windows-1252"},
    {"latin2", "ISO-8859-2"},
    {"latin3", "ISO-8859-3"},
    {"latin4", "ISO-8859-4"},
    {"latin5", "windows-1254"},
    {"latin6", "ISO-8859-10"},
    {"latin9", "ISO-8859-15"},
    {"logical", "ISO-8859-8"},
    {"mac", "macintosh"},
    {"maccyrillic", "x-mac-cyrillic"},
    {"macintosh", "macintosh"},
    {"macroman", "macintosh"},
    {"ms932", "windows-31j"},
    {"ms936", "gb18030"},
    {"ms949", "windows-949"},
    {"mskanji", "windows-31j"},
    {"shiftjis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis620", "windows-874"},
    {"ucs2", "UTF-8"},
    {"uhc", "windows-949"},
    {"unicode", "UTF-8"},
    {"unicode11utf8", "UTF-8"},
    {"usascii", "windows-1252"},
    {"utf16", "UTF-8"},
    {"utf16be", "UTF-8"},
    {"utf16le", "UTF-8"},
    {"utf8", "UTF-8"},
    {"visual", "ISO-8859-8"},
    {"windows1250", "windows-1250"},
    {"windows1251", "windows-1251"},
    {"windows1252", "windows-1252"},
    {"windows1253", "windows-1253"},
    {"windows1254", "windows-1254"},
    {"windows1255", "windows-1255"},
    {"windows1256", "windows-1256"},
    {"windows1257", "windows-1257"},
    {"windows1258", "windows-1258"},
    {"windows31j", "windows-31j"},
    {"windows874", "windows-874"},
    {"windows936", "gb18030"},
    {"windows949", "windows-949"},
    {"xbig5", "Big5"},
});
static_assert(std::ranges::is_sorted(kLabels, {}, &Label::label));

// The standard asks for the first 1,024 bytes; a tenth of real pages put scripts before it.
constexpr std::size_t kDeclarationBytes = 1U << 18U;

std::string without_marks(std::string_view label) {
  std::string plain = core::lower_ascii(label.substr(0, 64));
  std::erase_if(plain, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
  if (plain.starts_with('x') && !plain.starts_with("xbig")) plain.erase(0, 1);
  return plain;
}

/// The value behind the `=` that follows `name` in a tag; empty if there is none.
std::string_view value_in(std::string_view tag, std::string_view name) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t found = tag.find(name);
  if (found == std::string_view::npos) return {};
  std::size_t at = tag.find_first_not_of(kBlank, found + name.size());
  if (at == std::string_view::npos || tag[at] != '=') return {};
  at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string_view::npos) return {};
  return tag.substr(at, tag.find_first_of(" \t\r\n\"';/>?", at) - at);
}

std::string_view tag_at(std::string_view page, std::size_t begin) {
  return page.substr(begin, page.find('>', begin) - begin);
}

}  // namespace

std::string_view icu_charset(std::string_view label) {
  const std::string plain = without_marks(label);
  const auto found = std::ranges::lower_bound(kLabels, std::string_view(plain), {}, &Label::label);
  return found != kLabels.end() && found->label == plain ? found->icu : std::string_view();
}

std::string declared_charset(std::string_view page) {
  const std::string lower = core::lower_ascii(page.substr(0, kDeclarationBytes));
  if (core::trimmed(lower).starts_with("<?xml")) {
    const std::string_view declared = value_in(tag_at(lower, lower.find("<?xml")), "encoding");
    if (!declared.empty()) return std::string(declared);
  }
  for (std::size_t at = lower.find("<meta"); at != std::string::npos; at = lower.find("<meta", at)) {
    const std::string_view tag = tag_at(lower, at);
    const std::string_view declared = value_in(tag, "charset");
    if (!declared.empty()) return std::string(declared);
    at += tag.size();  // behind it, not in it, so that tags without an end cost no more than their bytes
  }
  return {};
}

std::string declared_language(std::string_view page) {
  const std::string lower = core::lower_ascii(page.substr(0, kDeclarationBytes));
  const std::size_t html = lower.find("<html");
  if (html == std::string::npos) return {};
  return std::string(value_in(tag_at(lower, html), "lang").substr(0, 2));
}

}  // namespace stemma::source
