/// The page's style (page.css) and script (page.js), built into the library.
#pragma once

#include <string_view>

namespace stemma::views {

extern const std::string_view kPageStyle;
extern const std::string_view kPageScript;

}  // namespace stemma::views
