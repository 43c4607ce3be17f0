/// Internal: the edges between copies of one text of which no report says whose it is. See stemma/descent.h.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// A tree over the copies, drawn away from the one that is nearest to all others.
struct CopyEdges {
  ArticleIndex centre{};
  std::vector<UnseenSource> lost;  ///< copies that nobody has seen
  std::vector<Edge> edges;         ///< an unseen node is an index into `lost`
};

/// What two articles share, for links that no peculiar reading supports.
using SharedWords = std::function<std::vector<Evidence>(ArticleIndex, ArticleIndex)>;

/// Nothing where they are too few, too many or too long, or their readings too much alike, to tell which is
/// from which. `copies` ascend. O(copies² × words).
std::optional<CopyEdges> draw_copies(std::span<const ArticleIndex> copies, std::span<const Report> reports,
                                     const SharedWords& shared_words);

}  // namespace stemma::descent
