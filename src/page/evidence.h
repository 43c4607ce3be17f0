/// A page as the readers of its title, its authors and its dates look at it. Internal to page.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "page/blocks.h"
#include "page/dates.h"
#include "page/html_tree.h"
#include "page/json_ld.h"
#include "page/meta_elements.h"

namespace stemma::page {

// Reasons of lang/und/class_words.txt that a part of a page is marked with.
constexpr std::string_view kNavigation = "navigation";
constexpr std::string_view kComments = "comments";
constexpr std::string_view kCaption = "caption";

/// What there is to look at, and what is already known about the page: later readers stand on earlier ones.
struct Evidence {
  const HtmlTree& tree;
  std::span<const Node> nodes;  ///< of `tree`
  const Blocks& blocks;
  const LinkedData& linked;
  MetaElements meta;
  std::string address;   ///< where the page came from or, failing that, says it is
  std::string host;      ///< of `address`
  std::string language;  ///< as the page declares it; empty if it does not
  std::string outlet;
  std::size_t title_at = 0;  ///< the block that shows the title: see find_title_block
  bool is_titled = false;    ///< there is such a block

  NumericOrder order() const;  ///< of the outlet's country, as far as its host tells

  /// The heading that shows the title, the highest where several do, else the first h1.
  void find_title_block(std::string_view title);

  /// Inside an element that is marked for one of the reasons. O(depth × log marks).
  bool is_inside(NodeIndex node, std::span<const std::string_view> reasons) const;
  bool is_inside(NodeIndex node, std::string_view reason) const;
  /// In a part of the page in which other people than the report's authors are named.
  bool is_about_others(NodeIndex node) const;
  /// In a part of the page in which the dates are those of other things.
  bool is_elsewhere(const Block& block) const;
  bool is_marked_as_title(const Block& block) const;

 private:
  bool holds_title(NodeIndex node) const;
};

/// White space on one line; character references that a page escaped twice are decoded, by the HTML parser.
std::string one_line(std::string_view text);

bool is_likely_address(std::string_view value);  ///< of a page

/// True where one of the words that blanks part is `word`: of a class or rel attribute.
bool has_word(std::string_view list, std::string_view word);

}  // namespace stemma::page
