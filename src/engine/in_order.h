/// Internal: many threads make what one thread takes in order.
///
/// A worker takes the stream's next document and its place in the line under one lock, works on it without,
/// and puts what it made into its place in a window. The calling thread takes from the window in order. A
/// worker waits while the window is full, in number or in bytes, so that a slow consumer or one slow document
/// bounds the memory.
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
      std::uint64_t consumed = 0;
      for (std::vector<Item> items = take(); !items.empty(); items = take()) {
        for (Item& item : items) {
          if (cancelled()) break;
          consume(std::move(item));
          if (options_.progress) options_.progress({"reading", ++consumed, documents_.extent()});
        }
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
        if (*place == taken_) ready_.notify_one();
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
      room_.wait(lock, [this] { return ended_ || has_room(); });
      if (ended_) return std::nullopt;
    }
    document = {};
    const bool more = !cancelled() && documents_.next(document);
    const std::lock_guard lock(mutex_);
    if (!more) {
      ended_ = true;
      ready_.notify_one();
      return std::nullopt;
    }
    bytes_ += size_of(document);
    return begun_++;
  }

  bool is_ready() const { return !done_.empty() && done_.begin()->first == taken_; }

  /// The items whose turn it is, all that are ready; none after the last. One waking pays for many.
  std::vector<Item> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return is_ready() || failure_ || (ended_ && taken_ == begun_); });
    std::vector<Item> items;
    if (failure_ || cancelled()) return items;
    for (; is_ready(); ++taken_) {
      const auto place = done_.begin();
      items.push_back(std::move(place->second.item));
      bytes_ -= place->second.bytes;
      done_.erase(place);
    }
    room_.notify_one();
    return items;
  }

  void stop(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (failure && !failure_) failure_ = std::move(failure);
    ready_.notify_one();
    room_.notify_one();
  }

  DocumentStream& documents_;
  const EngineOptions& options_;
  const Make make_;
  const unsigned jobs_;

  std::mutex stream_mutex_;  ///< held over documents_.next; taken before mutex_

  std::mutex mutex_;               ///< guards all that follows
  std::condition_variable ready_;  ///< the calling thread waits for items
  std::condition_variable room_;   ///< the worker that holds stream_mutex_ waits for room in the window
  std::map<std::uint64_t, Place> done_;
  std::uint64_t begun_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t bytes_ = 0;  ///< of the documents in the window
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace stemma::engine
