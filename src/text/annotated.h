/// Internal: an article's tokens with what is known of their words, and how each stands in its sentence.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "stemma/reading.h"
#include "text/words.h"

namespace stemma::text {

/// What a capital at a place tells.
enum class CapitalWeight : std::uint8_t {
  kStrong,    ///< within a sentence: a name, where nouns are not capitalised
  kOpening,   ///< first word of a sentence, a quotation or after a colon: nothing by itself
  kHeadline,  ///< all words around have one: nothing
};

/// How often a word stands in this article with a capital that tells something, and how often in lower case.
struct CaseCounts {
  std::uint32_t strong = 0;
  std::uint32_t lower = 0;
};

/// Tokens, what the lists say of them and what the article's own use of capitals says. Views must outlive it.
class AnnotatedText {
 public:
  AnnotatedText(std::string_view text, std::span<const Token> tokens, std::span<const Sentence> sentences,
                const WordTable& words);

  std::string_view text() const { return text_; }
  std::span<const Token> tokens() const { return tokens_; }
  std::span<const Sentence> sentences() const { return sentences_; }
  const WordTable& words() const { return words_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }

  const Token& token(std::uint32_t i) const { return tokens_[i]; }
  std::string_view shown(std::uint32_t i) const { return tokens_[i].span.of(text_); }
  WordFlags flags(std::uint32_t i) const { return flags_[i]; }
  bool is(std::uint32_t i, WordFlags any_of) const { return (flags_[i] & any_of) != 0; }
  bool is_word(std::uint32_t i) const { return tokens_[i].kind == TokenKind::kWord; }
  bool is_mark(std::uint32_t i, std::string_view mark) const {
    return tokens_[i].kind == TokenKind::kPunctuation && shown(i) == mark;
  }
  bool touches_next(std::uint32_t i) const { return tokens_[i].span.end == tokens_[i + 1].span.begin; }
  CapitalWeight weight(std::uint32_t i) const { return weights_[i]; }
  /// Counts of the word at `i`; {0, 0} for one that never has a capital.
  CaseCounts counts(std::uint32_t i) const;

 private:
  struct Slot {
    std::uint64_t fold = 0;
    CaseCounts counts;
    bool used = false;
  };
  void weigh(const Sentence& sentence);
  bool is_headline(const Sentence& sentence) const;
  void count_cases();
  const Slot& find(std::uint64_t fold) const;

  std::string_view text_;
  std::span<const Token> tokens_;
  std::span<const Sentence> sentences_;
  const WordTable& words_;
  std::vector<WordFlags> flags_;
  std::vector<CapitalWeight> weights_;
  std::vector<Slot> slots_;
};

}  // namespace stemma::text
