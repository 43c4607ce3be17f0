/// Internal: whether two articles tell one event. See stemma/story.h.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stories/comparison.h"

namespace stemma::stories {

/// 0 to 1: how little a collection of so many articles tells of which words belong to its topic and which to
/// an event.
float smallness(std::size_t articles);

/// How alike two articles are, by themselves: in words, which days between the two make count for less; more
/// where both share passages, a speaker's statement, or names that few articles have. Of a few articles
/// without days the words say less. Constant time.
float likeness_of(const Comparison& pair, float smallness);

/// How alike an article is to those around it. What is told per article, so that a stream can keep it.
class Surroundings {
 public:
  /// Another article with its resemblance and likeness. O(places in `background`).
  void add(float resemblance, float likeness);

  /// What its topic alone makes it resemble: the mean resemblance of the articles that stand 19th to 40th
  /// among those it resembles, whenever they appeared. Where a collection of so many articles cannot have
  /// that many, those it lacks are taken to be as usual.
  float background(std::size_t articles) const;

  /// Of the article most like it; 0 where there is none.
  float best() const { return best_; }

 private:
  std::vector<float> resemblances_;  ///< greatest first, as many as are looked at
  float best_ = 0;
};

/// How much two articles of a collection, so alike, speak for one event; 1 is what one event needs.
///
/// Their likeness counts relative to what surrounds each: against its background, since what resembles many
/// does so by its topic, and against the article most like it, since an event's reports stand near each
/// other. (Local scaling of similarities: Zelnik-Manor and Perona 2004; Conneau et al. 2018, CSLS.)
float one_event(float likeness, const Surroundings& a, const Surroundings& b, std::size_t articles);

/// The `relative` power of the linkage that makes stories of a collection of so many articles: the parts of
/// one event among few reports may each have words of their own.
float relative_closeness(std::size_t articles);

/// `one_event` of each comparison within a collection. O(pairs log places).
std::vector<float> judge(std::span<const Comparison> comparisons, std::span<const Comparable> articles);

}  // namespace stemma::stories
