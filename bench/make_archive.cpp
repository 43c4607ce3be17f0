// Writes an archive of made news, as JSON Lines in order of time, made from real reports with known stories.
//
//   make_archive --articles 1000000 --truth truth.tsv REPORTS.jsonl… > archive.jsonl
//
// See replayed_news.h for what it is good for. Reports' stories are told by their member "story", or by the
// one that
// --story-field names. The truth has a line "id<TAB>story" for each article.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "replayed_news.h"
#include "stemma/inputs.h"
#include "views/json_text.h"

namespace {

using namespace stemma;

std::string story_of(const Document& document, const std::string& field) {
  if (field == "story") return document.story;
  const auto members = nlohmann::json::parse("{" + document.passthrough + "}");
  const auto found = members.find(field);
  if (found == members.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::vector<bench::RealReport> read_reports_of(const std::vector<std::string>& paths,
                                               const std::string& field) {
  std::vector<bench::RealReport> reports;
  const auto documents =
      open_inputs(paths, [](const Error& error) { fmt::print(stderr, "{}\n", error.message); });
  for (Document document; documents->next(document);) {
    const std::string story = story_of(document, field);
    if (document.content.empty()) continue;
    reports.push_back({story.empty() ? story : document.path + story, document.title, document.content,
                       document.language.empty() ? "en" : document.language});
  }
  return reports;
}

std::string line_of(const bench::ReplayedArticle& article) {
  views::JsonText json;
  json.begin_object();
  json.key("id").string(fmt::format("{:08}", article.number));
  json.key("date").string(article.date);
  json.key("outlet").string(article.outlet);
  json.key("language").string(article.language);
  json.key("title").string(article.title);
  json.key("text").string(article.text);
  json.end_object();
  return json.take() + '\n';
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Makes an archive of news, in order of time, from real reports with known stories."};
  std::vector<std::string> paths;
  std::string truth;
  std::string story_field = "story";
  std::uint64_t articles = 1'000'000;
  bench::ReplayOptions options;
  app.add_option("REPORTS", paths, "files of real reports, JSON Lines")->required();
  app.add_option("--articles", articles, "how many to make")->capture_default_str();
  app.add_option("--truth", truth, "file to write each article's story to");
  app.add_option("--story-field", story_field, "member that names a real report's story")
      ->capture_default_str();
  app.add_option("--seed", options.seed, "another one gives another archive")->capture_default_str();
  app.add_option("--per-day", options.articles_per_day, "articles a day")->capture_default_str();
  app.add_option("--from", options.first_day, "first day")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const auto reports = read_reports_of(paths, story_field);
  if (reports.empty()) {
    fmt::print(stderr, "no reports in {}\n", fmt::join(paths, ", "));
    return 1;
  }
  std::ofstream truth_file;
  if (!truth.empty()) truth_file.open(truth, std::ios::binary);
  bench::ReplayedNews news(reports, options);
  for (std::uint64_t i = 0; i < articles; ++i) {
    const bench::ReplayedArticle article = news.next();
    const std::string line = line_of(article);
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
    if (truth_file.is_open()) truth_file << fmt::format("{:08}\t{}\n", article.number, article.story);
  }
  truth_file.flush();
  return std::fflush(stdout) == 0 && (truth.empty() || truth_file.good()) ? 0 : 1;
}
