// Archives, packed or not. The first byte chooses how the rest is packed before it is read, so that the
// fuzzer reaches the records behind a codec without having to make its sums right.
//
// What must hold: documents are valid UTF-8, stand in the order of their records, and entering the archive
// where a document says gives that document again.
#include "checks.h"
#include "packed.h"
#include "source/document_reader.h"

#include <vector>

namespace {

using namespace stemma;

/// A member for each piece that begins a record.
std::string packed_by_record(std::string_view bytes) {
  std::string packed;
  while (!bytes.empty()) {
    const std::size_t next = std::min(bytes.find("WARC/1.", 1), bytes.size());
    packed += tests::deflated(bytes.substr(0, next));
    bytes.remove_prefix(next);
  }
  return packed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = fuzz::bytes_of(data, size);
  if (!bytes.empty() && bytes.front() == 'g') bytes = packed_by_record(bytes.substr(1));
  auto reader = source::open_documents(source::stream_of(bytes));
  if (!reader) return 0;
  std::uint64_t position = 0;
  std::vector<Document> documents;
  while (auto document = (*reader)->next()) {
    if (!*document) continue;
    fuzz::require(core::is_valid_utf8((*document)->content), "content is valid UTF-8");
    fuzz::require((*document)->content.find('\0') == std::string::npos, "content has no NUL");
    fuzz::require(position <= (*document)->position, "documents stand in the order of their records");
    fuzz::require((*document)->entry_offset <= bytes.size(), "an archive is entered within it");
    position = (*document)->position;
    if (documents.size() < 4) documents.push_back(**document);
  }
  for (const Document& document : documents) {
    if (document.entry_offset == 0) continue;
    auto again = source::open_documents(source::stream_of(bytes.substr(document.entry_offset)));
    fuzz::require(again.has_value(), "an archive can be entered where a document says");
    for (std::uint64_t at = 1;; ++at) {
      const auto found = (*again)->next();
      fuzz::require(found.has_value(), "the document is found again");
      if (!*found || (*found)->position + document.entry_position - 1 != document.position) continue;
      fuzz::require((*found)->content == document.content, "the document is the same again");
      break;
    }
  }
  return 0;
}
