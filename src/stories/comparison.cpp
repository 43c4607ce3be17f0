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

const Vector& names_of(const Comparable& article) {
  return article.vectors[static_cast<std::size_t>(Field::kNames)];
}

/// In how many articles each name stands.
class NameCounts {
 public:
  explicit NameCounts(std::span<const Comparable> articles) {
    for (const Comparable& article : articles) {
      for (const Weight& name : names_of(article)) ++with_[name.id];
    }
  }
  float operator()(std::uint32_t name) const { return with_.at(name); }

 private:
  std::unordered_map<std::uint32_t, float> with_;
};

/// What each article resembles, greatest first.
std::vector<std::vector<float>> resemblances_of(std::size_t articles, std::span<const Likeness> pairs) {
  std::vector<std::vector<float>> values(articles);
  for (const auto& [a, b, value] : pairs) {
    values[a].push_back(value);
    values[b].push_back(value);
  }
  for (auto& of : values) std::sort(of.begin(), of.end(), std::greater<>());
  return values;
}

float body_words(const Comparable& article) {
  return static_cast<float>(article.vectors[static_cast<std::size_t>(Field::kBody)].size());
}

void set_both(Signs& signs, Sign lesser, std::array<float, 2> values) {
  const auto at = static_cast<std::size_t>(lesser);
  signs[at] = std::min(values[0], values[1]);
  signs[at + 1] = std::max(values[0], values[1]);
}

bool before(const Likeness& x, const Likeness& y) {
  return std::tie(x.a, x.b) < std::tie(y.a, y.b);
}

}  // namespace

float shared_words(std::uint32_t matches, std::size_t words_of_one, std::size_t words_of_other) {
  constexpr std::size_t kFewWords = 50;
  const auto shorter = static_cast<float>(std::max(kFewWords, std::min(words_of_one, words_of_other)));
  return std::sqrt(std::min(1.0F, static_cast<float>(matches) / shorter));
}

float part_of_best(std::span<const float> resemblances, float value) {
  return resemblances.empty() || resemblances.front() == 0 ? 0 : value / resemblances.front();
}

float rank(std::span<const float> resemblances, float value) {
  const auto at = std::lower_bound(resemblances.begin(), resemblances.end(), value, std::greater<>());
  return static_cast<float>(at - resemblances.begin());
}

float rarity(float articles) {
  return std::max(0.0F, 1 - std::log(articles / 2) / std::log(kNotRare / 2));
}

Signs signs_of(const Comparable& a, const Comparable& b, const FieldCosines& cosines, float resemblance,
               float shared_words, float rare_names) {
  Signs signs{};
  const auto set = [&](Sign sign, float value) { signs[static_cast<std::size_t>(sign)] = value; };
  set(Sign::kResemblance, resemblance);
  set(Sign::kBody, cosines[static_cast<std::size_t>(Field::kBody)]);
  set(Sign::kTitle, cosines[static_cast<std::size_t>(Field::kTitle)]);
  set(Sign::kNames, cosines[static_cast<std::size_t>(Field::kNames)]);
  set(Sign::kFigures, cosines[static_cast<std::size_t>(Field::kFigures)]);
  set(Sign::kDays, cosines[static_cast<std::size_t>(Field::kDays)]);
  set(Sign::kDaysBetween, a.day && b.day ? static_cast<float>(days_between(*a.day, *b.day)) : kNone);
  set(Sign::kDated, static_cast<float>(int{a.day.has_value()} + int{b.day.has_value()}));
  set(Sign::kSharedWords, shared_words);
  set(Sign::kRareNames, rare_names);
  set(Sign::kEcho, echo(a.statements, b.statements).value_or(kNone));
  set_both(signs, Sign::kLesserLength, {body_words(a), body_words(b)});
  return signs;
}

void set_standing(Signs& signs, const Standing& standing) {
  set_both(signs, Sign::kLesserStanding, standing.parts_of_best);
  set_both(signs, Sign::kLesserRank, standing.ranks);
}

std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps) {
  const NameCounts articles_with(articles);
  const auto neighbours = resemblances_of(articles.size(), resemblances);
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
    const auto& [i, j, value] = pair;
    const Comparable& a = articles[i];
    const Comparable& b = articles[j];
    Signs signs = signs_of(a, b, field_cosines(a, b), value, share_words ? overlap->value : 0,
                           rare_names(names_of(a), names_of(b), articles_with));
    set_standing(signs, {{part_of_best(neighbours[i], value), part_of_best(neighbours[j], value)},
                         {rank(neighbours[i], value), rank(neighbours[j], value)}});
    compared.push_back({i, j, signs});
  }
  return compared;
}

}  // namespace stemma::stories
