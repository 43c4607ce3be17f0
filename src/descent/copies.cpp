// Distances by weighed readings → minimum spanning tree. Then each copy that has lost a part: what its
// neighbours have there, they have from elsewhere. Those that share peculiar readings there have them from a
// lost copy; one that goes against these readings has that part from a second parent, and its words there say
// nothing about where its text is from: the tree is drawn again without them.
#include "descent/copies.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

namespace stemma::descent {
namespace {

constexpr double kSingular = 0.3;        // weight of a reading that one witness alone has
constexpr double kFragment = 0.2;        // share of the words that a copy must lack to be a fragment
constexpr std::size_t kConjunctive = 2;  // shared peculiar readings that are no chance
constexpr std::size_t kEnoughPlaces =
    3;  // of the text, at which two groups of copies stand against each other

using Mask = std::vector<bool>;  // by word

class CopyFinder {
 public:
  explicit CopyFinder(const Collation& collation)
      : table_(collation),
        has_(collation.has_word),
        count_(static_cast<std::uint32_t>(collation.witnesses())) {}

  CopyTree find() {
    CopyTree tree;
    tree.links = spanning_tree();
    for (std::uint32_t witness = 0; witness < count_; ++witness) {
      if (is_fragment(witness)) look_beyond(witness, tree);
    }
    if (!tree.second_parents.empty()) tree.links = spanning_tree();
    for (CopyTree::LostCopy& lost : tree.lost) hang_from_lost(lost, tree.links);
    std::erase_if(tree.lost, [](const CopyTree::LostCopy& lost) { return lost.copies.empty(); });
    tree.centre = centre();
    return tree;
  }

 private:
  std::size_t words() const { return has_.front().size(); }

  /// Difference of two witnesses for each word that both have, by weight; infinite where they share too
  /// little.
  double distance(std::uint32_t a, std::uint32_t b, const Mask* only = nullptr) const {
    constexpr std::size_t kFewestWords = 20;
    const auto inside = [&](std::size_t word) {
      return has_[a][word] && has_[b][word] && (only == nullptr || (*only)[word]);
    };
    std::size_t common = 0;
    for (std::size_t word = 0; word < words(); ++word) common += inside(word) ? 1 : 0;
    if (common < kFewestWords) return std::numeric_limits<double>::infinity();
    double sum = 0;
    for (const VariantPlace& place : table_.places) {
      if (!place.differ(a, b) || !inside(place.word)) continue;
      sum += place.carriers(a) > 1 && place.carriers(b) > 1 ? 1.0 : kSingular;
    }
    return sum / static_cast<double>(common);
  }

  /// Prim's algorithm; of equal distances the first pair counts. Copies that share too little are not linked.
  std::vector<CopyTree::Link> spanning_tree() const {
    std::vector<CopyTree::Link> links;
    std::vector<double> nearest(count_, std::numeric_limits<double>::infinity());
    std::vector<std::uint32_t> to(count_, 0);
    std::vector<bool> done(count_, false);
    std::uint32_t last = 0;
    done[0] = true;
    for (std::size_t step = 1; step < count_; ++step) {
      std::uint32_t next = 0;
      for (std::uint32_t w = 0; w < count_; ++w) {
        if (done[w]) continue;
        const double from_last = distance(last, w);
        if (from_last < nearest[w]) nearest[w] = from_last, to[w] = last;
        if (done[next] || nearest[w] < nearest[next]) next = w;
      }
      done[next] = true;
      if (nearest[next] < std::numeric_limits<double>::infinity())
        links.emplace_back(std::min(next, to[next]), std::max(next, to[next]));
      last = next;
    }
    std::ranges::sort(links);
    return links;
  }

  bool is_fragment(std::uint32_t witness) const {
    const auto lacks = static_cast<double>(std::ranges::count(has_[witness], false));
    return lacks >= kFragment * static_cast<double>(words());
  }

  static std::vector<std::uint32_t> neighbours(const std::vector<CopyTree::Link>& links,
                                               std::uint32_t witness) {
    std::vector<std::uint32_t> found;
    for (const auto& [a, b] : links) {
      if (a == witness) found.push_back(b);
      if (b == witness) found.push_back(a);
    }
    return found;
  }

  /// Places of `part` at which two witnesses share a peculiar reading.
  std::size_t conjunctive(std::uint32_t a, std::uint32_t b, const Mask& part) const {
    return static_cast<std::size_t>(std::ranges::count_if(table_.places, [&](const VariantPlace& place) {
      return part[place.word] && place.readings[a] == place.readings[b] && place.peculiar(a);
    }));
  }

  /// Places of `part` at which a witness goes against a peculiar reading of two others.
  std::size_t separative(std::uint32_t witness, std::uint32_t a, std::uint32_t b, const Mask& part) const {
    return static_cast<std::size_t>(std::ranges::count_if(table_.places, [&](const VariantPlace& place) {
      return part[place.word] && place.readings[a] == place.readings[b] && place.peculiar(a) &&
             place.differ(witness, a);
    }));
  }

  void look_beyond(std::uint32_t fragment, CopyTree& tree) {
    Mask lost_part = has_[fragment];
    lost_part.flip();
    const std::vector<std::uint32_t> near = neighbours(tree.links, fragment);
    CopyTree::LostCopy lost{fragment, {}};
    for (const std::uint32_t x : near) {
      const auto shares = [&](std::uint32_t y) {
        return x != y && conjunctive(x, y, lost_part) >= kConjunctive;
      };
      if (std::ranges::any_of(near, shares)) lost.copies.push_back(x);
    }
    if (lost.copies.size() < 2) return;
    std::ranges::sort(lost.copies);
    for (const std::uint32_t x : near) {
      if (std::ranges::binary_search(lost.copies, x)) continue;
      if (separative(x, lost.copies[0], lost.copies[1], lost_part) < kConjunctive) continue;
      if (nearest_in(x, has_[fragment]) != fragment) continue;  // not of this group at all
      const std::optional<std::uint32_t> parent = nearest_in(x, lost_part);
      if (!parent) continue;
      tree.second_parents.emplace_back(x, *parent);
      std::transform(has_[x].begin(), has_[x].end(), has_[fragment].begin(), has_[x].begin(),
                     std::logical_and{});
    }
    tree.lost.push_back(std::move(lost));
  }

  /// The witness that differs least from one in a part of the text.
  std::optional<std::uint32_t> nearest_in(std::uint32_t witness, const Mask& part) const {
    std::optional<std::uint32_t> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t w = 0; w < count_; ++w) {
      if (w == witness) continue;
      const double here = distance(witness, w, &part);
      if (here < least) least = here, best = w;
    }
    return best;
  }

  /// A copy that shares peculiar readings with the fragment alone was made from it while it was whole; the
  /// others of the group were made from what both go back to.
  void hang_from_lost(CopyTree::LostCopy& lost, std::vector<CopyTree::Link>& links) const {
    const std::vector<std::uint32_t> group = lost.copies;
    std::erase_if(lost.copies,
                  [&](std::uint32_t x) { return own_readings(x, lost.beside, group) >= kConjunctive; });
    if (lost.copies.empty()) lost.copies = group;
    std::erase_if(links, [&](const CopyTree::Link& link) {
      const auto is_moved = [&](std::uint32_t x) { return std::ranges::binary_search(lost.copies, x); };
      return (link.first == lost.beside && is_moved(link.second)) ||
             (link.second == lost.beside && is_moved(link.first));
    });
  }

  std::size_t own_readings(std::uint32_t x, std::uint32_t fragment,
                           const std::vector<std::uint32_t>& group) const {
    return static_cast<std::size_t>(std::ranges::count_if(table_.places, [&](const VariantPlace& place) {
      if (!place.peculiar(x) || place.readings[x] != place.readings[fragment]) return false;
      return std::ranges::all_of(group, [&](std::uint32_t y) { return y == x || place.differ(x, y); });
    }));
  }

  std::uint32_t centre() const {
    std::uint32_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::uint32_t a = 0; a < count_; ++a) {
      double sum = 0;
      for (std::uint32_t b = 0; b < count_; ++b) sum += a == b ? 0 : std::min(distance(a, b), 1.0);
      if (sum < least) least = sum, best = a;
    }
    return best;
  }

  const Collation& table_;
  std::vector<Mask> has_;  ///< by witness; without what it has from a second parent
  std::uint32_t count_;
};

}  // namespace

bool can_be_told_apart(const Collation& collation) {
  const auto two_groups = [&](const VariantPlace& place) {
    for (std::size_t a = 0; a < collation.witnesses(); ++a) {
      if (!place.peculiar(a)) continue;
      for (std::size_t b = a + 1; b < collation.witnesses(); ++b) {
        if (place.differ(a, b) && place.carriers(b) > 1) return true;
      }
    }
    return false;
  };
  return static_cast<std::size_t>(std::ranges::count_if(collation.places, two_groups)) >= kEnoughPlaces;
}

CopyTree tree_of(const Collation& collation) {
  return CopyFinder(collation).find();
}

}  // namespace stemma::descent
