// A report that names no day of its own still bounds it. A day or year that it tells in the past tense was
// over or begun; one that it tells as yet to come had not ended. Between such bounds a weekday beside a
// calendar date, or days counted from a date to a weekday, fit some years and not others. Only what these
// leave is given, and only where it is narrow enough to be of use: no event is known here but from the
// report's own words. What stood beside them bounds it too: a page's head that shows a day, the report's or
// the reader's, a later edit and the day on which an archive fetched it were never before it.
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

/// The day that a line shows if it shows nothing else: "Wednesday, March 22 2023".
std::optional<Day> day_alone(const Article& article, std::string_view line) {
  constexpr std::size_t kLongestLine = 60;  // bytes
  constexpr std::size_t kMarks = 4;         // bytes around the day
  if (line.size() > kLongestLine) return std::nullopt;
  Article shown;
  shown.language = article.language;
  shown.text = line;
  const Reading reading = read_times(shown);
  if (reading.times.size() != 1 || reading.times.front().span.size() + kMarks < line.size())
    return std::nullopt;
  const std::string& value = reading.times.front().value;
  return value.size() == 10 ? text::parse_day(value) : std::nullopt;
}

/// The day in a page's head: the report's own or the reader's. None where lines show several days, for some
/// of them are other reports'.
std::optional<Day> day_in_head(const Article& article) {
  constexpr std::size_t kLines = 64;
  std::optional<Day> only;
  for (std::size_t i = 0; i < std::min(kLines, article.left_out.size()); ++i) {
    const auto day = day_alone(article, article.left_out[i].text);
    if (!day) continue;
    if (only && *only != *day) return std::nullopt;
    only = day;
  }
  return only;
}

void bound_by_what_stood_beside(const Article& article, Bounds& bounds) {
  for (const auto& day :
       {text::parse_day(article.modified.value), text::parse_day(article.fetched), day_in_head(article)}) {
    if (day && (!bounds.before || *day < *bounds.before)) bounds.before = day;
  }
}

/// Days of which each fits some years only, and the first and last day of the report by the one year that
/// fits all. False where there are none, or several years fit.
bool narrow(const Article& article, const Reading& reading, Bounds& bounds) {
  const auto pairs = text::dated_weekdays(article, reading);
  const auto counted = text::counted_days(article, reading);
  if ((pairs.empty() && counted.empty()) || !bounds.after || !bounds.before) return false;
  const auto fits = [&](int year) {
    const auto in_year = [&](const auto& told) { return told.in_year(year).has_value(); };
    return std::all_of(pairs.begin(), pairs.end(), in_year) &&
           std::all_of(counted.begin(), counted.end(), in_year);
  };
  std::optional<int> only;
  for (int year = text::year_of(*bounds.after); year <= text::year_of(*bounds.before); ++year) {
    if (!fits(year)) continue;
    if (only) return false;
    only = year;
  }
  if (!only) return false;
  for (const text::DatedWeekday& pair : pairs) {
    const Day on = *pair.in_year(*only);
    if (pair.tense < 0) bounds.after = std::max(*bounds.after, on);
    if (pair.tense > 0) bounds.before = std::min(*bounds.before, on);
  }
  for (const text::CountedDay& days_told : counted) {
    const Day on = *days_told.in_year(*only);
    bounds.after = std::max(*bounds.after, on);
    bounds.before = std::min(*bounds.before, on + days{6});  // a bare weekday is of the week just past
  }
  return true;
}

}  // namespace

DateStamp infer_publication(const Article& article, const Reading& reading) {
  DateStamp unknown;
  Bounds bounds = bounds_told(article, reading);
  bound_by_what_stood_beside(article, bounds);
  const bool by_weekday = narrow(article, reading, bounds);
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
