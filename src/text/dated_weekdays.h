/// Internal: dates without a year that a weekday ties to some years: the weekday that they fell on, or that
/// of the day to which days are counted from them.
#pragma once

#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"
#include "text/calendar.h"

namespace stemma::text {

/// "Thursday, April 7". Five or six years of forty have it.
struct DatedWeekday {
  int month = 0;
  int day = 0;
  int weekday = 0;  ///< Monday = 1 … Sunday = 7
  int tense = 0;    ///< of its clause, as tense_at gives it

  /// The day in that year; none where it fell on another weekday.
  std::optional<Day> in_year(int year) const;
};

/// "46 days as of Sunday" where "Feb. 24" is the one date without a year that the text tells: one year of
/// four has it.
struct CountedDay {
  int month = 0;  ///< of the first day
  int day = 0;
  int count = 0;    ///< of days, the first one counted or not
  int weekday = 0;  ///< of the last day

  /// The last day in that year; none where it fell on another weekday.
  std::optional<Day> in_year(int year) const;
};

/// In the order of the text. O(times × tokens between two of them).
std::vector<CountedDay> counted_days(const Article& article, const Reading& reading);

/// In the order of the text. O(times × their words).
std::vector<DatedWeekday> dated_weekdays(const Article& article, const Reading& reading);

}  // namespace stemma::text
