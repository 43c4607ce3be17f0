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

#include "stemma/reading.h"
#include "text/calendar.h"
#include "text/dated_weekdays.h"
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
bool narrow(const std::vector<text::DatedWeekday>& pairs, Bounds& bounds) {
  if (pairs.empty() || !bounds.after || !bounds.before) return false;
  std::optional<int> only;
  for (int year = text::year_of(*bounds.after); year <= text::year_of(*bounds.before); ++year) {
    const bool fits = std::all_of(pairs.begin(), pairs.end(),
                                  [&](const auto& pair) { return pair.in_year(year).has_value(); });
    if (!fits) continue;
    if (only) return false;
    only = year;
  }
  if (!only) return false;
  for (const text::DatedWeekday& pair : pairs) {
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
  const bool by_weekday = narrow(text::dated_weekdays(article, reading), bounds);
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
