// Phrases of all languages are held together: a page's furniture is often not in its report's language, and
// the phrases hardly ever mean something else in another. Whole lines are one look-up; beginnings are looked
// up word by word, so the cost does not grow with the lists.
#include "page/furniture.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/ascii.h"
#include "core/flat_table.h"
#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "page/blocks.h"

namespace stemma::page {
namespace {

constexpr std::uint32_t kMaxLineWords = 10;  ///< a whole-line phrase of the lists has no more
constexpr std::uint32_t kMaxBeginWords =
    30;  ///< beyond that a line that begins like furniture is taken for prose
constexpr std::uint32_t kMaxLongBeginWords = 60;  ///< where it begins with a phrase of some length
constexpr std::size_t kLongPhraseBytes = 18;
constexpr std::size_t kMaxBytes = 600;

using Phrases = core::FlatTable<LineVerdict>;

struct Lists {
  Phrases whole;
  Phrases beginning;
  Phrases ending;
  Phrases credit;
};

/// Case-folded, numbers as '#', white space single, outer marks that carry no meaning taken off.
std::string normal(std::string_view line) {
  const std::string folded = lang::fold_case(line);
  std::string out;
  out.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (core::is_digit(c)) {
      if (out.empty() || out.back() != '#') out.push_back('#');
    } else if ((c == ',' || c == '.') && i > 0 && i + 1 < folded.size() && core::is_digit(folded[i - 1]) &&
               core::is_digit(folded[i + 1])) {
      continue;
    } else if (c == ' ' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string_view strip(std::string_view line) {
  constexpr std::string_view kMarks = " *-|>:.!?_=~+[]<";
  const std::size_t begin = line.find_first_not_of(kMarks);
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(kMarks) - begin + 1);
}

/// "• ", "3. ": what a text keeps of a list's setting.
std::string_view without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"• ", "· ", "– ", "#. ", "» ", "› ", "▶ ", "→ "}) {
    if (line.starts_with(bullet)) return line.substr(bullet.size());
  }
  return line;
}

void add_if_new(Phrases& phrases, std::uint64_t key, LineVerdict verdict) {
  if (!phrases.contains(key)) phrases[key] = verdict;
}

void add(Lists& lists, std::string_view entry) {
  const auto row = lang::columns(entry);
  if (row.size() < 3) return;
  const bool begins = row[0] == "begin" || row[0] == "close";
  const LineVerdict verdict{row[1], row[0] == "end" || row[0] == "close"};
  for (std::size_t i = 2; i < row.size(); ++i) {
    const std::string phrase = normal(row[i]);
    if (row[0] == "finish") {
      add_if_new(lists.ending, core::hash(phrase), verdict);
    } else if (row[0] == "credit") {
      add_if_new(lists.credit, core::hash(phrase), verdict);
    } else if (begins) {
      add_if_new(lists.beginning, core::hash(phrase), verdict);
    } else {
      add_if_new(lists.whole, core::hash(strip(phrase)), verdict);
    }
  }
}

const Lists& lists() {
  static const Lists read = [] {
    Lists all;
    for (const auto language : lang::languages()) {
      for (const auto entry : lang::entries(language, "furniture")) add(all, entry);
    }
    for (const auto entry : lang::entries("und", "furniture")) add(all, entry);
    return all;
  }();
  return read;
}

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || core::is_digit(c) || c == '#' || (c >= 'a' && c <= 'z');
}

/// The longest phrase that the line begins with, at a word's end.
LineVerdict judge_beginning(std::string_view line, std::size_t least_bytes) {
  constexpr std::size_t kMaxPhraseBytes = 64;
  LineVerdict verdict;
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const Phrases& known = lists().beginning;
  for (std::size_t i = 0; i < std::min(line.size(), kMaxPhraseBytes); ++i) {
    hash = (hash ^ static_cast<unsigned char>(line[i])) * 0x100000001B3ULL;
    const bool border = i + 1 == line.size() || !is_word_byte(line[i]) || !is_word_byte(line[i + 1]);
    if (!border || i + 1 < least_bytes) continue;
    if (const LineVerdict* found = known.find(core::mix(hash))) verdict = *found;
  }
  return verdict;
}

/// A phrase that the line ends with, from a word's beginning.
LineVerdict judge_ending(std::string_view line) {
  constexpr std::size_t kMaxPhraseBytes = 24;
  const Phrases& known = lists().ending;
  for (std::size_t i = line.size() > kMaxPhraseBytes ? line.size() - kMaxPhraseBytes : 0; i + 4 < line.size();
       ++i) {
    if (i > 0 && is_word_byte(line[i]) && is_word_byte(line[i - 1])) continue;
    if (const LineVerdict* found = known.find(core::hash(line.substr(i)))) return *found;
  }
  return {};
}

/// "The mole in a storm. Photo: A. Lee": a word of the lists, a colon and a few words that end the line.
LineVerdict judge_credit(std::string_view line) {
  constexpr std::uint32_t kMaxNameWords = 6;
  const std::size_t colon = line.rfind(':');
  if (colon == line.npos || colon == 0) return {};
  const std::string_view name = line.substr(colon + 1);
  if (name.find_first_of("?!") != name.npos || word_count(name) > kMaxNameWords) return {};
  std::string_view before = line.substr(0, colon);
  while (before.ends_with(' ')) before.remove_suffix(1);
  std::size_t begin = before.size();
  while (begin > 0 && is_word_byte(before[begin - 1])) --begin;
  // Within a sentence it is a word like any other: "he asked for a picture: one of the harbour".
  constexpr std::string_view kEnds = ".!?()[]\"'|/";
  std::size_t sentence = begin;
  while (sentence > 0 && before[sentence - 1] == ' ') --sentence;
  if (sentence > 0 && kEnds.find(before[sentence - 1]) == kEnds.npos) return {};
  const LineVerdict* found = lists().credit.find(core::hash(before.substr(begin)));
  return found == nullptr ? LineVerdict{} : *found;
}

}  // namespace

LineVerdict judge_line(std::string_view line) {
  if (line.size() > kMaxBytes) return {};
  const std::uint32_t words = word_count(line);
  if (words > kMaxLongBeginWords) return {};
  const std::string folded_line = normal(line);
  const std::string_view folded = without_bullet(folded_line);
  if (words <= kMaxLineWords) {
    for (const std::string_view whole : {std::string_view(folded_line), folded}) {
      if (const LineVerdict* found = lists().whole.find(core::hash(strip(whole)))) return *found;
    }
  }
  constexpr std::string_view kOpening = " *-|>_=~+<";
  const std::size_t begin = std::min(folded.find_first_not_of(kOpening), folded.size());
  const std::size_t least = words > kMaxBeginWords ? kLongPhraseBytes : 0;
  LineVerdict verdict = judge_beginning(folded.substr(begin), least);
  if (verdict.why.empty() && begin < folded.size() && (folded[begin] == '(' || folded[begin] == '[')) {
    verdict = judge_beginning(folded.substr(begin + 1), least);
  }
  if (verdict.why.empty() && words <= kMaxBeginWords) verdict = judge_ending(folded);
  if (verdict.why.empty()) verdict = judge_credit(folded);
  return verdict;
}

}  // namespace stemma::page
