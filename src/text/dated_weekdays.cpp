#include "text/dated_weekdays.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "lang/fold.h"
#include "lang/lists.h"
#include "text/time_grammar.h"
#include "text/times.h"

namespace stemma::text {
namespace {

std::optional<int> two_digits(std::string_view value, std::size_t at) {
  if (value.size() < at + 2) return std::nullopt;
  int number = 0;
  const char* end = value.data() + at + 2;
  const auto [stop, error] = std::from_chars(value.data() + at, end, number);
  if (stop != end || error != std::errc{}) return std::nullopt;
  return number;
}

/// A weekday in the words of a language; 0 where it is none.
int weekday_named(std::string_view language, std::uint64_t fold) {
  for (const std::string_view entry : lang::entries(language, "weekdays")) {
    const auto row = lang::columns(entry);
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (lang::fold_hash(row[i]) == fold) return row[0].empty() ? 0 : row[0].front() - '0';
    }
  }
  return 0;
}

}  // namespace

std::optional<Day> DatedWeekday::in_year(int year) const {
  const auto on = make_day(year, month, day);
  return on && iso_weekday(*on) == weekday ? on : std::nullopt;
}

std::vector<DatedWeekday> dated_weekdays(const Article& article, const Reading& reading) {
  std::vector<DatedWeekday> found;
  for (const TimeExpression& time : reading.times) {
    const auto month = two_digits(time.value, 5);
    const auto day = two_digits(time.value, 8);
    const bool whole_day = time.value.size() == 10 || (time.value.size() > 10 && time.value[10] == 'T');
    if (!time.value.starts_with("XXXX-") || !whole_day || !month || !day) continue;
    const auto first =
        std::lower_bound(reading.tokens.begin(), reading.tokens.end(), time.span.begin,
                         [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    for (auto token = first; token != reading.tokens.end() && token->span.begin < time.span.end; ++token) {
      const int weekday = weekday_named(article.language, token->fold);
      if (weekday == 0) continue;
      found.push_back({*month, *day, weekday, tense_at(article, reading, time.span)});
      break;
    }
  }
  return found;
}

std::optional<Day> CountedDay::in_year(int year) const {
  const auto first = make_day(year, month, day);
  if (!first) return std::nullopt;
  for (const int passed : {count - 1, count}) {
    const Day last = *first + std::chrono::days{passed};
    if (iso_weekday(last) == weekday) return last;
  }
  return std::nullopt;
}

namespace {

constexpr std::string_view kNoYear = "XXXX-";

/// The one calendar date without a year; none where there are several.
std::optional<std::string_view> only_date_without_year(const Reading& reading) {
  std::optional<std::string_view> only;
  for (const TimeExpression& time : reading.times) {
    if (!time.value.starts_with(kNoYear) || time.value.size() != 10 || !two_digits(time.value, 5)) continue;
    if (only && *only != time.value) return std::nullopt;
    only = time.value;
  }
  return only;
}

/// Days of "P46D"; none of other values.
std::optional<int> days_of(std::string_view value) {
  int count = 0;
  if (!value.starts_with('P')) return std::nullopt;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data() + 1, end, count);
  const bool whole = error == std::errc{} && stop + 1 == end && *stop == 'D';
  return whole && count > 0 ? std::optional(count) : std::nullopt;
}

/// Whether the words between two expressions count up to the second: "46 days as of Sunday".
bool counts_to(const Article& article, const Reading& reading, const TimeExpression& days,
               const TimeExpression& end) {
  const TimeGrammar& grammar = TimeGrammar::of(article.language);
  const TimeSymbol counted_to = grammar.symbol("COUNTEDTO");
  auto token = std::lower_bound(reading.tokens.begin(), reading.tokens.end(), days.span.end,
                                [](const Token& one, std::uint32_t at) { return one.span.begin < at; });
  bool any = false;
  for (; token != reading.tokens.end() && token->span.begin < end.span.begin; ++token) {
    TimePiece piece;
    piece.word = grammar.find(token->fold);
    if (grammar.sense(piece, counted_to) == nullptr) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::vector<CountedDay> counted_days(const Article& article, const Reading& reading) {
  std::vector<CountedDay> found;
  const auto first = only_date_without_year(reading);
  if (!first) return found;
  constexpr std::string_view kWeekdayValue = "XXXX-WXX-";
  for (std::size_t i = 0; i + 1 < reading.times.size(); ++i) {
    const TimeExpression& end = reading.times[i + 1];
    const auto count = days_of(reading.times[i].value);
    if (!count || !end.value.starts_with(kWeekdayValue)) continue;
    if (tense_at(article, reading, end.span) > 0) continue;
    if (!counts_to(article, reading, reading.times[i], end)) continue;
    const int weekday = end.value[kWeekdayValue.size()] - '0';
    found.push_back({*two_digits(*first, 5), *two_digits(*first, 8), *count, weekday});
  }
  return found;
}

}  // namespace stemma::text
