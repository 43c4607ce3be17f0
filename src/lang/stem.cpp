#include "lang/stem.h"

#include <libstemmer.h>

namespace stemma::lang {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(std::string_view language)
    : stemmer_(sb_stemmer_new(std::string(language).c_str(), "UTF_8")) {}

std::string Stemmer::operator()(std::string_view folded_word) const {
  constexpr std::size_t kLongestWord = 128;
  if (!stemmer_ || folded_word.size() > kLongestWord) return std::string(folded_word);
  const auto* word = reinterpret_cast<const sb_symbol*>(folded_word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), word, static_cast<int>(folded_word.size()));
  if (stem == nullptr) return std::string(folded_word);
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
}

}  // namespace stemma::lang
