/// Internal: what the user asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "stemma/reuse_steps.h"
#include "stemma/story_stream.h"
#include "stemma/view.h"

namespace stemma::app {

enum class Stage : std::uint8_t { kExtract, kTimes, kNames, kQuotes, kReuse, kStories, kDescent, kRead };
enum class Explain : std::uint8_t { kNo, kYes };
enum class Messages : std::uint8_t { kTold, kQuiet };
enum class ShowTimings : std::uint8_t { kNo, kYes };
enum class ExtractFormat : std::uint8_t { kJson, kText, kMarkdown, kTei };
/// Whether texts and Markdown have the report's metadata before them.
enum class Metadata : std::uint8_t { kNo, kYes };
enum class Keep : std::uint8_t {
  kAll,
  kWithMetadata
};  ///< kWithMetadata: those with title, address and date

/// Whether `reuse` tells each passage in all of its places instead of in pairs.
enum class Clusters : std::uint8_t { kNo, kYes };

/// As the command line has it.
std::string_view name_of(Stage stage);
std::string_view name_of(ExtractFormat format);
/// Stemma's own: "1.2.0".
std::string_view version();

struct Request {
  Stage stage = Stage::kRead;
  std::vector<std::string> paths;
  ViewFormat format = ViewFormat::kTerminal;            ///< of `read`
  ExtractFormat extract_format = ExtractFormat::kJson;  ///< of `extract`
  Metadata metadata = Metadata::kNo;
  Keep keep = Keep::kAll;
  std::string target_language;  ///< BCP 47 primary subtag: other reports are left out; empty: none is
  std::string output;           ///< file to write to; empty: standard output
  std::string output_dir;       ///< folder for a file a report instead; empty: none
  std::string resume;           ///< file with the run's state; empty: the run is not to be gone on with
  unsigned jobs = 0;
  Explain explain = Explain::kNo;
  Messages messages = Messages::kTold;
  ShowTimings timings = ShowTimings::kNo;
  Clusters clusters = Clusters::kNo;
  std::optional<Share> shard;       ///< of the keys of `reuse`, to be looked at alone
  std::vector<std::string> shares;  ///< files that runs with `shard` have made
  Share part;                       ///< of the reports whose passages `reuse` tells
  bool stream = false;              ///< of `stories`: as the reports come, not all together
  StoryStreamOptions stream_options;
};

/// Nothing more to do: help or the version was asked for, or the command line was not understood.
struct Answered {
  int exit_code = 0;
};

/// Reads the command line. Help goes to standard output, what was wrong with it to standard error.
std::variant<Request, Answered> parse_command_line(int argc, const char* const* argv);

}  // namespace stemma::app
