/// Internal: on which day a stream is. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "stories/features.h"

namespace stemma::stories {

/// The day that several of the latest dated articles have reached: one of a wrong year moves nothing, and a
/// feed of old articles beside a live one does not turn it back.
class StreamClock {
 public:
  /// An article arrived. Gives its day, or none where that lies too far ahead to be believed. O(1).
  std::optional<DayRange> hear(std::optional<DayRange> day);

  /// None as long as no article had a day.
  std::optional<std::int32_t> today() const { return today_; }
  /// What `today` was first.
  std::optional<std::int32_t> first_day() const { return first_day_; }

 private:
  std::deque<std::int32_t> latest_;  ///< days of the articles heard last
  std::optional<std::int32_t> today_;
  std::optional<std::int32_t> first_day_;
};

}  // namespace stemma::stories
