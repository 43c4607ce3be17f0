/// Internal: what happened when, by the times in the texts.
#pragma once

#include <span>
#include <vector>

#include "account/statements.h"
#include "stemma/account.h"

namespace stemma::account {

/// Every statement that a calendar date (day, month or year) stands in, once a date: of the reports that tell
/// it with the same date, the earliest listed. By date, then by place.
std::vector<TimelineEntry> timeline_of(const StatementGroups& statements, const Story& story,
                                       std::span<const Report> reports);

}  // namespace stemma::account
