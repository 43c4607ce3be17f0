/// What the meta elements of a page state. Internal to page.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "page/html_tree.h"

namespace stemma::page {

struct Stated {
  std::string_view name;   ///< of the meta element
  std::string_view value;  ///< as it stands there
  std::size_t rank = 0;    ///< place in lang/und/meta_names.txt: smaller is better evidence
};

/// By what they state ("title", "published"; the kinds of lang/und/meta_names.txt), best evidence first.
class MetaElements {
 public:
  /// Points into the tree. O(nodes).
  explicit MetaElements(const HtmlTree& tree);

  std::string_view first(std::string_view kind) const;  ///< empty if none states it
  const std::vector<Stated>& all(std::string_view kind) const;

 private:
  std::unordered_map<std::string_view, std::vector<Stated>> stated_;
};

}  // namespace stemma::page
