/// Internal: the edges of a story's graph while it is drawn: one for each pair of nodes, never a circle.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

class EdgeSet {
 public:
  /// Adds an edge, or its evidence to the one that is there (the higher score stays). An edge that would
  /// close a circle is refused: what is stronger must come first.
  bool add(Edge edge);

  void remove(Witness from, Witness to) { edges_.erase({from, to}); }
  bool has(Witness from, Witness to) const { return edges_.contains({from, to}); }
  std::vector<Witness> sources_of(Witness from) const;  ///< ascending

  /// What a node has something from, directly or by way of others, the nearest `at_most` of them; ascending,
  /// without itself.
  std::vector<Witness> ancestors_of(Witness node, std::size_t at_most) const;

  /// Ordered by (from, to), evidence in order and without repetitions.
  std::vector<Edge> take();

 private:
  bool reaches(Witness from, Witness to) const;

  std::map<std::pair<Witness, Witness>, Edge> edges_;
  std::set<Witness> sources_;  ///< nodes that an edge has led to: no path leads to others
};

}  // namespace stemma::descent
