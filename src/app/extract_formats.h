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

/// The same report as a file of its own, and what that is called: its id, or a hash of that where the id
/// would be no plain name of a file. The same content and address have the same name.
std::string extract_file(const Request& request, const Report& report);
std::string name_of_file(const Request& request, const Article& article);

/// What stands before the first report and after the last: of TEI its corpus element, else nothing.
std::string opening_of(const Request& request);
std::string closing_of(const Request& request);

}  // namespace stemma::app
