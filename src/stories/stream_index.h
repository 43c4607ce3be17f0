/// Internal: which recent articles of a stream share features with a new one. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "stories/resemblance.h"

namespace stemma::stories {

constexpr std::size_t kStreamCandidates = 60;  ///< of one article

/// An inverted index over the heaviest features of the articles in a window. Articles are numbered in order
/// of arrival and leave in the same order.
class StreamIndex {
 public:
  /// The articles that share most with this one by its heaviest features, the most alike first.
  /// O(features + kPostings), whatever the size of the window.
  std::vector<std::uint32_t> candidates(const Comparable& article);

  /// From now on the article is known under `number`, which is one above the last. O(features).
  void add(std::uint32_t number, const Comparable& article);

  /// Articles before `first` have left. Their postings go at the next sweep, which is paid for by the
  /// articles added since the last.
  void leave_before(std::uint32_t first);

 private:
  struct Posting {
    std::uint32_t article;
    float weight;
  };
  void sweep();

  std::unordered_map<std::uint64_t, std::vector<Posting>> postings_;
  std::vector<float> shared_;  ///< with the article at hand; by number modulo size
  std::uint32_t first_ = 0;    ///< that has not left
  std::uint32_t next_ = 0;     ///< after the last that was added
  std::uint32_t swept_ = 0;    ///< `next_` at the last sweep
};

}  // namespace stemma::stories
