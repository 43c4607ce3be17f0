/// Internal: one finder for each kind of difference. Use account/differences.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/report_order.h"
#include "account/statements.h"
#include "stemma/account.h"

namespace stemma::account {

/// What a finder is given: one story, read and grouped.
struct DifferenceInput {
  const StatementGroups& statements;
  std::span<const QuotationGroup> quotations;
  const Story& story;
  std::span<const Report> reports;
  const descent::StoryTerms& terms;
  const ReportOrder& order;

  const Report& report(ArticleIndex article) const { return reports[index_of(article)]; }
  std::string_view text(const Evidence& words) const {
    return words.span.of(report(words.article).article.text);
  }
};

/// Figures of one unit with like words around them: "40,000 troops" against "44,000 troops". A count of what
/// only grows ("12 dead", "17 dead") that later reports alone give higher is told as one that grew.
std::vector<Difference> differing_figures(const DifferenceInput& input);
/// The age of a person: "Ada Kern, 24," against "25-year-old Ada Kern".
std::vector<Difference> differing_ages(const DifferenceInput& input);
/// The only date of one grain in sentences of one statement: "on Thursday" against "on Friday".
std::vector<Difference> differing_times(const DifferenceInput& input);
/// A surname that reports spell in two ways, one slip of the pen apart.
std::vector<Difference> differing_names(const DifferenceInput& input);
/// Words that stand in the same place of two close wordings: "at its border" against "within its borders".
std::vector<Difference> differing_words(const DifferenceInput& input);
/// Direct words in one report, indirect ones in another.
std::vector<Difference> differing_manner(const DifferenceInput& input);

/// The first words of a stretch, at most `most` tokens, cut before a mark: what a difference is about.
std::string opening_words(const DifferenceInput& input, const Evidence& words, std::size_t most);

}  // namespace stemma::account
