/// Internal: what two articles show of whether they tell one event. See stemma/story.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stories/resemblance.h"

namespace stemma::stories {

/// What is looked at in a pair of articles. Of two values, one an article, the lesser and the greater stand
/// apart, so that the order of the two does not matter.
enum class Sign : std::uint8_t {
  kResemblance,     ///< see resemblance.h; 0 to 1
  kBody,            ///< cosine of the field; none where one of the two lacks it or they are of two languages
  kTitle,           ///< the same
  kNames,           ///< the same, of two languages too
  kFigures,         ///< the same
  kDays,            ///< the same: days that the texts tell
  kDaysBetween,     ///< between the two publications; none where one is unknown
  kDated,           ///< how many of the two have a day: 0 to 2
  kSharedWords,     ///< root of the part of the shorter one that passages of both cover; 0 to 1
  kRareNames,       ///< how few articles have the rarest names of both; 0 to 1
  kEcho,            ///< see echoes.h; none where no speaker is in both or nobody looked
  kLesserStanding,  ///< resemblance over that of the article which either resembles most; 0 to 1
  kGreaterStanding,
  kLesserRank,  ///< how many articles either resembles more
  kGreaterRank,
  kLesserLength,  ///< different words of the body
  kGreaterLength,
};
constexpr std::size_t kSigns = 17;

/// One value a sign; not a number where there is none.
using Signs = std::array<float, kSigns>;

struct Comparison {
  std::uint32_t a = 0;
  std::uint32_t b = 0;  ///< a < b
  Signs signs{};

  float operator[](Sign sign) const { return signs[static_cast<std::size_t>(sign)]; }
};

/// Words that two articles share, as a part of the shorter one's; 0 to 1. Ordered by (a, b), each pair once.
using Overlaps = std::vector<Likeness>;

/// Of each pair that resembles or shares passages; ordered by (a, b). O(pairs × features).
std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps);

}  // namespace stemma::stories
