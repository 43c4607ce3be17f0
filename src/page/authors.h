/// Who signed a page's report. Internal to page.
#pragma once

#include <string>
#include <vector>

#include "page/evidence.h"

namespace stemma::page {

/// Clean names, in order: those that the page states (JSON-LD, meta elements, elements marked as an
/// author's), failing these, those that a reader sees beside the title. The outlet or its desk where nobody
/// else signs. Asks for all that is known, and for the block of the title. O(page).
std::vector<std::string> read_authors(const Evidence& page);

}  // namespace stemma::page
