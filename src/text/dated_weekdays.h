/// Internal: dates without a year beside the weekday that they fell on.
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

/// In the order of the text. O(times × their words).
std::vector<DatedWeekday> dated_weekdays(const Article& article, const Reading& reading);

}  // namespace stemma::text
