/// News reports made up by rule: as many as one wants, always the same ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace stemma::bench {

/// The plain text of report `i`, about 3,000 bytes: a headline, a dateline, paragraphs of a few sentences
/// with names, dates, figures and quotations. Eight reports in a row tell one event; three of those print the
/// words of the first.
std::string made_report(std::size_t i);

/// One report of a story whose descent is known.
struct CascadeReport {
  std::string outlet;
  std::string title;
  std::string text;
  std::vector<std::size_t> parents;  ///< reports that it was made from; none for a newsroom's own work
};

/// `count` reports of one event, handed on at most `depth` - 1 times: trimmed, added to, put together from
/// two. Every parent is credited by its outlet's name.
std::vector<CascadeReport> made_cascade(std::size_t count, std::size_t depth, std::uint64_t seed);

/// A report made of two sentence forms alone: any two of them share most of their phrases.
std::string made_formulaic(std::size_t i);

}  // namespace stemma::bench
