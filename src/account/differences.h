/// Internal: where reports that tell the same thing do not give the same.
#pragma once

#include <span>
#include <vector>

#include "account/report_order.h"
#include "account/statements.h"
#include "stemma/account.h"

namespace stemma::account {

/// Compares, statement by statement and quotation by quotation: figures of one unit, dates of one grain,
/// spellings of a name, words in the same place, and direct words against indirect ones. In this order; each
/// difference once.
std::vector<Difference> differences_of(const StatementGroups& statements,
                                       std::span<const QuotationGroup> quotations, const Story& story,
                                       std::span<const Report> reports, const descent::StoryTerms& terms,
                                       const ReportOrder& order);

}  // namespace stemma::account
