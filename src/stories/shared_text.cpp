#include "stories/shared_text.h"

#include <algorithm>

#include "core/hash.h"
#include "stemma/passage.h"
#include "stories/comparison.h"

namespace stemma::stories {
namespace {

constexpr std::uint32_t kOneIn = 4;       // shingles
constexpr std::uint32_t kFewest = 2;      // shared samples; one alone is a phrase that anybody uses
constexpr std::uint32_t kFewToTell = 16;  // samples of an article
constexpr std::size_t kShingleWords = ReuseOptions{}.shingle_words;

std::uint32_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::uint32_t count = 0;
  // As in `cosine`: no branch on which of the two is less.
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::uint32_t of_a = *x;
    const std::uint32_t of_b = *y;
    count += of_a == of_b ? 1 : 0;
    x += of_a <= of_b ? 1 : 0;
    y += of_b <= of_a ? 1 : 0;
  }
  return count;
}

}  // namespace

std::uint64_t fingerprint_of(const reuse::Words& words, std::string_view title) {
  constexpr std::size_t kFewWords = 30;
  const std::uint64_t whole = reuse::fingerprint_of_whole(words);
  return words.size() < kFewWords ? whole ^ core::mix(core::hash(title)) : whole;
}

TextOfArticle text_of(const Reading& reading, std::string_view title) {
  const reuse::Words words = reuse::words_of(reading);
  TextOfArticle text{fingerprint_of(words, title), {}, reading.tokens.size()};
  for (std::size_t i = 0; i < reuse::shingle_count(words, kShingleWords); ++i) {
    const std::uint32_t hash = reuse::shingle(words, i, kShingleWords);
    if (hash % kOneIn == 0) text.sample.push_back(hash);
  }
  std::sort(text.sample.begin(), text.sample.end());
  text.sample.erase(std::unique(text.sample.begin(), text.sample.end()), text.sample.end());
  text.sample.shrink_to_fit();
  return text;
}

bool are_nearly_one(const TextOfArticle& a, const TextOfArticle& b) {
  const std::size_t longer = std::max(a.sample.size(), b.sample.size());
  const std::size_t shorter = std::min(a.sample.size(), b.sample.size());
  if (shorter < kFewToTell || shorter * 10 < longer * 9) return false;
  return std::size_t{shared(a.sample, b.sample)} * 10 >= longer * 9;
}

float shared_words(const TextOfArticle& a, const TextOfArticle& b) {
  const std::uint32_t samples = shared(a.sample, b.sample);
  if (samples < kFewest) return 0;
  const auto matches = static_cast<std::uint32_t>(samples * kOneIn + kShingleWords - 1);
  return shared_words(matches, a.tokens, b.tokens);
}

}  // namespace stemma::stories
