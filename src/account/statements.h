/// Internal: what the reports of a story say in their own prose, one group a statement.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "account/sentences.h"
#include "descent/terms.h"
#include "stemma/account.h"

namespace stemma::account {

/// Sentences of different reports that say the same, and sentences that no other report has.
struct StatementGroups {
  std::vector<ProseSentence> sentences;
  std::vector<Wording> wordings;                   ///< beside `sentences`
  std::vector<std::vector<std::uint32_t>> groups;  ///< indices into `sentences`; most widely told first
};

/// Groups the sentences that are not mostly quotation, with marks or without, and say something
/// (kMinStatementWords content words or more).
StatementGroups group_statements(const Story& story, std::span<const Report> reports,
                                 std::span<const QuotationGroup> quotations, const descent::StoryTerms& terms,
                                 const AccountOptions& options);

/// How many articles a group has.
std::uint32_t article_count(const StatementGroups& statements, std::span<const std::uint32_t> group);

/// The groups with their evidence, at most `options.max_statements`; none for a story of one article, where
/// there is nothing to set side by side.
std::vector<Statement> statements_of(const StatementGroups& statements, const Story& story,
                                     std::span<const Report> reports, const AccountOptions& options);

constexpr std::uint32_t kMinStatementWords = 3;

}  // namespace stemma::account
