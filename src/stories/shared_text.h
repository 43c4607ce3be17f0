/// Internal: how much of its words an article of a stream shares with another. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reuse/align.h"
#include "reuse/words.h"

namespace stemma::stories {

/// An article's words as far as they are needed to find again what it shares.
struct TextOfArticle {
  reuse::Words words;
  std::vector<std::uint32_t> sample;  ///< every fourth of its shingles by hash, ordered
  std::size_t tokens = 0;
};

/// Equal for articles that are told as copies of one text: the same words, but for case and marks. A text of
/// a few words ("Subscribe to read on") stands for nothing without its title.
std::uint64_t fingerprint_of(const reuse::Words& words, std::string_view title);

/// O(text).
TextOfArticle text_of(const Reading& reading);

/// Whether hardly a word differs: nine of ten samples of the longer one are in both. Short texts have too few
/// to tell. O(samples).
bool are_nearly_one(const TextOfArticle& a, const TextOfArticle& b);

/// Compares one article with many.
class SharedText {
 public:
  /// Keeps a reference to `article`, which must outlive it.
  explicit SharedText(const TextOfArticle& article);

  /// Comparison::shared_words of the pair. What shares no shingle of the samples shares nothing, which misses
  /// short passages; of what shares many, their number is the measure; the others are aligned. O(samples), of
  /// the aligned ones O(words).
  float with(const TextOfArticle& other) const;

 private:
  const TextOfArticle& article_;
  reuse::Aligner aligner_;
};

}  // namespace stemma::stories
