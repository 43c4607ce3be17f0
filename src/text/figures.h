/// Internal: the quantities of a reading (stemma/reading.h).
#pragma once

#include <vector>

#include "stemma/reading.h"
#include "text/annotated.h"

namespace stemma::text {

/// Finds quantities in digits and words, ordered by span, not overlapping.
///
/// Left out: what is a part of a date or time of day, years, ordinals, numbers of things ("Article 5", "No.
/// 3", "1." before a paragraph), a person's age between commas, scores and ranges, and number words that
/// count nothing. O(tokens).
std::vector<Figure> find_figures(const AnnotatedText& text, const std::vector<TimeExpression>& times);

}  // namespace stemma::text
