#include "app/reporter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "app/terminal.h"

namespace stemma::app {
namespace {

// A file of a million broken lines is not worth a million messages.
constexpr std::uint64_t kMessagesPerPath = 20;
constexpr auto kProgressAfter = std::chrono::seconds(1);
constexpr auto kProgressEvery = std::chrono::milliseconds(100);

std::string harmless(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return text;
}

std::string bar(const DocumentStream::Extent& extent) {
  constexpr std::size_t kCells = 30;
  const double share = std::min(1.0, static_cast<double>(extent.read) / static_cast<double>(extent.all));
  const auto filled = static_cast<std::size_t>(share * static_cast<double>(kCells));
  return fmt::format(" [{:.<{}}] {:.0f} %", std::string(filled, '#'), kCells, std::floor(share * 100.0));
}

}  // namespace

std::string sentence_of(const Error& error) {
  const std::string name = error.source == "-" ? "standard input" : error.source;
  const std::string line = error.line == 0 ? "" : fmt::format(":{}", error.line);
  std::string record;
  if (error.record > 0 && error.line == 0) {
    record = fmt::format(" record {}", error.record);
    if (error.byte_offset > 0 || error.record == 1) record += fmt::format(" at byte {}", error.byte_offset);
    record += ':';
  }
  return harmless(fmt::format("{}{}:{} {}", name, line, record, error.message));
}

std::string timings_table(const Timings& timings, std::chrono::nanoseconds elapsed, std::uint64_t reports) {
  static constexpr const char* kNames[Timings::kPhases] = {
      "each report: extract", "each report: read",   "each report: quotations", "all: reuse",
      "all: stories",         "each story: descent", "each story: account"};
  const double seconds = std::chrono::duration<double>(elapsed).count();
  std::string table = fmt::format("{:<26}{:>9.3f} s  {} reports, {:.1f} a second\n", "elapsed", seconds,
                                  reports, static_cast<double>(reports) / std::max(seconds, 1e-9));
  for (std::size_t i = 0; i < Timings::kPhases; ++i) {
    if (timings.calls[i] == 0) continue;
    table += fmt::format("  {:<24}{:>9.3f} s  {} calls\n", kNames[i],
                         static_cast<double>(timings.nanoseconds[i]) / 1e9, timings.calls[i].load());
  }
  return table;
}

std::string progress_line(const Progress& progress) {
  std::string line = progress.phase;
  if (progress.extent.all > 0) line += bar(progress.extent);
  if (progress.items > 0)
    line += fmt::format("{} {} done", progress.extent.all > 0 ? "," : "", progress.items);
  return line;
}

Reporter::Reporter(Messages messages)
    : messages_(messages),
      draws_progress_(messages == Messages::kTold && is_terminal(Stream::kError)),
      next_draw_(Clock::now() + kProgressAfter) {}

void Reporter::tell_bad(const Error& error) {
  const std::lock_guard lock(mutex_);
  ++bad_;
  if (messages_ == Messages::kQuiet) return;
  // What ends a file is always told; what costs one of its records only so often.
  const std::uint64_t in_path = error.line == 0 && error.record == 0 ? 0 : ++bad_in_[error.source];
  if (in_path > kMessagesPerPath) return;
  wipe_progress();
  fmt::print(stderr, "stemma: {}\n", sentence_of(error));
  if (in_path == kMessagesPerPath) {
    fmt::print(stderr, "stemma: {}: further bad records are counted, not told\n", harmless(error.source));
  }
}

void Reporter::count_bad(std::uint64_t told_before) {
  const std::lock_guard lock(mutex_);
  bad_ += told_before;
}

void Reporter::tell_progress(const Progress& progress) {
  if (!draws_progress_) return;
  const std::lock_guard lock(mutex_);
  if (Clock::now() < next_draw_) return;
  next_draw_ = Clock::now() + kProgressEvery;
  drawn_ = true;
  fmt::print(stderr, "\r\x1B[K{}", progress_line(progress));
  std::fflush(stderr);
}

void Reporter::finish(std::uint64_t reports_read) {
  const std::lock_guard lock(mutex_);
  wipe_progress();
  if (bad_ == 0 || messages_ == Messages::kQuiet) return;
  fmt::print(stderr, "stemma: {} report{} read, {} bad input{} passed over\n", reports_read,
             reports_read == 1 ? "" : "s", bad_, bad_ == 1 ? "" : "s");
}

std::uint64_t Reporter::bad_inputs() const {
  const std::lock_guard lock(mutex_);
  return bad_;
}

void Reporter::wipe_progress() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1B[K");
  drawn_ = false;
}

}  // namespace stemma::app
