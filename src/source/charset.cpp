// Charsets are told apart in the order of how sure each sign is; ICU converts.
#include "source/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "core/utf8.h"

namespace stemma::source {
namespace {

constexpr std::size_t kGuessBytes = 1U << 18U;
constexpr std::string_view kDefault = "windows-1252";

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

icu::UnicodeString converted(std::string_view bytes, std::string_view icu_name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(std::string(icu_name).c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return converted(bytes, kDefault);  // a converter that this ICU was built without
  return {bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
}

std::string convert(std::string_view bytes, std::string_view icu_name) {
  std::string utf8;
  converted(bytes, icu_name).toUTF8String(utf8);
  return utf8;
}

/// How the bytes beyond ASCII stand: in Latin script mostly one by one between ASCII letters, in all others
/// in runs of whole words.
struct HighBytes {
  std::size_t all = 0;
  std::size_t in_runs = 0;  ///< of three and more

  explicit HighBytes(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t begin = at;
      while (at < bytes.size() && is_high(bytes[at])) ++at;
      all += at - begin;
      if (at - begin >= 3) in_runs += at - begin;
      if (at == begin) ++at;
    }
  }
  bool enough() const { return all >= 8; }
  bool speak_of_latin() const { return in_runs * 4 <= all; }
  bool speak_against_latin() const { return in_runs * 2 > all; }
};

struct Utf8Damage {
  std::size_t broken = 0;
  std::size_t whole = 0;  ///< characters beyond ASCII that are as they should be

  explicit Utf8Damage(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t good = core::valid_utf8_prefix(bytes.substr(at));
      for (const char c : bytes.substr(at, good)) whole += static_cast<unsigned char>(c) >= 0xC2U;
      at += good;
      if (at == bytes.size()) return;
      ++broken;
      do ++at;
      while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U);
    }
  }
};

/// UTF-16 by the zeros in every other byte of its ASCII; nothing where there are too few.
std::optional<std::string_view> utf16_by_zeros(std::string_view head) {
  head = head.substr(0, 2048 & ~std::size_t{1});
  if (head.size() < 8) return std::nullopt;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t pairs = head.size() / 2;
  // Text beyond ASCII has fewer zeros, but its blanks, marks and tags have some, and all on one side.
  const auto speaks = [&](std::size_t side) {
    return zeros[side] * 10 > pairs && zeros[1 - side] * 20 < zeros[side];
  };
  if (speaks(1)) return "UTF-16LE";
  if (speaks(0)) return "UTF-16BE";
  return std::nullopt;
}

bool has_iso_2022_jp_escapes(std::string_view bytes) {
  return bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
}

constexpr auto kOfManyBytes = std::to_array<std::string_view>(
    {"Big5", "Big5-HKSCS", "EUC-JP", "gb18030", "ISO-2022-JP", "windows-31j", "windows-949"});

/// Latin letters, and the letters of one language or region in place of symbols.
constexpr auto kLatin = std::to_array<std::string_view>(
    {"windows-1252", "windows-1250", "windows-1254", "windows-1257", "windows-1258", "ISO-8859-2",
     "ISO-8859-3", "ISO-8859-4", "ISO-8859-10", "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
     "macintosh"});

bool is_one_of(std::span<const std::string_view> list, std::string_view charset) {
  return std::ranges::find(list, charset) != list.end();
}

bool is_ascii_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// At most a twentieth of what is not ASCII is no character of that charset, and less than half of it stands
/// beside ASCII letters: there it would be the accents of Latin words.
bool decodes_well(std::string_view bytes, std::string_view charset) {
  const icu::UnicodeString text = converted(bytes.substr(0, kGuessBytes), charset);
  std::size_t errors = 0;
  std::size_t characters = 0;
  std::size_t in_latin_words = 0;
  for (int32_t i = 0; i < text.length(); ++i) {
    if (text[i] < 0x80) continue;
    ++characters;
    errors += text[i] == 0xFFFD;
    in_latin_words += (i > 0 && is_ascii_letter(text[i - 1])) || is_ascii_letter(text[i + 1]);
  }
  return errors * 20 <= characters && in_latin_words * 2 <= characters;
}

/// What is stated is believed unless the bytes speak against it.
bool is_plausible(std::string_view bytes, std::string_view charset) {
  if (charset.empty() || charset == "UTF-8") return false;
  if (is_one_of(kOfManyBytes, charset)) return decodes_well(bytes, charset);
  const HighBytes high(bytes);
  if (!high.enough()) return true;
  return is_one_of(kLatin, charset) ? !high.speak_against_latin() : !high.speak_of_latin();
}

/// Without the tags of a page, which are ASCII and say nothing.
std::string without_tags(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t tag = std::min(bytes.find('<', at), bytes.size());
    text.append(bytes.substr(at, tag - at)).push_back(' ');
    at = std::min(bytes.find('>', tag), bytes.size() - 1) + 1;
  }
  return text;
}

std::string_view heard_by_uchardet(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (!detector) return {};
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return icu_charset(uchardet_get_charset(detector.get()));
}

/// What pages in a language of Latin script were written in before UTF-8: the WHATWG's defaults by locale.
std::string_view usual_latin_charset(std::string_view language) {
  static constexpr std::pair<std::string_view, std::string_view> kUsual[] = {
      {"bs", "windows-1250"}, {"cs", "windows-1250"}, {"et", "windows-1257"}, {"hr", "windows-1250"},
      {"hu", "ISO-8859-2"},   {"ku", "windows-1254"}, {"lt", "windows-1257"}, {"lv", "windows-1257"},
      {"pl", "ISO-8859-2"},   {"ro", "ISO-8859-2"},   {"sk", "windows-1250"}, {"sl", "ISO-8859-2"},
      {"sq", "windows-1250"}, {"tr", "windows-1254"}, {"vi", "windows-1258"}};
  const auto found =
      std::ranges::find(kUsual, language, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kUsual) ? kDefault : found->second;
}

/// ISO-8859-2 leaves 0x80 to 0x9F to control characters; windows-1250 has letters and quotation marks there.
std::string_view central_european(std::string_view bytes) {
  const bool windows = std::ranges::any_of(bytes, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0;
  });
  return windows ? "windows-1250" : "ISO-8859-2";
}

/// What uchardet hears; among the charsets of Latin script, which it tells apart badly, the page's language
/// decides.
std::string_view guess(std::string_view bytes, Markup markup) {
  bytes = bytes.substr(0, kGuessBytes);
  const std::string text = markup == Markup::kHtml ? without_tags(bytes) : std::string(bytes);
  const std::string_view heard = heard_by_uchardet(text);
  if (heard == "UTF-8") return heard;
  if (!heard.empty() && !is_one_of(kLatin, heard) && !HighBytes(text).speak_of_latin()) return heard;
  const std::string language = markup == Markup::kHtml ? declared_language(bytes) : std::string();
  std::string_view latin = usual_latin_charset(language);
  if (language.empty() && (heard == "ISO-8859-2" || heard == "windows-1250")) latin = heard;
  return latin == "windows-1250" || latin == "ISO-8859-2" ? central_european(text) : latin;
}

/// Cyrillic in the two charsets that have its cases the other way round: most letters would be capitals.
std::string_view with_cases_right(std::string_view bytes, std::string_view charset) {
  if (charset != "windows-1251" && charset != "KOI8-R" && charset != "KOI8-U") return charset;
  std::size_t low = 0;   // 0xC0 to 0xDF: windows-1251's capitals, KOI8's small letters
  std::size_t high = 0;  // 0xE0 to 0xFF: the reverse
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0U) ++(byte < 0xE0U ? low : high);
  }
  const std::size_t capitals = charset == "windows-1251" ? low : high;
  if (low + high < 40 || capitals * 4 < (low + high) * 3) return charset;
  return charset == "windows-1251" ? "KOI8-R" : "windows-1251";
}

std::string_view charset_of(std::string_view bytes, Markup markup, std::string_view label) {
  const Utf8Damage damage(bytes);
  if (damage.whole > 4 * damage.broken) return "UTF-8";
  const std::string_view stated[] = {icu_charset(label),
                                     markup == Markup::kHtml ? icu_charset(declared_charset(bytes)) : ""};
  // A server's windows-1252 is often only its default: what the page itself says is worth more.
  const bool by_default = stated[0] == kDefault && !stated[1].empty();
  for (const std::string_view charset : {stated[by_default ? 1 : 0], stated[by_default ? 0 : 1]}) {
    if (is_plausible(bytes, charset)) return with_cases_right(bytes, charset);
  }
  return damage.whole > damage.broken ? "UTF-8" : guess(bytes, markup);
}

}  // namespace

bool is_utf16(std::string_view head) {
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") || utf16_by_zeros(head).has_value();
}

std::string to_utf8(std::string bytes, Markup markup, std::string_view label) {
  const std::string_view all = bytes;
  if (all.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    if (core::is_valid_utf8(bytes)) return bytes;
    return convert(bytes, charset_of(bytes, markup, label));
  }
  if (all.starts_with("\xFF\xFE")) return convert(all.substr(2), "UTF-16LE");
  if (all.starts_with("\xFE\xFF")) return convert(all.substr(2), "UTF-16BE");
  if (const auto utf16 = utf16_by_zeros(all)) return convert(all, *utf16);
  if (core::is_valid_utf8(bytes)) return has_iso_2022_jp_escapes(all) ? convert(all, "ISO-2022-JP") : bytes;
  return convert(all, charset_of(all, markup, label));
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

std::string without_nul(std::string text) {
  if (text.find('\0') == std::string::npos) return text;
  std::string clean;
  for (const char c : text) c == '\0' ? clean.append("\xEF\xBF\xBD") : clean.append(1, c);
  return clean;
}

}  // namespace stemma::source
