// Charsets are told apart in the order of how sure each sign is; ICU converts. Labels are those of the WHATWG
// encoding standard (https://encoding.spec.whatwg.org/#names-and-labels): what browsers read, so what pages
// were tested with.
#include "source/charset.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "core/utf8.h"

namespace stemma::source {
namespace {

struct Label {
  std::string_view label;
  std::string_view icu;
};

// Sorted by label. "ascii" and "iso-8859-1" mean windows-1252, "gb2312" means gb18030, and so on: see the
// standard.
constexpr auto kLabels = std::to_array<Label>({
    {"ascii", "windows-1252"},
    {"big5", "Big5"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp866", "IBM866"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "windows-949"},
    {"gb18030", "gb18030"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"ibm866", "IBM866"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-10", "ISO-8859-10"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-13", "ISO-8859-13"},
    {"iso-8859-14", "ISO-8859-14"},
    {"iso-8859-15", "ISO-8859-15"},
    {"iso-8859-16", "ISO-8859-16"},
    {"iso-8859-2", "ISO-8859-2"},
    {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},
    {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-6", "ISO-8859-6"},
    {"iso-8859-7", "ISO-8859-7"},
    {"iso-8859-8", "ISO-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},
    {"ks_c_5601-1987", "windows-949"},
    {"latin1", "windows-1252"},
    {"latin2", "ISO-8859-2"},
    {"latin5", "windows-1254"},
    {"macintosh", "macintosh"},
    {"ms_kanji", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis-620", "windows-874"},
    {"uhc", "windows-949"},
    {"us-ascii", "windows-1252"},
    {"utf-16", "UTF-8"},
    {"utf-16be", "UTF-8"},
    {"utf-16le", "UTF-8"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"windows-1252", "windows-1252"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"windows-31j", "windows-31j"},
    {"windows-874", "windows-874"},
    {"windows-949", "windows-949"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"x-sjis", "windows-31j"},
});
static_assert(std::ranges::is_sorted(kLabels, {}, &Label::label));

constexpr std::size_t kDeclarationBytes =
    16384;  // the standard asks for 1,024; real pages put scripts before it
constexpr std::size_t kGuessBytes = 1U << 18U;

std::string lower_ascii(std::string_view s) {
  std::string lower(s);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

std::string convert(std::string_view bytes, std::string_view icu_name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(icu_name).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status))
    return convert(bytes, "windows-1252");  // a converter that this ICU was built without
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

/// Charset that uchardet hears in the bytes, in ICU's name; windows-1252 if it cannot tell.
std::string_view guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (detector) {
    uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kGuessBytes));
    uchardet_data_end(detector.get());
    const auto name = icu_charset(uchardet_get_charset(detector.get()));
    if (!name.empty()) return name;
  }
  return "windows-1252";
}

/// True where the bytes are UTF-8 that was damaged: far more whole characters beyond ASCII than broken bytes.
bool mostly_utf8(std::string_view bytes) {
  std::size_t broken = 0;
  std::size_t whole = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t good = core::valid_utf8_prefix(bytes.substr(at));
    for (const char c : bytes.substr(at, good)) whole += static_cast<unsigned char>(c) >= 0xC2U;
    at += good;
    if (at < bytes.size()) ++broken, ++at;
  }
  return whole > broken;
}

}  // namespace

bool has_utf16_mark(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
}

std::string_view icu_charset(std::string_view label) {
  const std::string lower = lower_ascii(label);
  const auto found = std::ranges::lower_bound(kLabels, std::string_view(lower), {}, &Label::label);
  return found != kLabels.end() && found->label == lower ? found->icu : std::string_view();
}

std::string_view declared_charset(std::string_view page) {
  page = page.substr(0, kDeclarationBytes);
  const std::string lower = lower_ascii(page);
  for (std::size_t meta = lower.find("<meta"); meta != std::string::npos;
       meta = lower.find("<meta", meta + 1)) {
    const std::size_t end = std::min(lower.find('>', meta), lower.size());
    std::size_t at = lower.find("charset", meta);
    if (at >= end) continue;
    at = lower.find_first_not_of(" \t\r\n", at + 7);
    if (at >= end || lower[at] != '=') continue;
    at = lower.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at >= end) continue;
    return page.substr(at, std::min(lower.find_first_of(" \t\r\n\"';/>", at), end) - at);
  }
  return {};
}

std::string to_utf8(std::string bytes, Markup markup) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
  } else if (has_utf16_mark(bytes)) {
    return convert(std::string_view(bytes).substr(2), bytes.front() == '\xFF' ? "UTF-16LE" : "UTF-16BE");
  }
  if (core::is_valid_utf8(bytes)) return bytes;
  std::string_view charset;
  if (markup == Markup::kHtml) charset = icu_charset(declared_charset(bytes));
  if (charset.empty() || charset == "UTF-8") charset = mostly_utf8(bytes) ? "UTF-8" : guess(bytes);
  return convert(bytes, charset);
}

std::string with_plain_lines(std::string text) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\0' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) continue;
    text[kept++] = c == '\r' ? '\n' : c;
  }
  text.resize(kept);
  return text;
}

}  // namespace stemma::source
