/// Internal: what is known of the terminal, if there is one.
#pragma once

#include <cstdint>

namespace stemma::app {

enum class Stream : std::uint8_t { kOut, kError };

bool is_terminal(Stream stream);
/// Columns of the terminal behind standard output, else of $COLUMNS, else 80; at least 20, at most 1000.
std::uint32_t terminal_width();
/// Colours are wanted: a terminal that is not "dumb", and no $NO_COLOR (https://no-color.org).
bool wants_colour(Stream stream);

}  // namespace stemma::app
