// Sentences are taken from the reading as far as they lie outside of quotation marks: a full stop within a
// quotation does not end the sentence that it stands in.
#include "quotes/frames.h"

namespace stemma::quotes {

bool FrameReader::next(Frame& frame) {
  frame.items.clear();
  const auto& tokens = reading_.tokens;
  if (token_ >= tokens.size()) return false;
  frame.paragraph = paragraph(token_);
  frame.first_of_paragraph = token_ == 0 || paragraph(token_ - 1) != frame.paragraph;
  while (token_ < tokens.size() && frame.size() < kLongestFrame) {
    const bool quote = stretch_ < stretches_.size() && stretches_[stretch_].open == token_;
    bool ended = false;
    if (quote) {
      const MarkedStretch& stretch = stretches_[stretch_++];
      frame.items.push_back(quote_item(stretch));
      token_ = stretch.past();
      ended = token_ < tokens.size() && ends_after_quote(stretch, token_);
    } else {
      frame.items.push_back(word_item(token_++));
      ended = token_ < tokens.size() && tokens[token_].sentence != tokens[token_ - 1].sentence;
    }
    if (ended) break;
  }
  return true;
}

Item FrameReader::word_item(std::uint32_t token) const {
  const Token& t = reading_.tokens[token];
  Item item;
  item.span = t.span;
  item.classes = vocabulary_.classes(t.fold);
  item.words = t.kind == TokenKind::kPunctuation ? 0 : 1;
  item.capitalised = t.capitalised;
  if (item.classes == 0 && t.kind == TokenKind::kWord && !t.capitalised) {
    item.classes = vocabulary_.classes_by_ending(t.span.of(text_));
  }
  return item;
}

Item FrameReader::quote_item(const MarkedStretch& stretch) const {
  const auto& tokens = reading_.tokens;
  Item item;
  item.span = {tokens[stretch.open].span.begin, tokens[stretch.past() - 1].span.end};
  item.inner = {tokens[stretch.open + 1].span.begin, tokens[stretch.end - 1].span.end};
  item.classes = kQuote;
  item.words = 0;
  for (std::uint32_t t = stretch.open + 1; t < stretch.end; ++t) {
    if (tokens[t].kind == TokenKind::kPunctuation) continue;
    if (item.words++ == 0) item.capitalised = tokens[t].capitalised;
  }
  const std::uint64_t last = vocabulary_.classes(tokens[stretch.end - 1].fold);
  item.closed_off = (last & (kComma | kStop | kDash)) != 0 || !stretch.closed;
  item.continued = stretch.continued;
  return item;
}

bool FrameReader::ends_after_quote(const MarkedStretch& stretch, std::uint32_t next) const {
  const auto& tokens = reading_.tokens;
  if (paragraph(next) != paragraph(next - 1)) return true;
  if (tokens[next].sentence == tokens[next - 1].sentence) {
    // The words' own full stop ends the sentence too where the reading did not see it.
    const bool stop = (vocabulary_.classes(tokens[stretch.end - 1].fold) & kStop) != 0;
    const bool fresh =
        tokens[next].capitalised || (stretch_ < stretches_.size() && stretches_[stretch_].open == next);
    return stop && fresh && !attribution_follows(next);
  }
  return tokens[next].kind == TokenKind::kPunctuation || tokens[next].capitalised ? !attribution_follows(next)
                                                                                  : false;
}

/// A reporting verb within a few words, before any mark: "… asked", "Jane Roe said". The words' full stop is
/// no end then.
bool FrameReader::attribution_follows(std::uint32_t token) const {
  constexpr std::uint32_t kFewWords = 6;
  const auto& tokens = reading_.tokens;
  for (std::uint32_t t = token; t < tokens.size() && t < token + kFewWords; ++t) {
    const std::uint64_t classes = vocabulary_.classes(tokens[t].fold);
    const bool says = (classes & (kSay | kAsk | kTell)) != 0 && (classes & kFinite) != 0;
    if (says) {
      const std::uint64_t after = t + 1 < tokens.size() ? vocabulary_.classes(tokens[t + 1].fold) : kStop;
      return (after & (kStop | kComma | kColon | kTime | kPreposition)) != 0;
    }
    if (tokens[t].kind == TokenKind::kPunctuation || (classes & kVerb) != 0) return false;
  }
  return false;
}

}  // namespace stemma::quotes
