/// Internal: HTML's names for characters.
#pragma once

#include <string>
#include <string_view>

namespace stemma::source {

/// The character that HTML calls by that name ("eacute"); empty if there is none.
std::string html_character(std::string_view name);

}  // namespace stemma::source
