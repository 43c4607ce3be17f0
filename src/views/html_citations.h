/// Links from the account to the words it stands on; remembers what was linked, so that the reports mark just
/// that.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "stemma/dossier.h"
#include "views/copies.h"

namespace stemma::views {

/// Lifetimes: keeps a view of the dossier.
class HtmlCitations {
 public:
  explicit HtmlCitations(const Dossier& dossier);

  std::span<const std::string> labels() const { return labels_; }
  /// "r3" for the report, "r3-120-180" for code points of its text.
  static std::string report_anchor(ArticleIndex article);
  std::string anchor(const Evidence& place) const;
  /// The words of the place, escaped, isolated from the direction of the text around them.
  std::string words(const Evidence& place) const;
  /// The words, or as many as fit into `columns`, as a link to their place.
  std::string linked_words(const Evidence& place, std::uint32_t columns = UINT32_MAX);
  /// Every place as a link with its report's label; copies of one text are folded under it, and many are
  /// folded.
  std::string places(std::span<const Evidence> where);
  const Copies& copies(std::size_t story) const { return copies_[story]; }
  /// What was linked in an article so far.
  const std::vector<TextSpan>& linked(ArticleIndex article) const { return linked_[index_of(article)]; }

 private:
  std::string link(const Evidence& place, std::string_view inner);
  std::string label_links(std::span<const Evidence> where);

  const Dossier& dossier_;
  std::vector<std::string> labels_;
  std::vector<core::CodePointMap> tables_;
  std::vector<std::vector<TextSpan>> linked_;
  std::vector<Copies> copies_;           ///< of each story
  std::vector<std::uint32_t> story_of_;  ///< of each article
};

/// `text` escaped and isolated: reordering inside of it stays inside.
std::string isolated(std::string_view text);

}  // namespace stemma::views
