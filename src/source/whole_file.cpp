// Files that are one document, or that have to be read as a whole to know their documents.
#include <fmt/format.h>

#include "source/charset.h"
#include "source/document_reader.h"
#include "source/json_record.h"

namespace stemma::source {
namespace {

class WholeFile final : public DocumentReader {
 public:
  WholeFile(std::unique_ptr<ByteStream> bytes, DocumentKind kind) : bytes_(std::move(bytes)), kind_(kind) {}

  std::optional<Result<Document>> next() override {
    if (!bytes_) return std::nullopt;
    auto document = read();
    bytes_.reset();
    return document;
  }

 private:
  Result<Document> read() {
    STEMMA_TRY(std::string bytes, read_all(*bytes_, kMaxDocumentBytes));
    Document document;
    document.kind = kind_;
    document.content = with_plain_lines(
        to_utf8(std::move(bytes), kind_ == DocumentKind::kHtml ? Markup::kHtml : Markup::kNone));
    if (document.content.size() >
        kMaxDocumentBytes) {  // UTF-8 can be three times as long as what it was made from
      return tl::make_unexpected(Error{
          ErrorCode::kTooLarge, fmt::format("is larger as UTF-8 than the {} MiB that one document may have",
                                            kMaxDocumentBytes >> 20U)});
    }
    return document;
  }

  std::unique_ptr<ByteStream> bytes_;
  DocumentKind kind_;
};

class JsonFile final : public DocumentReader {
 public:
  explicit JsonFile(std::unique_ptr<ByteStream> bytes) : bytes_(std::move(bytes)) {}

  std::optional<Result<Document>> next() override {
    if (bytes_) {
      auto json = read_all(*bytes_, kMaxDocumentBytes);
      bytes_.reset();
      if (!json) return tl::make_unexpected(std::move(json).error());
      if (json->starts_with("\xEF\xBB\xBF")) json->erase(0, 3);
      if (auto problem = records_.begin_file(*json)) return tl::make_unexpected(*std::move(problem));
    }
    return records_.next_in_file();
  }

 private:
  std::unique_ptr<ByteStream> bytes_;
  JsonRecords records_;
};

}  // namespace

std::unique_ptr<DocumentReader> read_page(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<WholeFile>(std::move(bytes), DocumentKind::kHtml);
}

std::unique_ptr<DocumentReader> read_plain_text(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<WholeFile>(std::move(bytes), DocumentKind::kPlainText);
}

std::unique_ptr<DocumentReader> read_json(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<JsonFile>(std::move(bytes));
}

}  // namespace stemma::source
