/// A dossier as something to look at or to pass on. Pure: a value in, text out.
#pragma once

#include <cstdint>
#include <string>

#include "stemma/dossier.h"

namespace stemma {

enum class ViewFormat : std::uint8_t {
  kTerminal,
  kJson,
  kMarkdown,
  kHtml,
  kDot,
  kGraphml,
  kProv,         ///< W3C PROV-JSON: who has it from whom
  kAnnotations,  ///< W3C Web Annotation: every place that the account cites
};

struct ViewOptions {
  std::uint32_t width = 80;  ///< columns of the terminal
  bool colour = false;       ///< ANSI colours on the terminal
  bool full_texts = true;    ///< JSON and HTML carry the reports' texts; otherwise only the spans shown
};

/// Renders the dossier. Everything from outside is escaped for its format; control characters never reach a
/// terminal.
std::string render(const Dossier& dossier, ViewFormat format, const ViewOptions& options = {});

}  // namespace stemma
