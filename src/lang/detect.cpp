// Function words make up a third to half of running text and are few, so counting them tells languages apart
// on a few dozen words. A word that is common to several languages counts for each. Scripts that one language
// alone uses among those that news comes in (kana, Hangul, Greek, Hebrew, Thai, …) settle it without words.
#include "lang/detect.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/flat_table.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::lang {
namespace {

constexpr std::size_t kMaxBytes = 6000;
constexpr std::uint32_t kMinHits = 3;
constexpr double kMinShare = 0.08;

using Owners = core::FlatTable<std::vector<std::uint16_t>>;

const Owners& owners() {
  static const Owners words = [] {
    Owners read;
    const auto codes = languages();
    for (std::uint16_t i = 0; i < codes.size(); ++i) {
      for (const auto entry : entries(codes[i], "stopwords")) {
        auto& list = read[fold_hash(columns(entry).front())];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
    return read;
  }();
  return words;
}

std::string_view language_of_script(UScriptCode script) {
  switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return "ja";
    case USCRIPT_HANGUL:
      return "ko";
    case USCRIPT_GREEK:
      return "el";
    case USCRIPT_HEBREW:
      return "he";
    case USCRIPT_THAI:
      return "th";
    case USCRIPT_GEORGIAN:
      return "ka";
    case USCRIPT_ARMENIAN:
      return "hy";
    case USCRIPT_TAMIL:
      return "ta";
    case USCRIPT_TELUGU:
      return "te";
    case USCRIPT_BENGALI:
      return "bn";
    case USCRIPT_GUJARATI:
      return "gu";
    case USCRIPT_KANNADA:
      return "kn";
    case USCRIPT_MALAYALAM:
      return "ml";
    case USCRIPT_SINHALA:
      return "si";
    case USCRIPT_KHMER:
      return "km";
    case USCRIPT_LAO:
      return "lo";
    case USCRIPT_MYANMAR:
      return "my";
    case USCRIPT_ETHIOPIC:
      return "am";
    case USCRIPT_GURMUKHI:
      return "pa";
    case USCRIPT_DEVANAGARI:
      return "hi";
    default:
      return {};
  }
}

struct Counts {
  std::uint32_t words = 0;
  std::uint32_t letters = 0;
  std::uint32_t han = 0;
  std::vector<std::uint32_t> hits;
  std::unordered_map<std::string_view, std::uint32_t> by_script;
};

Counts count(std::string_view text) {
  Counts counts;
  counts.hits.assign(languages().size(), 0);
  const Owners& words = owners();
  std::size_t begin = 0;
  const auto finish = [&](std::size_t end) {
    if (end > begin) {
      ++counts.words;
      if (const auto* found = words.find(fold_hash(text.substr(begin, end - begin)))) {
        for (const std::uint16_t language : *found) ++counts.hits[language];
      }
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const auto c = static_cast<UChar32>(core::next_code_point(text, i));
    const bool inside = u_isalpha(c) != 0 || c == '\'' || c == 0x2019 || u_charType(c) == U_NON_SPACING_MARK;
    if (!inside) {
      finish(at);
      begin = i;
      continue;
    }
    ++counts.letters;
    if (c < 0x370) continue;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    if (script == USCRIPT_HAN) ++counts.han;
    if (const auto language = language_of_script(script); !language.empty()) ++counts.by_script[language];
  }
  finish(text.size());
  return counts;
}

}  // namespace

Detected detect(std::string_view text) {
  text = text.substr(0, core::floor_boundary(text, kMaxBytes));
  const Counts counts = count(text);
  if (counts.letters == 0) return {};
  Detected best;
  for (const auto& [language, letters] : counts.by_script) {
    // A Japanese text may be mostly Han: a tenth of kana is enough to tell it from Chinese.
    const std::uint32_t needed = language == "ja" ? counts.letters / 10 : counts.letters / 2;
    if (letters > needed && (best.language == "und" || language < best.language)) best = {language, 1.0};
  }
  if (best.language != "und") return best;
  if (counts.han * 2 > counts.letters) return {"zh", 1.0};
  std::uint32_t most = 0;
  for (std::size_t i = 0; i < counts.hits.size(); ++i) {
    if (counts.hits[i] <= most) continue;
    most = counts.hits[i];
    best = {languages()[i], static_cast<double>(most) / counts.words};
  }
  if (most < kMinHits || best.share < kMinShare) return {};
  return best;
}

}  // namespace stemma::lang
