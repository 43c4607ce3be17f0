/// Which blocks of a page are its report. Internal to page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/html_tree.h"

namespace stemma::page {

/// What is known of the report from elsewhere on the page.
struct ReportHints {
  std::string_view title;
  std::string_view description;  ///< the page's own summary
  std::string_view stated_body;  ///< JSON-LD articleBody: a check, never trusted blindly
  std::span<const std::string> byline;
  std::string_view url;  ///< of the page
};

/// One verdict a block: empty for the report's own words, else the reason to leave it out.
struct Selection {
  std::vector<std::string_view> why;
  std::size_t begin = 0;  ///< blocks outside [begin, end) are not near the report
  std::size_t end = 0;
};

/// O(page). Never fails; a page without prose gives an empty report.
Selection select_report(const HtmlTree& tree, const Blocks& blocks, const ReportHints& hints);

}  // namespace stemma::page
