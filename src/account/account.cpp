// The account of a story: the same few comparisons of wordings, made for quotations and for prose, then read
// off.
#include "stemma/account.h"

#include "account/differences.h"
#include "account/quotation_groups.h"
#include "account/statement_origins.h"
#include "account/statements.h"
#include "account/timeline.h"
#include "account/versions.h"
#include "descent/terms.h"

namespace stemma {

Account compose(const Story& story, std::span<const Report> reports, const DescentGraph& descent,
                const AccountOptions& options) {
  const descent::StoryTerms terms(story, reports);
  Account found;
  found.quotations = account::group_quotations(story, reports, descent, terms, options);
  const account::StatementGroups statements =
      account::group_statements(story, reports, found.quotations, terms, options);
  found.statements = account::statements_of(statements, story, reports, options);
  const account::ReportOrder order(reports, descent);
  found.versions = account::versions_of(story, reports, descent, terms, order);
  found.differences = account::differences_of(statements, found.quotations, story, reports, terms, order);
  account::note_edits(found.differences, found.versions);
  found.timeline = account::timeline_of(statements, story, reports);
  account::set_origins(found, descent);
  return found;
}

}  // namespace stemma
