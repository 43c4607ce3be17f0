/// Internal: the stretches of a text that stand in quotation marks, of all conventions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"

namespace stemma::quotes {

/// Words in quotation marks, by tokens. Nested ones are not told.
struct MarkedStretch {
  std::uint32_t open = 0;  ///< the opening mark
  std::uint32_t end = 0;   ///< one past the last token of the words; the closing mark where `closed`
  bool closed = true;      ///< false: the paragraph ended first
  bool continued = false;  ///< the next paragraph opens again: one speech

  /// One past the last token, marks included.
  std::uint32_t past() const { return closed ? end + 1 : end; }
};

/// Pairs the quotation marks of each paragraph; the stretches are in order, do not overlap, and hold a token
/// or more.
///
/// A mark opens or closes by its neighbours (a space before, a space or another mark after) where conventions
/// differ. A mark without partner is bounded by its paragraph where the paragraph begins with it or the next
/// one opens again, else left alone. O(tokens).
std::vector<MarkedStretch> pair_marks(std::string_view text, const Reading& reading);

}  // namespace stemma::quotes
