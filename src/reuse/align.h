/// Internal: the passages of one pair of articles. See stemma/passage.h.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "reuse/words.h"
#include "stemma/passage.h"

namespace stemma::reuse {

/// Words [a_begin, a_end) of one article beside [b_begin, b_end) of another. First and last words are equal.
struct Alignment {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      equal;  ///< word of a, word of b; both strictly ascending
  friend bool operator==(const Alignment&, const Alignment&) = default;
};

/// Aligns one article with many: its shingles are looked up, not searched for.
class Aligner {
 public:
  /// Keeps a reference to `b`, which must outlive it.
  Aligner(const Words& b, const ReuseOptions& options);

  /// The shared passages, ordered by (a_begin, b_begin). No two share more than a fifth of their words on
  /// either side. O(|a| + matching shingles + passages × max_gap²); of a shingle that `b` repeats, the first
  /// few places count.
  std::vector<Alignment> align(const Words& a) const;

 private:
  /// A shingle of b.
  struct Slot {
    std::uint32_t place = 0;  ///< in b + 1; 0: free
    std::uint32_t tag = 0;    ///< of its hash
  };

  const Words& b_;
  ReuseOptions options_;
  std::vector<Slot> slots_;  ///< open addressing
  std::uint32_t mask_ = 0;
  /// A bit for each hash, of sixteen: nearly every shingle that is not in b is told by it.
  std::vector<bool> known_;
  std::uint32_t known_mask_ = 0;
};

}  // namespace stemma::reuse
