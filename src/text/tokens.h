/// Internal: the first step of a reading (stemma/reading.h).
#pragma once

#include <string_view>
#include <vector>

#include "stemma/reading.h"
#include "text/words.h"

namespace stemma::text {

/// Cuts a text into words, numbers and marks, as `Token` describes them; `sentence` is left 0.
///
/// Beside what `Token` says: a web address is one word, "24." as a German ordinal one number, "24th", "5bn"
/// and "10:30" are one number, "46-day" is one word, "l'" before a French word is a word of its own, and an
/// ideograph is one word. `text` is valid UTF-8. Never fails. O(text): at most a few code points are looked
/// at ahead.
std::vector<Token> tokenize(std::string_view text, const WordTable& words);

}  // namespace stemma::text
