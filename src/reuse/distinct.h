/// Internal: articles of the same words go through the search as one. See stemma/reuse_steps.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/reuse_steps.h"

namespace stemma::reuse {

/// The different texts among articles, in the order of the first article that carries each.
struct DistinctTexts {
  std::vector<std::vector<std::uint32_t>> carriers;  ///< of each text, ascending
  std::vector<std::uint32_t> outlet;                 ///< of each text's first carrier; 0 is unknown
  std::vector<std::uint32_t> texts_of_outlet;        ///< how many texts have that outlet
  std::uint64_t checksum = 0;                        ///< of all articles' words and outlets, in order

  std::size_t count() const { return carriers.size(); }
  std::uint32_t first(std::size_t text) const { return carriers[text].front(); }
};

DistinctTexts distinct_texts(std::span<const ReuseText> articles);

}  // namespace stemma::reuse
