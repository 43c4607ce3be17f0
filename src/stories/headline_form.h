/// Internal: how a headline is written, whatever it tells. See headlines.h.
#pragma once

#include <string_view>

#include "stemma/report.h"

namespace stemma::stories {

/// How well a headline tells an event by its form alone, above 0 to 1: less for one that asks, promises a
/// list or an explanation, names a live blog or an opinion, opens with somebody's words, or is of very few or
/// very many words. Phrases are those of lang/<code>/teasers.txt. O(title × phrases).
float form_of_headline(std::string_view title, std::string_view language);

/// Whether its last word is the beginning of one in the text, and none itself: a title that was cut off.
/// O(text).
bool is_cut_off(std::string_view headline, const Report& report);

}  // namespace stemma::stories
