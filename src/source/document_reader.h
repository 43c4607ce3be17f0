/// Internal: the family of readers, one for each kind of file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "source/byte_stream.h"
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

/// Opens a file, unpacks gzip and UTF-16, and gives it to the reader of its kind. kUnsupported for binary
/// files and formats that are not read yet, kMalformed for empty ones, else as open_file, `count` included.
Result<std::unique_ptr<DocumentReader>> open_documents(const std::string& path, ByteCount* count = nullptr);
/// The same for bytes from elsewhere.
Result<std::unique_ptr<DocumentReader>> open_documents(std::unique_ptr<ByteStream> bytes);

}  // namespace stemma::source
