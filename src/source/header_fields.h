/// Internal: "Name: value" lines, as WARC records and HTTP messages begin with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::source {

class HeaderFields {
 public:
  /// Reads lines up to an empty one or the end. A line that begins with a blank goes on with the one before;
  /// what is no field is passed over. O(lines).
  explicit HeaderFields(std::string_view lines);
  HeaderFields() = default;

  /// Value of the first field of that name, outer blanks trimmed; empty where there is none. `name` in lower
  /// case.
  std::string_view operator[](std::string_view name) const&;
  std::string_view operator[](std::string_view name) && = delete;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  ///< names in lower case
};

/// "text/html; charset=utf-8" taken apart. Both in lower case, empty where not given.
struct MediaType {
  std::string type;     ///< "text/html"
  std::string charset;  ///< "utf-8"
};
MediaType media_type_of(std::string_view content_type);

/// The bytes of a head up to and with the empty line that ends it, where one is in sight; lines end by LF,
/// with or without CR.
std::optional<std::size_t> head_size(std::string_view bytes);

}  // namespace stemma::source
