/// One story's part of the page: its counts, its graph, its account.
#pragma once

#include <cstddef>
#include <string>

#include "stemma/dossier.h"
#include "views/html_citations.h"

namespace stemma::views {

/// "4 articles, 4 outlets, 1 to 2 origins" with the numbers set off.
std::string tally_html(const Dossier& dossier, std::size_t story);

/// What has been explained on the page: each legend is given once, where it is first needed.
struct Explained {
  bool graph = false;
  bool marks = false;
};

/// Everything of the story but its reports' texts.
std::string story_html(const Dossier& dossier, std::size_t story, HtmlCitations& citations,
                       Explained& explained);

}  // namespace stemma::views
