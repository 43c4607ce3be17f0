// JSON Lines: a record a line. A broken line is one error, and the lines after it are read.
#include <fmt/format.h>

#include "source/document_reader.h"
#include "source/json_record.h"
#include "source/line_reader.h"

namespace stemma::source {
namespace {

class JsonLines final : public DocumentReader {
 public:
  explicit JsonLines(std::unique_ptr<ByteStream> bytes) : lines_(std::move(bytes), kMaxDocumentBytes) {}

  std::optional<Result<Document>> next() override {
    while (!ended_) {
      auto line = lines_.next();
      ended_ = !line || !*line;
      if (!line) return tl::make_unexpected(std::move(line).error());
      if (ended_) break;
      if ((*line)->number == 1 && (*line)->text.starts_with("\xEF\xBB\xBF")) (*line)->text.erase(0, 3);
      const bool blank = (*line)->text.find_first_not_of(" \t\r") == std::string::npos;
      if (!blank || (*line)->too_long) return record(**line);
    }
    return std::nullopt;
  }

 private:
  Result<Document> record(const Line& line) {
    Result<Document> document = tl::make_unexpected(
        Error{ErrorCode::kTooLarge, fmt::format("is a line of more than {} MiB", kMaxDocumentBytes >> 20U)});
    if (!line.too_long) document = records_.parse_record(line.text);
    if (document) {
      document->position = line.number;
    } else {
      document.error().line = document.error().record = line.number;
      document.error().byte_offset = line.byte_offset;
    }
    return document;
  }

  LineReader lines_;
  JsonRecords records_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_json_lines(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<JsonLines>(std::move(bytes));
}

}  // namespace stemma::source
