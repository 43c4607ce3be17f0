/// Internal: which ends of lines are ends of paragraphs.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::text {

/// How a text uses single line ends.
///
/// Most texts have one line a paragraph. Others are wrapped at a column: their lines break within sentences,
/// and a line ends a paragraph only where the next word would still have fitted.
class LineBreaks {
 public:
  explicit LineBreaks(std::string_view text);
  bool wrapped() const { return wrap_column_ != 0; }
  /// Is the white space [begin, end) between two tokens the end of a paragraph? O(length of the two lines).
  bool ends_paragraph(std::string_view text, std::uint32_t begin, std::uint32_t end) const;

 private:
  std::uint32_t wrap_column_ = 0;  ///< bytes in the longest line; 0: lines are paragraphs
};

}  // namespace stemma::text
