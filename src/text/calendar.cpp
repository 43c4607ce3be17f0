#include "text/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace stemma::text {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day fields(Day day) {
  return chrono::year_month_day{day};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

int year_of(Day day) {
  return static_cast<int>(fields(day).year());
}
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(fields(day).month()));
}
int day_of_month(Day day) {
  return static_cast<int>(static_cast<unsigned>(fields(day).day()));
}

int iso_weekday(Day day) {
  return static_cast<int>(chrono::weekday{day}.iso_encoding());
}

Day monday_of(Day day) {
  return day - chrono::days{iso_weekday(day) - 1};
}

IsoWeek iso_week(Day day) {
  const Day thursday = monday_of(day) + chrono::days{3};
  const int year = year_of(thursday);
  const Day new_year = Day{chrono::year{year} / 1 / 1};
  return {year, static_cast<int>((thursday - new_year).count()) / 7 + 1};
}

int days_in_month(int year, int month) {
  const chrono::year_month_day_last last{chrono::year{year} / chrono::month{static_cast<unsigned>(month)} /
                                         chrono::last};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Day> make_day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Day{chrono::year{year} / chrono::month{static_cast<unsigned>(month)} /
             chrono::day{static_cast<unsigned>(day)}};
}

Day add_months(Day day, int months) {
  const int count = year_of(day) * 12 + month_of(day) - 1 + months;
  const int year = count >= 0 ? count / 12 : (count - 11) / 12;
  const int month = count - year * 12 + 1;
  return *make_day(year, month, std::min(day_of_month(day), days_in_month(year, month)));
}

Day easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int in_century = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int march_day = epact + weekday - 7 * late + 22;  // 1 March is 1
  return *make_day(year, 3, 1) + chrono::days{march_day - 1};
}

Day nth_weekday(int year, int month, int nth, int weekday) {
  const Day last = *make_day(year, month, days_in_month(year, month));
  const Day last_match = last - chrono::days{(iso_weekday(last) - weekday + 7) % 7};
  if (nth < 0) return last_match;
  const Day first = *make_day(year, month, 1);
  const Day match = first + chrono::days{(weekday - iso_weekday(first) + 7) % 7 + 7 * (nth - 1)};
  return std::min(match, last_match);
}

std::string year_value(int year) {
  return fmt::format("{:04}", year);
}
std::string month_value(int year, int month) {
  return fmt::format("{:04}-{:02}", year, month);
}

std::string day_value(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_of_month(day));
}

std::string week_value(Day day) {
  const IsoWeek week = iso_week(day);
  return fmt::format("{:04}-W{:02}", week.year, week.week);
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

}  // namespace stemma::text
