// Prints what pairs of reports show of one event, for learning (tools/learn_one_event.py).
//
// usage: story_pairs REPORTS.jsonl     reports whose "story" names their event; none where it is unknown
//
// Tab-separated lines: "A node story" of each article, "P a b signs…" of each pair; "?" for no story.
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "stemma/engine.h"
#include "stemma/inputs.h"
#include "stories/collection.h"

namespace {

using namespace stemma;
using stories::Comparison;

void print(const std::vector<Report>& reports, const std::vector<std::string>& story) {
  const stories::Collection collection = stories::collect(reports, find_reuse(reports));
  const stories::Nodes& nodes = collection.nodes;
  std::string out;
  for (std::uint32_t node = 0; node < nodes.first.size(); ++node)
    out += fmt::format("A\t{}\t{}\n", node, story[nodes.order[nodes.first[node]]]);
  for (const Comparison& pair : stories::compare_within(collection, StoryOptions{}.window_days))
    out += fmt::format("P\t{}\t{}\t{:.5g}\n", pair.a, pair.b, fmt::join(pair.signs, "\t"));
  fmt::print("{}", out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: story_pairs REPORTS.jsonl\n");
    return 2;
  }
  std::vector<Report> reports;
  std::vector<std::string> story;
  const auto documents =
      open_inputs({argv[1]}, [](const Error& error) { fmt::print(stderr, "{}\n", error.message); });
  read_reports(*documents, Depth::kQuotations, {}, [&](Report&& report) {
    story.push_back(report.article.story.empty() ? "?" : report.article.story);
    report.article.story.clear();
    reports.push_back(std::move(report));
  });
  print(reports, story);
  return 0;
}
