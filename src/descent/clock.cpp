#include "descent/clock.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace stemma::descent {
namespace {

constexpr std::size_t kDay = 10;     // "2024-03-12"
constexpr std::size_t kMinute = 16;  // "2024-03-12T19:40"

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// "+02:00", "Z", or nothing.
std::string_view offset_of(std::string_view value) {
  const std::size_t place = value.find_first_of("Z+-", std::min(value.size(), kMinute));
  return place == std::string_view::npos ? std::string_view() : value.substr(place);
}

}  // namespace

std::optional<int> day_of(const DateStamp& stamp) {
  const std::string_view value = stamp.value;
  if (stamp.precision < DatePrecision::kDay || value.size() < kDay) return std::nullopt;
  const auto year = number(value.substr(0, 4));
  const auto month = number(value.substr(5, 2));
  const auto day = number(value.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

bool clearly_before(const DateStamp& a, const DateStamp& b) {
  const std::optional<int> day_a = day_of(a);
  const std::optional<int> day_b = day_of(b);
  if (!day_a || !day_b) return false;
  if (*day_a != *day_b) return *day_a < *day_b;
  const bool minutes = a.precision >= DatePrecision::kMinute && b.precision >= DatePrecision::kMinute;
  if (!minutes || offset_of(a.value) != offset_of(b.value)) return false;
  return a.value.substr(0, kMinute) < b.value.substr(0, kMinute);
}

}  // namespace stemma::descent
