/// Internal: the quotations of a story's reports, one group a statement.
#pragma once

#include <span>
#include <vector>

#include "descent/terms.h"
#include "stemma/account.h"

namespace stemma::account {

/// Sets the reports' quotations side by side: direct, mixed and indirect ones of one speaker whose words or
/// sense agree, and prose of other reports that prints the words without marks. Ordered by the speaker's
/// share of the story, then by first place.
std::vector<QuotationGroup> group_quotations(const Story& story, std::span<const Report> reports,
                                             const DescentGraph& descent, const descent::StoryTerms& terms,
                                             const AccountOptions& options);

}  // namespace stemma::account
