// Prints what pairs of reports show of one event, to look at what src/stories/judgement.cpp makes of them.
//
// usage: story_pairs REPORTS.jsonl     reports whose "story" names their event; none where it is unknown
//
// Tab-separated lines: "A node story" of each article, "?" for no story; of each pair "P a b resemblance
// title shared_words rare_names days_between dated words words value", "-" where nothing is known.
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "stemma/engine.h"
#include "stemma/inputs.h"
#include "stories/collection.h"
#include "stories/judgement.h"

namespace {

using namespace stemma;
using stories::Comparison;

void print(const std::vector<Report>& reports, const std::vector<std::string>& story) {
  const stories::Collection collection = stories::collect(reports, find_reuse(reports));
  const stories::Nodes& nodes = collection.nodes;
  std::string out;
  for (std::uint32_t node = 0; node < nodes.first.size(); ++node)
    out += fmt::format("A\t{}\t{}\n", node, story[nodes.order[nodes.first[node]]]);
  const auto pairs = stories::compare_within(collection, StoryOptions{}.window_days);
  const auto values = stories::judge(pairs, collection.articles);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Comparison& pair = pairs[i];
    out += fmt::format("P\t{}\t{}\t{:.5g}\t{:.5g}\t{:.5g}\t{:.5g}\t{}\t{}\t{}\t{:.5g}\n", pair.a, pair.b,
                       pair.resemblance, pair.title, pair.shared_words, pair.rare_names,
                       pair.days_between ? fmt::format("{}", *pair.days_between) : "-", pair.dated,
                       fmt::join(pair.words, "\t"), values[i]);
  }
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
