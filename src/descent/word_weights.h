/// Internal: how much a shared word says about a shared text. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// What the words of one report weigh in a passage.
struct WordWeights {
  std::vector<float>
      prose;  ///< beside the tokens: 0 for marks, quoted words, names, function words, charges and furniture
  std::vector<bool> quoted;    ///< stands in quotation marks, and is no newsroom's
  std::vector<bool> reported;  ///< stands in quotation marks, and is an agency's or another outlet's report
  std::vector<bool>
      set_aside;  ///< furniture: captions of pictures, lines about rights, lines of the page, appeals
  std::uint32_t words = 0;  ///< words of the report that are not furniture
};

/// Weights for a story's reports. A content word weighs 1; one that the story is about, because one report
/// repeats it or most reports have it, weighs kTopicWeight: it would be shared without any text in common.
/// Reports that have it between the same two words count once: they may have it from one text.
/// `credits` are those of the story, by article.
std::vector<WordWeights> weights_of(const Story& story, std::span<const Report> reports,
                                    std::span<const Credit> credits);

}  // namespace stemma::descent
