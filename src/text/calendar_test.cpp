#include "text/calendar.h"

#include <gtest/gtest.h>

namespace stemma::text {
namespace {

using std::chrono::days;

// A year's first week is the one with 4 January: counted day by day, an obvious second way to ISO weeks.
TEST(Calendar, WeeksAreThoseCountedDayByDay) {
  Day day = *make_day(1969, 12, 29);  // the Monday of 1970-W01
  IsoWeek week{1970, 1};
  for (; day < *make_day(2031, 1, 1); day += days{1}) {
    if (iso_weekday(day) == 1 && day != *make_day(1969, 12, 29)) {
      const auto fourth = make_day(year_of(day + days{6}), 1, 4);
      const bool first = day <= *fourth && *fourth <= day + days{6};
      week = first ? IsoWeek{year_of(*fourth), 1} : IsoWeek{week.year, week.week + 1};
    }
    ASSERT_EQ(iso_week(day), week) << day_value(day);
  }
}

TEST(Calendar, MonthsAreAddedOneByOneAndKeepToTheirLength) {
  for (int month = 1; month <= 12; ++month) {
    const Day last = *make_day(2023, month, days_in_month(2023, month));
    EXPECT_EQ(month_of(add_months(last, 1)), month % 12 + 1);
    EXPECT_EQ(add_months(*make_day(2023, month, 1), -12), *make_day(2022, month, 1));
  }
  EXPECT_EQ(day_value(add_months(*make_day(2024, 1, 31), 1)), "2024-02-29");
}

TEST(Calendar, FeastsAndNthWeekdays) {
  EXPECT_EQ(day_value(easter_sunday(2024)), "2024-03-31");
  EXPECT_EQ(day_value(easter_sunday(2025)), "2025-04-20");
  for (int year = 1900; year < 2100; ++year) EXPECT_EQ(iso_weekday(easter_sunday(year)), 7) << year;
  EXPECT_EQ(day_value(nth_weekday(2023, 11, 4, 4)), "2023-11-23");
  EXPECT_EQ(day_value(nth_weekday(2023, 5, -1, 1)), "2023-05-29");
}

TEST(Calendar, DaysAreParsedOrRefused) {
  EXPECT_EQ(parse_day("2022-04-10T09:30:00+02:00"), make_day(2022, 4, 10));
  for (const char* bad :
       {"", "2022", "2022-04", "2022-02-30", "2022-4-10", "20220410xx", "2022-04-10/2022-04-12"}) {
    EXPECT_EQ(parse_day(bad), std::nullopt) << bad;
  }
}

}  // namespace
}  // namespace stemma::text
