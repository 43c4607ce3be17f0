#include "stories/lexicon.h"

#include <map>
#include <memory>
#include <string>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/latin.h"
#include "lang/lists.h"

namespace stemma::stories {
namespace {

constexpr std::size_t kMostWords =
    300'000;  // remembered; a stream never ends, and most of its words are rare

template <class Make>
std::uint32_t remembered(std::unordered_map<std::uint64_t, std::uint32_t>& known, std::uint64_t fold,
                         const Make& make) {
  const auto found = known.find(fold);
  if (found != known.end()) return found->second;
  if (known.size() >= kMostWords) known.clear();
  return known.emplace(fold, make()).first->second;
}

}  // namespace

Lexicon::Lexicon(std::string_view language) : stemmer_(language) {
  for (const auto word : lang::entries(language, "stopwords")) function_words_.insert(lang::fold_hash(word));
}

std::uint32_t Lexicon::stem(std::uint64_t fold, std::string_view word) {
  return remembered(stems_, fold,
                    [&] { return static_cast<std::uint32_t>(core::hash(stemmer_(lang::fold_case(word)))); });
}

std::uint32_t Lexicon::name(std::uint64_t fold, std::string_view word) {
  return remembered(names_, fold,
                    [&] { return static_cast<std::uint32_t>(core::hash(lang::latin_fold(word))); });
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
