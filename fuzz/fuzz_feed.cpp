// Feeds of all kinds, XML and JSON. Every document that comes out is valid UTF-8 in all of its parts, and has
// a title or a text.
#include "checks.h"
#include "source/document_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const std::string bytes = fuzz::bytes_of(data, size);
  const bool json = bytes.starts_with('{') || bytes.starts_with('[');
  auto reader =
      json ? source::read_json(source::stream_of(bytes)) : source::read_feed(source::stream_of(bytes));
  std::uint64_t position = 0;
  while (const auto document = reader->next()) {
    if (!*document) {
      fuzz::require(core::is_valid_utf8(document->error().message), "a message is valid UTF-8");
      continue;
    }
    const Document& d = **document;
    for (const std::string* part : {&d.content, &d.title, &d.url, &d.outlet, &d.author, &d.date, &d.modified,
                                    &d.language, &d.passthrough}) {
      fuzz::require(core::is_valid_utf8(*part), "every part is valid UTF-8");
      fuzz::require(part->find('\0') == std::string::npos, "no part has a NUL");
    }
    fuzz::require(json || !d.content.empty() || !d.title.empty(), "a report has a title or a text");
    fuzz::require(json || position < d.position, "entries stand in order");
    position = d.position;
  }
  return 0;
}
