// Periods (outside, each day, no day) follow one another; within a period a report stands right of what it
// has its words from. Each root of the graph has a band of lanes as high as its fullest column needs; in a
// column, what came from one source stands together, and the whole is centred in the band.
#include "views/graph_layout.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "views/copies.h"

namespace stemma::views {
namespace {

constexpr std::size_t kCopiesShown = 3;  ///< of copies that are folded, these are drawn
constexpr std::size_t kCopiesUnfolded =
    6;  ///< so many copies of one source and day still make a clear picture
constexpr std::uint32_t kLongestChain = 8;  ///< of reports of one day that have it from one another

constexpr double kPassageLane = 0.4;  ///< lanes that a passing line takes

class Layouter {
 public:
  Layouter(const StoryPart& part, std::span<const Report> reports)
      : part_(part), reports_(reports), copies_(part) {}

  GraphLayout run() && {
    find_lone_voices();
    place_in_periods();
    add_nodes();
    add_edges();
    set_columns();
    set_lanes();
    return std::move(layout_);
  }

 private:
  using Key = std::string;  ///< of a period: sorts as the periods stand; "" outside, "~" without a day

  Key period_of(Witness witness) const {
    if (witness.kind == Witness::Kind::kUnseen) return "";
    const std::string_view day = day_of(reports_[witness.index].article.published);
    return day.empty() ? "~" : std::string(day);
  }

  void find_lone_voices() {
    constexpr std::uint32_t kDrawn = 2;  // has words in two reports, or is more than a voice
    std::vector<std::uint32_t> heard(part_.descent.unseen.size());
    for (const Edge& edge : part_.descent.edges) {
      if (edge.to.kind != Witness::Kind::kUnseen) continue;
      heard[edge.to.index] += edge.relation == EdgeRelation::kHadPrimarySource ? 1 : kDrawn;
    }
    for (const std::uint32_t times : heard) is_lone_voice_.push_back(times == 1);
  }

  void place_in_periods() {
    if (std::ranges::count(is_lone_voice_, false) > 0) periods_[""];
    for (const CopyFold& fold : copies_.folds()) {
      periods_[period_of({Witness::Kind::kArticle, index_of(fold.shown)})];
      if (!fold.copies.empty()) periods_[period_of({Witness::Kind::kArticle, index_of(fold.copies.front())})];
    }
  }

  /// What makes two articles copies of one another in the picture.
  using Likeness = std::tuple<Key, std::vector<std::pair<Witness, EdgeRelation>>>;

  void add_nodes() {
    std::map<Witness, std::vector<std::pair<Witness, EdgeRelation>>> sources;
    std::set<Witness> has_younger;
    for (const Edge& edge : part_.descent.edges) {
      sources[edge.from].push_back({edge.to, edge.relation});
      has_younger.insert(edge.to);
    }
    for (std::uint32_t i = 0; i < is_lone_voice_.size(); ++i) {
      if (!is_lone_voice_[i]) add_node({Witness::Kind::kUnseen, i});
    }
    std::map<Likeness, std::vector<ArticleIndex>> alike;
    for (const CopyFold& fold : copies_.folds()) {
      const Witness witness{Witness::Kind::kArticle, index_of(fold.shown)};
      if (has_younger.contains(witness) || !fold.copies.empty()) {
        add_node(witness);
      } else {
        alike[{period_of(witness), sources[witness]}].push_back(fold.shown);
      }
      add_one_text(fold.copies);
    }
    for (const auto& [likeness, articles] : alike) add_alike(articles);
  }

  void add_one_text(const std::vector<ArticleIndex>& copies) {
    if (copies.empty()) return;
    add_node({Witness::Kind::kArticle, index_of(copies.front())});
    layout_.nodes.back().folded = copies;
    layout_.nodes.back().one_text = true;
    for (const ArticleIndex copy : copies)
      node_of_[{Witness::Kind::kArticle, index_of(copy)}] =
          static_cast<std::uint32_t>(layout_.nodes.size() - 1);
  }

  void add_alike(const std::vector<ArticleIndex>& articles) {
    const std::size_t drawn = articles.size() > kCopiesUnfolded ? kCopiesShown : articles.size();
    for (std::size_t i = 0; i < drawn; ++i) add_node({Witness::Kind::kArticle, index_of(articles[i])});
    if (drawn == articles.size()) return;
    add_node({Witness::Kind::kArticle, index_of(articles[drawn])});
    layout_.nodes.back().folded.assign(articles.begin() + static_cast<std::ptrdiff_t>(drawn), articles.end());
  }

  void add_node(Witness witness) {
    node_of_[witness] = static_cast<std::uint32_t>(layout_.nodes.size());
    layout_.nodes.push_back({witness, {}, false, 0, 0});
  }

  void add_edges() {
    sources_of_.resize(layout_.nodes.size());
    joined_.resize(layout_.nodes.size(), false);
    std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;  // copies of one text share a line
    for (std::uint32_t i = 0; i < part_.descent.edges.size(); ++i) {
      const Edge& edge = part_.descent.edges[i];
      const auto source = node_of_.find(edge.to);
      const auto younger = node_of_.find(edge.from);
      if (source == node_of_.end() || younger == node_of_.end() || source->second == younger->second)
        continue;
      const bool folded = layout_.nodes[source->second].one_text || layout_.nodes[younger->second].one_text;
      if (folded && !drawn.emplace(source->second, younger->second).second) continue;
      layout_.edges.push_back({source->second, younger->second, i, {}});
      sources_of_[younger->second].push_back(source->second);
      joined_[younger->second] = joined_[source->second] = true;
    }
  }

  /// Within its period a node stands one column right of its rightmost source there.
  void set_columns() {
    std::vector<std::uint32_t> depth(layout_.nodes.size(), 0);
    bool changed = true;
    for (std::uint32_t round = 0; round < kLongestChain && changed; ++round) {
      changed = false;
      for (const DrawnEdge& edge : layout_.edges) {
        const bool together = period_of(node(edge.source)) == period_of(node(edge.younger));
        if (!together || depth[edge.younger] > depth[edge.source] || depth[edge.source] + 1 >= kLongestChain)
          continue;
        depth[edge.younger] = depth[edge.source] + 1;
        changed = true;
      }
    }
    for (std::size_t i = 0; i < depth.size(); ++i) {
      std::uint32_t& columns = periods_[period_of(node(static_cast<std::uint32_t>(i)))];
      columns = std::max(columns, depth[i] + 1);
    }
    std::map<Key, std::uint32_t> first;
    std::uint32_t next = 0;
    for (const auto& [key, columns] : periods_) {
      first[key] = next;
      layout_.periods.push_back({key.empty()  ? "Not among the reports"
                                 : key == "~" ? "Date unknown"
                                              : key,
                                 next, columns});
      next += columns;
    }
    for (std::uint32_t i = 0; i < depth.size(); ++i)
      layout_.nodes[i].column = first[period_of(node(i))] + depth[i];
  }

  /// The node at the end of the chain of first sources; one common root for all nodes that no line joins.
  std::uint32_t root_of(std::uint32_t index) const {
    if (!joined_[index]) return static_cast<std::uint32_t>(layout_.nodes.size());
    for (std::size_t steps = 0; steps < layout_.nodes.size() && !sources_of_[index].empty(); ++steps) {
      index = sources_of_[index].front();
    }
    return index;
  }

  /// What stands in one column of a band: nodes, and the sources whose lines pass by.
  struct Stack {
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> passing;
  };
  using Band = std::map<std::uint32_t, Stack>;  ///< by column

  void set_lanes() {
    std::map<std::uint32_t, Band> bands;  // by root
    for (std::uint32_t i = 0; i < layout_.nodes.size(); ++i) bands[root_of(i)][column(i)].nodes.push_back(i);
    std::set<std::pair<std::uint32_t, std::uint32_t>> passed;  // source, column
    for (const DrawnEdge& edge : layout_.edges) {
      for (std::uint32_t c = column(edge.source) + 1; c < column(edge.younger); ++c)
        passed.insert({edge.source, c});
    }
    for (const auto& [source, at] : passed) bands[root_of(source)][at].passing.push_back(source);
    double top = 0;
    for (auto& [root, band] : bands) top += stack_band(band, top);
    layout_.lanes = top;
    for (DrawnEdge& edge : layout_.edges) {
      for (std::uint32_t c = column(edge.source) + 1; c < column(edge.younger); ++c) {
        edge.through.push_back(passage_lanes_[{edge.source, c}]);
      }
    }
  }

  /// Stacks the nodes of each column of a band, the passing lines below them, and gives the band's height.
  double stack_band(Band& band, double top) {
    std::size_t height = 0;
    std::size_t passages = 0;
    for (const auto& [at, stack] : band) {
      height = std::max(height, stack.nodes.size());
      passages = std::max(passages, stack.passing.size());
    }
    for (auto& [at, stack] : band) {
      std::stable_sort(stack.nodes.begin(), stack.nodes.end(), [&](std::uint32_t x, std::uint32_t y) {
        return lane_of_source(x) < lane_of_source(y);
      });
      double lane = top + static_cast<double>(height - stack.nodes.size()) / 2;
      for (const std::uint32_t i : stack.nodes) layout_.nodes[i].lane = lane++;
      double below = top + static_cast<double>(height) - kPassageLane / 2;
      for (const std::uint32_t source : stack.passing) {
        passage_lanes_[{source, at}] = below;
        below += kPassageLane;
      }
    }
    return static_cast<double>(height) + kPassageLane * static_cast<double>(passages);
  }

  std::uint32_t column(std::uint32_t index) const { return layout_.nodes[index].column; }

  double lane_of_source(std::uint32_t index) const {
    return sources_of_[index].empty() ? 0 : layout_.nodes[sources_of_[index].front()].lane;
  }

  Witness node(std::uint32_t index) const { return layout_.nodes[index].witness; }

  StoryPart part_;
  std::span<const Report> reports_;
  Copies copies_;
  std::vector<bool> is_lone_voice_;  ///< by unseen source
  GraphLayout layout_;
  std::map<Key, std::uint32_t> periods_;  ///< columns of each
  std::map<Witness, std::uint32_t> node_of_;
  std::vector<std::vector<std::uint32_t>> sources_of_;
  std::vector<bool> joined_;                                                 ///< has a line
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> passage_lanes_;  ///< by source and column
};

}  // namespace

GraphLayout lay_out(const StoryPart& part, std::span<const Report> reports) {
  return Layouter(part, reports).run();
}

}  // namespace stemma::views
