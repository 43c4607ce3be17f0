// Explicit credit first: every named source becomes a node, a report of the story where it is one, else an
// unseen one. Then the pairs that share words: a credit between them settles the direction, a source that
// both credit makes them siblings, and what is left is open. Reports of one text of which no seen article is
// the source get a lost one. Clocks only forbid; they prove nothing, save between two states of one outlet's
// own report.
#include "descent/edges.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>

#include "descent/clock.h"
#include "descent/copy_edges.h"
#include "descent/credits.h"
#include "descent/edge_scores.h"
#include "descent/graph.h"
#include "descent/publisher.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

constexpr std::uint32_t kLeadSentences = 4;  // title, date line and two sentences
constexpr std::size_t kMaxWays = 32;         // siblings of one article that are looked at
constexpr std::size_t kMaxAncestors = 256;   // of one article: the bound on a long chain's memory
constexpr int kClockSlack = 1;               // days by which a source may seem younger: zones, later updates

Witness article_node(ArticleIndex article) {
  return {Witness::Kind::kArticle, index_of(article)};
}
bool shares_text(Relation relation) {
  return relation != Relation::kQuotesOnly;
}
bool is_close(Relation relation) {
  return relation == Relation::kSameText || relation == Relation::kDerived;
}

EdgeRelation edge_relation(const Credit& credit) {
  if (credit.how == CreditHow::kInterviewWithOutlet) return EdgeRelation::kWasQuotedFrom;
  return class_of(credit.how) == SourceClass::kVoice ? EdgeRelation::kHadPrimarySource
                                                     : EdgeRelation::kWasDerivedFrom;
}

class EdgeDrawer {
 public:
  EdgeDrawer(DescentGraph& graph, SourceTable& table, std::span<const Report> reports)
      : graph_(graph), table_(table), reports_(reports) {}

  void draw() {
    index_pairs();
    for (std::size_t i = 0; i < graph_.credits.size(); ++i) {
      if (publishes(i)) newsroom_edge(i);
    }
    drop_inherited_credits();
    for (const PairRelation& pair : graph_.pairs) {
      for (const ArticleIndex article : {pair.a, pair.b}) {
        if (!ancestors_.contains(article))
          ancestors_[article] = edges_.ancestors_of(article_node(article), kMaxAncestors);
      }
    }
    for (PairRelation& pair : graph_.pairs) direct(pair);
    draw_lost_sources();
    index_ways();
    for (std::size_t i = 0; i < graph_.credits.size(); ++i) {
      if (!publishes(i)) voice_edges(i);
    }
    graph_.edges = edges_.take();
    sort_unseen();
  }

 private:
  const Article& article(ArticleIndex index) const { return reports_[index_of(index)].article; }

  // ---- credits ----

  void index_pairs() {
    for (const PairRelation& pair : graph_.pairs) {
      std::uint32_t words = 0;
      for (const Passage& passage : pair.passages) words += passage.matches;
      shared_words_[{pair.a, pair.b}] = words;
      shared_words_[{pair.b, pair.a}] = words;
    }
  }

  std::uint32_t shared_words(ArticleIndex a, ArticleIndex b) const {
    const auto found = shared_words_.find({a, b});
    return found == shared_words_.end() ? 0 : found->second;
  }

  /// Whether clocks allow that `younger` has it from `older`.
  bool clocks_allow(ArticleIndex younger, ArticleIndex older) const {
    const auto younger_day = day_of(article(younger).published);
    const auto older_day = day_of(article(older).published);
    return !younger_day || !older_day || *older_day <= *younger_day + kClockSlack;
  }

  /// The report of `source` that `crediting` most likely had: the one it shares most words with, else the
  /// first.
  std::optional<ArticleIndex> own_report(const Source& source, ArticleIndex crediting) const {
    std::optional<ArticleIndex> best;
    for (const ArticleIndex report : source.reports) {
      if (report == crediting || !clocks_allow(crediting, report)) continue;
      if (!best || shared_words(crediting, report) > shared_words(crediting, *best)) best = report;
    }
    return best;
  }

  Witness unseen_node(Source& source) {
    if (!source.unseen) {
      source.unseen = static_cast<std::uint32_t>(graph_.unseen.size());
      graph_.unseen.push_back({"unseen:" + slug(source.name), source.name, true});
    }
    return {Witness::Kind::kUnseen, *source.unseen};
  }

  /// Whether a credit names somebody who has reports: a newsroom, or a body whose own page is in the story.
  bool publishes(std::size_t i) const {
    return class_of(graph_.credits[i].how) == SourceClass::kNewsroom ||
           !table_.sources[table_.of_credit[i]].reports.empty();
  }

  void newsroom_edge(std::size_t i) {
    const Credit& credit = graph_.credits[i];
    Source& source = table_.sources[table_.of_credit[i]];
    if (!credit.named) return;
    if (std::ranges::binary_search(source.reports, credit.article)) return;  // the agency's own text
    const std::vector<Evidence> evidence = evidence_of(credit);
    if (evidence.empty()) return;
    const std::optional<ArticleIndex> report = own_report(source, credit.article);
    const Witness to = report ? article_node(*report) : unseen_node(source);
    Witness from = article_node(credit.article);
    if (const std::optional<Witness> carrier = carrier_of(credit, to)) from = *carrier;
    edges_.add({from, to, edge_relation(credit), true, evidence, score_of(credit)});
    credited_[credit.article].try_emplace(to, table_.of_credit[i]);
    if (credit.whole) whole_[credit.article].insert(to);
    if (credit.whole || stands_in_lead(credit, reports_[index_of(credit.article)]))
      sourced_.insert(credit.article);
    if (from == article_node(credit.article)) credits_of_[{credit.article, to}].push_back(&credit);
  }

  /// A credit that stands in words which a report has from another, that other report has made: whoever
  /// prints them again has nothing from whom they name.
  void drop_inherited_credits() {
    for (const auto& [ends, credits] : credits_of_) {
      const auto& [article, source] = ends;
      const auto inherited = [&, report = article, named = source](const Credit* credit) {
        return !credit->whole && credit->span && came_with(report, named, *credit->span);
      };
      if (std::ranges::all_of(credits, inherited)) edges_.remove(article_node(article), source);
    }
  }

  /// Whether words of `article` that credit `source` are those of another report that it credits and that
  /// credits the source as well, and it has nothing of the source's that it has not from there.
  bool came_with(ArticleIndex article, Witness source, TextSpan words) const {
    for (const Witness from : edges_.sources_of(article_node(article))) {
      if (from.kind != Witness::Kind::kArticle || from == source || !edges_.has(from, source)) continue;
      const std::vector<TextSpan> through = shared_with(article, ArticleIndex{from.index});
      const auto came_through = [&](TextSpan span) {
        return std::ranges::any_of(through, [&](TextSpan part) { return mostly_inside(span, part); });
      };
      if (!came_through(words)) continue;
      if (source.kind == Witness::Kind::kUnseen) return true;
      if (std::ranges::all_of(shared_with(article, ArticleIndex{source.index}), came_through)) return true;
    }
    return false;
  }

  /// Where words of `article` stand that `other` has too.
  std::vector<TextSpan> shared_with(ArticleIndex article, ArticleIndex other) const {
    std::vector<TextSpan> spans;
    if (const PairRelation* pair = pair_of(article, other)) {
      for (const Passage& passage : pair->passages)
        spans.push_back(pair->a == article ? passage.a_span : passage.b_span);
    }
    return spans;
  }

  // ---- voices ----

  /// What an article has from a voice by way of another node, that node has from the voice. Each statement is
  /// asked for by itself; for those that came to the article directly, the edge is its own.
  void voice_edges(std::size_t i) {
    const Credit& credit = graph_.credits[i];
    Source& source = table_.sources[table_.of_credit[i]];
    const std::vector<Evidence> evidence = evidence_of(credit);
    if (!credit.named || evidence.empty()) return;
    const Witness to = unseen_node(source);
    const auto add = [&](Witness from) {
      edges_.add({from, to, edge_relation(credit), true, evidence, score_of(credit)});
    };
    std::vector<TextSpan> statements = credit.carries;
    if (statements.empty()) statements.push_back(evidence.front().span);
    bool direct = false;
    for (const TextSpan statement : statements) {
      const std::optional<Witness> carrier = carrier_of(credit.article, statement, table_.of_credit[i]);
      direct = direct || !carrier;
      // A report of the story that credits the voice draws its own edge.
      if (carrier && !credits_voice(*carrier, table_.of_credit[i])) add(*carrier);
    }
    if (direct) add(article_node(credit.article));
  }

  bool credits_voice(Witness node, std::uint32_t source) const {
    return node.kind == Witness::Kind::kArticle && voices_of_.contains({ArticleIndex{node.index}, source});
  }

  /// The node by way of which an article has a statement of a voice, if the texts show one: the agency whose
  /// text the article is; the report that it was made from, if that has the words or credits the voice too;
  /// the source that it has in common with another report, if both have the words.
  std::optional<Witness> carrier_of(ArticleIndex article, TextSpan statement, std::uint32_t voice) const {
    const auto agencies = whole_.find(article);
    if (agencies != whole_.end() && agencies->second.size() == 1) return *agencies->second.begin();
    const auto ways = ways_.find(article);
    if (ways == ways_.end()) return std::nullopt;
    for (const auto& [pair, node] : ways->second) {
      const bool is_a = pair->a == article;
      const ArticleIndex other = is_a ? pair->b : pair->a;
      const bool told_there = is_close(pair->relation) && voices_of_.contains({other, voice});
      const auto holds = [&](const Passage& p) {
        return mostly_inside(statement, is_a ? p.a_span : p.b_span);
      };
      if (told_there || std::ranges::any_of(pair->passages, holds)) return node;
    }
    return std::nullopt;
  }

  static bool mostly_inside(TextSpan statement, TextSpan passage) {
    if (!statement.overlaps(passage)) return false;
    const std::uint32_t common =
        std::min(statement.end, passage.end) - std::max(statement.begin, passage.begin);
    return 2 * common >= statement.size();
  }

  /// For each article, the pairs that lead to where its words are from: to its source, or to another report
  /// of one that both have.
  void index_ways() {
    for (std::size_t i = 0; i < graph_.credits.size(); ++i) {
      const bool voice = class_of(graph_.credits[i].how) == SourceClass::kVoice;
      if (voice) voices_of_.insert({graph_.credits[i].article, table_.of_credit[i]});
    }
    for (const PairRelation& pair : graph_.pairs) {
      const Witness a = article_node(pair.a);
      const Witness b = article_node(pair.b);
      if (edges_.has(a, b)) ways_[pair.a].emplace_back(&pair, b);
      if (edges_.has(b, a)) ways_[pair.b].emplace_back(&pair, a);
      if (pair.direction != Direction::kCommonSource) continue;
      const std::optional<Witness> common = common_node(a, b);
      if (!common || ways_[pair.a].size() >= kMaxWays || ways_[pair.b].size() >= kMaxWays) continue;
      ways_[pair.a].emplace_back(&pair, *common);
      ways_[pair.b].emplace_back(&pair, *common);
    }
  }

  /// A node that both have an edge to.
  std::optional<Witness> common_node(Witness a, Witness b) const {
    for (const Witness node : edges_.sources_of(a)) {
      if (edges_.has(b, node)) return node;
    }
    return std::nullopt;
  }

  /// What an agency's text credits in its lead, the agency had from there: the edge runs from the agency.
  std::optional<Witness> carrier_of(const Credit& credit, Witness to) const {
    if (credit.whole || class_of(credit.how) != SourceClass::kNewsroom) return std::nullopt;
    const auto agencies = whole_.find(credit.article);
    if (agencies == whole_.end() || agencies->second.size() != 1) return std::nullopt;
    const Witness agency = *agencies->second.begin();
    if (agency.kind != Witness::Kind::kUnseen || agency == to) return std::nullopt;
    if (!stands_in_lead(credit, reports_[index_of(credit.article)])) return std::nullopt;
    return agency;
  }

  /// The crediting words; for a byline or an address, the text's first sentence, which stands for the text.
  std::vector<Evidence> evidence_of(const Credit& credit) const {
    if (credit.span) return {{credit.article, *credit.span}};
    const auto& sentences = reports_[index_of(credit.article)].reading.sentences;
    if (sentences.empty()) return {};
    return {{credit.article, sentences.front().span}};
  }

  // ---- pairs ----

  void direct(PairRelation& pair) {
    const bool a_from_b = edges_.has(article_node(pair.a), article_node(pair.b));
    const bool b_from_a = edges_.has(article_node(pair.b), article_node(pair.a));
    if (a_from_b != b_from_a) {
      settle(pair, a_from_b ? Direction::kAFromB : Direction::kBFromA, "credits");
      article_edge(pair, kCreditAndWords.score());
    } else if (const std::optional<std::string> common = common_credit(pair)) {
      settle(pair, Direction::kCommonSource, "both credit " + *common);
    } else if (is_ancestor(pair.b, pair.a)) {
      settle(pair, Direction::kAFromB, "credits, by way of another report");
    } else if (is_ancestor(pair.a, pair.b)) {
      settle(pair, Direction::kBFromA, "credits, by way of another report");
    } else if (const std::optional<Witness> ancestor = common_ancestor(pair)) {
      settle(pair, Direction::kCommonSource, "both go back to " + name_of(*ancestor));
    } else if (pair.relation == Relation::kQuotesOnly) {
      settle(pair, Direction::kCommonSource, "the same words of one speaker");
    } else if (same_outlet(article(pair.a), article(pair.b))) {
      direct_by_state(pair);
    } else if (is_close(pair.relation) && (is_whole(pair.a) || is_whole(pair.b))) {
      copy_without_credit(pair);
    } else if (is_close(pair.relation)) {
      settle(pair, Direction::kCannotTell, "no credit");
      lost_.emplace_back(pair.a, pair.b);
    } else {
      settle(pair, Direction::kCannotTell, "no credit");
    }
  }

  /// What is nearly all in the other, which has more, may be its shortening; clocks may forbid it.
  Direction shortening(const PairRelation& pair) const {
    constexpr double kNearlyAll = 0.85;  // of the shorter's characters
    constexpr double kMore = 1.25;       // so many times as long is the other
    std::uint32_t in_a = 0;
    std::uint32_t in_b = 0;
    for (const Passage& passage : pair.passages) in_a += passage.a_span.size(), in_b += passage.b_span.size();
    const auto size_a = static_cast<double>(article(pair.a).text.size());
    const auto size_b = static_cast<double>(article(pair.b).text.size());
    if (in_a >= kNearlyAll * size_a && size_b >= kMore * size_a && clocks_allow(pair.a, pair.b))
      return Direction::kAFromB;
    if (in_b >= kNearlyAll * size_b && size_a >= kMore * size_b && clocks_allow(pair.b, pair.a))
      return Direction::kBFromA;
    return Direction::kCannotTell;
  }

  void settle(PairRelation& pair, Direction direction, std::string reason) const {
    pair.direction = direction;
    const Direction shorter = shares_text(pair.relation) ? shortening(pair) : Direction::kCannotTell;
    const bool open = shorter == Direction::kCannotTell || shorter == direction;
    pair.runner_up = !open                                   ? shorter
                     : direction == Direction::kCommonSource ? Direction::kCannotTell
                                                             : Direction::kCommonSource;
    pair.reason = std::move(reason);
  }

  std::vector<Evidence> passages_as_evidence(const PairRelation& pair) const {
    std::vector<Evidence> evidence;
    for (const Passage& passage : pair.passages) {
      evidence.push_back({passage.a, passage.a_span});
      evidence.push_back({passage.b, passage.b_span});
    }
    return evidence;
  }

  void article_edge(const PairRelation& pair, double score) {
    const bool a_from_b = pair.direction == Direction::kAFromB;
    const Witness younger = article_node(a_from_b ? pair.a : pair.b);
    const Witness older = article_node(a_from_b ? pair.b : pair.a);
    const EdgeRelation relation =
        shares_text(pair.relation) ? EdgeRelation::kWasDerivedFrom : EdgeRelation::kWasQuotedFrom;
    edges_.add({younger, older, relation, true, passages_as_evidence(pair), score});
  }

  /// A newsroom that both credit, or that one credits and the other is carried by.
  std::optional<std::string> common_credit(const PairRelation& pair) const {
    const auto of_a = credited_.find(pair.a);
    const auto of_b = credited_.find(pair.b);
    if (of_a == credited_.end() || of_b == credited_.end()) return std::nullopt;
    for (const auto& [node, source] : of_a->second) {
      if (of_b->second.contains(node)) return table_.sources[source].name;
    }
    return std::nullopt;
  }

  bool is_ancestor(ArticleIndex older, ArticleIndex younger) const {
    return std::ranges::binary_search(ancestors_.at(younger), article_node(older));
  }

  /// A node that both have something from, by way of others.
  std::optional<Witness> common_ancestor(const PairRelation& pair) const {
    const std::vector<Witness>& of_b = ancestors_.at(pair.b);
    for (const Witness node : ancestors_.at(pair.a)) {
      if (std::ranges::binary_search(of_b, node)) return node;
    }
    return std::nullopt;
  }

  std::string name_of(Witness node) const {
    if (node.kind == Witness::Kind::kUnseen) return graph_.unseen[node.index].name;
    const Article& seen = article(ArticleIndex{node.index});
    return !seen.outlet.empty() ? seen.outlet : !seen.title.empty() ? "“" + seen.title + "”" : "one report";
  }

  bool is_whole(ArticleIndex article) const { return whole_.contains(article); }

  /// Two states of one outlet's report: the clock of one newsroom is trusted.
  void direct_by_state(PairRelation& pair) {
    const DateStamp& a = article(pair.a).published;
    const DateStamp& b = article(pair.b).published;
    if (clearly_before(a, b)) {
      settle(pair, Direction::kBFromA, "later report of the same outlet");
    } else if (clearly_before(b, a)) {
      settle(pair, Direction::kAFromB, "later report of the same outlet");
    } else {
      return settle(pair, Direction::kCannotTell, "one outlet, no clock tells which came first");
    }
    article_edge(pair, kSameOutlet.score());
  }

  /// One is an agency's text, the other is nearly the same and does not say so: both are the agency's.
  void copy_without_credit(PairRelation& pair) {
    const ArticleIndex credited = is_whole(pair.a) ? pair.a : pair.b;
    const ArticleIndex silent = is_whole(pair.a) ? pair.b : pair.a;
    const Witness source = *whole_.at(credited).begin();
    const std::string& name = table_.sources[credited_.at(credited).at(source)].name;
    settle(pair, Direction::kCommonSource, "one credits " + name + ", the other has its words");
    if (source != article_node(silent)) {
      edges_.add({article_node(silent), source, EdgeRelation::kWasDerivedFrom, true,
                  passages_as_evidence(pair), kUncreditedCopy.score()});
    }
  }

  // ---- lost sources ----

  /// Articles of one text whose source nobody names: each group hangs from one lost source.
  void draw_lost_sources() {
    std::map<ArticleIndex, ArticleIndex> group;  // union by the lower index
    const auto root = [&](ArticleIndex article) {
      while (group.contains(article) && group.at(article) != article) article = group.at(article);
      return article;
    };
    for (const auto& [a, b] : lost_) {
      const ArticleIndex ra = root(a);
      const ArticleIndex rb = root(b);
      group[std::max(ra, rb)] = std::min(ra, rb);
      group.try_emplace(std::min(ra, rb), std::min(ra, rb));
    }
    std::map<ArticleIndex, std::vector<ArticleIndex>> groups;
    for (const auto& [article, parent] : group) groups[root(article)].push_back(article);
    std::set<ArticleIndex> in_trees;
    std::map<ArticleIndex, Witness> source_of;
    for (auto& [first, copies] : groups) {
      // What says whose text it is was made from no other copy.
      std::erase_if(copies, [&](ArticleIndex copy) { return sourced_.contains(copy); });
      if (draw_tree(copies, first, source_of)) in_trees.insert(copies.begin(), copies.end());
    }
    for (PairRelation& pair : graph_.pairs) {
      if (pair.direction != Direction::kCannotTell || !is_close(pair.relation)) continue;
      if (!group.contains(pair.a) || !group.contains(pair.b)) continue;
      for (const ArticleIndex copy : {pair.a, pair.b}) {
        if (!in_trees.contains(copy)) hang_from_lost_source(pair, source_of, root(pair.a), copy);
      }
    }
  }

  const PairRelation* pair_of(ArticleIndex a, ArticleIndex b) const {
    const auto articles = [](const PairRelation& pair) { return std::pair{pair.a, pair.b}; };
    const std::pair key{std::min(a, b), std::max(a, b)};
    const auto pair = std::ranges::lower_bound(graph_.pairs, key, {}, articles);
    return pair != graph_.pairs.end() && articles(*pair) == key ? &*pair : nullptr;
  }

  /// Copies whose readings tell which is from which: a tree over them, the middle of which hangs from the
  /// lost source. Its edges are undirected.
  bool draw_tree(const std::vector<ArticleIndex>& copies, ArticleIndex group,
                 std::map<ArticleIndex, Witness>& source_of) {
    const auto shared_words = [&](ArticleIndex a, ArticleIndex b) {
      const PairRelation* pair = pair_of(a, b);
      return pair == nullptr ? std::vector<Evidence>{} : passages_as_evidence(*pair);
    };
    const std::optional<CopyEdges> tree = draw_copies(copies, reports_, shared_words);
    if (!tree) return false;
    const auto lost = static_cast<std::uint32_t>(graph_.unseen.size());
    graph_.unseen.insert(graph_.unseen.end(), tree->lost.begin(), tree->lost.end());
    const auto place = [&](Witness& node) {
      if (node.kind == Witness::Kind::kUnseen) node.index += lost;
    };
    for (Edge edge : tree->edges) {
      place(edge.from);
      place(edge.to);
      if (!edge.evidence.empty()) edges_.add(std::move(edge));
    }
    for (const ArticleIndex copy : copies) {
      const PairRelation* pair = copy == tree->centre ? nullptr : pair_of(tree->centre, copy);
      if (pair == nullptr || !is_close(pair->relation)) continue;
      hang_from_lost_source(*pair, source_of, group, tree->centre);
      break;
    }
    return true;
  }

  void hang_from_lost_source(const PairRelation& pair, std::map<ArticleIndex, Witness>& source_of,
                             ArticleIndex root, ArticleIndex article) {
    const auto [place, is_new] = source_of.try_emplace(
        root, Witness{Witness::Kind::kUnseen, static_cast<std::uint32_t>(graph_.unseen.size())});
    if (is_new) graph_.unseen.push_back(lost_source(pair));
    edges_.add({article_node(article), place->second, EdgeRelation::kWasDerivedFrom, true,
                passages_as_evidence(pair), kLostSource.score()});
  }

  /// Named by the first words that it passed on.
  UnseenSource lost_source(const PairRelation& pair) const {
    constexpr std::size_t kWordsShown = 6;
    const Report& report = reports_[index_of(pair.a)];
    const TextSpan longest = pair.passages.front().a_span;
    TextSpan shown{longest.begin, longest.begin};
    std::size_t words = 0;
    for (const Token& token : report.reading.tokens) {
      if (!longest.contains(token.span) || words == kWordsShown) continue;
      shown.end = token.span.end;
      words += token.kind == TokenKind::kPunctuation ? 0 : 1;
    }
    const std::string first_words(shown.of(report.article.text));
    return {"unseen:text-of-" + slug(first_words), "text with “" + first_words + " …”", false};
  }

  // ---- order ----

  void sort_unseen() {
    std::vector<std::uint32_t> order(graph_.unseen.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return graph_.unseen[i].id; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<UnseenSource> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(graph_.unseen[order[i]]));
    }
    graph_.unseen = std::move(sorted);
    make_ids_unique();
    const auto move = [&](Witness& node) {
      if (node.kind == Witness::Kind::kUnseen) node.index = place[node.index];
    };
    for (Edge& edge : graph_.edges) move(edge.from), move(edge.to);
    std::ranges::sort(graph_.edges, [](const Edge& x, const Edge& y) {
      return std::pair{x.from, x.to} < std::pair{y.from, y.to};
    });
    for (Source& source : table_.sources) {
      if (source.unseen) source.unseen = place[*source.unseen];
    }
  }

  void make_ids_unique() {
    for (std::size_t i = 1, repeated = 1; i < graph_.unseen.size(); ++i) {
      const bool again = graph_.unseen[i].id == graph_.unseen[i - repeated].id;
      repeated = again ? repeated + 1 : 1;
      if (again) graph_.unseen[i].id += "~" + std::to_string(repeated);
    }
  }

  DescentGraph& graph_;
  SourceTable& table_;
  std::span<const Report> reports_;
  EdgeSet edges_;
  std::map<std::pair<ArticleIndex, ArticleIndex>, std::uint32_t> shared_words_;
  using Way = std::pair<const PairRelation*, Witness>;
  /// Newsrooms by the article that credits them, each with its index in the table.
  std::map<ArticleIndex, std::map<Witness, std::uint32_t>> credited_;
  std::map<ArticleIndex, std::set<Witness>> whole_;  ///< those whose text the article is
  std::set<ArticleIndex> sourced_;                   ///< those that credit a newsroom for their text
  std::map<std::pair<ArticleIndex, Witness>, std::vector<const Credit*>> credits_of_;  ///< of newsroom edges
  std::map<ArticleIndex, std::vector<Way>> ways_;
  std::map<ArticleIndex, std::vector<Witness>> ancestors_;      ///< by credits
  std::set<std::pair<ArticleIndex, std::uint32_t>> voices_of_;  ///< article, source
  std::vector<std::pair<ArticleIndex, ArticleIndex>> lost_;
};

}  // namespace

bool stands_in_lead(const Credit& credit, const Report& report) {
  if (!credit.span) return false;
  const auto& sentences = report.reading.sentences;
  const std::size_t last = std::min<std::size_t>(kLeadSentences, sentences.size());
  return last > 0 && credit.span->begin < sentences[last - 1].span.end;
}

void draw_edges(DescentGraph& graph, SourceTable& table, std::span<const Report> reports) {
  EdgeDrawer(graph, table, reports).draw();
}

}  // namespace stemma::descent
