// Sentences are taken from the reading as far as they lie outside of quotation marks: a full stop within a
// quotation does not end the sentence that it stands in.
#include "quotes/frames.h"

#include <algorithm>

namespace stemma::quotes {
namespace {

/// A dateline is over within so many words and marks: "FORT SOMEWHERE, State, March 3 (Some News Agency) –".
constexpr std::size_t kLongestDateline = 16;

bool is_upper_case(std::string_view word) {
  // ASCII letters settle it for most names; one such letter in lower case is enough to say no.
  return word.size() > 1 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// One past the mark that ends the dateline at the head of `items`, 0 where there is none: capitalised words,
/// dates and brackets up to a dash or to the second of two bars. A name before a dash is a dateline only
/// where its letters, brackets, a date or its being a place say so.
std::size_t dateline_end(std::span<const Item> items, std::string_view text) {
  bool evidence = !items.empty() && (is_upper_case(items[0].span.of(text)) || items[0].is(kPlaceMention));
  bool bracket = false;
  std::size_t bars = 0;
  for (std::size_t i = 0; i + 1 < items.size() && i < kLongestDateline; ++i) {
    const Item& item = items[i];
    const std::string_view shown = item.span.of(text);
    if (shown == "(" || shown == ")") {
      bracket = shown == "(";
      evidence = evidence || i > 0;
    } else if (bracket) {
      if (item.is_quote()) return 0;
    } else if (shown == "|") {
      if (++bars == 2) return i + 1;
    } else if (item.is(kDash)) {
      return i > 0 && evidence ? i + 1 : 0;
    } else if (item.words == 0 ? !item.is(kComma) && shown != "/" && shown != "."
                               : !item.capitalised && !item.is(kTime) && (shown[0] < '0' || shown[0] > '9')) {
      return 0;
    } else if (i > 0 && item.is(kTime)) {
      evidence = true;
    }
  }
  return 0;
}

void drop_dateline(std::vector<Item>& items, std::string_view text) {
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(dateline_end(items, text)));
}

}  // namespace

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
      const bool announced = !frame.items.empty() && frame.items.back().is(kColon);
      frame.items.push_back(quote_item(stretch));
      token_ = stretch.past();
      skip_stray_marks();
      ended = token_ < tokens.size() && ends_after_quote(stretch, token_, announced);
    } else {
      frame.items.push_back(word_item(token_++));
      ended = token_ < tokens.size() && tokens[token_].sentence != tokens[token_ - 1].sentence;
    }
    if (ended) break;
  }
  if (frame.first_of_paragraph) drop_dateline(frame.items, text_);
  return true;
}

/// Marks that touch a closing one and close nothing (those of a quotation within it) are no words of the
/// sentence.
void FrameReader::skip_stray_marks() {
  const auto& tokens = reading_.tokens;
  const auto is_mark = [&](std::uint32_t t) {
    const std::string_view shown = tokens[t].span.of(text_);
    return shown == "'" || shown == "''" || shown == "\"" || shown == "’" || shown == "”";
  };
  while (token_ < tokens.size() && tokens[token_].span.begin == tokens[token_ - 1].span.end &&
         is_mark(token_))
    ++token_;
}

/// What the names of the article say of a word. Asked in the order of the text.
WordClasses FrameReader::name_classes(TextSpan word) {
  const auto& mentions = reading_.mentions;
  while (mention_ < mentions.size() && mentions[mention_].span.end <= word.begin) ++mention_;
  if (mention_ == mentions.size() || mentions[mention_].span.begin >= word.end) return {};
  const bool place = reading_.entities[mentions[mention_].entity].kind == NameKind::kPlace;
  return place ? kMention | kPlaceMention : kMention;
}

Item FrameReader::word_item(std::uint32_t token) {
  const Token& t = reading_.tokens[token];
  Item item;
  item.span = t.span;
  item.fold = t.fold;
  item.classes = vocabulary_.classes(t.fold);
  item.words = t.kind == TokenKind::kPunctuation ? 0 : 1;
  item.capitalised = t.capitalised;
  const bool year = t.kind == TokenKind::kNumber && t.span.size() == 4 && !item.classes.any();
  if (year) item.classes = kTime;
  if (t.kind == TokenKind::kNumber) item.classes |= kFigure;
  if (t.kind != TokenKind::kWord) return item;
  const WordClasses name = name_classes(t.span);
  const bool first = token == 0 || reading_.tokens[token - 1].sentence != t.sentence;
  const bool common = !t.capitalised || vocabulary_.nouns_capitalised() || (first && !name.any());
  if (!item.classes.any()) item.classes = vocabulary_.classes_by_part(t.span.of(text_));
  if (!item.classes.any() && common) item.classes = vocabulary_.classes_by_ending(t.span.of(text_));
  item.classes |= name;
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
    constexpr WordClasses kOfClauses =
        kVerb | kFinite | kAuxiliary | kPronounSubject | kPronounObject | kNegation;
    if (item.clause) continue;
    WordClasses classes = vocabulary_.classes(tokens[t].fold);
    if (!classes.any() && !tokens[t].capitalised)
      classes = vocabulary_.classes_by_ending(tokens[t].span.of(text_));
    item.clause = classes.has(kOfClauses);
  }
  const WordClasses last = vocabulary_.classes(tokens[stretch.end - 1].fold);
  item.closed_off = last.has(kComma | kStop | kDash) || !stretch.closed;
  item.continued = stretch.continued;
  return item;
}

bool FrameReader::ends_after_quote(const MarkedStretch& stretch, std::uint32_t next, bool announced) const {
  const auto& tokens = reading_.tokens;
  if (paragraph(next) != paragraph(next - 1)) return true;
  if (tokens[next].sentence == tokens[next - 1].sentence) {
    // The words' own full stop ends the sentence too where the reading did not see it.
    const bool stop = vocabulary_.classes(tokens[stretch.end - 1].fold).has(kStop);
    const bool fresh =
        tokens[next].capitalised || (stretch_ < stretches_.size() && stretches_[stretch_].open == next);
    return stop && fresh && (announced || !attribution_follows(next));
  }
  const bool fresh = tokens[next].kind == TokenKind::kPunctuation || tokens[next].capitalised;
  return fresh && (announced || !attribution_follows(next));
}

/// A reporting verb within a few words, before any mark: "… asked", "Jane Roe said". The words' full stop is
/// no end then.
bool FrameReader::attribution_follows(std::uint32_t token) const {
  constexpr std::uint32_t kFewWords = 6;
  const auto& tokens = reading_.tokens;
  for (std::uint32_t t = token; t < tokens.size() && t < token + kFewWords; ++t) {
    const WordClasses classes = vocabulary_.classes(tokens[t].fold);
    const bool says = classes.has(kSay | kAsk | kTell) && classes.has(kFinite);
    if (says && vocabulary_.verb_second()) return t == token;  // behind the words, the verb is first
    if (says) {
      const WordClasses after = t + 1 < tokens.size() ? vocabulary_.classes(tokens[t + 1].fold) : kStop;
      return after.has(kStop | kComma | kColon | kTime | kPreposition | kAs | kSubordinator | kAdverb |
                       kCoordinator);
    }
    if (tokens[t].kind == TokenKind::kPunctuation || classes.has(kVerb)) return false;
  }
  return false;
}

}  // namespace stemma::quotes
