// Feeds of all kinds. Every document that comes out is valid UTF-8 in all of its parts, and has a title or a
// text.
#include "checks.h"
#include "source/document_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  auto reader = source::read_feed(source::stream_of(fuzz::bytes_of(data, size)));
  std::uint64_t position = 0;
  while (const auto document = reader->next()) {
    if (!*document) {
      fuzz::require(core::is_valid_utf8(document->error().message), "a message is valid UTF-8");
      continue;
    }
    const Document& d = **document;
    for (const std::string* part : {&d.content, &d.title, &d.url, &d.outlet, &d.author, &d.date, &d.modified,
                                    &d.language, &d.passthrough})
      fuzz::require(core::is_valid_utf8(*part), "every part is valid UTF-8");
    fuzz::require(!d.content.empty() || !d.title.empty(), "a report has a title or a text");
    fuzz::require(d.content.find('\0') == std::string::npos, "content has no NUL");
    fuzz::require(position < d.position, "entries stand in order");
    position = d.position;
  }
  return 0;
}
