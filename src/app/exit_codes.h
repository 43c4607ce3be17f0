/// Internal: how the program ends.
#pragma once

namespace stemma::app {

constexpr int kDone = 0;
constexpr int kCouldNotRun = 1;
constexpr int kUsage = 2;
constexpr int kSomeInputsBad = 3;
constexpr int kInterrupted = 130;  ///< 128 + SIGINT, as shells have it

}  // namespace stemma::app
