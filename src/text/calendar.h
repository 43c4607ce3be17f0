/// Calendar arithmetic that std::chrono leaves out: ISO 8601 weeks, whole units, Easter, and how TIMEX3
/// writes days.
///
/// All dates are proleptic Gregorian.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::text {

using Day = std::chrono::sys_days;

struct IsoWeek {
  int year = 0;
  int week = 0;  ///< 1 to 53
  friend constexpr bool operator==(IsoWeek, IsoWeek) = default;
};

/// ISO 8601-1:2019, 4.3.2.2: weeks begin on Monday; week 1 holds the year's first Thursday.
IsoWeek iso_week(Day day);
/// Monday of the week that holds `day`.
Day monday_of(Day day);
/// Monday = 1 … Sunday = 7.
int iso_weekday(Day day);

int year_of(Day day);
int month_of(Day day);
int day_of_month(Day day);
/// Days in a month of a year: 28 to 31. `month` is 1 to 12.
int days_in_month(int year, int month);

/// None where the year has no such day: 30 February.
std::optional<Day> make_day(int year, int month, int day);
/// `day` of another month; the last of that month where it is shorter.
Day add_months(Day day, int months);

/// Western Easter Sunday (Meeus, Jones and Butcher's rule).
Day easter_sunday(int year);
/// The `nth` (1 to 5) given weekday of a month; `nth` = -1 is the last one. The last where there is no fifth.
Day nth_weekday(int year, int month, int nth, int weekday);

std::string day_value(Day day);                ///< "2022-04-07"
std::string month_value(int year, int month);  ///< "2022-04"
std::string week_value(Day day);               ///< "2022-W14"
std::string year_value(int year);              ///< "2022", "0578"

/// The day that an ISO 8601 date or date and time begins with: "2022-04-10T09:30:00+02:00". None for coarser
/// ones.
std::optional<Day> parse_day(std::string_view iso);

}  // namespace stemma::text
