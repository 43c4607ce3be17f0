/// Internal: the copies of one text, word beside word. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/report.h"
#include "stemma/text_span.h"

namespace stemma::descent {

/// One place of the text at which copies differ: a word of the longest copy, or what stands before it
/// elsewhere.
struct VariantPlace {
  std::uint32_t word = 0;  ///< of the longest copy
  std::vector<std::uint32_t>
      readings;  ///< by witness: equal numbers for equal words; kUnknown where none can be told
  std::vector<TextSpan> spans;  ///< by witness: the words, empty where it leaves them out

  static constexpr std::uint32_t kUnknown = 0;

  bool known(std::size_t witness) const { return readings[witness] != kUnknown; }
  bool differ(std::size_t a, std::size_t b) const {
    return known(a) && known(b) && readings[a] != readings[b];
  }
  /// How many witnesses have the reading of `witness`, itself included.
  std::size_t carriers(std::size_t witness) const;
  /// Several have it, and no more than half of those that have the place: an agreement that is hardly chance.
  bool peculiar(std::size_t witness) const;
};

/// The copies side by side. Where a copy leaves out kLacuna words in a row, nothing is known of its source
/// there.
struct Collation {
  std::vector<VariantPlace> places;  ///< by word; only those at which copies differ
  std::vector<std::vector<bool>>
      has_word;  ///< by witness: whether it has something in the place of each word

  std::size_t witnesses() const { return has_word.size(); }
};

constexpr std::size_t kLacuna = 5;

/// Aligns every witness with the one that has most words. O(witnesses × words).
Collation collate(std::span<const ArticleIndex> witnesses, std::span<const Report> reports);

}  // namespace stemma::descent
