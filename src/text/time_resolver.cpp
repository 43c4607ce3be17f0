// An expression that names its year stands by itself. All others are counted from a day: the report's, or,
// for "the next day" and "a week later", the time told last. "Thursday" and "in June" may lie on either side
// of that day: the tense of the clause decides, then the language's habit, then nearness.
#include "text/time_resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace stemma::text {
namespace {

using std::chrono::days;

constexpr std::int32_t kThousandth = 1000;

int month_of_season(int season) {
  constexpr std::array kFirstMonth = {3, 6, 9, 12};
  return kFirstMonth[static_cast<std::size_t>(std::clamp(season, 0, 3))];
}

Day first_of(int year, int month) {
  return *make_day(year, month, 1);
}

/// First day of the period of `unit` that holds `day`.
Day begin_of(Day day, TimeUnit unit) {
  const int year = year_of(day);
  const int month = month_of(day);
  switch (unit) {
    case TimeUnit::kWeek:
      return monday_of(day);
    case TimeUnit::kWeekend:
      return monday_of(day) + days{5};
    case TimeUnit::kMonth:
      return first_of(year, month);
    case TimeUnit::kQuarter:
      return first_of(year, (month - 1) / 3 * 3 + 1);
    case TimeUnit::kHalf:
      return first_of(year, month <= 6 ? 1 : 7);
    case TimeUnit::kSeason:
      return first_of(month < 3 ? year - 1 : year, month < 3 ? 12 : month / 3 * 3);
    case TimeUnit::kYear:
      return first_of(year, 1);
    case TimeUnit::kDecade:
      return first_of(year / 10 * 10, 1);
    case TimeUnit::kCentury:
      return first_of(year / 100 * 100, 1);
    case TimeUnit::kMillennium:
      return first_of(year / 1000 * 1000, 1);
    default:
      return day;
  }
}

/// Keeps a shift within the years that values can tell.
constexpr std::int64_t kMaxShiftMonths = 12 * 4000;

Day shifted(Day day, TimeUnit unit, std::int64_t count) {
  const auto by_months = [&](std::int64_t months) {
    const std::int64_t total = std::clamp(count * months, -kMaxShiftMonths, kMaxShiftMonths);
    const int year = year_of(day) + static_cast<int>(total / 12);
    if (year < 1 || year > 9000) return day;
    return add_months(day, static_cast<int>(total));
  };
  const auto by_days = [&](std::int64_t length) {
    return day + days{std::clamp(count * length, -kMaxShiftMonths * 30, kMaxShiftMonths * 30)};
  };
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return day;
    case TimeUnit::kPart:
    case TimeUnit::kDay:
      return by_days(1);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return by_days(7);
    case TimeUnit::kMonth:
      return by_months(1);
    case TimeUnit::kQuarter:
      return by_months(3);
    case TimeUnit::kHalf:
      return by_months(6);
    case TimeUnit::kSeason:
    case TimeUnit::kYear:
      return by_months(12);
    case TimeUnit::kDecade:
      return by_months(120);
    case TimeUnit::kCentury:
      return by_months(1200);
    case TimeUnit::kMillennium:
      return by_months(12000);
    case TimeUnit::kPeriod:
      return day;
  }
  return day;
}

std::string period_value(Day start, TimeUnit unit) {
  const int year = year_of(start);
  const int month = month_of(start);
  switch (unit) {
    case TimeUnit::kWeek:
      return week_value(start);
    case TimeUnit::kWeekend:
      return week_value(start) + "-WE";
    case TimeUnit::kMonth:
      return month_value(year, month);
    case TimeUnit::kQuarter:
      return fmt::format("{:04}-Q{}", year, (month - 1) / 3 + 1);
    case TimeUnit::kHalf:
      return fmt::format("{:04}-H{}", year, month <= 6 ? 1 : 2);
    case TimeUnit::kSeason: {
      const Day begin = begin_of(start, TimeUnit::kSeason);
      const int season = month_of(begin) / 3 - 1;
      return fmt::format("{:04}-{}", year_of(begin), kSeasonCodes[static_cast<std::size_t>(season)]);
    }
    case TimeUnit::kYear:
      return year_value(year);
    case TimeUnit::kDecade:
      return fmt::format("{:03}", year / 10);
    case TimeUnit::kCentury:
      return fmt::format("{:02}", year / 100);
    case TimeUnit::kMillennium:
      return fmt::format("{}", year / 1000);
    default:
      return day_value(start);
  }
}

TimeUnit unit_of(const Frame& frame) {
  return static_cast<TimeUnit>(frame[Field::kUnit]);
}

/// A frame's whole number of units; 1 where it has no count, none where it is "some".
std::optional<std::int64_t> whole_count(const Frame& frame) {
  std::int64_t count = 1;
  if (const auto told = frame.get(Field::kCount)) {
    if (*told == kUnknownCount) return std::nullopt;
    count = (*told + kThousandth / 2) / kThousandth;
  }
  return count * frame.get(Field::kScale).value_or(1);
}

/// Letters after the number in a duration; 'T' stands before those of a clock.
std::string_view duration_letters(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return "S";
    case TimeUnit::kMinute:
      return "M";
    case TimeUnit::kHour:
      return "H";
    case TimeUnit::kPart:
    case TimeUnit::kDay:
      return "D";
    case TimeUnit::kWeekend:
      return "WE";
    case TimeUnit::kWeek:
      return "W";
    case TimeUnit::kMonth:
      return "M";
    case TimeUnit::kQuarter:
      return "Q";
    case TimeUnit::kSeason:
      return "SU";
    case TimeUnit::kHalf:
      return "M";
    case TimeUnit::kYear:
      return "Y";
    case TimeUnit::kDecade:
      return "DE";
    case TimeUnit::kCentury:
      return "CE";
    case TimeUnit::kMillennium:
      return "ML";
    case TimeUnit::kPeriod:
      return "X";
  }
  return "X";
}

bool of_clock(TimeUnit unit) {
  return unit <= TimeUnit::kHour;
}

/// How many of the next smaller unit a unit has, and which that is, so that "2 1/2 years" is told in whole
/// ones.
struct Smaller {
  TimeUnit unit;
  int count;
};
std::optional<Smaller> smaller(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kYear:
      return Smaller{TimeUnit::kMonth, 12};
    case TimeUnit::kDay:
      return Smaller{TimeUnit::kHour, 24};
    case TimeUnit::kHour:
      return Smaller{TimeUnit::kMinute, 60};
    case TimeUnit::kMinute:
      return Smaller{TimeUnit::kSecond, 60};
    default:
      return std::nullopt;
  }
}

std::string amount(std::int64_t thousandths) {
  if (thousandths % kThousandth == 0) return fmt::format("{}", thousandths / kThousandth);
  return fmt::format("{}.{}", thousandths / kThousandth, thousandths % kThousandth / 100);
}

/// "Last week": of the report's day, whatever is told.
bool points_from_report(const Frame& frame) {
  return frame.get(Field::kDir).value_or(0) != 0 && frame.get(Field::kFrom) != 1;
}

}  // namespace

std::string duration_value(const Frame& frame) {
  const TimeUnit unit = frame.has(Field::kUnit) ? unit_of(frame) : TimeUnit::kPeriod;
  if (unit == TimeUnit::kPeriod) return "PXX";
  std::string value = of_clock(unit) ? "PT" : "P";
  const std::int32_t count = frame.get(Field::kCount).value_or(kThousandth);
  if (count == kUnknownCount) return value + "X" + std::string(duration_letters(unit));
  std::int64_t thousandths = static_cast<std::int64_t>(count) * frame.get(Field::kScale).value_or(1);
  if (unit == TimeUnit::kHalf) thousandths *= 6;
  const std::int64_t rest = thousandths % kThousandth;
  const auto part = smaller(unit);
  if (rest != 0 && part && thousandths > kThousandth && rest * part->count % kThousandth == 0) {
    value += amount(thousandths - rest) + std::string(duration_letters(unit));
    if (of_clock(part->unit) && !of_clock(unit)) value += 'T';
    return value + amount(rest * part->count) + std::string(duration_letters(part->unit));
  }
  value += amount(thousandths) + std::string(duration_letters(unit));
  if (frame.has(Field::kUnit2) && frame.has(Field::kCount2) && frame[Field::kCount2] != kUnknownCount) {
    const auto unit2 = static_cast<TimeUnit>(frame[Field::kUnit2]);
    if (unit2 >= unit) return value;
    if (of_clock(unit2) && !of_clock(unit)) value += 'T';
    value += amount(frame[Field::kCount2]) + std::string(duration_letters(unit2));
  }
  return value;
}

std::string time_suffix(const Frame& frame) {
  if (const auto told = frame.get(Field::kHour); told && *told <= 24) {
    int hour = *told;
    const auto part = frame.get(Field::kPart);
    const bool after_noon = frame.get(Field::kPm) == 12 || (part && *part >= 2 && *part <= 3) ||
                            (part && *part == 4 && hour >= 6);
    if (after_noon && hour < 12) hour += 12;
    if (frame.get(Field::kPm) == 0 && hour == 12) hour = 0;
    std::string value = fmt::format("T{:02}:{:02}", hour, std::max(frame.get(Field::kMinute).value_or(0), 0));
    if (const auto second = frame.get(Field::kSecond)) value += fmt::format(":{:02}", *second);
    return value;
  }
  if (const auto part = frame.get(Field::kPart)) {
    return fmt::format("T{}", kPartCodes[static_cast<std::size_t>(std::clamp(*part, 0, 5))]);
  }
  return {};
}

std::string set_value(const Frame& frame) {
  const std::string time = time_suffix(frame);
  if (const auto weekday = frame.get(Field::kWeekday)) return fmt::format("XXXX-WXX-{}{}", *weekday, time);
  if (const auto month = frame.get(Field::kMonth)) {
    if (const auto day = frame.get(Field::kDay)) return fmt::format("XXXX-{:02}-{:02}{}", *month, *day, time);
    return fmt::format("XXXX-{:02}", *month);
  }
  if (const auto season = frame.get(Field::kSeason)) {
    return fmt::format("XXXX-{}", kSeasonCodes[static_cast<std::size_t>(*season)]);
  }
  if (const auto quarter = frame.get(Field::kQuarter)) return fmt::format("XXXX-Q{}", *quarter);
  if (frame.has(Field::kUnit)) return duration_value(frame);
  if (frame.has(Field::kWeekend)) return "XXXX-WXX-WE";
  return time.empty() ? "PXX" : "XXXX-XX-XX" + time;
}

// --- dates

TimeResolver::Resolved TimeResolver::resolve(const Frame& frame, TimeType type, const TimeContext& context) {
  if (const auto ref = frame.get(Field::kRef)) {
    return {type, std::string(kRefCodes[static_cast<std::size_t>(std::clamp(*ref, 0, 2))])};
  }
  if (type == TimeType::kDuration) {
    note_long_figures(frame, context);
    return {type, duration_value(frame)};
  }
  if (type == TimeType::kSet) return {type, set_value(frame)};
  new_.reset();
  year_in_words_ = frame.has(Field::kYear);
  std::string value = resolve_date(frame, context);
  const bool of_week = frame.get(Field::kWhole) == static_cast<std::int32_t>(TimeUnit::kWeek);
  if (of_week && new_) value = tell({new_->start, TimeUnit::kWeek});
  // A comparison ("a year earlier") does not become the time that is told of.
  const bool year_before =
      frame.has(Field::kUnit) && unit_of(frame) == TimeUnit::kYear && frame.get(Field::kDir) == -1 &&
      (frame.has(Field::kCount) || frame.has(Field::kFrom) || frame.has(Field::kQuarter));
  const bool comparison = year_before || (year_in_words_ && frame.has(Field::kFrom));
  const bool aside = narrative_ && points_from_report(frame);
  if (new_ && !comparison && !aside) {
    told_ = Told{*new_, context.sentence, context.paragraph, year_in_words_};
    if (new_->unit == TimeUnit::kQuarter) quarter_ = told_;
  }
  const std::string time = time_suffix(frame);
  const bool has_day = value.size() == 10;
  if (!time.empty() && (has_day || value.ends_with("WXX"))) {
    return {TimeType::kTime, value + time};
  }
  if (!time.empty() && value.starts_with("XXXX-WXX-")) return {TimeType::kTime, value + time};
  return {time.empty() ? TimeType::kDate : TimeType::kTime, value};
}

std::string TimeResolver::tell(Period period) {
  period.start = begin_of(period.start, period.unit);
  new_ = period;
  return period_value(period.start, period.unit);
}

int TimeResolver::full_year(const Frame& frame) const {
  const int year = frame[Field::kYear];
  if (year >= 100) return year;
  const int first = frame.get(Field::kNumber).value_or(0);  // of "1915-17"
  if (first >= 1000) return first / 100 * 100 + year + (year <= first % 100 ? 100 : 0);
  const int now = anchor_ ? year_of(*anchor_) : 1999;
  constexpr int kAhead = 15;  // "'05" beside 1998 is 2005, "'45" is 1945
  int full = now / 100 * 100 + year;
  if (full > now + kAhead) full -= 100;
  return full;
}

/// The day that the expression is counted from.
std::optional<Day> TimeResolver::base(const Frame& frame) const {
  const bool of_told = frame.get(Field::kFrom) == 1 || (narrative_ && !points_from_report(frame));
  return of_told && told_ ? told_->period.start : anchor_;
}

/// In a course of events, the year told last; in a report, one told earlier in the same sentence.
std::optional<int> TimeResolver::year_told_for(const TimeContext&) const {
  if (narrative_ && told_) return year_of(told_->period.start);
  return std::nullopt;
}

/// -1, 0 (this), 1.
int TimeResolver::direction(const Frame& frame, const TimeContext& context) const {
  if (const auto told = frame.get(Field::kDir)) return *told;
  return context.tense != 0 ? context.tense : context.usual;
}

std::string TimeResolver::resolve_date(const Frame& frame, const TimeContext& context) {
  if (const auto century = frame.get(Field::kCentury); century && !frame.has(Field::kDecade)) {
    return tell({first_of(std::clamp(*century - 1, 0, 89) * 100, 1), TimeUnit::kCentury});
  }
  if (const auto decade = frame.get(Field::kDecade)) {
    int full = *decade;
    if (full < 10) {
      const int now = anchor_ ? year_of(*anchor_) : 1999;
      full += now / 100 * 10;
      if (full * 10 > now) full -= 10;
    }
    return tell({first_of(std::clamp(full, 0, 899) * 10, 1), TimeUnit::kDecade});
  }
  if (frame.has(Field::kYear)) {
    const bool may_be_quarter = frame.has(Field::kUnit) && unit_of(frame) == TimeUnit::kQuarter && quarter_;
    if (!may_be_quarter || long_figures_ == context.sentence)
      return resolve_with_year(frame, full_year(frame));
    // "the 1988 period" beside a quarter's figures
    return tell({first_of(full_year(frame), month_of(quarter_->period.start)), TimeUnit::kQuarter});
  }
  if (frame.has(Field::kUnit) && (frame.has(Field::kDir) || frame.has(Field::kFrom))) {
    return resolve_shift(frame, context);
  }
  if (frame.has(Field::kHoliday)) return resolve_holiday(frame, context);
  if (frame.has(Field::kMonth)) return resolve_month(frame, context);
  if (frame.has(Field::kWeekday)) return resolve_weekday(frame, context);
  if (frame.has(Field::kQuarter) || frame.has(Field::kHalf) || frame.has(Field::kSeason)) {
    return resolve_part_of_year(frame, context);
  }
  if (frame.has(Field::kDay)) return resolve_day_number(frame, context);
  if (frame.has(Field::kPart) || frame.has(Field::kHour)) {
    const bool beside =
        told_ && context.paragraph <= told_->paragraph + 1 && told_->period.unit == TimeUnit::kDay;
    if (beside) return tell(told_->period);
    if (anchor_ && !narrative_) return tell({*anchor_, TimeUnit::kDay});
    return "XXXX-XX-XX";
  }
  return unresolved(frame);
}

std::string TimeResolver::resolve_with_year(const Frame& frame, int year) {
  if (year < 1 || year > 8999) return unresolved(frame);
  return resolve_within(frame, {first_of(year, 1), TimeUnit::kYear});
}

/// The part of a period that the frame's finer fields name: "June" of last year, "Monday" of next week.
std::string TimeResolver::resolve_within(const Frame& frame, Period period) {
  const int year = year_of(period.start);
  if (period.unit >= TimeUnit::kYear || period.unit == TimeUnit::kMonth) {
    if (const auto holiday = frame.get(Field::kHoliday); holiday && *holiday < 1300) {
      if (const auto day = make_day(year, *holiday / 100, *holiday % 100))
        return tell({*day, TimeUnit::kDay});
    }
    if (const auto month = frame.get(Field::kMonth)) {
      const auto number = frame.get(Field::kDay);
      if (!number) return tell({first_of(year, *month), TimeUnit::kMonth});
      if (const auto day = make_day(year, *month, *number)) return tell({*day, TimeUnit::kDay});
      return month_value(year, *month);
    }
  }
  if (period.unit >= TimeUnit::kYear) {
    if (const auto quarter = frame.get(Field::kQuarter); quarter && *quarter >= 1 && *quarter <= 4) {
      return tell({first_of(year, *quarter * 3 - 2), TimeUnit::kQuarter});
    }
    if (const auto half = frame.get(Field::kHalf))
      return tell({first_of(year, *half == 1 ? 1 : 7), TimeUnit::kHalf});
    if (const auto season = frame.get(Field::kSeason)) {
      return tell({first_of(year, month_of_season(*season)), TimeUnit::kSeason});
    }
  }
  if (period.unit == TimeUnit::kMonth) {
    if (const auto number = frame.get(Field::kDay)) {
      if (const auto day = make_day(year, month_of(period.start), *number))
        return tell({*day, TimeUnit::kDay});
    }
  }
  if (period.unit == TimeUnit::kWeek) {
    if (const auto weekday = frame.get(Field::kWeekday)) {
      return tell({monday_of(period.start) + days{*weekday - 1}, TimeUnit::kDay});
    }
  }
  return tell(period);
}

/// "the quarter" is the one told of, else the last one that was over on that day; "the latest quarter" is
/// over.
Day TimeResolver::quarter_spoken_of(const Frame& frame, Day day) const {
  const Day over =
      begin_of(shifted(begin_of(day, TimeUnit::kQuarter), TimeUnit::kQuarter, -1), TimeUnit::kQuarter);
  if (!quarter_) return over;
  const bool must_be_over = frame.has(Field::kWhole);
  return must_be_over && anchor_ && quarter_->period.start > over ? over : quarter_->period.start;
}

/// "In the first nine months" the sentence's figures are no quarter's.
void TimeResolver::note_long_figures(const Frame& frame, const TimeContext& context) {
  const auto count = whole_count(frame);
  const bool months = frame.has(Field::kUnit) && unit_of(frame) == TimeUnit::kMonth;
  if (months && count && *count > 3) long_figures_ = context.sentence;
}

/// Whether a time a year before another is a quarter's: in words, or a quarter's figures stand beside it.
bool TimeResolver::compares_quarters(const Frame& frame, const TimeContext& context) const {
  const auto whole = frame.get(Field::kWhole);
  if (whole == static_cast<std::int32_t>(TimeUnit::kQuarter)) return true;
  if (!quarter_ || long_figures_ == context.sentence) return false;
  constexpr std::uint32_t kBeside = 2;  // paragraphs
  return whole.has_value() || context.paragraph <= quarter_->paragraph + kBeside;
}

/// "last year", "two weeks ago", "the next day", "June last year".
std::string TimeResolver::resolve_shift(const Frame& frame, const TimeContext& context) {
  TimeUnit unit = unit_of(frame);
  if (unit == TimeUnit::kPeriod) unit = TimeUnit::kYear;
  const int dir = frame.get(Field::kDir).value_or(0);
  const auto count = whole_count(frame);
  if (!count) return std::string(kRefCodes[dir < 0 ? 0 : 2]);
  const auto from = base(frame);
  if (!from) return unresolved(frame);
  const bool counted = frame.has(Field::kCount);
  if (of_clock(unit)) return tell({*from, TimeUnit::kDay});
  if (unit == TimeUnit::kQuarter && frame.get(Field::kFrom) == 1 && dir == 0) {
    return tell({quarter_spoken_of(frame, anchor_.value_or(*from)), unit});
  }
  // "a year earlier" beside a quarter's figures is that quarter of the year before.
  const bool year_back = counted && frame[Field::kCount] == kThousandth && dir < 0 && unit == TimeUnit::kYear;
  if (year_back && compares_quarters(frame, context)) {
    return tell({shifted(quarter_spoken_of(frame, anchor_.value_or(*from)), unit, -1), TimeUnit::kQuarter});
  }
  Day day = *from;
  if (unit == TimeUnit::kWeekend) {
    // "the weekend" is the one just over, unless the clause looks ahead or it is one already.
    const bool now = iso_weekday(day) >= 6;
    const std::int64_t weeks = dir != 0 ? dir * *count : (context.tense > 0 || now) ? 0 : -1;
    return tell({shifted(monday_of(day), unit, weeks), unit});
  }
  day = shifted(day, unit, dir * *count);
  return resolve_within(frame, {begin_of(day, unit), unit == TimeUnit::kPart ? TimeUnit::kDay : unit});
}

std::string TimeResolver::resolve_weekday(const Frame& frame, const TimeContext& context) {
  const auto from = base(frame);
  const int weekday = frame[Field::kWeekday];
  if (!from) return unresolved(frame);
  const int today = iso_weekday(*from);
  const bool strictly = frame.has(Field::kDir) && frame[Field::kDir] != 0;
  int dir = direction(frame, context);
  if (dir == 0) dir = context.tense < 0 ? -1 : 1;
  int shift = dir < 0 ? -((today - weekday + 7) % 7) : (weekday - today + 7) % 7;
  if (shift == 0 && strictly) shift = 7 * dir;
  return tell({*from + days{shift}, TimeUnit::kDay});
}

std::string TimeResolver::resolve_month(const Frame& frame, const TimeContext& context) {
  const int month = frame[Field::kMonth];
  if (const auto year = year_told_for(context)) return resolve_with_year(frame, *year);
  const auto from = base(frame);
  if (!from) return unresolved(frame);
  const int now = month_of(*from);
  const int year = year_of(*from);
  if (frame.has(Field::kDir)) {
    const int dir = frame[Field::kDir];
    // The month just over is "last month": "last February" in March is that of the year before.
    int of = year;
    if (dir < 0 && month >= now - 1) --of;
    if (dir > 0 && month <= now + 1) ++of;
    return resolve_with_year(frame, of);
  }
  const auto away = [&](int of) {
    return std::abs((of - year) * 12 + month - now) * 31 + (frame.has(Field::kDay) ? 0 : 1);
  };
  int best = year;
  // The nearest; tense moves the middle by this much, for what is past is told from further away.
  constexpr int kTenseDays = 200;
  const int wanted = context.tense != 0 ? context.tense : context.usual;
  const auto distance = [&](int of) {
    const int months = (of - year) * 12 + month - now;
    return away(of) - (context.tense != 0 && (months < 0) == (wanted < 0) ? kTenseDays : 0);
  };
  for (const int of : wanted < 0 ? std::array{year - 1, year + 1} : std::array{year + 1, year - 1}) {
    const bool tie_goes = (of < year) == (wanted < 0);
    if (distance(of) < distance(best) || (distance(of) == distance(best) && tie_goes)) best = of;
  }
  return resolve_with_year(frame, best);
}

std::string TimeResolver::resolve_part_of_year(const Frame& frame, const TimeContext& context) {
  if (const auto year = year_told_for(context)) return resolve_with_year(frame, *year);
  const auto from = base(frame);
  if (!from) return unresolved(frame);
  int year = year_of(*from);
  int month = 1;
  if (const auto quarter = frame.get(Field::kQuarter)) month = *quarter * 3 - 2;
  if (const auto half = frame.get(Field::kHalf)) month = *half == 1 ? 1 : 7;
  if (const auto season = frame.get(Field::kSeason)) month = month_of_season(*season);
  const int last_month = month + (frame.has(Field::kHalf) ? 5 : 2);
  const int now = month_of(*from);
  int dir = direction(frame, context);
  const bool strictly = frame.has(Field::kDir) && dir != 0;
  if (dir < 0 && (strictly ? last_month >= now : month > now)) --year;
  // Results are still to be reported, or expected, some weeks after their quarter.
  constexpr int kReported = 2;  // months
  const bool just_over = frame.has(Field::kQuarter) && now > last_month && now <= last_month + kReported;
  if (dir > 0 && !strictly && just_over) dir = 0;
  if (dir > 0 && (strictly ? month <= now : last_month < now)) ++year;
  return resolve_with_year(frame, year);
}

/// "the 24th": of the month told last, else of the report's.
std::string TimeResolver::resolve_day_number(const Frame& frame, const TimeContext& context) {
  const bool beside =
      told_ && told_->paragraph == context.paragraph && told_->period.unit <= TimeUnit::kMonth;
  const auto from = beside ? std::optional(told_->period.start) : base(frame);
  if (!from) return unresolved(frame);
  if (const auto day = make_day(year_of(*from), month_of(*from), frame[Field::kDay])) {
    return tell({*day, TimeUnit::kDay});
  }
  return unresolved(frame);
}

namespace {
constexpr int kEasterBase = 2000;  // kHoliday 2000 + days after Easter Sunday, 1900 to 2099
constexpr int kNthBase = 10000;    // 10000 + month * 100 + nth * 10 + weekday; nth 9 is the last

std::optional<Day> holiday_of(int code, int year) {
  if (code >= kNthBase) {
    const int nth = code / 10 % 10;
    return nth_weekday(year, code / 100 % 100, nth == 9 ? -1 : nth, code % 10);
  }
  if (code >= 1900 && code < 2100) return easter_sunday(year) + days{code - kEasterBase};
  return make_day(year, code / 100, code % 100);
}
}  // namespace

std::string TimeResolver::resolve_holiday(const Frame& frame, const TimeContext& context) {
  const auto from = base(frame);
  if (!from) return unresolved(frame);
  const int year = year_of(*from);
  const int dir = frame.get(Field::kDir).value_or(0);
  // The nearest; what the tense tells of may be this much further away.
  constexpr int kTenseDays = 120;
  const auto away = [&](Day day) {
    const auto distance = (day - *from).count();
    return std::abs(distance) - (context.tense * distance > 0 ? kTenseDays : 0);
  };
  std::optional<Day> best;
  for (const int of : {year - 1, year, year + 1}) {
    const auto day = holiday_of(frame[Field::kHoliday], of);
    if (!day || (dir < 0 && *day > *from) || (dir > 0 && *day < *from)) continue;
    if (!best || away(*day) < away(*best)) best = day;
  }
  return best ? tell({*best, TimeUnit::kDay}) : unresolved(frame);
}

/// What is known, in TIMEX3's form with X for what is not.
std::string TimeResolver::unresolved(const Frame& frame) const {
  if (const auto month = frame.get(Field::kMonth)) {
    if (const auto day = frame.get(Field::kDay)) return fmt::format("XXXX-{:02}-{:02}", *month, *day);
    return fmt::format("XXXX-{:02}", *month);
  }
  if (const auto weekday = frame.get(Field::kWeekday)) return fmt::format("XXXX-WXX-{}", *weekday);
  if (const auto quarter = frame.get(Field::kQuarter)) return fmt::format("XXXX-Q{}", *quarter);
  if (const auto half = frame.get(Field::kHalf)) return fmt::format("XXXX-H{}", *half);
  if (const auto season = frame.get(Field::kSeason)) {
    return fmt::format("XXXX-{}", kSeasonCodes[static_cast<std::size_t>(std::clamp(*season, 0, 3))]);
  }
  if (const auto day = frame.get(Field::kDay)) return fmt::format("XXXX-XX-{:02}", *day);
  if (!frame.has(Field::kUnit)) return "XXXX-XX-XX";
  switch (unit_of(frame)) {
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    case TimeUnit::kWeek:
      return "XXXX-WXX";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kQuarter:
      return "XXXX-QX";
    case TimeUnit::kHalf:
      return "XXXX-HX";
    case TimeUnit::kYear:
    case TimeUnit::kPeriod:
      return "XXXX";
    case TimeUnit::kDecade:
      return "XXX";
    case TimeUnit::kCentury:
      return "XX";
    default:
      return "XXXX-XX-XX";
  }
}

}  // namespace stemma::text
