// Each word's stem leads to its rows and columns; a row's columns are the bits of one word.
#include "account/contrasts.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"

namespace stemma::account {

Contrasts::Contrasts(std::string_view language) {
  const lang::Stemmer stemmer(language);
  for (const std::string_view entry : lang::entries(language, "contrasts")) {
    const auto row = static_cast<std::uint32_t>(tells_by_absence_.size());
    const auto columns = lang::columns(entry);
    assert(columns.size() < 64);
    tells_by_absence_.push_back(columns.front() == "-");
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      for (std::string_view words = columns[column]; !words.empty();) {
        const std::string_view word = words.substr(0, words.find(' '));
        places_.emplace(core::hash(stemmer(lang::fold_case(word))), Place{row, column});
        words.remove_prefix(std::min(words.size(), word.size() + 1));
      }
    }
  }
}

std::uint64_t Contrasts::columns(Terms terms, std::uint32_t row) const {
  std::uint64_t bits = 0;
  for (const descent::Term& term : terms) {
    const auto [first, last] = places_.equal_range(term.stem);
    for (auto place = first; place != last; ++place) {
      if (place->second.row == row) bits |= std::uint64_t{1} << place->second.column;
    }
  }
  return bits;
}

bool Contrasts::exclude(Terms a, Terms b, Terms whole_a, Terms whole_b) const {
  return std::ranges::any_of(a, [&](const descent::Term& term) {
    const auto [first, last] = places_.equal_range(term.stem);
    return std::any_of(first, last, [&](const auto& place) {
      const std::uint32_t row = place.second.row;
      const std::uint64_t in_a = columns(a, row);
      const std::uint64_t in_b = columns(b, row);
      return !tells_by_absence_[row] && in_b != 0 && (in_a & columns(whole_b, row)) == 0 &&
             (in_b & columns(whole_a, row)) == 0;
    });
  });
}

bool Contrasts::mark(Terms marked, Terms plain) const {
  return std::ranges::any_of(marked, [&](const descent::Term& term) {
    const auto [first, last] = places_.equal_range(term.stem);
    return std::any_of(first, last, [&](const auto& place) {
      return tells_by_absence_[place.second.row] && columns(plain, place.second.row) == 0;
    });
  });
}

const Contrasts& contrasts_of(std::string_view language) {
  static const auto all = [] {
    std::map<std::string_view, Contrasts> lists;
    for (const std::string_view known : lang::languages()) lists.try_emplace(known, known);
    lists.try_emplace("und", "und");
    return lists;
  }();
  const auto found = all.find(language);
  return found == all.end() ? all.at("und") : found->second;
}

}  // namespace stemma::account
