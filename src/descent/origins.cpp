// A root is a node that has nothing from anybody. An article is a root of its own where no newsroom's text
// stands behind it as a whole, behind its lead, or behind its words.
#include "descent/origins.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "descent/edges.h"

namespace stemma::descent {
namespace {

// How far such a root counts as an origin: the settings that met the counts of two readers of 27 real stories
// most often (25 of 27; tuned on the same stories).
constexpr double kOwnWorkWithSharedVoices = 0.5;
constexpr double kSharedVoice = 0.35;    // several newsrooms have it from itself
constexpr double kPassedOnVoice = 0.35;  // came by way of one newsroom's text alone
constexpr double kHeardVoice = 0.15;     // heard by one report
constexpr double kHalfWidth = 1.0;       // of the interval about the estimate

class OriginFinder {
 public:
  OriginFinder(const DescentGraph& graph, const SourceTable& table, const Story& story,
               std::span<const Report> reports)
      : graph_(graph), table_(table), story_(story), reports_(reports) {}

  Origins find() {
    for (const Edge& edge : graph_.edges) {
      sources_[edge.from].push_back(edge.to);
    }
    find_voices();
    find_own_work();
    carry();
    Origins origins;
    find_routes();
    for (const auto& [root, carriers] : carriers_) {
      if (!is_voice(root) || is_shared(root)) {
        origins.list.push_back({name_of(root), root, {carriers.begin(), carriers.end()}});
      }
    }
    count(origins);
    return origins;
  }

 private:
  void find_voices() {
    for (const Source& source : table_.sources) {
      if (source.unseen && source.kind == SourceClass::kVoice) voices_.insert(*source.unseen);
    }
  }
  bool is_voice(Witness node) const {
    return node.kind == Witness::Kind::kUnseen && voices_.contains(node.index);
  }

  /// The articles behind which their own newsroom stands, whatever voices they add; the voices that it heard.
  void find_own_work() {
    for (const ArticleIndex article : story_.articles) {
      const auto edges = sources_.find({Witness::Kind::kArticle, index_of(article)});
      if (edges == sources_.end()) {
        own_work_.insert(article);
        continue;
      }
      const auto behind = [&](Witness to) { return stands_behind(article, to); };
      if (std::ranges::any_of(edges->second, behind)) continue;
      own_work_.insert(article);
      heard_.insert(edges->second.begin(), edges->second.end());
    }
  }
  bool is_own_work(ArticleIndex article) const { return own_work_.contains(article); }

  /// A source stands behind an article as a whole where the article is its text, shares its words, or credits
  /// it in its lead.
  bool stands_behind(ArticleIndex article, Witness source) const {
    if (is_voice(source)) return false;
    const auto [first, last] = credits_of(article);
    for (std::size_t i = first; i < last; ++i) {
      const Credit& credit = graph_.credits[i];
      if (!is_node(table_.sources[table_.of_credit[i]], source)) continue;
      if (!credit.whole && !stands_in_lead(credit, reports_[index_of(article)])) {
        return source.kind == Witness::Kind::kArticle && is_close(article, source);
      }
      return true;
    }
    return true;  // no credit: words alone made the edge
  }

  /// The credits of one article: they are ordered by article.
  std::pair<std::size_t, std::size_t> credits_of(ArticleIndex article) const {
    const auto first = std::ranges::lower_bound(graph_.credits, article, {}, &Credit::article);
    const auto last = std::ranges::upper_bound(graph_.credits, article, {}, &Credit::article);
    return {static_cast<std::size_t>(first - graph_.credits.begin()),
            static_cast<std::size_t>(last - graph_.credits.begin())};
  }

  static bool is_node(const Source& source, Witness node) {
    if (node.kind == Witness::Kind::kUnseen) return source.unseen == node.index;
    return std::ranges::binary_search(source.reports, ArticleIndex{node.index});
  }

  bool is_close(ArticleIndex article, Witness source) const {
    const auto place = [](const PairRelation& pair) { return std::pair{pair.a, pair.b}; };
    const ArticleIndex other{source.index};
    const std::pair key{std::min(article, other), std::max(article, other)};
    const auto pair = std::ranges::lower_bound(graph_.pairs, key, {}, place);
    if (pair == graph_.pairs.end() || place(*pair) != key) return false;
    return pair->relation == Relation::kSameText || pair->relation == Relation::kDerived;
  }

  /// An unseen source that has its text from no other newsroom.
  bool has_voices_alone(Witness unseen) const {
    const auto edges = sources_.find(unseen);
    return edges == sources_.end() ||
           std::ranges::all_of(edges->second, [&](Witness to) { return is_voice(to); });
  }

  /// What a node has something from; ascending.
  std::span<const Witness> sources_of(Witness node) const {
    const auto sources = sources_.find(node);
    return sources == sources_.end() ? std::span<const Witness>() : sources->second;
  }

  /// All nodes, each behind its sources. Edges close no circle.
  std::vector<Witness> sources_first() const {
    enum class Visit : std::uint8_t { kEnter, kLeave };
    std::vector<Witness> order;
    std::set<Witness> seen;
    for (const ArticleIndex article : story_.articles) {
      std::vector<std::pair<Witness, Visit>> open{
          {{Witness::Kind::kArticle, index_of(article)}, Visit::kEnter}};
      while (!open.empty()) {
        const auto [node, visit] = open.back();
        open.pop_back();
        if (visit == Visit::kLeave) order.push_back(node);
        if (visit == Visit::kLeave || !seen.insert(node).second) continue;
        open.emplace_back(node, Visit::kLeave);
        for (const Witness source : sources_of(node)) open.emplace_back(source, Visit::kEnter);
      }
    }
    return order;
  }

  /// Hands the roots on along the edges.
  void carry() {
    std::map<Witness, std::vector<Witness>> roots_of;  // ascending
    for (const Witness node : sources_first()) {
      const bool is_article = node.kind == Witness::Kind::kArticle;
      std::vector<Witness>& roots = roots_of[node];
      for (const Witness source : sources_of(node)) {
        const std::vector<Witness>& behind = roots_of.at(source);
        roots.insert(roots.end(), behind.begin(), behind.end());
      }
      if (is_article ? is_own_work(ArticleIndex{node.index}) : has_voices_alone(node)) roots.push_back(node);
      std::ranges::sort(roots);
      roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
      if (!is_article) continue;
      for (const Witness root : roots) carriers_[root].insert(ArticleIndex{node.index});
    }
  }

  /// For each voice, the newsrooms that have it from itself: what an outlet has only by way of an agency is
  /// no root of its own.
  void find_routes() {
    std::map<ArticleIndex, std::vector<Witness>> newsrooms_of;
    for (const auto& [root, carriers] : carriers_) {
      if (is_voice(root)) continue;
      for (const ArticleIndex article : carriers) newsrooms_of[article].push_back(root);
    }
    std::vector<std::pair<Witness, ArticleIndex>>
        of_several;  // voice, article with several newsrooms behind it
    for (const auto& [node, sources] : sources_) {
      for (const Witness source : sources) {
        if (!is_voice(source)) continue;
        const ArticleIndex article{node.index};
        if (node.kind == Witness::Kind::kUnseen || is_own_work(article)) {
          routes_[source].insert(node);
        } else if (newsrooms_of[article].size() == 1) {
          routes_[source].insert(newsrooms_of[article].front());
        } else {
          of_several.emplace_back(source, article);
        }
      }
    }
    for (const auto& [voice, article] : of_several) {
      const auto known = [&, heard = voice](Witness newsroom) { return routes_[heard].contains(newsroom); };
      if (std::ranges::any_of(newsrooms_of[article], known)) continue;
      routes_[voice].insert({Witness::Kind::kArticle, index_of(article)});
    }
  }

  /// Whether several newsrooms have a voice independently of each other.
  bool is_shared(Witness voice) const {
    const auto routes = routes_.find(voice);
    return routes != routes_.end() && routes->second.size() > 1;
  }

  /// Articles that have a voice in common with another.
  std::set<ArticleIndex> sharing_voices() const {
    std::set<ArticleIndex> sharing;
    for (const auto& [root, carriers] : carriers_) {
      if (is_voice(root) && is_shared(root)) sharing.insert(carriers.begin(), carriers.end());
    }
    return sharing;
  }

  /// Whether a voice reached the reports by way of other sources only.
  bool is_passed_on(Witness voice) const { return !heard_.contains(voice); }

  double part_of(Witness voice) const {
    if (is_shared(voice)) return kSharedVoice;
    return is_passed_on(voice) ? kPassedOnVoice : kHeardVoice;
  }

  void count(Origins& origins) const {
    const std::set<ArticleIndex> sharing = sharing_voices();
    std::uint32_t newsrooms = 0;
    double expected = 0;
    for (const auto& [root, carriers] : carriers_) {
      if (is_voice(root)) {
        expected += part_of(root);
        continue;
      }
      ++newsrooms;
      const bool shares = root.kind == Witness::Kind::kArticle && sharing.contains(ArticleIndex{root.index});
      expected += shares ? kOwnWorkWithSharedVoices : 1;
    }
    // One newsroom's work is one origin, whomever it has asked; several may have asked the same people.
    const bool settled = newsrooms <= 1 || expected == newsrooms;
    const double half = settled ? 0 : kHalfWidth;
    if (settled) expected = std::max(newsrooms, 1U);
    origins.at_least = static_cast<std::uint32_t>(std::max(1.0, std::floor(expected - half)));
    origins.at_most = std::max(origins.at_least, static_cast<std::uint32_t>(std::ceil(expected + half)));
    // A generic credit may be one of the named sources, or one more.
    const bool generic = std::ranges::any_of(graph_.credits, [](const Credit& c) { return !c.named; });
    if (generic && settled) ++origins.at_most;
  }

  std::string name_of(Witness node) const {
    if (node.kind == Witness::Kind::kUnseen) return graph_.unseen[node.index].name;
    const Article& article = reports_[node.index].article;
    // An agency's own text: its dateline names the agency, its page does not.
    const auto [first, last] = credits_of(ArticleIndex{node.index});
    for (std::size_t i = first; i < last; ++i) {
      const Source& source = table_.sources[table_.of_credit[i]];
      if (is_node(source, node)) return source.name;
    }
    if (!article.outlet.empty()) return article.outlet;
    return article.title.empty() ? article.id : article.title;
  }

  const DescentGraph& graph_;
  const SourceTable& table_;
  const Story& story_;
  std::span<const Report> reports_;
  std::map<Witness, std::vector<Witness>> sources_;
  std::map<Witness, std::set<ArticleIndex>> carriers_;
  std::map<Witness, std::set<Witness>> routes_;  ///< newsrooms by the voice that they have from itself
  std::set<std::uint32_t> voices_;
  std::set<ArticleIndex> own_work_;
  std::set<Witness> heard_;  ///< sources that an article of its newsroom's own work has itself
};

}  // namespace

Origins find_origins(const DescentGraph& graph, const SourceTable& table, const Story& story,
                     std::span<const Report> reports) {
  return OriginFinder(graph, table, story, reports).find();
}

}  // namespace stemma::descent
