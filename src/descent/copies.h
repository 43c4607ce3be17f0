/// Internal: which copy of a text was made from which, as textual criticism tells it. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "descent/collation.h"

namespace stemma::descent {

/// Witnesses by their index in the collation.
struct CopyTree {
  using Link = std::pair<std::uint32_t, std::uint32_t>;

  /// A copy that no one has seen: `beside` has lost a part, in which `copies` share what none else has.
  struct LostCopy {
    std::uint32_t beside = 0;
    std::vector<std::uint32_t> copies;  ///< made from it, not from `beside`; ascending
  };

  std::uint32_t centre = 0;          ///< the witness that is nearest to all others
  std::vector<Link> links;           ///< of the tree; a link's direction is open
  std::vector<Link> second_parents;  ///< a witness, and whence it has what its neighbour in the tree lacks
  std::vector<LostCopy> lost;
};

/// Whether the copies share enough peculiar readings to be told apart by them.
bool can_be_told_apart(const Collation& collation);

/// The tree of the copies: neighbours differ least in the places that both have.
///
/// A reading that several witnesses have counts in full, one that a single witness has little: it may be a
/// slip that the next copyist put right (common errors: Maas, Textkritik, 1927). Departure: the tree is a
/// minimum spanning tree, so that a copy that is here may be the source of another. O(witnesses² × words).
CopyTree tree_of(const Collation& collation);

}  // namespace stemma::descent
