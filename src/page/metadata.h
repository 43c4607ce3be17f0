/// Title, authors, outlet, dates, address and language of a page's report, with the evidence. Internal to
/// page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/blocks.h"
#include "page/html_tree.h"
#include "page/json_ld.h"
#include "stemma/article.h"

namespace stemma::page {

struct Metadata {
  std::string title;
  std::vector<std::string> byline;
  std::string outlet;
  DateStamp published;
  DateStamp modified;
  std::string url;
  std::string language;  ///< as the page declares it, primary subtag; empty if it does not
  std::string description;
  std::string paywall;
  std::vector<std::string> opt_outs;
};

/// Everything but what depends on the main text. `url` is where the page came from, empty if unknown.
/// O(page).
Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks, const LinkedData& linked,
                       std::string_view url);

/// Primary subtag of a BCP 47 tag or a locale, in lower case; empty if it is none.
std::string primary_language(std::string_view tag);

}  // namespace stemma::page
