/// News reports made up by rule: as many as one wants, always the same ones.
#pragma once

#include <cstddef>
#include <string>

namespace stemma::bench {

/// The plain text of report `i`, about 3,000 bytes: a headline, a dateline, paragraphs of a few sentences
/// with names, dates, figures and quotations. Eight reports in a row tell one event; three of those print the
/// words of the first.
std::string made_report(std::size_t i);

}  // namespace stemma::bench
