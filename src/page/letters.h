/// The letters of a text, for telling whether two settings hold the same words. Internal to page.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/flat_table.h"

namespace stemma::page {

/// Letters and digits alone, case-folded. O(text).
std::string letters_of(std::string_view text);

/// A text that others are looked up in, piece by piece.
class LetterIndex {
 public:
  explicit LetterIndex(std::string_view text);
  /// Share of the text's letters that stand in the indexed text in runs of a dozen or more, 0 to 1; a shorter
  /// text is in it as a whole or not at all. O(text).
  double share_of(std::string_view text) const;
  bool empty() const { return letters_.empty(); }
  std::size_t size() const { return letters_.size(); }

 private:
  std::string letters_;
  core::FlatTable<std::monostate> runs_;
};

}  // namespace stemma::page
