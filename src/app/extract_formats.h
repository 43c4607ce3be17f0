/// Internal: what `extract` writes of a report.
#pragma once

#include <string>

#include "app/command_line.h"
#include "stemma/report.h"

namespace stemma::app {

/// The report passes the filters of the request.
bool is_wanted(const Request& request, const Article& article);

/// One report in the format that was asked for, its end included: JSON Lines a line, plain text up to a form
/// feed, Markdown up to a rule, TEI an element.
std::string extract_output(const Request& request, const Report& report);

/// What stands before the first report and after the last: of TEI its corpus element, else nothing.
std::string opening_of(const Request& request);
std::string closing_of(const Request& request);

}  // namespace stemma::app
