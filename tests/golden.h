/// For tests: what comes out against a file under tests/golden that a person has read.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace stemma::tests {

/// `file`: "FOLDER/NAME", FOLDER the name that tools/rebaseline takes. STEMMA_REBASELINE=1 rewrites the file
/// instead; tools/rebaseline does that and shows the difference.
inline void expect_golden(const std::string& file, const std::string& shown) {
  const std::string path = std::string(STEMMA_SOURCE_DIR) + "/tests/golden/" + file;
  if (std::getenv("STEMMA_REBASELINE") != nullptr) {
    std::ofstream(path, std::ios::binary) << shown;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(shown, expected.str()) << "tools/rebaseline " << file.substr(0, file.find('/'))
                                   << " shows what changed";
}

}  // namespace stemma::tests
