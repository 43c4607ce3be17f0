// Reading and quotations over any text, as it is.
#include "checks.h"
#include "stemma/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  Document record = fuzz::document_of(DocumentKind::kRecord, fuzz::bytes_of(data, size));
  record.date = "2024-03-04";
  record.language = size % 2 == 0 ? "en" : "de";
  const Report report = read_report(record);
  fuzz::require(report.article.text == record.content, "a record's text is kept");
  fuzz::require_sound(report);
  return 0;
}
