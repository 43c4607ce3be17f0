/// Internal: the second step of a reading (stemma/reading.h).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"
#include "text/words.h"

namespace stemma::text {

/// Groups tokens into sentences and paragraphs, and tells each token its sentence.
///
/// A sentence ends at . ! ? … with the quotation marks and brackets that close directly after it, unless what
/// follows goes on in lower case ("?” she asked"); at a line's end where that ends a paragraph; and after
/// kMaxSentenceTokens. Never fails. O(text).
std::vector<Sentence> split_sentences(std::string_view text, std::span<Token> tokens, const WordTable& words);

/// Longer "sentences" are lists or texts without full stops; later steps look around within a sentence.
constexpr std::uint32_t kMaxSentenceTokens = 300;

}  // namespace stemma::text
