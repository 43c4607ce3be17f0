// Pages given on the command line, over and over: how fast they are parsed, and how fast read. The parser
// alone is the yardstick: what a reader of pages adds to it should be less than it.
#include <fmt/format.h>
#include <myhtml/api.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "page/html_tree.h"
#include "stemma/article.h"
#include "stemma/inputs.h"

namespace stemma {
namespace {

void parse_bare(const Document& page) {
  myhtml_t* const html = myhtml_create();
  myhtml_tree_t* const tree = myhtml_tree_create();
  constexpr std::size_t kQueue = 512;
  myhtml_init(html, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, kQueue);
  myhtml_tree_init(tree, html);
  myhtml_parse_single(tree, MyENCODING_UTF_8, page.content.data(), page.content.size());
  myhtml_tree_destroy(tree);
  myhtml_destroy(html);
}

/// Of this process, so that others on the machine count little.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Job {
  std::string_view what;
  std::function<void(const Document&)> read;
  double best = 1e9;  ///< seconds
};

/// In turns, so that the jobs meet the same machine.
void run(std::vector<Job>& jobs, const std::vector<Document>& pages) {
  constexpr int kRounds = 7;
  for (int round = 0; round < kRounds; ++round) {
    for (Job& job : jobs) {
      const double begin = processor_seconds();
      for (const Document& page : pages) job.read(page);
      job.best = std::min(job.best, processor_seconds() - begin);
    }
  }
}

}  // namespace
}  // namespace stemma

int main(int argc, char** argv) {
  using namespace stemma;
  std::vector<Document> pages;
  double bytes = 0;
  const auto stream = open_inputs({argv + 1, argv + argc}, [](const Error& bad) {
    fmt::print(stderr, "{}: {}\n", bad.source, bad.message);
  });
  for (Document page; stream->next(page);) {
    if (page.kind != DocumentKind::kHtml) continue;
    bytes += static_cast<double>(page.content.size());
    pages.push_back(std::move(page));
  }
  if (pages.empty()) {
    fmt::print(stderr, "usage: bench_pages PATH...   files and folders of HTML pages\n");
    return 2;
  }
  std::vector<Job> jobs = {
      {"bare HTML parser", parse_bare},
      {"tree made flat", [](const Document& page) { (void)page::HtmlTree::parse(page.content); }},
      {"extract, all of it", [](const Document& page) { (void)extract(page); }}};
  run(jobs, pages);
  const double megabytes = bytes / 1e6;
  fmt::print("{} pages, {:.1f} MB, one thread, processor time, best of seven\n", pages.size(), megabytes);
  for (const Job& job : jobs) {
    fmt::print("{:<20}{:>8.1f} MB/s{:>8.0f} pages/s{:>6.0f} % of the parser's speed\n", job.what,
               megabytes / job.best, static_cast<double>(pages.size()) / job.best,
               100 * jobs.front().best / job.best);
  }
  return 0;
}
