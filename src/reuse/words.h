/// Internal: an article as the sequence of words that is compared. See stemma/passage.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stemma/reading.h"
#include "stemma/report.h"

namespace stemma::reuse {

/// Words and numbers in order, without case, marks and punctuation, by their hashes. 32 bits are enough to
/// compare aligned words: a false equal is one in four thousand million comparisons.
using Words = std::vector<std::uint32_t>;

Words words_of(const Reading& reading);

/// For each word its index in Reading::tokens.
std::vector<std::uint32_t> tokens_of_words(const Reading& reading);

/// How many stretches of `k` words there are.
constexpr std::size_t shingle_count(const Words& words, std::size_t k) {
  return words.size() >= k ? words.size() - k + 1 : 0;
}

/// The hash of `k` words in a row that begin at `begin`.
std::uint32_t shingle(const Words& words, std::size_t begin, std::size_t k);

/// Hash of the whole sequence and its length: equal for articles that differ in case, marks and punctuation
/// only.
std::uint64_t fingerprint_of_whole(const Words& words);

/// For each token whether it stands in quotation marks. O(tokens).
std::vector<bool> quoted_tokens(const Article& article, const Reading& reading);

}  // namespace stemma::reuse
