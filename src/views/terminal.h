/// The account as text for a terminal.
#pragma once

#include <cstdint>
#include <string>

#include "stemma/dossier.h"
#include "views/wrapped_text.h"

namespace stemma::views {

/// No line is wider than `width` columns (at least 20); words that differ stand between asterisks.
std::string to_terminal(const Dossier& dossier, std::uint32_t width, Colour colour);

}  // namespace stemma::views
