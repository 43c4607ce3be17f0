// Pages given on the command line, over and over: how fast they are parsed, and how fast read. The parser
// alone is the yardstick: what a reader of pages adds to it should be less than it.
#include <fmt/format.h>
#include <myhtml/api.h>

#include <chrono>
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

double seconds_of_best(const std::vector<Document>& pages, const std::function<void(const Document&)>& read) {
  constexpr int kRounds = 5;
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (const Document& page : pages) read(page);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
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
  const double megabytes = bytes / 1e6;
  const auto show = [&](std::string_view what, double seconds) {
    fmt::print("{:<22}{:>8.1f} MB/s{:>9.0f} pages/s\n", what, megabytes / seconds,
               static_cast<double>(pages.size()) / seconds);
  };
  fmt::print("{} pages, {:.1f} MB, one thread, best of five\n", pages.size(), megabytes);
  show("bare HTML parser", seconds_of_best(pages, parse_bare));
  show("tree made flat", seconds_of_best(pages, [](const Document& page) {
         const auto tree = page::HtmlTree::parse(page.content);
       }));
  show("extract, all of it", seconds_of_best(pages, [](const Document& page) { (void)extract(page); }));
  return 0;
}
