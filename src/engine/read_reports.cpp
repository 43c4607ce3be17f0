// Reports are read by many threads and handed on in the order of their documents.
//
// A worker takes the stream's next document and its place in the line under one lock, reads it without, and
// puts the report into its place in a window. The calling thread takes reports from the window in order. A
// worker waits while the window is full, in number or in bytes, so that a slow consumer or one slow document
// bounds the memory.
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "engine/stopwatch.h"
#include "engine/workers.h"
#include "stemma/engine.h"

namespace stemma {

using engine::Stopwatch;

Report read_report(const Document& document, Depth depth, Timings* timings) {
  Report report;
  {
    const Stopwatch watch(timings, Timings::kExtract);
    report.article = extract(document);
  }
  if (depth == Depth::kArticle) return report;
  {
    const Stopwatch watch(timings, Timings::kRead);
    report.reading = read(report.article);
    if (!report.article.published.known()) {
      report.article.published = infer_publication(report.article, report.reading);
      if (report.article.published.known()) report.reading = read(report.article);
    }
  }
  if (depth == Depth::kReading) return report;
  const Stopwatch watch(timings, Timings::kQuotations);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

namespace {

constexpr std::uint64_t kWindowReportsPerJob = 16;
constexpr std::uint64_t kWindowBytes = 2 * kMaxDocumentBytes;

/// What of a document may be long.
std::uint64_t size_of(const Document& document) {
  return document.content.size() + document.title.size() + document.passthrough.size();
}

class Window {
 public:
  Window(DocumentStream& documents, Depth depth, const EngineOptions& options)
      : documents_(documents), depth_(depth), options_(options), jobs_(engine::thread_count(options.jobs)) {}

  void run(const std::function<void(Report&&)>& consume) {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    try {
      while (auto report = take()) {
        consume(*std::move(report));
        if (options_.progress) options_.progress({"reading", taken_, documents_.extent()});
      }
    } catch (...) {
      stop(std::current_exception());
    }
    stop(nullptr);
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Place {
    Report report;
    std::uint64_t bytes = 0;
  };

  bool cancelled() const { return options_.cancelled != nullptr && *options_.cancelled; }

  bool has_room() const {
    const std::uint64_t waiting = begun_ - taken_;
    return waiting == 0 || (waiting < kWindowReportsPerJob * jobs_ && bytes_ < kWindowBytes);
  }

  void work() {
    try {
      Document document;
      while (auto place = begin(document)) {
        Report report = read_report(document, depth_, options_.timings);
        const std::lock_guard lock(mutex_);
        done_.emplace(*place, Place{std::move(report), size_of(document)});
        changed_.notify_all();
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  /// The next document and its place in the line; nothing when there is no more to do.
  std::optional<std::uint64_t> begin(Document& document) {
    const std::lock_guard one_at_a_time(stream_mutex_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ended_ || has_room(); });
      if (ended_) return std::nullopt;
    }
    document = {};
    const bool more = !cancelled() && documents_.next(document);
    const std::lock_guard lock(mutex_);
    if (!more) {
      ended_ = true;
      changed_.notify_all();
      return std::nullopt;
    }
    bytes_ += size_of(document);
    return begun_++;
  }

  /// The report whose turn it is; nothing after the last.
  std::optional<Report> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return done_.contains(taken_) || failure_ || (ended_ && taken_ == begun_); });
    const auto found = failure_ || cancelled() ? done_.end() : done_.find(taken_);
    if (found == done_.end()) return std::nullopt;
    Report report = std::move(found->second.report);
    bytes_ -= found->second.bytes;
    done_.erase(found);
    ++taken_;
    changed_.notify_all();
    return report;
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (failure && !failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  DocumentStream& documents_;
  const Depth depth_;
  const EngineOptions& options_;
  const unsigned jobs_;

  std::mutex stream_mutex_;  ///< held over documents_.next; taken before mutex_

  std::mutex mutex_;  ///< guards all that follows
  std::condition_variable changed_;
  std::map<std::uint64_t, Place> done_;
  std::uint64_t begun_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t bytes_ = 0;  ///< of the documents in the window
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void read_reports(DocumentStream& documents, Depth depth, const EngineOptions& options,
                  const std::function<void(Report&&)>& consume) {
  Window(documents, depth, options).run(consume);
}

}  // namespace stemma
