/// Internal: what the paths on a command line stand for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/result.h"

namespace stemma::source {

struct FoundFiles {
  std::vector<std::string> files;  ///< sorted, each file once; "-" is standard input
  std::vector<Error> errors;       ///< paths that gave nothing, sorted
  std::uint64_t bytes = 0;         ///< of all files; standard input and pipes count nothing
};

/// Walks folders, whose hidden files (".x") and special files are passed over. Links are followed, a folder
/// is entered once. The order of `paths` changes nothing. Memory: the names found.
FoundFiles find_files(const std::vector<std::string>& paths);

}  // namespace stemma::source
