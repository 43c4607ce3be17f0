/// Internal: how much of its words an article of a stream shares with another. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reuse/words.h"

namespace stemma::stories {

/// What is remembered of an article's words, to find again what it shares.
struct TextOfArticle {
  std::uint64_t fingerprint = 0;      ///< see fingerprint_of
  std::vector<std::uint32_t> sample;  ///< every fourth of its shingles by hash, ordered
  std::size_t tokens = 0;
};

/// Equal for articles that are told as copies of one text: the same words, but for case and marks. A text of
/// a few words ("Subscribe to read on") stands for nothing without its title.
std::uint64_t fingerprint_of(const reuse::Words& words, std::string_view title);

/// O(text).
TextOfArticle text_of(const Reading& reading, std::string_view title);

/// Whether hardly a word differs: nine of ten samples of the longer one are in both. Short texts have too few
/// to tell. O(samples).
bool are_nearly_one(const TextOfArticle& a, const TextOfArticle& b);

/// Comparison::shared_words of the pair, as the samples that both have let it be estimated (Broder 1997): of
/// a passage of 30 words about six are there, and of a phrase of ten perhaps two. O(samples).
float shared_words(const TextOfArticle& a, const TextOfArticle& b);

}  // namespace stemma::stories
