/// Internal: marked words that say what somebody calls something, where the verb ends its clause: "…, die X
/// als „Farce“ bezeichnete", "wurde von X als „Farce“ bezeichnet".
#pragma once

#include <optional>

#include "quotes/cues.h"

namespace stemma::quotes {

/// The attribution of the marked words at `quote` by a verb of naming behind them, if one is there.
std::optional<Cue> find_naming(const Clauses& clauses, std::size_t quote);

/// Whether a word before what somebody is called stands before the marked words at `quote`, an article
/// between at most.
bool is_named(const Clauses& clauses, std::size_t quote);

}  // namespace stemma::quotes
