#include "stories/lexicon.h"

#include <map>
#include <memory>
#include <string>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/latin.h"
#include "lang/lists.h"

namespace stemma::stories {

Lexicon::Lexicon(std::string_view language) : stemmer_(language) {
  for (const auto word : lang::entries(language, "stopwords")) function_words_.insert(lang::fold_hash(word));
}

std::uint32_t Lexicon::stem(std::uint64_t fold, std::string_view word) {
  const auto [found, is_new] = stems_.emplace(fold, 0);
  if (is_new) found->second = static_cast<std::uint32_t>(core::hash(stemmer_(lang::fold_case(word))));
  return found->second;
}

std::uint32_t Lexicon::name(std::uint64_t fold, std::string_view word) {
  const auto [found, is_new] = names_.emplace(fold, 0);
  if (is_new) found->second = static_cast<std::uint32_t>(core::hash(lang::latin_fold(word)));
  return found->second;
}

Lexicon& lexicon_of(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<Lexicon>, std::less<>> lexicons;
  auto found = lexicons.find(language);
  if (found == lexicons.end()) {
    found = lexicons.emplace(std::string(language), std::make_unique<Lexicon>(language)).first;
  }
  return *found->second;
}

}  // namespace stemma::stories
