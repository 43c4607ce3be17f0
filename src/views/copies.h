/// Reports that carry one text, folded under the one that the others have it from.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "views/outline.h"

namespace stemma::views {

/// A report and those that carry its text.
struct CopyFold {
  ArticleIndex shown{};
  std::vector<ArticleIndex> copies;  ///< ascending; empty of a report that stands alone
};

/// Places that are told together: of `shown`, and of reports with the same text.
struct PlaceFold {
  Evidence shown;
  std::vector<Evidence> same_text;
};

/// Which reports of a story carry the text of which, where they are more than a few.
class Copies {
 public:
  explicit Copies(const StoryPart& part);

  /// Every article of the story once, in the order of those shown.
  std::span<const CopyFold> folds() const { return folds_; }
  /// The report that this one is shown under; itself where it carries no other's text.
  ArticleIndex shown_for(ArticleIndex article) const;
  /// The places in their order, copies of one text behind the first of them where they are more than a few.
  std::vector<PlaceFold> fold(std::span<const Evidence> places) const;

  static constexpr std::size_t kFewest = 3;  ///< copies of one text; fewer are shown like other reports

 private:
  std::vector<CopyFold> folds_;
  std::map<ArticleIndex, ArticleIndex> shown_for_;  ///< of the copies alone
};

}  // namespace stemma::views
