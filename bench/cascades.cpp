// Stories of made-up reports whose descent is known: how many of its edges and roots are found. For
// regression alone: the reports are made by rule, and the figures say nothing about real news.
//
// usage: bench_cascades [REPORTS [STORIES]]     40 reports in each of 8 stories unless told otherwise
//
// Exits with 1 where a kind of cascade is told clearly worse than when its floor was set.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "made_reports.h"
#include "stemma/engine.h"

namespace {

using namespace stemma;

struct Kind {
  std::string_view name;
  bench::CascadeOptions options;
  double floor = 0;  ///< of the edges' F1, direction aside, at every depth
};

const std::array kKinds = {
    Kind{"trimmed, added to, merged", {}, 0.9},
    Kind{"and rewritten", {.rewritten = 1.0}, 0.9},
    Kind{"and a figure changed", {.changed_figure = 1.0}, 0.9},
    Kind{"and a third hidden", {.hidden = 0.3}, 0.9},
    Kind{"and half without credit", {.without_credit = 0.5}, 0.4},
    Kind{"all of it", {.rewritten = 0.5, .changed_figure = 0.5, .without_credit = 0.3, .hidden = 0.2}, 0.4},
};

using Edges = std::set<std::pair<std::string, std::string>>;

Edges without_direction(const Edges& edges) {
  Edges sorted;
  for (const auto& [from, to] : edges) sorted.insert(std::minmax(from, to));
  return sorted;
}

struct Shared {
  std::size_t known = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  void add(const Edges& known_edges, const Edges& found_edges) {
    Edges both;
    std::ranges::set_intersection(known_edges, found_edges, std::inserter(both, both.end()));
    known += known_edges.size();
    found += found_edges.size();
    right += both.size();
  }
  double f1() const {
    return 2.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, known + found));
  }
};

struct Tally {
  Shared directed;
  Shared undirected;
  std::size_t roots = 0;         ///< known
  std::size_t roots_listed = 0;  ///< of these, those in the list of origins
  std::size_t roots_wrong = 0;   ///< listed newsrooms that are no roots
  std::size_t counts_met = 0;    ///< stories whose number of roots lies between at least and at most
};

Report report_of(std::size_t number, const bench::CascadeReport& made) {
  Report report;
  report.article.id = fmt::format("r{:06}", number);
  report.article.outlet = made.outlet;
  report.article.title = made.title;
  report.article.text = made.text;
  report.article.language = "en";
  report.article.story = "one";
  report.reading = read(report.article);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

std::string name_of(Witness node, const Dossier& dossier, const DescentGraph& graph) {
  return node.kind == Witness::Kind::kArticle ? dossier.reports[node.index].article.outlet
                                              : graph.unseen[node.index].name;
}

/// A newsroom that is there or that a report credits; people and bodies are no links of a cascade.
bool is_newsroom(Witness node, const DescentGraph& graph, const std::set<std::string>& outlets) {
  return node.kind == Witness::Kind::kArticle || outlets.contains(graph.unseen[node.index].name);
}

void judge(const std::vector<bench::CascadeReport>& made, const Dossier& dossier, Tally& tally) {
  Edges known;
  std::set<std::string> outlets;
  std::set<std::string> roots;
  std::vector<bool> matters(made.size());
  for (std::size_t i = made.size(); i-- > 0;) {
    outlets.insert(made[i].outlet);
    if (made[i].hidden) continue;  // what nobody sees shows in what others made of it alone
    matters[i] = true;
    for (const std::size_t parent : made[i].parents) {
      matters[parent] = true;
      known.emplace(made[i].outlet, made[parent].outlet);
    }
  }
  for (std::size_t i = 0; i < made.size(); ++i) {
    // Of a hidden report nobody can tell what it was made from.
    if (matters[i] && (made[i].parents.empty() || made[i].hidden)) roots.insert(made[i].outlet);
  }
  // What a hidden report has from another its copies may say themselves, in its words: neither right nor
  // wrong.
  Edges beyond;
  for (const bench::CascadeReport& report : made) {
    std::vector<std::size_t> open = report.hidden ? std::vector<std::size_t>{} : report.parents;
    while (!open.empty()) {
      const bench::CascadeReport& parent = made[open.back()];
      open.pop_back();
      if (!parent.hidden) continue;
      for (const std::size_t above : parent.parents) {
        beyond.emplace(report.outlet, made[above].outlet);
        open.push_back(above);
      }
    }
  }
  const DescentGraph& graph = dossier.descents.front();
  Edges found;
  for (const Edge& edge : graph.edges) {
    if (!is_newsroom(edge.from, graph, outlets) || !is_newsroom(edge.to, graph, outlets)) continue;
    const std::pair ends{name_of(edge.from, dossier, graph), name_of(edge.to, dossier, graph)};
    if (known.contains(ends) || !beyond.contains(ends)) found.insert(ends);
  }
  tally.directed.add(known, found);
  tally.undirected.add(without_direction(known), without_direction(found));
  tally.roots += roots.size();
  for (const Origin& origin : graph.origins.list) {
    if (!is_newsroom(origin.root, graph, outlets)) continue;
    ++(roots.contains(name_of(origin.root, dossier, graph)) ? tally.roots_listed : tally.roots_wrong);
  }
  const bool met = graph.origins.at_least <= roots.size() && roots.size() <= graph.origins.at_most;
  tally.counts_met += met ? 1 : 0;
}

Tally told(bench::CascadeOptions options, std::size_t stories) {
  Tally tally;
  for (std::size_t story = 0; story < stories; ++story) {
    options.seed = 7 + 10 * story;
    const std::vector<bench::CascadeReport> made = bench::made_cascade(options);
    std::vector<Report> reports;
    for (std::size_t i = 0; i < made.size(); ++i) {
      if (!made[i].hidden) reports.push_back(report_of(i, made[i]));
    }
    judge(made, compile(std::move(reports), {}), tally);
  }
  return tally;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t reports = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 40;
  const std::size_t stories = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 8;
  bool fell = false;
  fmt::print("{:<27}{:>5}{:>10}{:>14}{:>14}{:>10}{:>14}\n", "cascade", "depth", "edges F1", "no direction",
             "roots listed", "no roots", "count met");
  for (const Kind& kind : kKinds) {
    for (std::size_t depth = 2; depth <= 5; ++depth) {
      bench::CascadeOptions options = kind.options;
      options.reports = reports;
      options.depth = depth;
      const Tally tally = told(options, stories);
      fmt::print("{:<27}{:>5}{:>10.3f}{:>14.3f}{:>14}{:>10}{:>14}\n", kind.name, depth, tally.directed.f1(),
                 tally.undirected.f1(), fmt::format("{} of {}", tally.roots_listed, tally.roots),
                 tally.roots_wrong, fmt::format("{} of {}", tally.counts_met, stories));
      fell = fell || tally.undirected.f1() < kind.floor;
    }
  }
  return fell ? 1 : 0;
}
