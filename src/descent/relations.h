/// Internal: what pairs of articles share. See stemma/descent.h.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// How two reports are bound by what they credit.
enum class CreditLink : std::uint8_t {
  kNone,
  kCommonSource,  ///< both credit one newsroom
  kDirect,        ///< one credits the other's newsroom
  kOwnPage,       ///< one credits a body whose own page the other is
  kSameOutlet,    ///< one newsroom published both
  kOneText,       ///< both are texts of one agency as a whole
};
using LinkOf = std::function<CreditLink(ArticleIndex, ArticleIndex)>;

/// The pairs of a story that share passages, with their relation; directions are still open. Ordered by (a,
/// b). `credits` are those of the story, by article. O(passages log passages + their words), and what
/// find_retellings takes.
std::vector<PairRelation> relate(const Story& story, std::span<const Report> reports,
                                 std::span<const Passage> passages, std::span<const Credit> credits,
                                 const LinkOf& link, const DescentOptions& options);

}  // namespace stemma::descent
