/// Internal: which pairs of articles share fingerprints. See stemma/passage.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reuse/words.h"
#include "stemma/passage.h"

namespace stemma::reuse {

/// Articles (indices into the list of words) that share fingerprints; `a` < `b`.
struct Candidate {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  friend constexpr auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// Pairs that share two fingerprints or one rare one, ordered by (b, a).
///
/// Every shingle is a fingerprint: winnowing would halve the index, but loses what stands between two edits.
/// The index is made in passes over ranges of the hash, so that its size is bounded, not by the collection
/// but by a constant; a pass is a shard. A fingerprint in more than `max_articles_per_fingerprint` articles
/// makes no candidates. Of an article's fingerprints the rarest come first, until its budget of postings is
/// spent.
std::vector<Candidate> find_candidates(std::span<const Words> articles, const ReuseOptions& options);

}  // namespace stemma::reuse
