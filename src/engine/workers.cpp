#include "engine/workers.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace stemma::engine {

unsigned thread_count(unsigned jobs) {
  constexpr unsigned kMost = 256;
  return std::clamp(jobs == 0 ? std::thread::hardware_concurrency() : jobs, 1U, kMost);
}

void for_each_index(std::size_t count, unsigned jobs, const std::atomic<bool>* cancelled,
                    const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto run = [&] {
    while (!failed && (cancelled == nullptr || !*cancelled)) {
      const std::size_t i = next++;
      if (i >= count) return;
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failed.exchange(true)) failure = std::current_exception();
      }
    }
  };
  {
    const std::size_t helpers = std::min<std::size_t>(thread_count(jobs), count);
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace stemma::engine
