/// Internal: many threads make what one thread takes in order.
//
// A worker takes the stream's next document and its place in the line under one lock, works on it without,
// and puts what it made into its place in a window. The calling thread takes from the window in order. A
// worker waits while the window is full, in number or in bytes, so that a slow consumer or one slow document
// bounds the memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "engine/workers.h"
#include "stemma/engine.h"

namespace stemma::engine {

inline constexpr std::uint64_t kWindowItemsPerJob = 16;
inline constexpr std::uint64_t kWindowBytes = 2 * kMaxDocumentBytes;

/// What of a document may be long.
inline std::uint64_t size_of(const Document& document) {
  return document.content.size() + document.title.size() + document.passthrough.size();
}

/// Makes an item of each document of a stream, on many threads, and hands the items on in the stream's order.
template <class Item>
class InOrder {
 public:
  using Make = std::function<Item(const Document&)>;

  InOrder(DocumentStream& documents, const EngineOptions& options, Make make)
      : documents_(documents), options_(options), make_(std::move(make)), jobs_(thread_count(options.jobs)) {}

  /// As `read_reports`. To be called once.
  void run(const std::function<void(Item&&)>& consume) {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    try {
      while (auto item = take()) {
        consume(*std::move(item));
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
    Item item;
    std::uint64_t bytes = 0;
  };

  bool cancelled() const { return options_.cancelled != nullptr && *options_.cancelled; }

  bool has_room() const {
    const std::uint64_t waiting = begun_ - taken_;
    return waiting == 0 || (waiting < kWindowItemsPerJob * jobs_ && bytes_ < kWindowBytes);
  }

  void work() {
    try {
      Document document;
      while (auto place = begin(document)) {
        Item item = make_(document);
        const std::lock_guard lock(mutex_);
        done_.emplace(*place, Place{std::move(item), size_of(document)});
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

  /// The item whose turn it is; nothing after the last.
  std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock,
                  [this] { return done_.contains(taken_) || failure_ || (ended_ && taken_ == begun_); });
    const auto found = failure_ || cancelled() ? done_.end() : done_.find(taken_);
    if (found == done_.end()) return std::nullopt;
    Item item = std::move(found->second.item);
    bytes_ -= found->second.bytes;
    done_.erase(found);
    ++taken_;
    changed_.notify_all();
    return item;
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (failure && !failure_) failure_ = std::move(failure);
    changed_.notify_all();
  }

  DocumentStream& documents_;
  const EngineOptions& options_;
  const Make make_;
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

}  // namespace stemma::engine
