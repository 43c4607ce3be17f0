#include "descent/copy_edges.h"

#include <algorithm>
#include <deque>

#include "descent/copies.h"
#include "descent/edge_scores.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kFewestCopies = 4;  // of three, any two may be nearest by one slip
constexpr std::size_t kMostCopies = 64;
constexpr std::size_t kMostTokens = 20'000;  // of one copy; with the copies, the bound on the table's memory
constexpr std::size_t kReadingsShown = 5;    // peculiar readings that stand for all of a link

class CopyDrawer {
 public:
  CopyDrawer(std::span<const ArticleIndex> copies, std::span<const Report> reports,
             const SharedWords& shared_words, const Collation& collation)
      : copies_(copies), reports_(reports), shared_words_(shared_words), collation_(collation) {}

  CopyEdges draw(const CopyTree& tree) {
    CopyEdges drawn;
    drawn.centre = copies_[tree.centre];
    std::vector<CopyTree::Link> links = tree.links;
    for (const CopyTree::LostCopy& lost : tree.lost) {
      const auto node = static_cast<std::uint32_t>(copies_.size() + drawn.lost.size());
      drawn.lost.push_back(lost_copy(lost));
      links.emplace_back(lost.beside, node);
      for (const std::uint32_t copy : lost.copies) links.emplace_back(copy, node);
    }
    for (const auto& [younger, older] : away_from(tree.centre, links, copies_.size() + drawn.lost.size())) {
      drawn.edges.push_back(edge(younger, older, tree));
    }
    for (const auto& [younger, older] : tree.second_parents) {
      drawn.edges.push_back(edge(younger, older, tree));
      drawn.edges.back().score = kSecondParent.score();
    }
    return drawn;
  }

 private:
  Witness node(std::uint32_t i) const {
    if (i < copies_.size()) return {Witness::Kind::kArticle, index_of(copies_[i])};
    return {Witness::Kind::kUnseen, i - static_cast<std::uint32_t>(copies_.size())};
  }

  UnseenSource lost_copy(const CopyTree::LostCopy& lost) const {
    const Article& beside = reports_[index_of(copies_[lost.beside])].article;
    const std::string name = !beside.outlet.empty()  ? beside.outlet
                             : !beside.title.empty() ? beside.title
                                                     : beside.id;
    return {"unseen:lost-copy-beside-" + slug(name), "lost copy beside “" + name + "”", false};
  }

  /// Every link as (farther, nearer) to the centre; links that close a circle are none of a tree's.
  static std::vector<CopyTree::Link> away_from(std::uint32_t centre, std::span<const CopyTree::Link> links,
                                               std::size_t nodes) {
    std::vector<std::vector<std::uint32_t>> beside(nodes);
    for (const auto& [a, b] : links) beside[a].push_back(b), beside[b].push_back(a);
    std::vector<bool> seen(nodes, false);
    std::deque<std::uint32_t> open{centre};
    seen[centre] = true;
    std::vector<CopyTree::Link> directed;
    for (; !open.empty(); open.pop_front()) {
      std::ranges::sort(beside[open.front()]);
      for (const std::uint32_t next : beside[open.front()]) {
        if (seen[next]) continue;
        seen[next] = true;
        directed.emplace_back(next, open.front());
        open.push_back(next);
      }
    }
    return directed;
  }

  Edge edge(std::uint32_t younger, std::uint32_t older, const CopyTree& tree) const {
    Edge edge;
    edge.from = node(younger);
    edge.to = node(older);
    edge.relation = EdgeRelation::kWasDerivedFrom;
    edge.direction_known = false;
    edge.score = kCopyOfCopy.score();
    const auto [a, b] = seen_ends(younger, older, tree);
    edge.evidence = peculiar_readings(a, b);
    if (edge.evidence.empty()) edge.evidence = shared_words_(copies_[a], copies_[b]);
    return edge;
  }

  /// Two witnesses that speak for a link; for a lost copy, one of those that were made from it.
  CopyTree::Link seen_ends(std::uint32_t younger, std::uint32_t older, const CopyTree& tree) const {
    const auto seen = [&](std::uint32_t end, std::uint32_t other) {
      if (end < copies_.size()) return end;
      const CopyTree::LostCopy& lost = tree.lost[end - copies_.size()];
      return lost.copies.front() != other ? lost.copies.front() : lost.beside;
    };
    const std::uint32_t a = seen(younger, older);
    const std::uint32_t b = seen(older, younger);
    return {std::min(a, b), std::max(a, b)};
  }

  std::vector<Evidence> peculiar_readings(std::uint32_t a, std::uint32_t b) const {
    std::vector<Evidence> evidence;
    for (const VariantPlace& place : collation_.places) {
      if (evidence.size() == 2 * kReadingsShown) break;
      if (place.readings[a] != place.readings[b] || !place.peculiar(a) || place.spans[a].empty()) continue;
      evidence.push_back({copies_[a], place.spans[a]});
      evidence.push_back({copies_[b], place.spans[b]});
    }
    return evidence;
  }

  std::span<const ArticleIndex> copies_;
  std::span<const Report> reports_;
  const SharedWords& shared_words_;
  const Collation& collation_;
};

}  // namespace

std::optional<CopyEdges> draw_copies(std::span<const ArticleIndex> copies, std::span<const Report> reports,
                                     const SharedWords& shared_words) {
  if (copies.size() < kFewestCopies || copies.size() > kMostCopies) return std::nullopt;
  const auto too_long = [&](ArticleIndex copy) {
    return reports[index_of(copy)].reading.tokens.size() > kMostTokens;
  };
  if (std::ranges::any_of(copies, too_long)) return std::nullopt;
  const Collation collation = collate(copies, reports);
  if (!can_be_told_apart(collation)) return std::nullopt;
  return CopyDrawer(copies, reports, shared_words, collation).draw(tree_of(collation));
}

}  // namespace stemma::descent
