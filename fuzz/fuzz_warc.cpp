// Archives, packed or not. The first byte chooses how the rest is packed before it is read, so that the
// fuzzer reaches the records behind a codec without having to make its sums right.
//
// What must hold: documents are valid UTF-8, stand in the order of their records, and entering the archive
// where the last one says gives that one again.
#include "checks.h"
#include "packed.h"
#include "source/document_reader.h"

#include <optional>

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
  std::optional<Document> last;
  while (auto document = (*reader)->next()) {
    if (!*document) continue;
    fuzz::require(core::is_valid_utf8((*document)->content), "content is valid UTF-8");
    fuzz::require((*document)->content.find('\0') == std::string::npos, "content has no NUL");
    fuzz::require(position <= (*document)->position, "documents stand in the order of their records");
    fuzz::require((*document)->entry_offset <= bytes.size(), "an archive is entered within it");
    position = (*document)->position;
    last = **std::move(document);
  }
  if (!last || last->entry_offset == 0) return 0;
  auto again = source::open_documents(source::stream_of(bytes.substr(last->entry_offset)));
  fuzz::require(again.has_value(), "an archive can be entered where a document says");
  for (;;) {
    const auto found = (*again)->next();
    fuzz::require(found.has_value(), "the document is found again");
    if (!*found || (*found)->position + last->entry_position - 1 != last->position) continue;
    fuzz::require((*found)->content == last->content, "the document is the same again");
    return 0;
  }
}
