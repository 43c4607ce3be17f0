/// How much of a page may be given to an HTML parser. Internal to page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::page {

struct TreeBudget {
  std::uint32_t max_depth =
      512;  ///< open elements; browsers stop nesting there too (Blink's kMaxDOMTreeDepth)
  std::uint32_t max_tags = 1U << 17U;  ///< the largest page of a news crawl that was looked at had 60,000
  std::uint32_t max_tag_bytes = 1U << 20U;   ///< of one tag with its attributes; pictures are written there
  std::uint32_t max_attributes = 1U << 10U;  ///< of one tag: the parser compares each with all before it
  std::uint32_t max_bytes = 1U << 23U;       ///< of the page; the parser takes about five times as much
};

/// What of a page is worth parsing.
struct PartToParse {
  std::string markup;
  /// The texts of all scripts, in page order; they point into the page.
  std::vector<std::string_view> scripts;
  std::string_view why;  ///< what ends it, for a reader; empty where it is all of the page; lives for ever
};

/// The longest beginning whose open elements, tags and longest tag stay within the budget, by a reading of
/// the tags alone. Left out are what stands in `style` and in scripts that hold no linked data, and long
/// attributes that nothing reads: together most of many pages. The estimate of the depth is never lower than
/// half of what the tree construction builds from markup that nests, and ignores elements that close by
/// themselves. O(html).
PartToParse part_to_parse(std::string_view html, const TreeBudget& budget);

}  // namespace stemma::page
