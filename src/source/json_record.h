/// Internal: a JSON object to a Document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  /// The records of a file that is one object, an array of them or a JSON Feed; a bad element is an error in
  /// its place. An object without `text` and `html` may be a ninjs item.
  Result<std::vector<Result<Document>>> parse_file(const std::string& json);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace stemma::source
