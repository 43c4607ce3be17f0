/// Internal: names that news carry and that are not of the news.
#pragma once

#include <string_view>

namespace stemma::stories {

/// Whether a news agency or an outlet of lang/und bears the name, with an article before it or without.
/// O(name).
bool is_known_outlet(std::string_view name);

}  // namespace stemma::stories
