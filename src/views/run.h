/// A stretch of words in one style, for the views that are made of lines.
#pragma once

#include <cstdint>
#include <string>

namespace stemma::views {

enum class Style : std::uint8_t {
  kPlain,
  kStrong,
  kFaint,   ///< places and notes
  kAccent,  ///< what the eye should find first
  kMarked,  ///< words that differ: must be told apart without colour
};

struct Run {
  std::string text;  ///< as it came; whoever writes it out makes it harmless
  Style style = Style::kPlain;
};

}  // namespace stemma::views
