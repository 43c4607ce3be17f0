// A list of signs, each of which takes its share away.
#include "stories/headline_form.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "lang/fold.h"
#include "lang/lists.h"
#include "stories/title_words.h"

namespace stemma::stories {
namespace {

/// Folded words and colons with one space around each; other marks are left out.
std::string spaced_words(std::string_view title) {
  std::string words = " ";
  const auto end_word = [&] {
    if (words.back() != ' ') words += ' ';
  };
  for (const char c : lang::fold_case(title)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ':' || c == '|') {
      end_word();
      words += ": ";
    } else if (byte < 0x80 && c != '\'' && std::isalnum(byte) == 0) {
      end_word();
    } else {
      words += c;
    }
  }
  end_word();
  return words;
}

/// Phrases of headlines that promise instead of telling; see docs/languages.md.
struct Teasers {
  std::vector<std::string> at_begin;  ///< of the headline, or of what follows a colon
  std::vector<std::string> anywhere;

  explicit Teasers(std::string_view language) {
    for (const auto entry : lang::entries(language, "teasers")) {
      const auto columns = lang::columns(entry);
      auto& list = columns.size() > 1 && columns[1] == "anywhere" ? anywhere : at_begin;
      list.push_back(spaced_words(columns[0]));
    }
  }
};

const Teasers& teasers_of(std::string_view language) {
  static const auto all = [] {
    std::map<std::string, Teasers, std::less<>> teasers;
    for (const auto code : lang::languages()) teasers.emplace(code, Teasers(code));
    return teasers;
  }();
  static const Teasers none("");
  const auto found = all.find(language);
  return found == all.end() ? none : found->second;
}

bool is_teaser(std::string_view title, std::string_view language) {
  const Teasers& teasers = teasers_of(language);
  const std::string words = spaced_words(title);
  const auto begins = [&](const std::string& phrase) {
    return words.starts_with(phrase) || words.find(":" + phrase) != words.npos;
  };
  const auto has = [&](const std::string& phrase) { return words.find(phrase) != words.npos; };
  return std::ranges::any_of(teasers.at_begin, begins) || std::ranges::any_of(teasers.anywhere, has);
}

/// Also as its first half: "Who fired? Police look for two men".
bool asks(std::string_view title) {
  const auto marks = {"?", "？", "؟"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return title.find(mark) != title.npos; });
}

/// Whether it begins with words in marks that are a third of it or more.
bool opens_with_words_of_somebody(std::string_view title) {
  return std::ranges::any_of(lang::entries("und", "quotation_marks"), [&](std::string_view entry) {
    const auto columns = lang::columns(entry);
    if (!title.starts_with(columns[0])) return false;
    const std::size_t close = title.find(columns[1], columns[0].size());
    return close != title.npos && 3 * close >= title.size();
  });
}

bool is_all_capitals(std::string_view title) {
  const auto count = [&](char first, char last) {
    return std::count_if(title.begin(), title.end(), [&](char c) { return c >= first && c <= last; });
  };
  return count('A', 'Z') > 2 * count('a', 'z');
}

}  // namespace

float form_of_headline(std::string_view title, std::string_view language) {
  // By eye on headlines of local crime and national politics: what promises must be twice as like the other
  // reports to be shown; the rest settles what is nearly equal.
  constexpr std::size_t kFewWords = 4;
  constexpr std::size_t kManyWords = 18;
  const std::size_t words = word_count(title);
  float form = 1;
  if (asks(title) || is_teaser(title, language)) form *= 0.5F;
  if (opens_with_words_of_somebody(title)) form *= 0.7F;
  if (title.ends_with("...") || title.ends_with("…")) form *= 0.7F;
  if (is_all_capitals(title)) form *= 0.8F;
  if (words < kFewWords) form *= 0.6F;
  if (words > kManyWords) form *= 0.8F;
  return form;
}

bool is_cut_off(std::string_view headline, const Report& report) {
  const auto words = words_between_spaces(headline);
  if (words.empty()) return false;
  const std::string last = lang::fold_case(words.back());
  bool is_beginning = false;
  for (const Token& token : report.reading.tokens) {
    if (token.span.size() < last.size()) continue;
    const std::string folded = lang::fold_case(token.span.of(report.article.text));
    if (folded == last) return false;
    is_beginning = is_beginning || folded.starts_with(last);
  }
  return is_beginning;
}

}  // namespace stemma::stories
