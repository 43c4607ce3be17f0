/// Internal: which articles have features in common, and how much. See stemma/story.h.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "stories/echoes.h"
#include "stories/linkage.h"
#include "stories/weights.h"

namespace stemma::stories {

/// An article ready to be compared.
struct Comparable {
  Vectors vectors;
  std::optional<DayRange> day;
  std::uint32_t language = 0;         ///< see Features
  std::vector<Statement> statements;  ///< none in collections large enough to do without
};

/// One field of an article.
inline const Vector& field_of(const Comparable& article, Field field) {
  return article.vectors[static_cast<std::size_t>(field)];
}

/// Whether their words can be compared; also where a language could not be told.
inline bool is_of_one_language(const Comparable& a, const Comparable& b) {
  return a.language == b.language || a.language == 0 || b.language == 0;
}

/// What each field's cosine counts for; a field that one of two articles lacks is left out of their mean.
using FieldShares = std::array<float, kFields>;

/// What shows one event. Chosen by coordinate search on four development collections: local crime, national
/// politics with and without dates, look-alike events.
constexpr FieldShares kEventShares{1.0F, 0.4F, 0.8F, 0.2F, 0.2F};
/// What shows one course of events: who and where; figures and days belong to a single event.
constexpr FieldShares kTopicShares{1.0F, 0.5F, 1.5F, 0.0F, 0.0F};

/// An article that is compared with many.
class ManyTimesCompared {
 public:
  /// Keeps a reference to `article`, which must outlive it. O(features).
  explicit ManyTimesCompared(const Comparable& article);
  const Comparable& article() const { return article_; }
  const Lookup& operator[](Field field) const { return fields_[static_cast<std::size_t>(field)]; }

 private:
  const Comparable& article_;
  std::array<Lookup, kFields> fields_;
};

/// 0 to 1: weighted mean of the fields' cosines; of articles in two languages, of what languages share:
/// names, figures and days. Time does not count. O(features of b).
float resemblance(const ManyTimesCompared& a, const Comparable& b, const FieldShares& shares);

/// A feature that articles to be compared have to share one of.
struct Gate {
  std::uint64_t key = 0;  ///< field and feature
  float weight = 0;
};

/// The heaviest features of an article's body and names, heaviest first; a bounded number. O(features).
std::vector<Gate> gate_features(const Comparable& article, const FieldShares& shares);

/// What is less alike counts as not at all.
constexpr float kWorthKeeping = 0.04F;

constexpr std::size_t kCandidates = 200;  ///< earlier articles that one is compared with

/// All pairs whose articles share features that are rare and heavy in both, and lie in one window, with their
/// resemblance, if at least kWorthKeeping.
///
/// `articles` are in order of time, those without a day first. O(articles × gate features × postings looked
/// at), the last two bounded by constants. Ordered by (b, a).
std::vector<Likeness> find_resemblances(std::span<const Comparable> articles, const FieldShares& shares,
                                        double window_days);

}  // namespace stemma::stories
