/// Internal: adds the time until its end to a phase.
#pragma once

#include <chrono>

#include "stemma/engine.h"

namespace stemma::engine {

class Stopwatch {
 public:
  Stopwatch(Timings* timings, Timings::Phase phase) : timings_(timings), phase_(phase) {}
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    if (timings_ == nullptr) return;
    const auto spent = std::chrono::steady_clock::now() - began_;
    timings_->nanoseconds[phase_] += static_cast<std::uint64_t>(std::chrono::nanoseconds(spent).count());
    ++timings_->calls[phase_];
  }

 private:
  Timings* timings_;
  Timings::Phase phase_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace stemma::engine
