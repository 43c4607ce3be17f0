/// Internal: articles of a story that belong together by their pairs. See stemma/descent.h.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// Sets of a story's articles that those of its pairs join which `joins` takes, directly or over others; by
/// their first articles, each ascending. O((articles + pairs) log articles).
std::vector<std::vector<ArticleIndex>> joined_articles(const Story& story,
                                                       std::span<const PairRelation> pairs,
                                                       const std::function<bool(const PairRelation&)>& joins);

}  // namespace stemma::descent
