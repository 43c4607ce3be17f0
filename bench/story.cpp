// One story of many reports, from passages to account: seconds and the peak of memory.
//
// usage: bench_story [REPORTS [DEPTH]]      2000 reports, each depth from 2 to 5 unless told otherwise

#include <array>
#include <chrono>
#include <cstdlib>
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

void compiled(std::vector<Report> reports, std::string_view what) {
  Timings timings;
  EngineOptions options;
  options.timings = &timings;
  const std::size_t count = reports.size();
  const auto began = std::chrono::steady_clock::now();
  const Dossier dossier = compile(std::move(reports), options);
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
}

void cascade(std::size_t count, std::size_t depth) {
  const std::vector<bench::CascadeReport> made = bench::made_cascade({.reports = count, .depth = depth});
  std::vector<Report> reports;
  for (std::size_t i = 0; i < made.size(); ++i) {
    reports.push_back(report_of(fmt::format("r{:06}", i), made[i].outlet, made[i].title, made[i].text));
  }
  compiled(std::move(reports), fmt::format("cascade, depth {}", depth));
}

void formulaic(std::size_t count) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < count; ++i) {
    reports.push_back(
        report_of(fmt::format("r{:06}", i), fmt::format("Outlet {}", i), {}, bench::made_formulaic(i)));
  }
  compiled(std::move(reports), "two sentence forms");
}

/// A name of four syllables, each number's own.
std::string made_name(std::size_t number) {
  constexpr std::array kSyllables = {"ba", "do", "ki", "lu", "me", "no", "ri", "sa", "te", "vo", "za", "fe"};
  std::string name = "P";
  for (std::size_t i = 0; i < 4; ++i, number /= kSyllables.size())
    name += kSyllables[number % kSyllables.size()];
  return name;
}

/// Each report credits the next: the longest way that a root can have.
void chain(std::size_t count) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < count; ++i) {
    reports.push_back(report_of(
        fmt::format("r{:06}", i), made_name(i) + " Herald", {},
        fmt::format("The {} Herald reported that {} won.\n", made_name(i + 1), made_name(7 * i + 5))));
  }
  compiled(std::move(reports), "chain of credits");
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2000;
  const std::size_t only = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 0;
  for (std::size_t depth = 2; depth <= 5; ++depth) {
    if (only == 0 || only == depth) cascade(count, depth);
  }
  if (only <= 1) formulaic(count / 2);
  if (only <= 1) chain(2 * count);
}
