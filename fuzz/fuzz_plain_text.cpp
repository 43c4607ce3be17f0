// Plain texts that may once have been pages.
#include "checks.h"
#include "stemma/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const Document text = fuzz::document_of(DocumentKind::kPlainText, fuzz::bytes_of(data, size));
  fuzz::require_sound(read_report(text, Depth::kArticle));
  return 0;
}
