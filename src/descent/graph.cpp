#include "descent/graph.h"

#include <algorithm>
#include <deque>
#include <set>

namespace stemma::descent {

bool EdgeSet::add(Edge edge) {
  if (edge.from == edge.to || edge.evidence.empty()) return false;
  const auto found = edges_.find({edge.from, edge.to});
  if (found == edges_.end()) {
    if (reaches(edge.to, edge.from)) return false;
    sources_.insert(edge.to);
    edges_.emplace(std::pair{edge.from, edge.to}, std::move(edge));
    return true;
  }
  Edge& known = found->second;
  known.evidence.insert(known.evidence.end(), edge.evidence.begin(), edge.evidence.end());
  if (edge.score > known.score) {
    known.score = edge.score;
    known.relation = edge.relation;
  }
  known.direction_known = known.direction_known || edge.direction_known;
  return true;
}

std::vector<Witness> EdgeSet::sources_of(Witness from) const {
  std::vector<Witness> sources;
  for (auto edge = edges_.lower_bound({from, Witness{}}); edge != edges_.end() && edge->first.first == from;
       ++edge)
    sources.push_back(edge->first.second);
  return sources;
}

bool EdgeSet::reaches(Witness from, Witness to) const {
  if (from == to) return true;
  if (!sources_.contains(to)) return false;
  std::vector<Witness> open{from};
  std::set<Witness> seen{from};
  while (!open.empty()) {
    const Witness node = open.back();
    open.pop_back();
    for (const Witness next : sources_of(node)) {
      if (next == to) return true;
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return false;
}

std::vector<Witness> EdgeSet::ancestors_of(Witness node, std::size_t at_most) const {
  std::deque<Witness> open{node};
  std::set<Witness> seen;
  for (; !open.empty() && seen.size() < at_most; open.pop_front()) {
    for (const Witness source : sources_of(open.front())) {
      if (seen.size() < at_most && seen.insert(source).second) open.push_back(source);
    }
  }
  return {seen.begin(), seen.end()};
}

std::vector<Edge> EdgeSet::take() {
  std::vector<Edge> list;
  for (auto& [nodes, edge] : edges_) {
    std::ranges::sort(edge.evidence);
    edge.evidence.erase(std::unique(edge.evidence.begin(), edge.evidence.end()), edge.evidence.end());
    list.push_back(std::move(edge));
  }
  edges_.clear();
  return list;
}

}  // namespace stemma::descent
