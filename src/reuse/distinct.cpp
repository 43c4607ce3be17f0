#include "reuse/distinct.h"

#include <map>
#include <string_view>

#include "core/hash.h"
#include "reuse/words.h"

namespace stemma::reuse {

DistinctTexts distinct_texts(std::span<const ReuseText> articles) {
  DistinctTexts distinct;
  distinct.texts_of_outlet.push_back(0);
  std::map<std::uint64_t, std::uint32_t> text_of;
  std::map<std::string_view, std::uint32_t> number_of = {{"", 0}};
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const std::uint64_t whole = fingerprint_of_whole(articles[i].words);
    distinct.checksum = core::mix(distinct.checksum ^ whole) + core::hash(articles[i].outlet);
    const auto next = static_cast<std::uint32_t>(distinct.count());
    const auto [found, is_new] = text_of.emplace(whole, next);
    if (is_new) {
      const auto outlets = static_cast<std::uint32_t>(distinct.texts_of_outlet.size());
      const auto [outlet, is_new_outlet] = number_of.emplace(articles[i].outlet, outlets);
      if (is_new_outlet) distinct.texts_of_outlet.push_back(0);
      ++distinct.texts_of_outlet[outlet->second];
      distinct.outlet.push_back(outlet->second);
      distinct.carriers.emplace_back();
    }
    distinct.carriers[found->second].push_back(i);
  }
  return distinct;
}

}  // namespace stemma::reuse
