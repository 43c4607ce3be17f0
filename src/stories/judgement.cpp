// A formula of weights that were chosen by hand and coordinate search on the development collections.
#include "stories/judgement.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace stemma::stories {
namespace {

constexpr std::size_t kTopicNeighbours = 15;  // over so many the topic's density is taken
constexpr float kSameEventDays =
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
constexpr float kRareNamesShare = 0.1F;     // what rare names add to likeness …
constexpr float kRareNamesTime = 0.35F;     // … and how much of the days between they make up for
constexpr float kUsualFeatures =
    150;  // different words of an article; long ones resemble others by length alone
constexpr float kLengthPower = 0.075F;

// What one event needs; of a small collection more, as all of its articles look alike. From 900 samples of 3
// to 16 articles of one to four events, a third of them without dates and a third half dated, out of the
// development collections: of the pairs joined there 96 in 100 are right, of the right ones 75 are joined.
constexpr float kJudgedBound = 0.187F;
constexpr float kCautionWithFew = 0.01F;

/// 0 to 1: how little a collection of so many articles tells of which words belong to its topic and which to
/// an event.
float smallness(std::size_t articles) {
  return 15.0F / (15.0F + static_cast<float>(articles));
}

/// How much an article resembles the others of its topic that are not of its event.
std::vector<float> densities(std::span<const Comparison> comparisons, std::span<const Comparable> articles) {
  std::vector<std::vector<float>> neighbours(articles.size());
  for (const Comparison& pair : comparisons) {
    const float value = pair[Sign::kResemblance];
    if (value == 0 || pair[Sign::kDaysBetween] <= kSameEventDays) continue;
    neighbours[pair.a].push_back(value);
    neighbours[pair.b].push_back(value);
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

float length_factor(float words) {
  return std::pow(kUsualFeatures / std::max(20.0F, words), kLengthPower);
}

float time_factor(const Comparison& pair) {
  if (pair[Sign::kDated] == 1) return kOneUndated;
  if (pair[Sign::kDated] == 0) return 1;
  return 1 - kDaysShare * (1 - std::exp(-pair[Sign::kDaysBetween] / kFadeDays));
}

/// What is left of resemblance in a small collection that does not tell when both articles are of.
float trust_without_days(const Comparison& pair, float small) {
  const float dated = pair[Sign::kDated];
  const float doubt = dated == 2 ? 0 : dated == 1 ? kDoubtOfOneUndated : kDoubtOfUndated;
  return 1 - doubt * small;
}

float likeness_of(const Comparison& pair, float small, float density) {
  const float shared = pair[Sign::kSharedWords];
  const float echo = pair[Sign::kEcho];  // not a number where no speaker is in both: then neither holds
  const float rare = (1 - small) * pair[Sign::kRareNames];  // among few articles every name is rare
  float value = pair[Sign::kResemblance] * trust_without_days(pair, small) + kRareNamesShare * rare;
  value += (kOverlapShare + kOverlapShareOfFew * small) * shared;
  if (echo < kOtherWords && shared == 0) value *= 1 - kDoubtOfOtherWords * small;
  if (echo >= kSameWords) value += kEchoShare * small * echo;
  return value * length_factor(pair[Sign::kLesserLength]) * length_factor(pair[Sign::kGreaterLength]) *
         std::sqrt(kUsualDensity / std::max(kLeastDensity, density)) *
         std::pow(time_factor(pair), 1 - kRareNamesTime * rare);
}

}  // namespace

std::vector<float> judge(std::span<const Comparison> comparisons, std::span<const Comparable> articles) {
  const auto density = densities(comparisons, articles);
  const float small = smallness(articles.size());
  const float bound = kJudgedBound + kCautionWithFew * small;
  std::vector<float> judged;
  judged.reserve(comparisons.size());
  for (const Comparison& pair : comparisons) {
    const float value = likeness_of(pair, small, (density[pair.a] + density[pair.b]) / 2) / bound;
    // The square: reports of one event need not all be alike if some are very much so.
    judged.push_back(value * value);
  }
  return judged;
}

}  // namespace stemma::stories
