/// Internal: words that exclude one another, as a language's list "contrasts" gives them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "descent/terms.h"

namespace stemma::account {

/// Two words in the same place of two wordings are mostly two words for one thing: "recovered" and "found".
/// That "before" and "after", "will" and "may", "brother" and "cousin" are not is knowledge of the language.
class Contrasts {
 public:
  explicit Contrasts(std::string_view language);

  using Terms = std::span<const descent::Term>;
  /// Words of `a` exclude words of `b`: of some row each has words, and of other columns. Not if the whole
  /// wording of one, `whole_a` and `whole_b`, has the other's too.
  bool exclude(Terms a, Terms b, Terms whole_a, Terms whole_b) const;
  /// Words whose absence says otherwise ("not", "allegedly") stand in `marked`, and none of their row in
  /// `plain`.
  bool mark(Terms marked, Terms plain) const;

 private:
  struct Place {
    std::uint32_t row, column;
  };
  /// Columns of a row that have words among these, as bits.
  std::uint64_t columns(Terms terms, std::uint32_t row) const;

  std::unordered_multimap<std::uint64_t, Place> places_;  // by stem
  std::vector<bool> tells_by_absence_;                    // by row
};

/// Those of a language; built once, lives for ever. Safe to call from many threads.
const Contrasts& contrasts_of(std::string_view language);

}  // namespace stemma::account
