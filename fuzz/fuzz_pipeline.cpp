// Three documents through all stages and every view. A byte 0x1E separates the documents.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "checks.h"
#include "stemma/engine.h"
#include "stemma/view.h"

namespace {

std::vector<stemma::Report> reports_of(std::string_view bytes) {
  using namespace stemma;
  constexpr DocumentKind kKinds[] = {DocumentKind::kRecord, DocumentKind::kPlainText, DocumentKind::kHtml,
                                     DocumentKind::kMarkup};
  std::vector<Report> reports;
  for (const DocumentKind kind : kKinds) {
    const std::size_t end = std::min(bytes.find('\x1E'), bytes.size());
    Document document = fuzz::document_of(kind, bytes.substr(0, end));
    document.outlet = "Outlet " + std::to_string(reports.size());
    document.story = "one";  // so that the stages behind see more than one article
    reports.push_back(read_report(document));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return reports;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  EngineOptions options;
  options.jobs = 1;
  const Dossier dossier = compile(reports_of(fuzz::bytes_of(data, size)), options);
  for (const Report& report : dossier.reports) fuzz::require_sound(report);
  for (const DescentGraph& descent : dossier.descents) {
    fuzz::require(descent.origins.at_least <= descent.origins.at_most, "origins are an interval");
    for (const Edge& edge : descent.edges) fuzz::require(!edge.evidence.empty(), "an edge has evidence");
  }
  for (const ViewFormat format : {ViewFormat::kTerminal, ViewFormat::kJson, ViewFormat::kMarkdown,
                                  ViewFormat::kHtml, ViewFormat::kDot, ViewFormat::kGraphml}) {
    const std::string view = render(dossier, format);
    fuzz::require(core::is_valid_utf8(view), "a view is valid UTF-8");
    if (format == ViewFormat::kJson) fuzz::require(nlohmann::json::accept(view), "the JSON is JSON");
    if (format == ViewFormat::kTerminal) {
      fuzz::require(view.find('\x1B') == std::string::npos, "no control sequence reaches the terminal");
    }
  }
  return 0;
}
