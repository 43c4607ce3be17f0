/// Internal: the family of readers, one for each kind of file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "source/byte_stream.h"
#include "source/expansion.h"
#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma::source {

/// Gives the documents of one file. An error is one bad document; nothing after the last.
/// `path` and `position` of documents, `source` of errors are set by the reader's user where they are the
/// file's.
class DocumentReader {
 public:
  virtual ~DocumentReader() = default;
  virtual std::optional<Result<Document>> next() = 0;
};

/// A record a line: see json_record.h. A line of more than kMaxDocumentBytes is passed over with kTooLarge.
std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<ByteStream> bytes);
/// A JSON object, or an array of them.
std::unique_ptr<DocumentReader> read_json(std::unique_ptr<ByteStream> bytes);
/// A page or a text: the file is the document.
std::unique_ptr<DocumentReader> read_page(std::unique_ptr<ByteStream> bytes);
std::unique_ptr<DocumentReader> read_plain_text(std::unique_ptr<ByteStream> bytes);

/// The entries of a feed: see feed_entry.h.
std::unique_ptr<DocumentReader> read_feed(std::unique_ptr<ByteStream> bytes);

/// Where an archive is entered.
struct Entry {
  std::uint64_t offset = 0;  ///< byte of the file at which a record stands
  std::uint64_t record = 1;  ///< its position
};

/// Opens a file, unpacks gzip, zstd and UTF-16, and gives it to the reader of its kind. An entry other than
/// the beginning is one that a document of the same file gave. kUnsupported for binary files, kMalformed for
/// empty ones, else as open_file, `count` included.
Result<std::unique_ptr<DocumentReader>> open_documents(const std::string& path, ByteCount* count = nullptr,
                                                       Entry entry = {});
/// The same for bytes from elsewhere; a WACZ has to be a file. `whole`: see read_warc.
Result<std::unique_ptr<DocumentReader>> open_documents(std::unique_ptr<ByteStream> bytes,
                                                       Expansion* whole = nullptr);

}  // namespace stemma::source
