/// Internal: words of one language as features. See features.h.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "lang/stem.h"

namespace stemma::stories {

/// Function words, stems and names of one language. Remembers what it was asked last: the same words come
/// again and again.
class Lexicon {
 public:
  explicit Lexicon(std::string_view language);
  bool is_function_word(std::uint64_t fold) const { return function_words_.contains(fold); }
  /// Hash of the word's stem; `fold` is the token's.
  std::uint32_t stem(std::uint64_t fold, std::string_view word);
  /// Hash of the word as a name, the same in all languages.
  std::uint32_t name(std::uint64_t fold, std::string_view word);

 private:
  std::unordered_set<std::uint64_t> function_words_;
  std::unordered_map<std::uint64_t, std::uint32_t> stems_;
  std::unordered_map<std::uint64_t, std::uint32_t> names_;
  lang::Stemmer stemmer_;
};

/// This thread's lexicon of the language.
Lexicon& lexicon_of(std::string_view language);

}  // namespace stemma::stories
