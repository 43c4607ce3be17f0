#include "text/annotated.h"

#include <algorithm>
#include <bit>

namespace stemma::text {
namespace {

/// In a headline so many words of four letters and more, and all of them with a capital; more where a full
/// stop ends it, for a short sentence may hold nothing but names.
constexpr std::uint32_t kFewestHeadlineWords = 3;
constexpr std::uint32_t kFewestWithFullStop = 5;
constexpr std::uint32_t kLongWordBytes = 4;

}  // namespace

AnnotatedText::AnnotatedText(std::string_view text, std::span<const Token> tokens,
                             std::span<const Sentence> sentences, const WordTable& words)
    : text_(text), tokens_(tokens), sentences_(sentences), words_(words) {
  flags_.reserve(tokens.size());
  for (const Token& token : tokens) {
    flags_.push_back(token.kind == TokenKind::kNumber ? WordFlags{0} : words.flags(token.fold));
  }
  weights_.assign(tokens.size(), CapitalWeight::kStrong);
  for (const Sentence& sentence : sentences) weigh(sentence);
  count_cases();
}

void AnnotatedText::weigh(const Sentence& sentence) {
  if (is_headline(sentence)) {
    std::fill(weights_.begin() + sentence.first_token, weights_.begin() + sentence.end_token,
              CapitalWeight::kHeadline);
    return;
  }
  bool opening = true;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (tokens_[i].kind == TokenKind::kPunctuation) {
      const std::string_view mark = shown(i);
      const bool opens = mark == "“" || mark == "„" || mark == "«" || mark == "\"" || mark == "``" ||
                         mark == "‘" || mark == ":" || mark == "»" || mark == "•" || mark == "…" ||
                         mark == "...";
      opening = opening || opens;
    } else {
      if (opening) weights_[i] = CapitalWeight::kOpening;
      opening = false;
    }
  }
}

bool AnnotatedText::is_headline(const Sentence& sentence) const {
  std::uint32_t capitalised = 0;
  bool all_capitals = true;
  bool any = false;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::kWord) continue;
    any = true;
    all_capitals = all_capitals && token.all_capitals;
    if (token.span.size() < kLongWordBytes) continue;
    if (token.capitalised) {
      ++capitalised;
    } else if (!is(i, kFunctionWord)) {
      return false;
    }
  }
  if (any && all_capitals) return true;
  if (words_.has(Spelling::kNounsCapitalised)) return false;  // every noun has one; headlines have no more
  return capitalised >= (is_mark(sentence.end_token - 1, ".") ? kFewestWithFullStop : kFewestHeadlineWords);
}

void AnnotatedText::count_cases() {
  std::size_t capitals = 0;
  for (const Token& token : tokens_) capitals += token.capitalised ? 1 : 0;
  slots_.resize(std::bit_ceil(2 * capitals + 2));
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (!tokens_[i].capitalised) continue;
    Slot& slot = const_cast<Slot&>(find(tokens_[i].fold));
    slot.used = true;
    slot.fold = tokens_[i].fold;
    slot.counts.strong += weights_[i] == CapitalWeight::kStrong ? 1 : 0;
  }
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (tokens_[i].capitalised || tokens_[i].kind != TokenKind::kWord) continue;
    Slot& slot = const_cast<Slot&>(find(tokens_[i].fold));
    if (slot.used) ++slot.counts.lower;
  }
}

const AnnotatedText::Slot& AnnotatedText::find(std::uint64_t fold) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = fold & mask;
  while (slots_[i].used && slots_[i].fold != fold) i = (i + 1) & mask;
  return slots_[i];
}

CaseCounts AnnotatedText::counts(std::uint32_t i) const {
  return find(tokens_[i].fold).counts;
}

}  // namespace stemma::text
