// A report that names no day of its own still bounds it. A day or year that it tells in the past tense was
// over or begun; one that it tells as yet to come had not ended. Between such bounds a weekday beside a
// calendar date, or days counted from a date to a weekday, fit some years and not others. Only what these
// leave is given, and only where it is narrow enough to be of use: no event is known here but from the
// report's own words.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "lang/fold.h"
#include "lang/lists.h"
#include "stemma/reading.h"
#include "text/calendar.h"
#include "text/times.h"

namespace stemma {
namespace {

using std::chrono::days;
using text::Day;

constexpr int kWidestDays = 366;  // a wider interval tells a reader nothing that the text does not

/// First and last day that a value allows; none for values that are not of the calendar.
struct Range {
  Day first{};
  Day last{};
};

std::optional<int> number_at(std::string_view value, std::size_t at, std::size_t length) {
  if (value.size() < at + length) return std::nullopt;
  int number = 0;
  const char* end = value.data() + at + length;
  const auto [stop, error] = std::from_chars(value.data() + at, end, number);
  if (stop != end || error != std::errc{}) return std::nullopt;
  return number;
}

std::optional<Range> range_of(std::string_view value) {
  const auto year = number_at(value, 0, 4);
  if (!year || *year < 1000) return std::nullopt;
  if (value.size() == 4) return Range{*text::make_day(*year, 1, 1), *text::make_day(*year, 12, 31)};
  const auto month = number_at(value, 5, 2);
  if (value[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  if (value.size() == 7) {
    return Range{*text::make_day(*year, *month, 1),
                 *text::make_day(*year, *month, text::days_in_month(*year, *month))};
  }
  const auto day = text::parse_day(value);
  if (!day || value.size() != 10) return std::nullopt;
  return Range{*day, *day};
}

/// A weekday in the words of a language; 0 where it is none.
int weekday_named(std::string_view language, std::uint64_t fold) {
  for (const std::string_view entry : lang::entries(language, "weekdays")) {
    const auto row = lang::columns(entry);
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (lang::fold_hash(row[i]) == fold) return number_at(row[0], 0, 1).value_or(0);
    }
  }
  return 0;
}

/// "Thursday, April 7": a date without a year and the weekday that it fell on.
struct DatedWeekday {
  int month = 0;
  int day = 0;
  int weekday = 0;
  int tense = 0;
  bool falls_in(int year) const {
    const auto on = text::make_day(year, month, day);
    return on && text::iso_weekday(*on) == weekday;
  }
};

std::vector<DatedWeekday> dated_weekdays(const Article& article, const Reading& reading) {
  std::vector<DatedWeekday> found;
  for (const TimeExpression& time : reading.times) {
    const auto month = number_at(time.value, 5, 2);
    const auto day = number_at(time.value, 8, 2);
    if (!time.value.starts_with("XXXX-") || time.value.size() != 10 || !month || !day) continue;
    const auto first =
        std::lower_bound(reading.tokens.begin(), reading.tokens.end(), time.span.begin,
                         [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    for (auto token = first; token != reading.tokens.end() && token->span.begin < time.span.end; ++token) {
      const int weekday = weekday_named(article.language, token->fold);
      if (weekday == 0) continue;
      found.push_back({*month, *day, weekday, text::tense_at(article, reading, time.span)});
      break;
    }
  }
  return found;
}

struct Bounds {
  std::optional<Day> after;   ///< the report is of this day or later
  std::optional<Day> before;  ///< … of this day or earlier
};

Bounds bounds_told(const Article& article, const Reading& reading) {
  Bounds bounds;
  for (const TimeExpression& time : reading.times) {
    const auto range = range_of(time.value);
    if (!range || time.type != TimeType::kDate) continue;
    const int tense = text::tense_at(article, reading, time.span);
    if (tense < 0 && (!bounds.after || range->first > *bounds.after)) bounds.after = range->first;
    if (tense > 0 && (!bounds.before || range->last < *bounds.before)) bounds.before = range->last;
  }
  return bounds;
}

/// Narrows the bounds by weekdays beside dates, where one year alone fits them all.
bool narrow(const std::vector<DatedWeekday>& pairs, Bounds& bounds) {
  if (pairs.empty() || !bounds.after || !bounds.before) return false;
  std::optional<int> only;
  for (int year = text::year_of(*bounds.after); year <= text::year_of(*bounds.before); ++year) {
    const bool fits =
        std::all_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.falls_in(year); });
    if (!fits) continue;
    if (only) return false;
    only = year;
  }
  if (!only) return false;
  for (const DatedWeekday& pair : pairs) {
    const Day on = *text::make_day(*only, pair.month, pair.day);
    if (pair.tense < 0) bounds.after = std::max(*bounds.after, on);
    if (pair.tense > 0) bounds.before = std::min(*bounds.before, on);
  }
  return true;
}

}  // namespace

DateStamp infer_publication(const Article& article, const Reading& reading) {
  DateStamp unknown;
  Bounds bounds = bounds_told(article, reading);
  const bool by_weekday = narrow(dated_weekdays(article, reading), bounds);
  if (!bounds.after || !bounds.before || *bounds.after > *bounds.before) return unknown;
  if ((*bounds.before - *bounds.after).count() > kWidestDays) return unknown;
  DateStamp stamp;
  stamp.from =
      by_weekday ? "weekday beside a date in the text" : "dates told as past and as to come in the text";
  if (*bounds.after == *bounds.before) {
    stamp.value = text::day_value(*bounds.after);
    stamp.precision = DatePrecision::kDay;
  } else {
    stamp.value = fmt::format("{}/{}", text::day_value(*bounds.after), text::day_value(*bounds.before));
    stamp.precision = DatePrecision::kInterval;
  }
  return stamp;
}

}  // namespace stemma
