#include "stories/known_outlets.h"

#include <cstdint>
#include <unordered_set>

#include "core/hash.h"
#include "lang/lists.h"
#include "page/letters.h"

namespace stemma::stories {
namespace {

using Hashes = std::unordered_set<std::uint64_t>;

Hashes hashes_of(std::initializer_list<std::string_view> lists) {
  Hashes hashes;
  for (const std::string_view list : lists) {
    for (const auto entry : lang::entries("und", list)) {
      for (const auto form : lang::columns(entry)) hashes.insert(core::hash(page::letters_of(form)));
    }
  }
  return hashes;
}

}  // namespace

bool is_known_outlet(std::string_view name) {
  static const Hashes outlets = hashes_of({"agencies", "outlets"});
  static const Hashes articles = hashes_of({"articles"});
  if (outlets.contains(core::hash(page::letters_of(name)))) return true;
  const std::size_t space = name.find(' ');
  return space != name.npos && articles.contains(core::hash(page::letters_of(name.substr(0, space)))) &&
         outlets.contains(core::hash(page::letters_of(name.substr(space + 1))));
}

}  // namespace stemma::stories
