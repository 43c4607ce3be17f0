#include "stories/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace stemma::stories {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr float kNotRare = 50;  // articles of a collection that a rare name is not in

/// How few articles share the names that two of them share: who is hardly ever in the news is there for one
/// event, on whatever day; who always is, for many.
class RareNames {
 public:
  explicit RareNames(std::span<const Comparable> articles) : articles_(articles) {
    for (const Comparable& article : articles) {
      for (const Weight& name : names_of(article)) ++with_[name.id];
    }
  }

  /// Mean of the three rarest names in both: 1 where nobody else has them, 0 where kNotRare articles have.
  float shared_by(std::uint32_t a, std::uint32_t b) const {
    std::array<float, 3> rarest{};
    const Vector& x = names_of(articles_[a]);
    const Vector& y = names_of(articles_[b]);
    for (auto at = x.begin(), other = y.begin(); at != x.end() && other != y.end();) {
      if (at->id < other->id) {
        ++at;
      } else if (other->id < at->id) {
        ++other;
      } else {
        const float rarity = rarity_of(at->id);
        const auto least = std::min_element(rarest.begin(), rarest.end());
        *least = std::max(*least, rarity);
        ++at, ++other;
      }
    }
    return (rarest[0] + rarest[1] + rarest[2]) / 3;
  }

 private:
  static const Vector& names_of(const Comparable& article) {
    return article.vectors[static_cast<std::size_t>(Field::kNames)];
  }
  float rarity_of(std::uint32_t name) const {
    return std::max(0.0F, 1 - std::log(with_.at(name) / 2) / std::log(kNotRare / 2));
  }

  std::span<const Comparable> articles_;
  std::unordered_map<std::uint32_t, float> with_;  ///< articles that have the name
};

/// Where an article stands among those that another resembles: what resembles many articles alike resembles
/// them by its topic (the idea of local scaling; Conneau et al. 2018 call theirs CSLS).
class Standings {
 public:
  Standings(std::size_t articles, std::span<const Likeness> pairs) : values_(articles) {
    for (const auto& [a, b, value] : pairs) {
      values_[a].push_back(value);
      values_[b].push_back(value);
    }
    for (auto& values : values_) std::sort(values.begin(), values.end(), std::greater<>());
  }

  float part_of_best(std::uint32_t article, float value) const {
    const auto& values = values_[article];
    return values.empty() || values.front() == 0 ? 0 : value / values.front();
  }
  float rank(std::uint32_t article, float value) const {
    const auto& values = values_[article];
    const auto at = std::lower_bound(values.begin(), values.end(), value, std::greater<>());
    return static_cast<float>(at - values.begin());
  }

 private:
  std::vector<std::vector<float>> values_;  ///< resemblances of each article, greatest first
};

float field_cosine(const Comparable& a, const Comparable& b, Field field) {
  const bool of_words = field == Field::kBody || field == Field::kTitle;
  const Vector& x = a.vectors[static_cast<std::size_t>(field)];
  const Vector& y = b.vectors[static_cast<std::size_t>(field)];
  return x.empty() || y.empty() || (of_words && !is_of_one_language(a, b)) ? kNone : cosine(x, y);
}

float body_words(const Comparable& article) {
  return static_cast<float>(article.vectors[static_cast<std::size_t>(Field::kBody)].size());
}

class Signer {
 public:
  Signer(std::span<const Comparable> articles, std::span<const Likeness> pairs)
      : articles_(articles), names_(articles), standings_(articles.size(), pairs) {}

  Signs signs_of(const Likeness& pair, float shared_words) const {
    Signs signs{};
    const auto set = [&](Sign sign, float value) { signs[static_cast<std::size_t>(sign)] = value; };
    const auto set_both = [&](Sign lesser, float x, float y) {
      set(lesser, std::min(x, y));
      signs[static_cast<std::size_t>(lesser) + 1] = std::max(x, y);
    };
    const auto& [i, j, value] = pair;
    const Comparable& a = articles_[i];
    const Comparable& b = articles_[j];
    set(Sign::kResemblance, value);
    set(Sign::kBody, field_cosine(a, b, Field::kBody));
    set(Sign::kTitle, field_cosine(a, b, Field::kTitle));
    set(Sign::kNames, field_cosine(a, b, Field::kNames));
    set(Sign::kFigures, field_cosine(a, b, Field::kFigures));
    set(Sign::kDays, field_cosine(a, b, Field::kDays));
    set(Sign::kDaysBetween, a.day && b.day ? static_cast<float>(days_between(*a.day, *b.day)) : kNone);
    set(Sign::kDated, static_cast<float>(int{a.day.has_value()} + int{b.day.has_value()}));
    set(Sign::kSharedWords, shared_words);
    set(Sign::kRareNames, names_.shared_by(i, j));
    set(Sign::kEcho, echo(a.statements, b.statements).value_or(kNone));
    set_both(Sign::kLesserStanding, standings_.part_of_best(i, value), standings_.part_of_best(j, value));
    set_both(Sign::kLesserRank, standings_.rank(i, value), standings_.rank(j, value));
    set_both(Sign::kLesserLength, body_words(a), body_words(b));
    return signs;
  }

 private:
  std::span<const Comparable> articles_;
  RareNames names_;
  Standings standings_;
};

bool before(const Likeness& x, const Likeness& y) {
  return std::tie(x.a, x.b) < std::tie(y.a, y.b);
}

}  // namespace

std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps) {
  const Signer signer(articles, resemblances);
  std::vector<Likeness> pairs(resemblances.begin(), resemblances.end());
  for (const Likeness& overlap : overlaps) pairs.push_back({overlap.a, overlap.b, 0});
  // Of a pair that stands in both, the resemblance comes first.
  std::stable_sort(pairs.begin(), pairs.end(), before);
  pairs.erase(std::unique(pairs.begin(), pairs.end(),
                          [](const Likeness& x, const Likeness& y) { return x.a == y.a && x.b == y.b; }),
              pairs.end());
  std::vector<Comparison> compared;
  compared.reserve(pairs.size());
  auto overlap = overlaps.begin();
  for (const Likeness& pair : pairs) {
    while (overlap != overlaps.end() && before(*overlap, pair)) ++overlap;
    const bool share_words = overlap != overlaps.end() && overlap->a == pair.a && overlap->b == pair.b;
    compared.push_back({pair.a, pair.b, signer.signs_of(pair, share_words ? overlap->value : 0)});
  }
  return compared;
}

}  // namespace stemma::stories
