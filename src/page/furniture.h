/// Lines that pages put around and into reports, by their words (lang/<code>/furniture.txt). Internal to
/// page.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::page {

struct LineVerdict {
  std::string_view why;      ///< empty: nothing is known against the line; else lives for ever
  bool ends_report = false;  ///< nothing after the line is the report's
};

/// What the lists of all languages say about a line. A phrase that only begins the line counts for short
/// lines alone: a report's own sentence may begin with the same words. O(line).
LineVerdict judge_line(std::string_view line);

}  // namespace stemma::page
