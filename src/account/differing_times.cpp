// Dates are compared inside one statement only: what two sentences that say the same date.
#include <algorithm>
#include <map>
#include <set>

#include "account/difference_kinds.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

constexpr std::size_t kDaySize = 10;  // YYYY-MM-DD

bool is_day(const TimeExpression& time) {
  return time.type == TimeType::kDate && time.value.size() == kDaySize &&
         time.value.find_first_not_of("0123456789-") == std::string::npos;
}

/// Whether a sentence says anything beside its times: "Updated: May 3" does not.
bool tells_of_something(const DifferenceInput& input, ArticleIndex article, TextSpan sentence) {
  const Reading& reading = input.report(article).reading;
  std::uint32_t words = 0;
  for (const descent::Term& term : input.terms.of(article, sentence)) {
    const TextSpan span = reading.tokens[term.token].span;
    const bool in_time =
        std::ranges::any_of(reading.times, [&](const auto& time) { return time.span.contains(span); });
    words += term.content && !in_time && reading.tokens[term.token].kind == TokenKind::kWord ? 1 : 0;
  }
  return words >= kMinStatementWords;
}

/// The one day that an article gives in a statement.
struct Day {
  Evidence words;
  std::string value;
  Evidence sentence;
  bool settled = true;  ///< false where it gives several: then it says something finer
};

/// "Friday" in both is no difference: one sentence that was printed twice keeps its day, whenever each report
/// appeared.
bool words_differ(const DifferenceInput& input, const Difference& difference) {
  const std::string first = lang::fold_case(input.text(difference.readings.front().words));
  return std::ranges::any_of(difference.readings, [&](const DifferingReading& reading) {
    return lang::fold_case(input.text(reading.words)) != first;
  });
}

/// "Posted: Monday": when the page appeared, not when something happened.
bool tells_of_the_page(const Report& report, TextSpan words) {
  constexpr std::uint32_t kBefore = 24;  // bytes in which a label stands
  const std::string& text = report.article.text;
  const std::size_t begin = core::floor_boundary(text, words.begin - std::min(words.begin, kBefore));
  std::string before = lang::fold_case(std::string_view(text).substr(begin, words.begin - begin));
  while (!before.empty() && (before.back() == ' ' || before.back() == ':')) before.pop_back();
  return std::ranges::any_of(
      lang::entries(report.article.language, "date_words"), [&](std::string_view entry) {
        const auto columns = lang::columns(entry);
        return std::any_of(columns.begin() + 1, columns.end(), [&](std::string_view label) {
          const bool ends = before.ends_with(label);
          return ends && (before.size() == label.size() || text[words.begin - 1] == ' ') &&
                 text.substr(begin, words.begin - begin).find(':') != std::string::npos;
        });
      });
}

/// "April 28" and "April 28, 2013": one day, of which one report does not give the year.
bool same_day_of_a_year(const std::set<std::string>& values) {
  constexpr std::size_t kYear = 4;
  return std::ranges::all_of(
      values, [&](const std::string& value) { return value.substr(kYear) == values.begin()->substr(kYear); });
}

std::map<ArticleIndex, Day> days_of(const DifferenceInput& input, std::span<const std::uint32_t> group) {
  std::map<ArticleIndex, Day> days;
  for (const std::uint32_t member : group) {
    const ProseSentence& place = input.statements.sentences[member];
    const Reading& reading = input.report(place.article).reading;
    const TextSpan sentence = reading.sentences[place.sentence].span;
    for (const TimeExpression& time : reading.times) {
      if (!sentence.contains(time.span) || !is_day(time)) continue;
      if (!tells_of_something(input, place.article, sentence)) continue;
      if (tells_of_the_page(input.report(place.article), time.span)) continue;
      const Evidence words{place.article, time.span};
      const auto [known, added] =
          days.try_emplace(place.article, Day{words, time.value, {place.article, sentence}});
      if (!added && known->second.value != time.value) known->second.settled = false;
    }
  }
  std::erase_if(days, [](const auto& day) { return !day.second.settled; });
  return days;
}

}  // namespace

std::vector<Difference> differing_times(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;  // most widely told first
    std::set<std::string> values;
    Difference difference{Difference::Kind::kTime, {}, {}};
    for (const auto& [article, day] : days_of(input, group)) {
      values.insert(day.value);
      difference.readings.push_back({day.words, day.value});
      if (difference.about.empty()) difference.about = opening_words(input, day.sentence, 6);
    }
    if (values.size() > 1 && words_differ(input, difference) && !same_day_of_a_year(values))
      differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace stemma::account
