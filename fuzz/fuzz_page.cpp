// Pages of any make.
#include "checks.h"
#include "stemma/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const Document page = fuzz::document_of(DocumentKind::kHtml, fuzz::bytes_of(data, size));
  fuzz::require_sound(read_report(page, Depth::kArticle));
  return 0;
}
