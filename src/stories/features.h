/// Internal: what an article shows of the event that it tells. See stemma/story.h.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/report.h"

namespace stemma::stories {

/// Kinds of features, each compared by itself: what is rare in a title says more than what is rare in a text.
enum class Field : std::uint8_t { kBody, kTitle, kNames, kFigures, kDays };
constexpr std::size_t kFields = 5;

/// A feature and how often it stands there. Names are hashes; their kinds never meet.
struct Term {
  std::uint32_t id = 0;
  float count = 0;
};

/// Days since 1970-01-01 between which something lies, both included.
struct DayRange {
  std::int32_t first = 0;
  std::int32_t last = 0;
  friend constexpr auto operator<=>(const DayRange&, const DayRange&) = default;
};

/// Days that lie at least between two; 0 where they may be one.
constexpr std::int32_t days_between(const DayRange& a, const DayRange& b) {
  return std::max({0, a.first - b.last, b.first - a.last});
}

struct Features {
  std::array<std::vector<Term>, kFields> terms;  ///< each ordered by id, without repeats
  std::uint32_t language = 0;                    ///< of the words; 0 where it could not be told
  std::optional<DayRange> day;                   ///< of publication; none where unknown

  std::vector<Term>& operator[](Field field) { return terms[static_cast<std::size_t>(field)]; }
  const std::vector<Term>& operator[](Field field) const { return terms[static_cast<std::size_t>(field)]; }
};

/// O(text). Function words are left out; words are stemmed, those of names brought to plain Latin letters;
/// what stands early counts more.
Features features_of(const Report& report);

/// Adds to the names of each report the capitalised words of its text that are names in a report of another
/// language: a name that one language's rules do not see there is seen all the same. Nothing where all are of
/// one language. O(words of all reports).
void add_names_of_other_languages(std::span<const Report> reports, std::span<Features> features);

/// Of an ISO 8601 date that is known to the day, or of an interval of less than a fortnight.
std::optional<DayRange> day_range(std::string_view iso);

}  // namespace stemma::stories
