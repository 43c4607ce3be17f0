#include <stemma/engine.h>
#include <stemma/inputs.h>
#include <stemma/view.h>

#include <cstdio>

int main() {
  stemma::Document document;
  document.content = "The ferry Selma ran aground on Monday.";
  std::vector<stemma::Report> reports;
  reports.push_back(stemma::read_report(document));
  const stemma::Dossier dossier = stemma::compile(std::move(reports));
  const std::string page = stemma::render(dossier, stemma::ViewFormat::kHtml);
  std::printf("%zu report, %zu story\n", dossier.reports.size(), dossier.stories.stories.size());
}
