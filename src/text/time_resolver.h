/// From what words say (text/time_frame.h) to a TIMEX3 value: against the report's day, the tense of the
/// clause and the times told before.
#pragma once

#include <optional>
#include <string>

#include "stemma/reading.h"
#include "text/calendar.h"
#include "text/time_frame.h"

namespace stemma::text {

/// What the words around an expression tell.
struct TimeContext {
  int tense = 0;   ///< of the clause: -1 past, 0 not told, 1 future
  int usual = -1;  ///< what the language means where tense is not told
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
};

/// Resolves the expressions of one article in the order of its text.
class TimeResolver {
 public:
  /// `anchor`: the report's day where known. `narrative`: the text tells a course of events by their own
  /// dates, so that a date without a year is of the year told before rather than of the report's.
  TimeResolver(std::optional<Day> anchor, bool narrative) : anchor_(anchor), narrative_(narrative) {}

  struct Resolved {
    TimeType type = TimeType::kDate;
    std::string value;
  };
  /// Never fails: what is not settled has X in its value.
  Resolved resolve(const Frame& frame, TimeType type, const TimeContext& context);

 private:
  /// A day, or the period that it begins.
  struct Period {
    Day start{};
    TimeUnit unit = TimeUnit::kDay;
  };
  /// The time told last.
  struct Told {
    Period period;
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    bool with_year = false;
  };

  std::string resolve_date(const Frame& frame, const TimeContext& context);
  std::string resolve_with_year(const Frame& frame, int year);
  std::string resolve_shift(const Frame& frame, const TimeContext& context);
  std::string resolve_within(const Frame& frame, Period period);
  std::string resolve_weekday(const Frame& frame, const TimeContext& context);
  std::string resolve_month(const Frame& frame, const TimeContext& context);
  std::string resolve_part_of_year(const Frame& frame, const TimeContext& context);
  std::string resolve_day_number(const Frame& frame, const TimeContext& context);
  std::string resolve_holiday(const Frame& frame, const TimeContext& context);
  std::string unresolved(const Frame& frame) const;

  void note_long_figures(const Frame& frame, const TimeContext& context);
  Day quarter_spoken_of(const Frame& frame, Day day) const;
  bool compares_quarters(const Frame& frame, const TimeContext& context) const;
  std::optional<Day> base(const Frame& frame) const;
  std::optional<int> year_told_for(const TimeContext& context) const;
  int direction(const Frame& frame, const TimeContext& context) const;
  std::string tell(Period period);
  int full_year(const Frame& frame) const;

  std::optional<Day> anchor_;
  bool narrative_ = false;
  std::optional<Told> told_;
  std::optional<Told>
      quarter_;  ///< the quarter told last: reports of results compare it with that of a year before
  std::optional<std::uint32_t> long_figures_;  ///< sentence of figures for more than a quarter
  bool year_in_words_ = false;                 ///< of the expression at hand
  std::optional<Period> new_;                  ///< what the expression at hand tells
};

/// "T22:00", "TEV"; empty where the frame has neither hour nor part of the day.
std::string time_suffix(const Frame& frame);
/// "P3D", "PT1H30M", "PXY".
std::string duration_value(const Frame& frame);
/// "P1D", "XXXX-WXX-4".
std::string set_value(const Frame& frame);

}  // namespace stemma::text
