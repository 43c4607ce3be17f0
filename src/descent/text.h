/// Internal: a report as the search for credits sees it. See stemma/descent.h.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "descent/vocabulary.h"
#include "stemma/report.h"

namespace stemma::descent {

/// Tokens [begin, end) of one report.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  std::size_t size() const { return end - begin; }
  bool contains(std::size_t token) const { return begin <= token && token < end; }
};

/// A view of a report with the words of its language; the report must outlive it.
class Text {
 public:
  explicit Text(const Report& report)
      : report_(&report), vocabulary_(&vocabulary_of(report.article.language)) {}

  const Report& report() const { return *report_; }
  const Vocabulary& words() const { return *vocabulary_; }
  std::span<const Token> tokens() const { return report_->reading.tokens; }
  const Token& token(std::size_t i) const { return report_->reading.tokens[i]; }
  std::string_view shown(std::size_t i) const { return token(i).span.of(report_->article.text); }
  bool is_mark(std::size_t i, std::string_view mark) const {
    return token(i).kind == TokenKind::kPunctuation && shown(i) == mark;
  }

  TokenRange sentence(std::size_t index) const {
    const Sentence& sentence = report_->reading.sentences[index];
    return {sentence.first_token, sentence.end_token};
  }
  TokenRange sentence_of(std::size_t i) const { return sentence(token(i).sentence); }

  TextSpan span(TokenRange range) const {
    return {token(range.begin).span.begin, token(range.end - 1).span.end};
  }
  std::string_view shown(TokenRange range) const { return span(range).of(report_->article.text); }

 private:
  const Report* report_;
  const Vocabulary* vocabulary_;
};

}  // namespace stemma::descent
