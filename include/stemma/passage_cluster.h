/// One passage in all of its places.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/passage.h"

namespace stemma {

/// The places of a passage, at least two, ordered by article, then by span; several of an article do not
/// overlap.
struct PassageCluster {
  std::vector<Evidence> places;
  std::uint32_t articles = 0;  ///< that have it
};

/// Joins the sides of passages that are one stretch of an article (single link): those that overlap by more
/// than half of the longer one (Smith, Cordell and Mullen, American Literary History 27, 2015, as passim has
/// it). Those in most articles first, then by their first place. O(passages × log passages).
std::vector<PassageCluster> cluster_passages(std::span<const Passage> passages);

}  // namespace stemma
