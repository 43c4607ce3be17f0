/// Internal: how a report grew: its versions among the articles, and what each changed.
#pragma once

#include <span>
#include <vector>

#include "account/report_order.h"
#include "descent/terms.h"
#include "stemma/account.h"

namespace stemma::account {

/// Finds the articles that are states of one report and compares each with the one before, sentence by
/// sentence: equal ones are kept wherever they stand, like ones are changed, the rest was added or removed.
///
/// Of one report are articles of one address, or of one outlet where the descent shows the same text or one
/// derived from the other. Where nothing tells which is earlier, they are copies and no versions.
std::vector<VersionHistory> versions_of(const Story& story, std::span<const Report> reports,
                                        const DescentGraph& descent, const descent::StoryTerms& terms,
                                        const ReportOrder& order);

/// A difference between versions of one report is what an edit made of it; its readings are put in their
/// order.
void note_edits(std::vector<Difference>& differences, std::span<const VersionHistory> histories);

}  // namespace stemma::account
