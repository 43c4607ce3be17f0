// Which reader a file is for.
#include "source/document_reader.h"

#include <fmt/format.h>

#include "source/charset.h"
#include "source/gzip.h"
#include "source/kind.h"

namespace stemma::source {
namespace {

Result<std::unique_ptr<DocumentReader>> reader_for(Sniffed sniffed, std::unique_ptr<ByteStream> bytes) {
  switch (sniffed.kind) {
    case FileKind::kEmpty:
      return tl::make_unexpected(Error{ErrorCode::kMalformed, "is empty"});
    case FileKind::kHtml:
      return read_page(std::move(bytes));
    case FileKind::kPlainText:
      return read_plain_text(std::move(bytes));
    case FileKind::kJsonLines:
      return read_json_lines(std::move(bytes));
    case FileKind::kJson:
      return read_json(std::move(bytes));
    case FileKind::kUnreadable:
      break;
  }
  return tl::make_unexpected(Error{
      ErrorCode::kUnsupported, fmt::format("is {}; expected HTML, plain text or JSON Lines", sniffed.what)});
}

}  // namespace

Result<std::unique_ptr<DocumentReader>> open_documents(std::unique_ptr<ByteStream> bytes) {
  auto ahead = std::make_unique<Lookahead>(std::move(bytes));
  STEMMA_TRY(const std::string_view packed, ahead->peek(2));
  if (is_gzip(packed)) ahead = std::make_unique<Lookahead>(inflate(std::move(ahead)));
  STEMMA_TRY(const std::string_view mark, ahead->peek(2));
  if (has_utf16_mark(mark)) {
    STEMMA_TRY(std::string utf16, read_all(*ahead, kMaxDocumentBytes));
    ahead = std::make_unique<Lookahead>(stream_of(to_utf8(std::move(utf16), Markup::kNone)));
  }
  STEMMA_TRY(const std::string_view head, ahead->peek(kSniffBytes));
  return reader_for(sniff(head), std::move(ahead));
}

Result<std::unique_ptr<DocumentReader>> open_documents(const std::string& path, ByteCount* count) {
  STEMMA_TRY(auto bytes, open_file(path, count));
  return open_documents(std::move(bytes));
}

}  // namespace stemma::source
