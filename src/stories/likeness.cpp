// An inverted index over each article's heaviest features is the gate: who shares none of them is not
// compared. Postings are walked from the newest back and end where the window ends; what they add up to
// orders the candidates, of which the best are compared in full.
#include "stories/likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <tuple>
#include <unordered_map>

namespace stemma::stories {
namespace {

constexpr std::size_t kGateFeatures = 48;           // of one article
constexpr std::size_t kPostingsPerFeature = 2'000;  // looked at, newest first
constexpr std::size_t kCandidates = 200;            // of one article, compared in full

struct Gate {
  std::uint64_t key;  ///< field and feature
  float weight;
};

std::vector<Gate> gate_features(const Comparable& article, const FieldShares& shares) {
  std::vector<Gate> gates;
  for (const Field field : {Field::kBody, Field::kNames}) {
    const auto f = static_cast<std::size_t>(field);
    for (const Weight& weight : article.vectors[f]) {
      gates.push_back({std::uint64_t{f} << 32U | weight.id, weight.value * shares[f]});
    }
  }
  const auto heavier = [](const Gate& x, const Gate& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.key < y.key;
  };
  if (gates.size() > kGateFeatures) {
    std::nth_element(gates.begin(), gates.begin() + kGateFeatures, gates.end(), heavier);
    gates.resize(kGateFeatures);
  }
  std::sort(gates.begin(), gates.end(), heavier);
  return gates;
}

/// Whether two articles lie in one window; an unknown day lies in every one.
bool in_window(const Comparable& a, const Comparable& b, double window_days) {
  return !a.day || !b.day || days_between(*a.day, *b.day) <= window_days;
}

constexpr std::size_t kTopicNeighbours = 15;  // over so many the topic's density is taken
constexpr std::int32_t kSameEventDays =
    1;  // neighbours so near in time may tell the same event: they are no measure
constexpr std::size_t kUndatedSpared = 1;  // without dates, the nearest neighbours may; so many are spared
constexpr float kUsualDensity = 0.092F;  // at which resemblance counts as it is; also of neighbours not there
constexpr float kLeastDensity = 0.03F;
constexpr float kOverlapShare = 0.25F;      // what articles of the same words gain …
constexpr float kOverlapShareOfFew = 0.3F;  // … and more in a small collection, where other signs say less
constexpr float kDaysShare = 0.6F;          // of the likeness that fades with the days between …
constexpr float kFadeDays = 1.2F;           // … to 1/e in so many
constexpr float kOneUndated = 0.9F;         // of the likeness, where only one of two has a date
// Of a few articles: chosen on 900 samples of 3 to 16 articles out of the development collections, with all,
// half and none of their dates.
constexpr float kDoubtOfUndated = 0.5F;     // lost of the resemblance of two undated articles …
constexpr float kDoubtOfOneUndated = 0.1F;  // … of an undated and a dated one …
constexpr float kDoubtOfOtherWords = 0.4F;  // … and of two in which one speaker says other things
constexpr float kOtherWords = 0.4F;         // an echo of less: other things; of 80 in 100 pairs of two events
constexpr float kSameWords = 0.5F;          // … of more: the same
constexpr float kEchoShare = 0.15F;         // what the same words of one speaker add
constexpr float kNotRare = 50;              // articles of a collection that a rare name is not in
constexpr float kRareNamesShare = 0.1F;     // what rare names add to likeness …
constexpr float kRareNamesTime = 0.35F;     // … and how much of the days between they make up for
constexpr float kUsualFeatures =
    150;  // different words of an article; long ones resemble others by length alone
constexpr float kLengthPower = 0.075F;

/// How much an article resembles the others of its topic that are not of its event.
std::vector<float> densities(std::span<const Comparable> articles, std::span<const Likeness> resemblances) {
  std::vector<std::vector<float>> neighbours(articles.size());
  for (const auto& [a, b, value] : resemblances) {
    const auto& x = articles[a].day;
    const auto& y = articles[b].day;
    if (x && y && days_between(*x, *y) <= kSameEventDays) continue;
    neighbours[a].push_back(value);
    neighbours[b].push_back(value);
  }
  std::vector<float> density(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) {
    auto& values = neighbours[i];
    const std::size_t spared = articles[i].day ? 2 : kUndatedSpared;
    const std::size_t looked_at = std::min(values.size(), spared + kTopicNeighbours);
    std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(looked_at), values.end(),
                      std::greater<>());
    float sum = 0;
    for (std::size_t n = spared; n < looked_at; ++n) sum += values[n];
    // A small collection has not enough articles to tell: those it lacks are taken to be as usual.
    const std::size_t others = articles.size() - 1;
    const std::size_t lacking =
        kTopicNeighbours - std::min(kTopicNeighbours, others - std::min(others, spared));
    density[i] = (sum + kUsualDensity * static_cast<float>(lacking)) / static_cast<float>(kTopicNeighbours);
  }
  return density;
}

float length_factor(const Comparable& article) {
  const auto features = static_cast<float>(article.vectors[static_cast<std::size_t>(Field::kBody)].size());
  return std::pow(kUsualFeatures / std::max(20.0F, features), kLengthPower);
}

float time_factor(const Comparable& a, const Comparable& b) {
  if (a.day.has_value() != b.day.has_value()) return kOneUndated;
  if (!a.day) return 1;
  return 1 - kDaysShare * (1 - std::exp(-static_cast<float>(days_between(*a.day, *b.day)) / kFadeDays));
}

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

/// What is left of resemblance in a small collection that does not tell when both articles are of. See judge.
float trust_without_days(const Comparable& a, const Comparable& b, float small) {
  const float doubt = a.day && b.day ? 0 : a.day || b.day ? kDoubtOfOneUndated : kDoubtOfUndated;
  return 1 - doubt * small;
}

struct Posting {
  std::uint32_t article;
  float weight;
};

/// Of articles in two languages. Who and where carries it; one shared name alone is little, so that what one
/// of them lacks counts as not shared.
float resemblance_across_languages(const Comparable& a, const Comparable& b, const FieldShares& shares) {
  float sum = 0;
  float whole = 0;
  for (const Field field : {Field::kNames, Field::kFigures, Field::kDays}) {
    const auto f = static_cast<std::size_t>(field);
    sum += shares[f] * cosine(a.vectors[f], b.vectors[f]);
    whole += shares[f];
  }
  return sum / whole;
}

}  // namespace

float resemblance(const Comparable& a, const Comparable& b, const FieldShares& shares) {
  if (a.language != b.language && a.language != 0 && b.language != 0)
    return resemblance_across_languages(a, b, shares);
  float sum = 0;
  float whole = 0;
  for (std::size_t field = 0; field < kFields; ++field) {
    if (shares[field] == 0 || a.vectors[field].empty() || b.vectors[field].empty()) continue;
    sum += shares[field] * cosine(a.vectors[field], b.vectors[field]);
    whole += shares[field];
  }
  return whole == 0 ? 0 : sum / whole;
}

std::vector<Likeness> find_resemblances(std::span<const Comparable> articles, const FieldShares& shares,
                                        double window_days, float at_least) {
  std::unordered_map<std::uint64_t, std::vector<Posting>> postings;
  std::vector<float> shared(articles.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<Likeness> found;
  for (std::uint32_t b = 0; b < articles.size(); ++b) {
    const auto gates = gate_features(articles[b], shares);
    for (const Gate& gate : gates) {
      auto& list = postings[gate.key];
      std::size_t looked_at = 0;
      for (auto at = list.rbegin(); at != list.rend() && looked_at < kPostingsPerFeature; ++at, ++looked_at) {
        if (!in_window(articles[at->article], articles[b], window_days)) break;
        if (shared[at->article] == 0) touched.push_back(at->article);
        shared[at->article] += at->weight * gate.weight;
      }
      list.push_back({b, gate.weight});
    }
    const auto better = [&](std::uint32_t x, std::uint32_t y) {
      return shared[x] != shared[y] ? shared[x] > shared[y] : x < y;
    };
    if (touched.size() > kCandidates) {
      std::nth_element(touched.begin(), touched.begin() + kCandidates, touched.end(), better);
      for (std::size_t i = kCandidates; i < touched.size(); ++i) shared[touched[i]] = 0;
      touched.resize(kCandidates);
    }
    std::sort(touched.begin(), touched.end());
    for (const std::uint32_t a : touched) {
      shared[a] = 0;
      const float value = resemblance(articles[a], articles[b], shares);
      if (value >= at_least) found.push_back({a, b, value});
    }
    touched.clear();
  }
  return found;
}

std::vector<Likeness> judge(std::span<const Comparable> articles, std::vector<Likeness> resemblances,
                            const Overlaps& overlaps) {
  const auto density = densities(articles, resemblances);
  const float small = smallness(articles.size());
  const float overlap_share = kOverlapShare + kOverlapShareOfFew * small;
  const auto by_pair = [](const Likeness& x, const Likeness& y) {
    return std::tie(x.a, x.b) < std::tie(y.a, y.b);
  };
  std::vector<Likeness> likenesses = std::move(resemblances);
  for (const Likeness& overlap : overlaps) likenesses.push_back({overlap.a, overlap.b, 0});
  // Of a pair that stands in both, the resemblance comes first.
  std::stable_sort(likenesses.begin(), likenesses.end(), by_pair);
  likenesses.erase(std::unique(likenesses.begin(), likenesses.end(),
                               [](const Likeness& x, const Likeness& y) { return x.a == y.a && x.b == y.b; }),
                   likenesses.end());
  const RareNames rare_names(articles);
  std::vector<float> length(articles.size());
  std::transform(articles.begin(), articles.end(), length.begin(), length_factor);
  auto overlap = overlaps.begin();
  for (auto& [a, b, value] : likenesses) {
    while (overlap != overlaps.end() && by_pair(*overlap, {a, b, 0})) ++overlap;
    const bool share_words = overlap != overlaps.end() && overlap->a == a && overlap->b == b;
    const auto echoed = echo(articles[a].statements, articles[b].statements);
    // Among few articles every name is rare.
    const float rare = (1 - small) * rare_names.shared_by(a, b);
    value = value * trust_without_days(articles[a], articles[b], small) + kRareNamesShare * rare;
    if (share_words) value += overlap_share * overlap->value;
    if (echoed && *echoed < kOtherWords && !share_words) value *= 1 - kDoubtOfOtherWords * small;
    if (echoed && *echoed >= kSameWords) value += kEchoShare * small * *echoed;
    const float dense = std::max(kLeastDensity, (density[a] + density[b]) / 2);
    value *= length[a] * length[b] * std::sqrt(kUsualDensity / dense) *
             std::pow(time_factor(articles[a], articles[b]), 1 - kRareNamesTime * rare);
  }
  return likenesses;
}

}  // namespace stemma::stories
