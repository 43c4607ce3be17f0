/// Misspellings: words that one slip of the pen turns into each other.
#pragma once

#include <string_view>

namespace stemma::core {

/// Whether one insertion, deletion, replacement or swap of neighbours at most turns one word into the other (optimal
/// string alignment distance ≤ 1, Damerau 1964). Counts code points; `a` and `b` are valid UTF-8. O(|a| + |b|).
bool within_one_edit(std::string_view a, std::string_view b);

}  // namespace stemma::core
