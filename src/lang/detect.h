/// Which language a text is in, by its script and its function words.
#pragma once

#include <string_view>

namespace stemma::lang {

struct Detected {
  std::string_view language = "und";  ///< BCP 47 primary subtag; lives for ever
  double share = 0;  ///< share of the words looked at that are function words of it; 1 for a script
};

/// Looks at the first few thousand bytes. Languages with a stopword list (lang/<code>/stopwords.txt) are told
/// apart by it, others by their script where only one of them is written in it; "und" where neither settles
/// it. O(1) beyond that.
Detected detect(std::string_view text);

}  // namespace stemma::lang
