/// The order of the stages, run over one report or over many.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "stemma/document.h"
#include "stemma/dossier.h"
#include "stemma/report.h"
#include "stemma/result.h"
#include "stemma/reuse_steps.h"
#include "stemma/story_stream.h"

namespace stemma {

/// How far a single report is read; each includes the ones before it.
enum class Depth : std::uint8_t {
  kArticle,
  kWords,  ///< of the reading only tokens and sentences are sure to be there
  kReading,
  kQuotations,
};

/// Where the time went, summed over threads. One object may be written by many threads.
struct Timings {
  enum Phase : std::uint8_t { kExtract, kRead, kQuotations, kReuse, kStories, kDescents, kAccounts, kPhases };
  std::array<std::atomic<std::uint64_t>, kPhases> nanoseconds{};
  std::array<std::atomic<std::uint64_t>, kPhases> calls{};
};

/// Runs the stages that see one report alone. Pure.
///
/// Where the document does not state its date, the article's is what `infer_publication` finds, and its times
/// are read against that.
Report read_report(const Document& document, Depth depth = Depth::kQuotations, Timings* timings = nullptr);

/// How far many reports are compiled; each includes the ones before it.
enum class CompileDepth : std::uint8_t { kPassages, kStories, kDescents, kAccounts };

/// What is being done and how far it is.
struct Progress {
  const char* phase = "";
  std::uint64_t items = 0;  ///< reports read, stories traced
  /// Of the phase's work, in a unit of its own; `all` is 0 where that is unknown.
  DocumentStream::Extent extent;
};

struct EngineOptions {
  unsigned jobs = 0;  ///< worker threads; 0: as many as the machine has
  ReuseOptions reuse;
  StoryOptions stories;
  DescentOptions descent;
  AccountOptions account;
  CompileDepth until = CompileDepth::kAccounts;
  Timings* timings = nullptr;                     ///< where to add up the time of each stage
  const std::atomic<bool>* cancelled = nullptr;   ///< looked at between reports and between stages
  std::function<void(const Progress&)> progress;  ///< called now and then, from one thread at a time
};

/// Reads every document of the stream and hands the reports on in the stream's order, whatever the number of
/// threads. Memory is bounded by a window of reports, not by the stream. `consume` is called on the calling
/// thread, `next` on one thread at a time. An exception of either ends it and is rethrown. Returns early when
/// cancelled.
void read_reports(DocumentStream& documents, Depth depth, const EngineOptions& options,
                  const std::function<void(Report&&)>& consume);

/// Hears what `assign_stories` finds.
struct StoryListener {
  /// A report's story, at once; of its article all but the text.
  std::function<void(const Assignment&, const Article&)> assigned;
  /// What is otherwise than it was told before; often nothing.
  std::function<void(const std::vector<Reassignment>&)> changed;
};

/// Assigns the reports of a stream to stories, in its order, as they come; see stemma/story_stream.h. The
/// stream looks again when it wants to and at the end. Threads, memory and exceptions are as `read_reports`
/// says; the answers are the same for any number of threads.
void assign_stories(DocumentStream& documents, const StoryStreamOptions& stream_options,
                    const EngineOptions& options, const StoryListener& listener);

/// What the search for shared passages alone needs of many reports; `texts` are beside `reports`.
struct ReuseReports {
  std::vector<Report> reports;  ///< their articles are enough
  std::vector<ReuseText> texts;
};

/// Puts them into the order, with the ids, that `compile` gives reports.
void put_in_order(ReuseReports& all);

/// Runs the stages that see many reports: reuse, stories, descent, account.
///
/// The order of `reports` does not change a byte of the result. An id that several of them bear is made
/// unique by a suffix ("~2"). When cancelled, the result is empty: look at the flag.
Dossier compile(std::vector<Report> reports, const EngineOptions& options = {});

}  // namespace stemma
