/// For tests: what is shown against a file under tests/golden/views that a person has read.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace stemma::views {

/// STEMMA_REBASELINE=1 rewrites the file instead; tools/rebaseline does that and shows the difference.
inline void expect_golden(const std::string& name, const std::string& shown) {
  const std::string path = std::string(STEMMA_SOURCE_DIR) + "/tests/golden/views/" + name;
  if (std::getenv("STEMMA_REBASELINE") != nullptr) {
    std::ofstream(path, std::ios::binary) << shown;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(shown, expected.str()) << "tools/rebaseline views shows what changed";
}

}  // namespace stemma::views
