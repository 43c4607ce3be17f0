#include "stories/shared_text.h"

#include <algorithm>

#include "core/hash.h"
#include "stories/comparison.h"

namespace stemma::stories {
namespace {

constexpr std::uint32_t kOneIn = 4;  // shingles
// From so many shared samples on it is enough to estimate: 70 words say of nearly all texts what 700 say.
constexpr std::uint32_t kEnough = 16;
constexpr ReuseOptions kReuse{};

std::uint32_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::uint32_t count = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++count, ++x, ++y;
    }
  }
  return count;
}

}  // namespace

std::uint64_t fingerprint_of(const reuse::Words& words, std::string_view title) {
  constexpr std::size_t kFewWords = 30;
  const std::uint64_t whole = reuse::fingerprint_of_whole(words);
  return words.size() < kFewWords ? whole ^ core::mix(core::hash(title)) : whole;
}

TextOfArticle text_of(const Reading& reading) {
  TextOfArticle text{reuse::words_of(reading), {}, reading.tokens.size()};
  for (std::size_t i = 0; i + kReuse.shingle_words <= text.words.size(); ++i) {
    const std::uint32_t hash = reuse::shingle(text.words, i, kReuse.shingle_words);
    if (hash % kOneIn == 0) text.sample.push_back(hash);
  }
  std::sort(text.sample.begin(), text.sample.end());
  text.sample.erase(std::unique(text.sample.begin(), text.sample.end()), text.sample.end());
  return text;
}

bool are_nearly_one(const TextOfArticle& a, const TextOfArticle& b) {
  const std::size_t longer = std::max(a.sample.size(), b.sample.size());
  const std::size_t shorter = std::min(a.sample.size(), b.sample.size());
  if (shorter < kEnough || shorter * 10 < longer * 9) return false;
  return std::size_t{shared(a.sample, b.sample)} * 10 >= longer * 9;
}

SharedText::SharedText(const TextOfArticle& article) : article_(article), aligner_(article.words, kReuse) {}

float SharedText::with(const TextOfArticle& other) const {
  const std::uint32_t samples = shared(article_.sample, other.sample);
  if (samples == 0) return 0;
  std::uint32_t matches = samples * kOneIn + kReuse.shingle_words - 1;
  if (samples < kEnough) {
    matches = 0;
    for (const reuse::Alignment& passage : aligner_.align(other.words))
      matches += static_cast<std::uint32_t>(passage.equal.size());
  }
  return shared_words(matches, article_.tokens, other.tokens);
}

}  // namespace stemma::stories
