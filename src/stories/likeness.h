/// Internal: which articles tell the same, and how sure that is. See stemma/story.h.
#pragma once

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

/// What each field's cosine counts for; a field that one of two articles lacks is left out of their mean.
using FieldShares = std::array<float, kFields>;

/// What shows one event. These shares and the constants of likeness.cpp were chosen together, by coordinate
/// search on four development collections: local crime, national politics with and without dates, look-alike
/// events.
constexpr FieldShares kEventShares{1.0F, 0.4F, 0.8F, 0.2F, 0.2F};
/// What shows one course of events: who and where; figures and days belong to a single event.
constexpr FieldShares kTopicShares{1.0F, 0.5F, 1.5F, 0.0F, 0.0F};

/// 0 to 1: weighted mean of the fields' cosines; of articles in two languages, of what languages share:
/// names, figures and days. Time does not count.
float resemblance(const Comparable& a, const Comparable& b, const FieldShares& shares);

/// All pairs whose articles share features that are rare and heavy in both, and lie in one window, with their
/// resemblance, if at least `at_least`.
///
/// `articles` are in order of time, those without a day first. O(articles × gate features × postings looked
/// at), the last two bounded by constants. Ordered by (b, a).
std::vector<Likeness> find_resemblances(std::span<const Comparable> articles, const FieldShares& shares,
                                        double window_days, float at_least);

/// Words that two articles share, as a part of the shorter one's; 0 to 1. Ordered by (a, b), each pair once.
using Overlaps = std::vector<Likeness>;

/// From resemblance to likeness: of one event or only of one topic?
///
/// Shared passages speak for one event, and names that few articles have. Days between two articles speak
/// against it. And where an article resembles many others of other days, it is its topic that does: such
/// resemblance counts for less (local scaling; the idea is that of CSLS, Conneau et al. 2018, as a ratio). A
/// few articles without days cannot tell the events of one topic apart by what they resemble each other in:
/// shared passages have to. Pairs that only share passages are added. O(pairs log pairs).
std::vector<Likeness> judge(std::span<const Comparable> articles, std::vector<Likeness> resemblances,
                            const Overlaps& overlaps);

}  // namespace stemma::stories
