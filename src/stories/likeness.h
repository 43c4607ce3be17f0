/// Internal: which articles tell the same, and how sure that is. See stemma/story.h.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stories/linkage.h"
#include "stories/weights.h"

namespace stemma::stories {

/// An article ready to be compared.
struct Comparable {
  Vectors vectors;
  std::optional<std::int32_t> day;
};

/// What a likeness is made of. The shares were chosen on development collections of local crime, national
/// politics and look-alike events (see DESIGN in the repository's documents), together with StoryOptions'
/// thresholds.
struct LikenessWeights {
  std::array<float, kFields> fields{};
  float days_apart_share = 0;  ///< of the likeness that fades with the days between
  float fade_days = 1;         ///< after so many days that share has faded to 1/e
};

/// Of one event: what the texts are about and when.
constexpr LikenessWeights kSameEvent{{1.0F, 0.6F, 1.2F, 0.4F, 0.2F}, 0.5F, 10};
/// Of one course of events: who and where, over weeks.
constexpr LikenessWeights kSameTopic{{1.0F, 0.5F, 1.5F, 0.0F, 0.0F}, 0.3F, 90};

/// 0 to 1: weighted mean of the fields' cosines over the fields that both articles have, less what time
/// takes.
float likeness(const Comparable& a, const Comparable& b, const LikenessWeights& weights);

/// All pairs that may be of one event: they share features that are rare and heavy in both, and lie in one
/// window.
///
/// `articles` are in order of time, those without a day first. O(articles × gate features × postings looked
/// at), the last bounded by a constant. Ordered by (b, a).
std::vector<Likeness> find_likenesses(std::span<const Comparable> articles, const LikenessWeights& weights,
                                      double window_days, float at_least);

}  // namespace stemma::stories
