/// Internal: what two articles show of whether they tell one event. See stemma/story.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stories/resemblance.h"

namespace stemma::stories {

/// What two articles show of whether they tell one event.
struct Comparison {
  std::uint32_t a = 0;
  std::uint32_t b = 0;    ///< a < b
  float resemblance = 0;  ///< see resemblance.h; 0 to 1
  float title = 0;  ///< cosine of the titles; 0 where one of the two has none or they are of two languages
  float shared_words = 0;  ///< root of the part of the shorter one that passages of both cover; 0 to 1
  float rare_names = 0;    ///< how few articles have the rarest names of both; 0 to 1
  std::optional<float> days_between;  ///< from one publication to the other; none where one is unknown
  std::uint8_t dated = 0;             ///< how many of the two have a day: 0 to 2
  std::optional<float> echo;          ///< see echoes.h; none where no speaker is in both or nobody looked
  std::array<float, 2> words{};       ///< different words of each body
};

/// Words that two articles share, as a part of the shorter one's; 0 to 1. Ordered by (a, b), each pair once.
using Overlaps = std::vector<Likeness>;

/// What one pair shows; its numbers `a` and `b` are left to the caller. O(words of the titles + statements).
Comparison compare(const Comparable& a, const Comparable& b, float resemblance, float shared_words,
                   float rare_names);

/// Root of the part of the shorter article, of two that share `matches` words, that they cover: a quotation
/// of a tenth of the text already says much. A text of a few words does not count for a whole one.
float shared_words(std::uint32_t matches, std::size_t words_of_one, std::size_t words_of_other);

/// How rare each of an article's names is: 1 where nobody else has it, 0 where 50 articles have. Who is
/// hardly ever in the news is there for one event, on whatever day; who always is, for many.
/// `articles_with(name)` counts this article too.
template <class ArticlesWith>
std::vector<float> rarities_of(const Vector& names, const ArticlesWith& articles_with);

/// The rarest names that two articles share.
struct RareNames {
  std::array<std::uint32_t, 3> names{};  ///< 0: none
  std::array<float, 3> rarities{};
  /// How few articles have them, as their mean: Comparison::rare_names.
  float mean() const { return (rarities[0] + rarities[1] + rarities[2]) / 3; }
};

/// O(|b|).
RareNames rare_names(const Lookup& a, std::span<const float> rarities_of_a, const Vector& b);

/// Of each pair that resembles or shares passages; ordered by (a, b). O(pairs × features).
std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps);

/// Of a name that so many articles have; one that has it alone counts as two.
float rarity(std::uint32_t articles);

template <class ArticlesWith>
std::vector<float> rarities_of(const Vector& names, const ArticlesWith& articles_with) {
  std::vector<float> rarities;
  rarities.reserve(names.size());
  for (const Weight& name : names) rarities.push_back(rarity(articles_with(name.id)));
  return rarities;
}

}  // namespace stemma::stories
