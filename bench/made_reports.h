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
  bool hidden = false;               ///< nobody is to see it: others credit it
};

/// What is done to reports that are handed on, besides trimming, adding to them and putting together two.
/// Shares of the reports that have parents.
struct CascadeOptions {
  std::size_t reports = 2000;
  std::size_t depth = 3;  ///< handed on at most `depth` - 1 times
  std::uint64_t seed = 7;
  double rewritten = 0;       ///< every fifth word is another
  double changed_figure = 0;  ///< the first figure is another
  double without_credit = 0;  ///< no parent is named
  double hidden = 0;          ///< of all reports that others were made from
};

/// Reports of one event. Every parent is credited by its outlet's name, unless told otherwise.
std::vector<CascadeReport> made_cascade(const CascadeOptions& options);

/// A report made of two sentence forms alone: any two of them share most of their phrases.
std::string made_formulaic(std::size_t i);

}  // namespace stemma::bench
