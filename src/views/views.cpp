// One dossier, eight formats: each format is a file of its own.
#include <nlohmann/json.hpp>

#include "stemma/view.h"
#include "views/graph_files.h"
#include "views/html.h"
#include "views/json.h"
#include "views/markdown.h"
#include "views/provenance.h"
#include "views/terminal.h"

namespace stemma {

std::string render(const Dossier& dossier, ViewFormat format, const ViewOptions& options) {
  switch (format) {
    case ViewFormat::kJson:
      return views::to_line(views::dossier_json(dossier, options.full_texts)) + '\n';
    case ViewFormat::kTerminal:
      return views::to_terminal(dossier, options.width,
                                options.colour ? views::Colour::kAnsi : views::Colour::kOff);
    case ViewFormat::kMarkdown:
      return views::to_markdown(dossier);
    case ViewFormat::kDot:
      return views::to_dot(dossier);
    case ViewFormat::kGraphml:
      return views::to_graphml(dossier);
    case ViewFormat::kProv:
      return views::to_line(views::prov_json(dossier)) + '\n';
    case ViewFormat::kAnnotations:
      return views::to_line(views::annotations_json(dossier)) + '\n';
    case ViewFormat::kHtml:
      return views::to_html(dossier, options.full_texts ? views::Texts::kFull : views::Texts::kShown);
  }
  return {};
}

}  // namespace stemma
