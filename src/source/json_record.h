/// Internal: a JSON object to a Document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma::source {

/// Reads records: objects with `text` (taken as it is) or `html`, and of their own accord `id`, `title`,
/// `url`, `date`, `outlet`, `language`, `author`, `story`. Other members go to Document::passthrough. A
/// member that is null counts as not given; `id` and `story` may be numbers, `author` may be a list.
///
/// Keeps its memory from record to record: one for each reader.
class JsonRecords {
 public:
  JsonRecords();
  ~JsonRecords();
  JsonRecords(JsonRecords&&) noexcept;

  /// The record of one line. O(line) time and memory.
  Result<Document> parse_record(const std::string& json);

  /// Begins a file that is one object, an array of them or a JSON Feed. Tells what is wrong with it as a
  /// whole.
  std::optional<Error> begin_file(const std::string& json);
  /// Its records one after another; a bad one is an error in its place. Those of a list have a position. An
  /// object without `text` and `html` may be a ninjs item.
  std::optional<Result<Document>> next_in_file();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace stemma::source
