#include "app/command_line.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/exit_codes.h"

namespace stemma::app {
namespace {

struct StageHelp {
  Stage stage;
  const char* name;
  const char* about;
};

constexpr StageHelp kStages[] = {
    {Stage::kRead, "read", "The main job: reports in, one sourced account of each story out"},
    {Stage::kExtract, "extract",
     "Main text, title, byline, outlet and dates of each report, and what was left out"},
    {Stage::kTimes, "times", "Time expressions (TIMEX3), resolved against the report's date"},
    {Stage::kNames, "names", "People, organisations and places, with the fullest form of each name"},
    {Stage::kQuotes, "quotes", "Who said what, to whom, in which outlet"},
    {Stage::kReuse, "reuse", "Passages that two reports share"},
    {Stage::kStories, "stories", "Which reports tell the same event"},
    {Stage::kDescent, "descent", "Who had it from whom, and how many origins stand behind a story"},
};

struct NamedFormat {
  const char* name;
  ViewFormat format;
};

constexpr NamedFormat kFormats[] = {
    {"terminal", ViewFormat::kTerminal}, {"json", ViewFormat::kJson},
    {"markdown", ViewFormat::kMarkdown}, {"html", ViewFormat::kHtml},
    {"dot", ViewFormat::kDot},           {"graphml", ViewFormat::kGraphml},
    {"prov", ViewFormat::kProv},         {"annotations", ViewFormat::kAnnotations},
};

/// "terminal|json|markdown"
template <class T, std::size_t kCount>
std::string names_of(const T (&choices)[kCount], std::string_view between) {
  std::string names;
  for (const T& choice : choices) names += (names.empty() ? "" : std::string(between)) + choice.name;
  return names;
}

struct NamedExtractFormat {
  const char* name;
  ExtractFormat format;
};

constexpr NamedExtractFormat kExtractFormats[] = {
    {"json", ExtractFormat::kJson},         {"txt", ExtractFormat::kText},   {"text", ExtractFormat::kText},
    {"markdown", ExtractFormat::kMarkdown}, {"xmltei", ExtractFormat::kTei}, {"tei", ExtractFormat::kTei},
};

constexpr const char* kPathHelp =
    "Files, folders, or - for standard input. HTML, plain text, JSON Lines (an object a line with \"text\" "
    "or "
    "\"html\", and \"id\", \"title\", \"url\", \"date\", \"outlet\", \"language\", \"author\", \"story\" if "
    "known), WARC archives and WACZ, feeds (RSS, Atom, JSON Feed, news sitemaps, ninjs, NewsML-G2); also "
    "packed by "
    "gzip or zstd. The kind is told by the content";

constexpr const char* kExamples = R"(
Examples:
  stemma read reports/                         the account of every story in a folder of reports
  stemma read reports/ --format html -o a.html the same as a page for the browser
  stemma read a.html b.txt c.jsonl --json      the same as one JSON object
  stemma quotes reports.jsonl.gz | jq .quotes  one stage, as JSON Lines: a filter for pipes
  curl -s URL | stemma extract -               one page from a pipe
  stemma extract crawl.warc.gz -o reports.jsonl --resume crawl.state
                                               an archive; the same command goes on where a run was stopped

Exit status: 0 done, 1 could not run, 2 usage, 3 done but some inputs were bad.)";

ViewFormat format_of(const std::string& name) {
  const auto* const found = std::ranges::find(kFormats, name, &NamedFormat::name);
  if (found != std::end(kFormats)) return found->format;
  throw CLI::ValidationError(
      "--format", fmt::format("\"{}\" is not a format; expected {}", name, names_of(kFormats, ", ")));
}

ExtractFormat extract_format_of(const std::string& name) {
  const auto* const found = std::ranges::find(kExtractFormats, name, &NamedExtractFormat::name);
  if (found != std::end(kExtractFormats)) return found->format;
  throw CLI::ValidationError("--output-format", fmt::format("\"{}\" is not a format; expected {}", name,
                                                            names_of(kExtractFormats, ", ")));
}

std::string usage_message(std::string_view complaint) {
  return fmt::format("stemma: {}\nRun with --help for more information.\n", complaint);
}

/// CLI11 says of "stemma red x" only that a command is needed.
std::optional<std::string> complaint_of_command(std::string_view first) {
  if (first.empty() || first.starts_with('-')) return std::nullopt;
  if (std::ranges::find(kStages, first, &StageHelp::name) != std::end(kStages)) return std::nullopt;
  return usage_message(fmt::format("\"{}\" is not a command; expected {}", first, names_of(kStages, ", ")));
}

/// What `extract` alone has. Names that trafilatura's users know stand for what they stand for there.
void add_extract_options(CLI::App* command, Request& request) {
  command
      ->add_option_function<std::string>(
          "-f,--format,--output-format",
          [&](const std::string& name) { request.extract_format = extract_format_of(name); },
          "How to write the reports: JSON Lines, plain text, Markdown or XML-TEI")
      ->type_name("json|txt|markdown|xmltei");
  const auto add = [&](const char* name, ExtractFormat format, const char* about) {
    command->add_flag_callback(
        name, [&request, format] { request.extract_format = format; }, about);
  };
  add("--json", ExtractFormat::kJson, "JSON Lines, which is the default");
  add("--markdown", ExtractFormat::kMarkdown, "The same as --format markdown");
  add("--xmltei", ExtractFormat::kTei, "The same as --format xmltei");
  command->add_flag_callback(
      "--with-metadata", [&] { request.metadata = Metadata::kYes; },
      "Title, authors, date and address before each text (txt, markdown)");
  command->add_flag_callback(
      "--only-with-metadata", [&] { request.keep = Keep::kWithMetadata; },
      "Only reports with title, address and date");
  command->add_option("--output-dir", request.output_dir, "Write a file a report to FOLDER, named by its id")
      ->type_name("FOLDER")
      ->excludes("--output");
  command
      ->add_option("--target-language", request.target_language, "Only reports in that language (ISO 639-1)")
      ->type_name("CODE");
}

/// What `stories` alone has.
void add_story_options(CLI::App* command, Request& request) {
  CLI::Option* const stream = command->add_flag(
      "--stream", request.stream,
      "Assign each report as it comes, in the order of the inputs; tell later what has changed");
  command
      ->add_option("--window-days", request.stream_options.window_days,
                   "How long the stream remembers an article (default: 14)")
      ->type_name("N")
      ->check(CLI::Range(1U, 36'500U).description(""))
      ->needs(stream);
  command
      ->add_option("--window-articles", request.stream_options.most_articles,
                   "How many articles it remembers at most (default: 250000)")
      ->type_name("N")
      ->check(CLI::Range(100U, 100'000'000U).description(""))
      ->needs(stream);
}

void add_view_options(CLI::App* command, Request& request) {
  const auto format =
      command
          ->add_option_function<std::string>(
              "-f,--format", [&](const std::string& name) { request.format = format_of(name); },
              "How to show the account")
          ->type_name(names_of(kFormats, "|"));
  command
      ->add_flag_callback(
          "--json", [&] { request.format = ViewFormat::kJson; }, "The same as --format json")
      ->excludes(format);
}

/// "2/4" is the second of four.
Share share_of(const std::string& text, const char* option, std::uint32_t most) {
  Share share;
  const char* const end = text.data() + text.size();
  const auto index = std::from_chars(text.data(), end, share.index);
  const bool has_index = index.ec == std::errc{} && index.ptr != end && *index.ptr == '/';
  const auto count = std::from_chars(has_index ? index.ptr + 1 : end, end, share.count);
  if (count.ec != std::errc{} || count.ptr != end || share.index < 1 || share.index > share.count ||
      share.count > most) {
    throw CLI::ValidationError(
        option,
        fmt::format("\"{}\" is not one of several; expected 1/4 to 4/4, say, of at most {}", text, most));
  }
  --share.index;
  return share;
}

/// A search in steps: many runs with --shard, then runs with --merge and --part, whose outputs follow each
/// other.
void add_reuse_options(CLI::App* command, Request& request) {
  command->add_flag_callback(
      "--clusters", [&] { request.clusters = Clusters::kYes; },
      "Tell each passage in all of its places instead of in pairs");
  constexpr std::uint32_t kMaxParts = 1'000'000;
  CLI::Option* const shard = command->add_option_function<std::string>(
      "--shard", [&](const std::string& text) { request.shard = share_of(text, "--shard", kMaxShares); },
      "Look at one of N shares of all fingerprints and write what the reports share there, for --merge");
  shard->type_name("I/N");
  CLI::Option* const merge = command->add_option(
      "--merge", request.shares, "Files that --shard 1/N to N/N of the same reports have made");
  merge->type_name("FILE")->allow_extra_args(false)->excludes(shard);
  command
      ->add_option_function<std::string>(
          "--part", [&](const std::string& text) { request.part = share_of(text, "--part", kMaxParts); },
          "With --merge: one of N parts of the output; all parts in order are the whole of it")
      ->type_name("I/N")
      ->needs(merge);
}

void add_stage(CLI::App& app, const StageHelp& help, Request& request) {
  CLI::App* command = app.add_subcommand(help.name, help.about);
  command->add_option("PATH,--input-dir", request.paths, kPathHelp)->required();
  command
      ->add_option("-j,--jobs,--parallel", request.jobs,
                   "Worker threads (default: as many as the machine has)")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U).description(""));
  command->add_option("-o,--output", request.output, "Write to FILE instead of standard output")
      ->type_name("FILE");
  command->add_flag_callback(
      "-q,--quiet", [&] { request.messages = Messages::kQuiet; }, "No progress, no messages about inputs");
  command->add_flag_callback(
      "--timings", [&] { request.timings = ShowTimings::kYes; },
      "Tell on standard error where the time went");
  if (help.stage == Stage::kRead) {
    add_view_options(command, request);
  } else if (help.stage == Stage::kExtract) {
    add_extract_options(command, request);
  } else {
    command->add_flag("--json")->description("JSON Lines, which a single stage always writes");
  }
  if (help.stage == Stage::kStories) add_story_options(command, request);
  if (help.stage <= Stage::kQuotes) {
    command
        ->add_option("--resume", request.resume,
                     "Keep in FILE how far the run came; the same command goes on there after it was stopped")
        ->type_name("FILE");
    command->parse_complete_callback([&request] {
      if (!request.resume.empty() && request.output.empty() && request.output_dir.empty())
        throw CLI::RequiresError("--resume", "--output");
    });
  }
  if (help.stage != Stage::kRead) {
    command->add_flag_callback(
        "--explain", [&] { request.explain = Explain::kYes; }, "Tell which rule gave each finding");
  }
  if (help.stage == Stage::kReuse) add_reuse_options(command, request);
  command->callback([&request, stage = help.stage] { request.stage = stage; });
}

}  // namespace

std::string_view name_of(Stage stage) {
  return std::ranges::find(kStages, stage, &StageHelp::stage)->name;
}

std::string_view name_of(ExtractFormat format) {
  return std::ranges::find(kExtractFormats, format, &NamedExtractFormat::format)->name;
}

std::string_view version() {
  return STEMMA_VERSION;
}

std::variant<Request, Answered> parse_command_line(int argc, const char* const* argv) {
  if (const auto complaint = complaint_of_command(argc > 1 ? argv[1] : "")) {
    fmt::print(stderr, "{}", *complaint);
    return Answered{kUsage};
  }
  CLI::App app("Stemma reads many outlets' reports of the news and gives one sourced account of each story.",
               "stemma");
  app.footer(kExamples);
  app.set_version_flag("--version", fmt::format("stemma {}", version()));
  app.failure_message([](const CLI::App*, const CLI::Error& error) { return usage_message(error.what()); });
  app.require_subcommand(1);
  Request request;
  for (const StageHelp& help : kStages) add_stage(app, help, request);
  if (argc <= 1) {
    fmt::print(stderr, "{}", app.help());
    return Answered{kUsage};
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return Answered{app.exit(error) == 0 ? kDone : kUsage};
  }
  return request;
}

}  // namespace stemma::app
