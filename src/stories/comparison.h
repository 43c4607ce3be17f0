/// Internal: what two articles show of whether they tell one event. See stemma/story.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stories/resemblance.h"

namespace stemma::stories {

/// What is looked at in a pair of articles. Of two values, one an article, the lesser and the greater stand
/// apart, so that the order of the two does not matter.
enum class Sign : std::uint8_t {
  kResemblance,     ///< see resemblance.h; 0 to 1
  kBody,            ///< cosine of the field; none where one of the two lacks it or they are of two languages
  kTitle,           ///< the same
  kNames,           ///< the same, of two languages too
  kFigures,         ///< the same
  kDays,            ///< the same: days that the texts tell
  kDaysBetween,     ///< between the two publications; none where one is unknown
  kDated,           ///< how many of the two have a day: 0 to 2
  kSharedWords,     ///< root of the part of the shorter one that passages of both cover; 0 to 1
  kRareNames,       ///< how few articles have the rarest names of both; 0 to 1
  kEcho,            ///< see echoes.h; none where no speaker is in both or nobody looked
  kLesserStanding,  ///< resemblance over that of the article which either resembles most; 0 to 1
  kGreaterStanding,
  kLesserRank,  ///< how many articles either resembles more
  kGreaterRank,
  kLesserLength,  ///< different words of the body
  kGreaterLength,
};
constexpr std::size_t kSigns = 17;

/// One value a sign; not a number where there is none.
using Signs = std::array<float, kSigns>;

struct Comparison {
  std::uint32_t a = 0;
  std::uint32_t b = 0;  ///< a < b
  Signs signs{};

  float operator[](Sign sign) const { return signs[static_cast<std::size_t>(sign)]; }
};

/// Words that two articles share, as a part of the shorter one's; 0 to 1. Ordered by (a, b), each pair once.
using Overlaps = std::vector<Likeness>;

/// How a pair stands among the others of its two articles, which are in any order.
struct Standing {
  std::array<float, 2> parts_of_best{};
  std::array<float, 2> ranks{};
};

/// The signs of one pair; of its standing see `set_standing`. Constant time.
Signs signs_of(const Comparable& a, const Comparable& b, const FieldCosines& cosines, float resemblance,
               float shared_words, float rare_names);
void set_standing(Signs& signs, const Standing& standing);

/// Root of the part of the shorter article, of two that share `matches` words, that they cover: a quotation
/// of a tenth of the text already says much. A text of a few words does not count for a whole one.
float shared_words(std::uint32_t matches, std::size_t words_of_one, std::size_t words_of_other);

/// Where an article stands among those that another resembles: what resembles many articles alike resembles
/// them by its topic (the idea of local scaling; Conneau et al. 2018 call theirs CSLS). `resemblances` are
/// the other's, greatest first.
float part_of_best(std::span<const float> resemblances, float value);
float rank(std::span<const float> resemblances, float value);

/// How few articles share the names that two of them share, as the mean of the three rarest: 1 where nobody
/// else has them, 0 where 50 articles have. `articles_with(name)` is at least 2. O(|a| + |b|).
template <class ArticlesWith>
float rare_names(const Vector& a, const Vector& b, const ArticlesWith& articles_with);

/// Of each pair that resembles or shares passages; ordered by (a, b). O(pairs × features).
std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps);

/// The share of rareness in a name that so many articles have: who is hardly ever in the news is there for
/// one event, on whatever day; who always is, for many.
float rarity(float articles);

template <class ArticlesWith>
float rare_names(const Vector& a, const Vector& b, const ArticlesWith& articles_with) {
  std::array<float, 3> rarest{};
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::uint32_t of_a = x->id;
    const std::uint32_t of_b = y->id;
    if (of_a == of_b) {
      const auto least = std::min_element(rarest.begin(), rarest.end());
      *least = std::max(*least, rarity(articles_with(of_a)));
    }
    x += of_a <= of_b ? 1 : 0;
    y += of_b <= of_a ? 1 : 0;
  }
  return (rarest[0] + rarest[1] + rarest[2]) / 3;
}

}  // namespace stemma::stories
