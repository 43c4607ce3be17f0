/// One story's part of the page: its counts, its graph, its account.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "stemma/dossier.h"
#include "views/html_citations.h"

namespace stemma::views {

/// "4 articles, 4 outlets, 1 to 2 origins" with the numbers set off.
std::string tally_html(const Dossier& dossier, std::size_t story);

enum class Legend : std::uint8_t {
  kShown,
  kLeftOut
};  ///< what lines, boxes and marks mean: said once on a page

/// Everything of the story but its reports' texts.
std::string story_html(const Dossier& dossier, std::size_t story, HtmlCitations& citations, Legend legend);

}  // namespace stemma::views
