// One dossier, six formats: each format is a file of its own.
#include <nlohmann/json.hpp>

#include "stemma/view.h"
#include "views/json.h"

namespace stemma {

std::string render(const Dossier& dossier, ViewFormat format, const ViewOptions& options) {
  switch (format) {
    case ViewFormat::kJson:
      return views::to_line(views::dossier_json(dossier, options.full_texts)) + '\n';
    case ViewFormat::kTerminal:
    case ViewFormat::kMarkdown:
    case ViewFormat::kHtml:
    case ViewFormat::kDot:
    case ViewFormat::kGraphml:
      break;
  }
  return {};
}

}  // namespace stemma
