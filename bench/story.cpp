// One story of many reports, from passages to account: seconds, the peak of memory, and how much of the known
// descent is found. The stories are made by rule, so that the figures of descent tell a regression and
// nothing about real news.
//
// usage: bench_story [REPORTS [DEPTH]]      2000 reports, each depth from 2 to 5 unless told otherwise

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "made_reports.h"
#include "peak.h"
#include "stemma/engine.h"
#include "stemma/view.h"

namespace {

using namespace stemma;

Report report_of(std::string id, std::string outlet, std::string title, std::string text) {
  Report report;
  report.article.id = std::move(id);
  report.article.outlet = std::move(outlet);
  report.article.title = std::move(title);
  report.article.text = std::move(text);
  report.article.language = "en";
  report.article.story = "one";
  report.reading = read(report.article);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

Dossier compiled(std::vector<Report> reports, std::string_view what) {
  Timings timings;
  EngineOptions options;
  options.timings = &timings;
  const std::size_t count = reports.size();
  const auto began = std::chrono::steady_clock::now();
  Dossier dossier = compile(std::move(reports), options);
  const auto seconds = [&](Timings::Phase phase) {
    return static_cast<double>(timings.nanoseconds[phase]) / 1e9;
  };
  fmt::print(
      "{:<24}{:>6} reports {:>9} passages  reuse {:>7.2f} s  stories {:>6.2f} s  descent {:>6.2f} s  account "
      "{:>6.2f} s  all {:>7.2f} s  {:>6.0f} MB at the peak\n",
      what, count, dossier.passages.size(), seconds(Timings::kReuse), seconds(Timings::kStories),
      seconds(Timings::kDescents), seconds(Timings::kAccounts),
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(),
      bench::peak_megabytes());
  return dossier;
}

using Edges = std::set<std::pair<std::string, std::string>>;

void tell_descent(const std::vector<bench::CascadeReport>& cascade, const Dossier& dossier) {
  Edges known;
  std::set<std::string> roots;
  for (std::size_t i = 0; i < cascade.size(); ++i) {
    if (cascade[i].parents.empty()) roots.insert(cascade[i].outlet);
    for (const std::size_t parent : cascade[i].parents)
      known.emplace(cascade[i].outlet, cascade[parent].outlet);
  }
  Edges found;
  std::size_t listed = 0;
  std::size_t right_roots = 0;
  for (const DescentGraph& graph : dossier.descents) {
    for (const Edge& edge : graph.edges) {
      const bool both_seen =
          edge.from.kind == Witness::Kind::kArticle && edge.to.kind == Witness::Kind::kArticle;
      if (!both_seen) continue;
      found.emplace(dossier.reports[edge.from.index].article.outlet,
                    dossier.reports[edge.to.index].article.outlet);
    }
    for (const Origin& origin : graph.origins.list) {
      if (origin.root.kind != Witness::Kind::kArticle) continue;
      ++listed;
      right_roots += roots.count(dossier.reports[origin.root.index].article.outlet);
    }
  }
  Edges right;
  std::ranges::set_intersection(known, found, std::inserter(right, right.end()));
  const double f1 = 2.0 * static_cast<double>(right.size()) /
                    static_cast<double>(std::max<std::size_t>(1, known.size() + found.size()));
  fmt::print("    edges F1 {:.3f}, roots {}, listed {}, of them right {}\n", f1, roots.size(), listed,
             right_roots);
}

void cascade(std::size_t count, std::size_t depth) {
  const std::vector<bench::CascadeReport> made = bench::made_cascade(count, depth, 7);
  std::vector<Report> reports;
  for (std::size_t i = 0; i < made.size(); ++i) {
    reports.push_back(report_of(fmt::format("r{:06}", i), made[i].outlet, made[i].title, made[i].text));
  }
  tell_descent(made, compiled(std::move(reports), fmt::format("cascade, depth {}", depth)));
}

void formulaic(std::size_t count) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < count; ++i) {
    reports.push_back(
        report_of(fmt::format("r{:06}", i), fmt::format("Outlet {}", i), {}, bench::made_formulaic(i)));
  }
  compiled(std::move(reports), "two sentence forms");
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2000;
  const std::size_t only = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0;
  for (std::size_t depth = 2; depth <= 5; ++depth) {
    if (only == 0 || only == depth) cascade(count, depth);
  }
  if (only <= 1) formulaic(count / 2);
}
