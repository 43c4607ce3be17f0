/// Internal: threads, and work of known size spread over them.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "stemma/engine.h"

namespace stemma::engine {

/// `jobs`, or as many as the machine has for 0; at least 1, at most 256.
unsigned thread_count(unsigned jobs);

/// Calls `work(i)` for each i below `count`, each on some thread, and returns when all are done. The first
/// exception ends it and is rethrown; no further call is begun once `cancelled` (may be null) is true. `work`
/// must not touch what another call touches.
void for_each_index(std::size_t count, unsigned jobs, const std::atomic<bool>* cancelled,
                    const std::function<void(std::size_t)>& work);

/// The threads that the options allow, to be lent to a stage. Keeps a reference to `options`.
inline ForEachIndex threads_of(const EngineOptions& options) {
  return [&options](std::size_t count, const std::function<void(std::size_t)>& work) {
    for_each_index(count, options.jobs, options.cancelled, work);
  };
}

}  // namespace stemma::engine
