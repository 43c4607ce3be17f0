/// The title of a page's report. Internal to page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/evidence.h"
#include "page/html_tree.h"

namespace stemma::page {

struct Heading {
  std::string line;
  std::string without_rubric;  ///< empty where the heading holds none that is marked as one
};

/// What a page shows as its title, before it is known which of it is.
struct Headings {
  std::string page_title;   ///< the title element's
  std::string site_name;    ///< in a heading that leads to the front page
  std::vector<Heading> h1;  ///< the others of the first rank, the first few
};
Headings read_headings(const HtmlTree& tree);

/// The end of "Headline | Outlet" where the host's name says the same; else empty.
std::string outlet_in_title(std::string_view page_title, std::string_view host);

/// The page states its title up to three times; two that agree are believed before any alone. A rubric that
/// stands before the title in one of them is no part of it where the page's own card does without. Asks for
/// the outlet and the host.
std::string read_title(const Evidence& page, const Headings& headings);

/// "BBC News", "bbc.co.uk" → a title without the outlet's name at either end.
std::string title_without_outlet(std::string_view title, std::string_view outlet, std::string_view host);

}  // namespace stemma::page
