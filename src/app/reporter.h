/// Internal: what is told on standard error: bad inputs, progress, timings.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "app/command_line.h"
#include "stemma/engine.h"
#include "stemma/result.h"

namespace stemma::app {

/// One line about one bad input: "reports.jsonl:7: is not valid JSON: …". Control characters are shown as
/// '?'.
std::string sentence_of(const Error& error);

/// "reading [##########..........] 50 %, 1,200 done"; the bar only where the extent is known.
std::string progress_line(const Progress& progress);

/// Where the time went, a line a stage.
std::string timings_table(const Timings& timings, std::chrono::nanoseconds elapsed, std::uint64_t reports);

/// Tells bad inputs, a line each, and counts them; draws the progress of long work where standard error is a
/// terminal. Any thread may call any of it.
class Reporter {
 public:
  explicit Reporter(Messages messages);

  void tell_bad(const Error& error);
  /// Adds bad inputs that an earlier part of the run has told.
  void count_bad(std::uint64_t told_before);
  void tell_progress(const Progress& progress);
  /// Wipes the progress and, where inputs were bad, tells how many.
  void finish(std::uint64_t reports_read);
  std::uint64_t bad_inputs() const;

 private:
  using Clock = std::chrono::steady_clock;
  void wipe_progress();

  const Messages messages_;
  const bool draws_progress_;

  mutable std::mutex mutex_;  ///< guards all that follows
  Clock::time_point next_draw_;
  bool drawn_ = false;
  std::uint64_t bad_ = 0;
  std::map<std::string, std::uint64_t> bad_in_;  ///< by path
};

}  // namespace stemma::app
