/// Internal: names of places and peoples from the Unicode locale data (CLDR), in the language asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stemma::text {

/// Countries, continents and their parts, and the cities that time zones are named after.
std::vector<std::string> region_names(std::string_view language);

/// Names of the larger languages (those of ISO 639-1): in most languages also the adjectives of peoples.
std::vector<std::string> language_names(std::string_view language);

}  // namespace stemma::text
