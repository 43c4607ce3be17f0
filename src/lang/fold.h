/// Folded copies of words, for matching only: what is shown is never folded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::lang {

/// Full Unicode case folding (Unicode 3.13, default caseless matching; no Turkic exceptions), with
/// typographic apostrophes and hyphens made plain. "Straße" gives "strasse", "Biden’s" gives "biden's". ASCII
/// takes no detour.
std::string fold_case(std::string_view utf8);

/// Hash of `fold_case(utf8)`; no allocation for ASCII.
std::uint64_t fold_hash(std::string_view utf8);

}  // namespace stemma::lang
