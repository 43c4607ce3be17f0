/// Internal: what an article shows of the event that it tells. See stemma/story.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
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

struct Features {
  std::array<std::vector<Term>, kFields> terms;  ///< each ordered by id, without repeats
  std::optional<std::int32_t> day;  ///< of publication, days since 1970-01-01; none where unknown

  std::vector<Term>& operator[](Field field) { return terms[static_cast<std::size_t>(field)]; }
  const std::vector<Term>& operator[](Field field) const { return terms[static_cast<std::size_t>(field)]; }
};

/// O(text). Function words are left out; words are stemmed; what stands early counts more.
Features features_of(const Report& report);

/// Days since 1970-01-01 of an ISO 8601 date that is known to the day; of an interval its middle if both ends
/// are less than a fortnight apart.
std::optional<std::int32_t> day_number(std::string_view iso);

}  // namespace stemma::stories
