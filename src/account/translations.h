/// Internal: one speaker's statement in two languages.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "account/utterance.h"
#include "stemma/report.h"

namespace stemma::account {

/// Groups of indices into `utterances`.
using UtteranceGroups = std::vector<std::vector<std::uint32_t>>;

/// Joins groups of one known speaker that stand in two languages, where figures, times, names and words of
/// one origin ("Ammoniak", "ammonia") show them to be one statement and no other group fits as well. Without
/// such words in common they stay apart: nothing is translated here. Groups stay ascending by their first
/// member.
UtteranceGroups join_translations(UtteranceGroups groups, std::span<const Utterance> utterances,
                                  std::span<const Report> reports);

}  // namespace stemma::account
