/// Internal: days of reports that tell none, from dated reports of the same names. See stemma/story.h.
#pragma once

#include <span>

#include "stories/features.h"

namespace stemma::stories {

/// Gives undated reports a day where their own words and dated reports allow one alone.
///
/// "Wednesday, March 27" falls in one year of five or six. If dated reports that share two names with it lie
/// near one of those days and none near another, the report is of that day or soon after. `features[i]` are
/// of `reports[i]`. O(names of all reports).
void infer_days(std::span<const Report> reports, std::span<Features> features);

}  // namespace stemma::stories
