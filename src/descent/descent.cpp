// credits of each report → one node a source → relations of pairs → edges → roots. An agency that one report
// names in its dateline is known to the whole story: another report's byline "Meridian" is then its short
// form.
#include "stemma/descent.h"

#include <algorithm>
#include <iterator>

#include "descent/credits.h"
#include "descent/edges.h"
#include "descent/known_sources.h"
#include "descent/links.h"
#include "descent/origins.h"
#include "descent/relations.h"
#include "descent/source_names.h"
#include "descent/source_table.h"

namespace stemma {
namespace {

using descent::KnownSources;

/// Sources of the lists, the outlets of the story's reports, and the agencies of their datelines.
KnownSources known_to(const Story& story, std::span<const Report> reports) {
  static const KnownSources listed;
  KnownSources known = listed;
  for (const ArticleIndex article : story.articles) {
    const std::string_view outlet = reports[index_of(article)].article.outlet;
    if (outlet.empty() || !descent::host_of(outlet).empty()) continue;
    known.add({&outlet, 1}, descent::SourceKind::kOutlet);
  }
  for (const ArticleIndex article : story.articles) {
    const descent::Text text(reports[index_of(article)]);
    for (const Credit& credit : descent::line_credits(text, listed)) {
      if (credit.how != CreditHow::kAgency || !credit.span || listed.find(credit.source) != nullptr) continue;
      const std::vector<std::string_view> names = {
          credit.source, std::string_view(credit.source).substr(0, credit.source.find(' '))};
      known.add(names, descent::SourceKind::kAgency);
    }
  }
  return known;
}

}  // namespace

DescentGraph trace(const Story& story, std::span<const Report> reports, std::span<const Passage> passages,
                   const DescentOptions& options) {
  DescentGraph graph;
  const KnownSources known = known_to(story, reports);
  for (const ArticleIndex article : story.articles) {
    std::ranges::move(descent::find_credits(article, reports[index_of(article)], known),
                      std::back_inserter(graph.credits));
  }
  descent::SourceTable table = descent::table_of(story, reports, graph.credits);
  const descent::Links links(story, reports, table, graph.credits);
  const auto link = [&](ArticleIndex a, ArticleIndex b) { return links.between(a, b); };
  graph.pairs = descent::relate(story, reports, passages, graph.credits, link, options);
  descent::draw_edges(graph, table, reports);
  graph.origins = descent::find_origins(graph, table, story, reports);
  return graph;
}

}  // namespace stemma
