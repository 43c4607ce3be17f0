/// Internal: quotations that a report prints without quotation marks.
#pragma once

#include <span>
#include <vector>

#include "descent/terms.h"
#include "stemma/account.h"

namespace stemma::account {

/// Adds to each group of direct quotations the prose of other reports that gives the same words without marks
/// or as a close paraphrase: the other report's marks show it to be a quotation. Only long quotations
/// (kMinUnmarkedWords content words) are looked for, and only prose that covers most of one and little else.
void add_unmarked_readings(std::vector<QuotationGroup>& groups, const Story& story,
                           std::span<const Report> reports, const descent::StoryTerms& terms);

constexpr std::uint32_t kMinUnmarkedWords = 5;

}  // namespace stemma::account
