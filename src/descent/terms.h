/// Internal: the words of a story's reports, stemmed and weighted, for comparing wordings by sense.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::descent {

/// A word as it counts in a comparison.
struct Term {
  std::uint64_t stem = 0;   ///< hash of the stemmed, case-folded word
  std::uint32_t token = 0;  ///< index into Reading::tokens
  float weight = 0;         ///< more the rarer the word is in the story; little for function words
  bool content = false;     ///< not a function word
};

/// The terms of every report of one story. Marks have none; a possessive has none.
///
/// Weights: log(1 + sentences / sentences with the stem), scaled to at most 1, a fifth of it for function
/// words: the words that every report of the story uses say little about which statement is made (Spärck
/// Jones 1972, over sentences of the story in place of documents of a collection).
class StoryTerms {
 public:
  StoryTerms(const Story& story, std::span<const Report> reports);

  /// Terms of the tokens that lie in `span` of `article`, which must be of the story. O(log tokens) to find.
  std::span<const Term> of(ArticleIndex article, TextSpan span) const;

 private:
  const Report& report(ArticleIndex article) const { return reports_[index_of(article)]; }

  std::span<const Report> reports_;
  std::vector<std::vector<Term>> terms_;  ///< beside Story::articles
  std::vector<ArticleIndex> articles_;    ///< of the story, ascending
};

/// Sum of weights.
float weight_of(std::span<const Term> terms);

}  // namespace stemma::descent
