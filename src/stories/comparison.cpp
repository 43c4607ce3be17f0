#include "stories/comparison.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace stemma::stories {
namespace {

constexpr std::uint32_t kNotRare = 50;  // articles of a collection that a rare name is not in

const Vector& names_of(const Comparable& article) {
  return field_of(article, Field::kNames);
}

/// In how many articles each name stands.
class NameCounts {
 public:
  explicit NameCounts(std::span<const Comparable> articles) {
    for (const Comparable& article : articles) {
      for (const Weight& name : names_of(article)) ++with_[name.id];
    }
  }
  std::uint32_t operator()(std::uint32_t name) const { return with_.at(name); }

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> with_;
};

float body_words(const Comparable& article) {
  return static_cast<float>(field_of(article, Field::kBody).size());
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

float rarity(std::uint32_t articles) {
  static const auto kOf = [] {
    std::array<float, kNotRare + 1> of{};
    for (std::uint32_t n = 2; n < kNotRare; ++n)
      of[n] = 1 - std::log(static_cast<float>(n) / 2) / std::log(static_cast<float>(kNotRare) / 2);
    return of;
  }();
  return kOf[std::clamp(articles, 2U, kNotRare)];
}

RareNames rare_names(const Lookup& a, std::span<const float> rarities_of_a, const Vector& b) {
  RareNames rarest;
  for (const Weight& name : b) {
    const Weight* of_a = a.find(name.id);
    if (of_a == nullptr) continue;
    const float rarity = rarities_of_a[a.index_of(*of_a)];
    const auto least = std::min_element(rarest.rarities.begin(), rarest.rarities.end());
    if (rarity <= *least) continue;
    *least = rarity;
    rarest.names[static_cast<std::size_t>(least - rarest.rarities.begin())] = name.id;
  }
  return rarest;
}

Comparison compare(const Comparable& a, const Comparable& b, float resemblance, float shared_words,
                   float rare_names) {
  Comparison pair;
  pair.resemblance = resemblance;
  if (is_of_one_language(a, b)) pair.title = cosine(field_of(a, Field::kTitle), field_of(b, Field::kTitle));
  pair.shared_words = shared_words;
  pair.rare_names = rare_names;
  if (a.day && b.day) pair.days_between = static_cast<float>(days_between(*a.day, *b.day));
  pair.dated = static_cast<std::uint8_t>(int{a.day.has_value()} + int{b.day.has_value()});
  pair.echo = echo(a.statements, b.statements);
  pair.words = {body_words(a), body_words(b)};
  return pair;
}

std::vector<Comparison> compare(std::span<const Comparable> articles, std::span<const Likeness> resemblances,
                                const Overlaps& overlaps) {
  const NameCounts articles_with(articles);
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
  std::optional<Lookup> names;  // of the pair's first article
  std::vector<float> rarities;  // of these
  for (const Likeness& pair : pairs) {
    while (overlap != overlaps.end() && before(*overlap, pair)) ++overlap;
    const bool share_words = overlap != overlaps.end() && overlap->a == pair.a && overlap->b == pair.b;
    const auto& [i, j, value] = pair;
    const Comparable& a = articles[i];
    const Comparable& b = articles[j];
    if (compared.empty() || compared.back().a != i) {
      names.emplace(names_of(a));
      rarities = rarities_of(names_of(a), articles_with);
    }
    compared.push_back(compare(a, b, value, share_words ? overlap->value : 0,
                               rare_names(*names, rarities, names_of(b)).mean()));
    compared.back().a = i;
    compared.back().b = j;
  }
  return compared;
}

}  // namespace stemma::stories
