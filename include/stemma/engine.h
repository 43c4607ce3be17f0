/// The order of the stages, run over one report or over many.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "stemma/document.h"
#include "stemma/dossier.h"
#include "stemma/report.h"
#include "stemma/result.h"

namespace stemma {

/// How far a single report is read; each includes the ones before it.
enum class Depth : std::uint8_t { kArticle, kReading, kQuotations };

/// Runs the stages that see one report alone. Pure.
Report read_report(const Document& document, Depth depth = Depth::kQuotations);

struct EngineOptions {
  unsigned jobs = 0;  ///< worker threads; 0: as many as the machine has
  ReuseOptions reuse;
  StoryOptions stories;
  DescentOptions descent;
  AccountOptions account;
  const std::atomic<bool>* cancelled = nullptr;  ///< looked at between reports and between stages
  /// Called now and then, from one thread at a time: what is being done, how much of it is done, of how much
  /// (0: unknown).
  std::function<void(const char* phase, std::uint64_t done, std::uint64_t total)> progress;
};

/// Documents one after another.
class DocumentStream {
 public:
  virtual ~DocumentStream() = default;
  /// False at the end. Bad inputs are told to whoever made the stream and passed over.
  virtual bool next(Document& document) = 0;
};

/// Reads every document of the stream and hands the reports on in the stream's order, whatever the number of
/// threads. Memory is bounded by a window of reports, not by the stream. An exception of `consume` ends it
/// and is rethrown.
void read_reports(DocumentStream& documents, Depth depth, const EngineOptions& options,
                  const std::function<void(Report&&)>& consume);

/// Runs the stages that see many reports: reuse, stories, descent, account.
/// The order of `reports` does not change a byte of the result.
Dossier compile(std::vector<Report> reports, const EngineOptions& options = {});

}  // namespace stemma
