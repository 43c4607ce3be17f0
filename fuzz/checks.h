/// What must hold whatever the input was.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "stemma/report.h"

namespace stemma::fuzz {

inline std::string bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program where `holds` is false: the fuzzer keeps the input.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// A document whose content is any bytes made text.
inline Document document_of(DocumentKind kind, std::string_view bytes) {
  Document document;
  document.kind = kind;
  document.path = "fuzz";
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t good = core::valid_utf8_prefix(bytes.substr(at));
    document.content += bytes.substr(at, good);
    at += good + 1;
  }
  std::erase(document.content, '\0');
  return document;
}

inline void require_span(std::string_view text, TextSpan span) {
  require(span.begin < span.end && span.end <= text.size(), "a span lies in its text and shows something");
  require(core::floor_boundary(text, span.begin) == span.begin, "a span begins on a code point");
  require(core::floor_boundary(text, span.end) == span.end, "a span ends on a code point");
}

/// Spans lie in the text, on code points, in order.
inline void require_sound(const Report& report) {
  const std::string_view text = report.article.text;
  require(core::is_valid_utf8(text), "the text is valid UTF-8");
  TextSpan before{};
  for (const Token& token : report.reading.tokens) {
    require_span(text, token.span);
    require(before.end <= token.span.begin, "tokens stand in order and apart");
    require(token.sentence < report.reading.sentences.size(), "a token is in a sentence");
    before = token.span;
  }
  for (const Sentence& sentence : report.reading.sentences) require_span(text, sentence.span);
  for (const TimeExpression& time : report.reading.times) require_span(text, time.span);
  for (const Figure& figure : report.reading.figures) require_span(text, figure.span);
  for (const Mention& mention : report.reading.mentions) {
    require_span(text, mention.span);
    require(mention.entity < report.reading.entities.size(), "a mention is of an entity");
  }
  std::uint32_t begin = 0;
  for (const Quotation& quotation : report.quotations) {
    require(!quotation.parts.empty(), "a quotation has content");
    for (const TextSpan part : quotation.parts) require_span(text, part);
    require(begin <= quotation.parts.front().begin, "quotations stand in order");
    begin = quotation.parts.front().begin;
    if (quotation.cue) require_span(text, *quotation.cue);
    if (quotation.speaker) require_span(text, quotation.speaker->span);
    if (quotation.told) require_span(text, quotation.told->span);
  }
}

}  // namespace stemma::fuzz
