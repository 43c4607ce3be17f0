/// Internal: where names stand, before it is asked who is who.
#pragma once

#include <string_view>
#include <vector>

#include "stemma/reading.h"
#include "text/annotated.h"

namespace stemma::text {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

/// Points for each kind of name, from the name's own words and those around it.
struct KindVotes {
  int person = 0;
  int organisation = 0;
  int place = 0;
};

/// A name at one place.
struct SpottedName {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  TextSpan role;  ///< title or role beside it; empty if none
  KindVotes votes;
  Gender gender = Gender::kUnknown;  ///< as a title tells it
  std::string_view rule;
};

/// Finds names by capitals, titles, known words and places, ordered, not overlapping. O(tokens).
std::vector<SpottedName> spot_names(const AnnotatedText& text);

}  // namespace stemma::text
