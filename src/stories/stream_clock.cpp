#include "stories/stream_clock.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace stemma::stories {
namespace {

constexpr std::size_t kHeard = 25;       // articles that tell the day …
constexpr std::size_t kWitnesses = 4;    // … of which so many have reached it
constexpr std::int32_t kDaysAhead = 30;  // believed of one article: a stream may pause for so long

}  // namespace

std::optional<DayRange> StreamClock::hear(std::optional<DayRange> day) {
  if (!day) return std::nullopt;
  latest_.push_back(day->first);
  if (latest_.size() > kHeard) latest_.pop_front();
  std::vector<std::int32_t> days(latest_.begin(), latest_.end());
  // Of the first few, the middle one.
  const std::size_t witnesses = days.size() < kHeard ? days.size() / 2 : kWitnesses - 1;
  const auto at = days.begin() + static_cast<std::ptrdiff_t>(witnesses);
  std::nth_element(days.begin(), at, days.end(), std::greater<>());
  today_ = *at;
  if (!first_day_) first_day_ = today_;
  return day->first > *today_ + kDaysAhead ? std::nullopt : day;
}

}  // namespace stemma::stories
