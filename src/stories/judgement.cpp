// A formula whose weights are round numbers, chosen by hand on four development collections (local crime,
// national politics with and without dates, look-alike events) and on small samples of them: neighbouring
// values do about as well.
#include "stories/judgement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace stemma::stories {
namespace {

// Likeness.
constexpr float kTitleShare = 0.25F;        // what titles alike add to likeness, as a part of it
constexpr float kOverlapShare = 0.25F;      // what articles of the same words gain …
constexpr float kOverlapShareOfFew = 0.3F;  // … and more in a small collection, where other signs say less
constexpr float kDaysShare = 0.62F;         // of the likeness that fades with the days between …
constexpr float kFadeDays = 1.3F;           // … to 1/e in so many
constexpr float kOneUndated = .85F;         // of the likeness, where only one of two has a date
constexpr float kRareNamesShare = 0.05F;    // what rare names add to likeness …
constexpr float kRareNamesTime = 0.35F;     // … and how much of the days between they make up for
constexpr float kUsualWords = 150;  // different words of an article; long ones are alike by length alone
constexpr float kLengthPower = 0.12F;
// Of a few articles.
constexpr float kDoubtOfUndated = 0.65F;    // lost of the resemblance of two undated articles …
constexpr float kDoubtOfOneUndated = 0.1F;  // … of an undated and a dated one …
constexpr float kDoubtOfOtherWords = 0.4F;  // … and of two in which one speaker says other things
constexpr float kOtherWords = 0.4F;         // an echo of less: other things; of 80 in 100 pairs of two events
constexpr float kSameWords = 0.5F;          // … of more: the same
constexpr float kEchoShare = 0.15F;         // what the same words of one speaker add

// Surroundings.
constexpr std::size_t kMayBeOfTheEvent = 18;  // so many of those it resembles most are spared …
constexpr std::size_t kLookedAt = 40;         // … of so many
constexpr float kUsualBackground = 0.05F;     // at which likeness counts as it is
constexpr float kLeastBackground = 0.024F;
constexpr float kBackgroundPower = 0.5F;
constexpr float kStandingPower = 0.25F;

constexpr float kRelativeCloseness = 0.8F;

// What one event needs; of a small collection more, as all of its articles look alike.
constexpr float kNeeded = 0.15F;
constexpr float kCautionWithFew = 0.03F;

float length_factor(const Comparison& pair) {
  const auto one = [](float words) { return std::pow(kUsualWords / std::max(20.0F, words), kLengthPower); };
  return one(pair.words[0]) * one(pair.words[1]);
}

float time_factor(const Comparison& pair) {
  if (!pair.days_between) return pair.dated == 1 ? kOneUndated : 1;
  return 1 - kDaysShare * (1 - std::exp(-*pair.days_between / kFadeDays));
}

/// What is left of resemblance in a small collection that does not tell when both articles are of.
float trust_without_days(const Comparison& pair, float small) {
  const float doubt = pair.dated == 2 ? 0 : pair.dated == 1 ? kDoubtOfOneUndated : kDoubtOfUndated;
  return 1 - doubt * small;
}

}  // namespace

float smallness(std::size_t articles) {
  return 15.0F / (15.0F + static_cast<float>(articles));
}

float likeness_of(const Comparison& pair, float small) {
  const float rare = (1 - small) * pair.rare_names;  // among few articles every name is rare
  const float title = (1 - small) * pair.title;      // … and every title tells of the topic
  float value = pair.resemblance * (1 + kTitleShare * title) * trust_without_days(pair, small);
  value += kRareNamesShare * rare + (kOverlapShare + kOverlapShareOfFew * small) * pair.shared_words;
  if (pair.echo && *pair.echo < kOtherWords && pair.shared_words == 0)
    value *= 1 - kDoubtOfOtherWords * small;
  if (pair.echo && *pair.echo >= kSameWords) value += kEchoShare * small * *pair.echo;
  return value * length_factor(pair) * std::pow(time_factor(pair), 1 - kRareNamesTime * rare);
}

void Surroundings::add(float resemblance, float likeness) {
  best_ = std::max(best_, likeness);
  const auto at = std::upper_bound(resemblances_.begin(), resemblances_.end(), resemblance, std::greater<>());
  if (at == resemblances_.end() && resemblances_.size() == kLookedAt) return;
  resemblances_.insert(at, resemblance);
  if (resemblances_.size() > kLookedAt) resemblances_.pop_back();
}

float Surroundings::background(std::size_t articles) const {
  const std::size_t others = std::clamp(articles - 1, kMayBeOfTheEvent, kLookedAt);
  const auto from = static_cast<std::ptrdiff_t>(std::min(kMayBeOfTheEvent, resemblances_.size()));
  const float known = std::accumulate(resemblances_.begin() + from, resemblances_.end(), 0.0F);
  const float lacking = kUsualBackground * static_cast<float>(kLookedAt - others);
  return std::max(kLeastBackground, (known + lacking) / static_cast<float>(kLookedAt - kMayBeOfTheEvent));
}

float one_event(float likeness, const Surroundings& a, const Surroundings& b, std::size_t articles) {
  if (likeness == 0) return 0;
  const float small = smallness(articles);
  const float background = std::sqrt(a.background(articles) * b.background(articles));
  const float standing = (likeness / a.best()) * (likeness / b.best());
  const float scaled = likeness * std::pow(kUsualBackground / background, kBackgroundPower) *
                       std::pow(standing, kStandingPower * (1 - small) * (1 - small));
  const float value = scaled / (kNeeded + kCautionWithFew * small);
  // The square: reports of one event need not all be alike if some are very much so.
  return value * value;
}

float relative_closeness(std::size_t articles) {
  const float many = 1 - smallness(articles);
  return kRelativeCloseness * many * many;
}

std::vector<float> judge(std::span<const Comparison> comparisons, std::span<const Comparable> articles) {
  const float small = smallness(articles.size());
  std::vector<float> values;
  values.reserve(comparisons.size());
  std::vector<Surroundings> around(articles.size());
  for (const Comparison& pair : comparisons) {
    values.push_back(likeness_of(pair, small));
    around[pair.a].add(pair.resemblance, values.back());
    around[pair.b].add(pair.resemblance, values.back());
  }
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    values[i] = one_event(values[i], around[comparisons[i].a], around[comparisons[i].b], articles.size());
  }
  return values;
}

}  // namespace stemma::stories
