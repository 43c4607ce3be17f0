/// Internal: ids that are told apart as long as they are remembered. See stemma/story_stream.h.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace stemma::stories {

class IdsInWindow {
 public:
  /// The id itself, or where it is in use with a number: "x~2". Constant time on average.
  std::string take(const std::string& id);
  /// What `take` gave may be used again.
  void leave(const std::string& taken);

 private:
  std::unordered_map<std::string, std::uint32_t> last_number_;  ///< of each id in use
};

}  // namespace stemma::stories
