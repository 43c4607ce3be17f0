/// Who said what, to whom, in which outlet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"
#include "stemma/text_span.h"

namespace stemma {

enum class QuotationKind : std::uint8_t {
  kDirect,    ///< a clause or more in quotation marks
  kMixed,     ///< a reported clause of which some words are in quotation marks
  kIndirect,  ///< reported without quotation marks
};

/// Somebody whom the text gives a part in a quotation.
struct Party {
  TextSpan span;                        ///< the words that name them at this place: "he", "the NATO chief"
  std::string name;                     ///< the fullest form that the article allows: "Jens Stoltenberg"
  std::optional<std::uint32_t> entity;  ///< index into Reading::entities where they are one
};

/// One statement that the article attributes to somebody. Parts that the text does not give are empty.
struct Quotation {
  std::vector<TextSpan> parts;  ///< the content without marks, at least one part; more where a cue splits it
  std::vector<TextSpan>
      marked_spans;  ///< of a mixed one, the words in quotation marks, within `parts`, in order
  QuotationKind kind = QuotationKind::kDirect;
  bool marked = true;           ///< stands in quotation marks
  std::optional<TextSpan> cue;  ///< "said", "according to"
  std::optional<Party> speaker;
  std::optional<Party> told;  ///< whom it was said to: "reporters"
  std::string via;            ///< the outlet that it was said to or taken from: "The Telegraph"
  std::optional<TextSpan> via_span;
  std::string_view rule;  ///< which rule gave it; a literal

  TextSpan whole() const { return {parts.front().begin, parts.back().end}; }
};

/// Finds the quotations of an article, ordered by where their content begins.
///
/// `reading` must be `read(article)`. Never fails; a speaker whom the text does not settle stays empty.
/// O(text) time. No shared state: safe to call from many threads.
std::vector<Quotation> find_quotations(const Article& article, const Reading& reading);

}  // namespace stemma
