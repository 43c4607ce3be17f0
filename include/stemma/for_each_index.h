/// How a stage that could use several threads is lent them.
#pragma once

#include <cstddef>
#include <functional>

namespace stemma {

/// Calls `work(i)` for each i below `count`, in any order, perhaps beside each other, and returns when all
/// are done. No call touches what another touches, so that the result is the same for any number of threads.
/// An exception of a call is rethrown; whoever lends the threads may leave out calls once nobody wants the
/// result.
using ForEachIndex = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

/// On the calling thread, in order.
inline void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < count; ++i) work(i);
}

}  // namespace stemma
