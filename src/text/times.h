/// Internal: the times of a reading (stemma/reading.h).
#pragma once

#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"

namespace stemma::text {

/// Finds the time expressions of an article and resolves them, ordered by span, not overlapping.
std::vector<TimeExpression> find_times(const Article& article, const std::vector<Token>& tokens,
                                       const std::vector<Sentence>& sentences);

/// The tense of the clause around a span: -1 past, 0 not told, 1 future. O(sentence).
int tense_at(const Article& article, const Reading& reading, TextSpan span);

}  // namespace stemma::text
