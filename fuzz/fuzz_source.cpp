// Files of any kind: gzip, charsets, JSON Lines. Every document that comes out is valid UTF-8 without NUL.
#include "checks.h"
#include "source/document_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  auto reader = source::open_documents(source::stream_of(fuzz::bytes_of(data, size)));
  if (!reader) return 0;
  while (const auto document = (*reader)->next()) {
    if (!*document) continue;
    fuzz::require(core::is_valid_utf8((*document)->content), "content is valid UTF-8");
    fuzz::require((*document)->content.find('\0') == std::string::npos, "content has no NUL");
  }
  return 0;
}
