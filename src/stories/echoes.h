/// Internal: whether two articles let one speaker say the same. See stemma/story.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stories/features.h"
#include "stories/weights.h"

namespace stemma::stories {

/// What somebody is quoted with.
struct Statement {
  std::uint32_t speaker = 0;  ///< hash of the last word of the name, in plain Latin letters
  std::vector<Weight> words;  ///< stems and their inverse document frequency, ordered by id
  float weight = 0;           ///< sum over `words`
};

/// The quotations of a report that name their speaker and have enough words to be known again; the first of
/// many. O(quoted words).
std::vector<Statement> statements_of(const Report& report, const Frequencies& frequencies);

/// The largest part of a statement of the one that stands in a statement of the same speaker in the other: 0
/// to 1, by weight of the words, over the shorter of the two. None where no speaker is in both. O(|a| × |b|).
std::optional<float> echo(std::span<const Statement> a, std::span<const Statement> b);

}  // namespace stemma::stories
