/// Internal: the program, from its arguments to its exit code.
#pragma once

namespace stemma::app {

int run(int argc, const char* const* argv);

}  // namespace stemma::app
