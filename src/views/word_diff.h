/// Which words of one wording stand in another.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemma/text_span.h"

namespace stemma::views {

/// A stretch of one of two wordings. The kSame and kOnlyHere pieces, put together, are `here` byte for byte.
struct DiffPiece {
  enum class Kind : std::uint8_t {
    kSame,       ///< words of both; `span` lies in `here`
    kOnlyHere,   ///< words that `there` does not have at this place; `span` lies in `here`
    kOnlyThere,  ///< words that were left out here; `span` lies in `there`
  } kind = Kind::kSame;
  TextSpan span;
  friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

/// Compares `here` with `there` word by word; case, marks and spaces do not count. Ideographs are words each.
///
/// The greedy algorithm of Myers, "An O(ND) difference algorithm", 1986: a longest common subsequence of the
/// words. Departure: past kMaxEdits the words between the common beginning and end are given as wholly
/// different, which bounds time and memory.
std::vector<DiffPiece> word_diff(std::string_view there, std::string_view here);

constexpr std::uint32_t kMaxEdits =
    600;  ///< words; a statement is shorter, and 600² steps take a millisecond

/// Share of the words of `here` that both have, 0 to 1; 1 where there are none.
double share_in_common(const std::vector<DiffPiece>& pieces, std::string_view here);

}  // namespace stemma::views
