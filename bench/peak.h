/// The peak of a benchmark's memory.
#pragma once

#include <sys/resource.h>

namespace stemma::bench {

/// The most that this process has held at once, in units of 10^6 bytes (getrusage(2), ru_maxrss).
inline double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

}  // namespace stemma::bench
