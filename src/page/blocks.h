/// A page as the blocks of text that a reader sees, with what the page says about each. Internal to page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_tree.h"

namespace stemma::page {

enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,
  kListItem,
  kQuote,
  kPreformatted,
  kCell,
  kCaption,
  kLine
};

/// An unbroken stretch of text: what stands between two borders of block elements or line breaks.
struct Block {
  std::string text;  ///< white space collapsed, except in kPreformatted
  BlockKind kind = BlockKind::kLine;
  std::uint8_t heading_level = 0;  ///< 1 to 6 of kHeading
  std::string_view mark;  ///< of the outermost element around it that says it is not the report's; unchecked
  bool body = false;      ///< inside an element that says it holds the report
  bool lead = false;
  bool byline = false;
  bool date = false;
  bool title = false;
  bool bold = false;         ///< all of it in bold
  NodeIndex element = 0;     ///< the innermost block element
  NodeIndex first_text = 0;  ///< its first text node: blocks are ordered by it
  NodeIndex last_text = 0;
  std::uint32_t link_bytes = 0;  ///< of `text`, inside links
  std::string_view link_target;  ///< of its first link; lives as long as the tree
  std::uint32_t prose = 0;       ///< bytes outside links where the block reads like a sentence, else 0
};

/// An element that says it is not the report's, and what it is.
struct Mark {
  NodeIndex node = 0;
  std::string_view why;  ///< lives for ever
};

struct Blocks {
  std::vector<Block> list;
  std::vector<Mark> marks;         ///< in document order; they may nest
  std::vector<NodeIndex> bodies;   ///< elements that say that they hold the report's text
  std::vector<NodeIndex> bylines;  ///< elements that say that they name the author

  std::vector<std::uint32_t> first_at_node;  ///< by node: index of the first block at or after it

  /// Index of the first block at or after a node, which may be one past the last. O(1).
  std::size_t first_at(NodeIndex node) const;
};

/// O(page).
Blocks find_blocks(const HtmlTree& tree);

/// White space collapsed to single blanks, unseen characters dropped.
std::string on_one_line(std::string_view text);

/// Text of a subtree on one line, for titles and names.
std::string line_of(const HtmlTree& tree, NodeIndex node);

/// Words, counting two letters of a script that writes none apart as one.
std::uint32_t word_count(std::string_view text);

}  // namespace stemma::page
