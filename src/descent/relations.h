/// Internal: what pairs of articles share. See stemma/descent.h.
#pragma once

#include <span>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// The pairs of a story that share passages, with their relation; directions are still open. Ordered by (a,
/// b). O(passages log passages).
std::vector<PairRelation> relate(const Story& story, std::span<const Report> reports,
                                 std::span<const Passage> passages, const DescentOptions& options);

}  // namespace stemma::descent
