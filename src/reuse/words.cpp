#include "reuse/words.h"

#include <string_view>

#include "core/address.h"
#include "core/hash.h"
#include "quotes/marks.h"
#include "stemma/reuse_steps.h"

namespace stemma::reuse {

Words words_of(const Reading& reading) {
  Words words;
  words.reserve(reading.tokens.size());
  for (const Token& token : reading.tokens) {
    if (token.kind != TokenKind::kPunctuation) words.push_back(static_cast<std::uint32_t>(token.fold));
  }
  return words;
}

std::vector<std::uint32_t> tokens_of_words(const Reading& reading) {
  std::vector<std::uint32_t> tokens;
  tokens.reserve(reading.tokens.size());
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    if (reading.tokens[i].kind != TokenKind::kPunctuation) tokens.push_back(i);
  }
  return tokens;
}

std::uint32_t shingle(const Words& words, std::size_t begin, std::size_t k) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL;
  for (std::size_t i = begin; i < begin + k; ++i) h = (h ^ words[i]) * 0x9FB21C651E98DF25ULL + (h >> 29U);
  return static_cast<std::uint32_t>(core::mix(h) >> 32U);
}

std::uint64_t fingerprint_of_whole(const Words& words) {
  std::uint64_t h = words.size();
  for (const std::uint32_t word : words) h = core::mix(h ^ word) + 0x9E3779B97F4A7C15ULL;
  return h;
}

std::vector<bool> quoted_tokens(const Article& article, const Reading& reading) {
  std::vector<bool> quoted(reading.tokens.size(), false);
  for (const quotes::MarkedStretch& stretch : quotes::pair_marks(article.text, reading)) {
    for (std::uint32_t token = stretch.open + 1; token < stretch.end; ++token) quoted[token] = true;
  }
  return quoted;
}

}  // namespace stemma::reuse

namespace stemma {

ReuseText reuse_text(const Report& report) {
  ReuseText text;
  text.words = reuse::words_of(report.reading);
  const std::vector<bool> quoted = reuse::quoted_tokens(report.article, report.reading);
  text.spans.reserve(text.words.size());
  text.quoted.reserve(text.words.size());
  for (const std::uint32_t token : reuse::tokens_of_words(report.reading)) {
    text.spans.push_back(report.reading.tokens[token].span);
    text.quoted.push_back(quoted[token]);
  }
  const Article& article = report.article;
  text.outlet = article.outlet.empty() ? core::host_of(article.url) : std::string_view(article.outlet);
  return text;
}

}  // namespace stemma
