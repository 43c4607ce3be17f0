// One pass over the tokens. Where a mark or an abbreviation may end a sentence, the next word decides; all
// that needs looking ahead is a bounded run of closing and opening marks.
#include "text/sentences.h"

#include <algorithm>

#include "text/line_breaks.h"

namespace stemma::text {
namespace {

enum class Mark : std::uint8_t { kNone, kFullStop, kStop, kWideStop, kEllipsis };

Mark mark_of(std::string_view shown) {
  if (shown == ".") return Mark::kFullStop;
  if (shown == "!" || shown == "?" || shown == "؟" || shown == "।") return Mark::kStop;
  if (shown == "。" || shown == "！" || shown == "？") return Mark::kWideStop;
  if (shown == "…" || (shown.size() > 1 && shown.front() == '.')) return Mark::kEllipsis;
  return Mark::kNone;
}

bool is_one_of(std::string_view shown, std::span<const std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), shown) != marks.end();
}

/// Marks that may close directly after a full stop; which of them open elsewhere does not matter there.
bool is_closing(std::string_view shown) {
  static constexpr std::string_view kMarks[] = {"\"", "'", "''", "”", "’", "“", "‘",
                                                "»",  "«", "›",  "‹", ")", "]", "}"};
  return is_one_of(shown, kMarks);
}

bool is_opening(std::string_view shown) {
  static constexpr std::string_view kMarks[] = {"\"", "'",  "''", "``", "“", "‘", "„", "‚",
                                                "«",  "»",  "‹",  "›",  "(", "[", "-", "–",
                                                "—",  "--", "•",  "*",  "·", "¿", "¡"};
  return is_one_of(shown, kMarks);
}

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, std::span<Token> tokens, const WordTable& words)
      : text_(text), tokens_(tokens), words_(words), lines_(text) {}

  std::vector<Sentence> run() {
    const auto count = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      const bool paragraph_ends = !last && lines_.ends_paragraph(text_, end_of(i), tokens_[i + 1].span.begin);
      if (last || paragraph_ends || i + 1 - first_ >= kMaxSentenceTokens || ends_sentence(i)) close(i + 1);
      paragraph_ += paragraph_ends ? 1U : 0U;
    }
    return std::move(sentences_);
  }

 private:
  std::string_view shown(std::uint32_t i) const { return tokens_[i].span.of(text_); }
  std::uint32_t end_of(std::uint32_t i) const { return tokens_[i].span.end; }
  bool touches_next(std::uint32_t i) const { return end_of(i) == tokens_[i + 1].span.begin; }

  void close(std::uint32_t end) {
    const auto index = static_cast<std::uint32_t>(sentences_.size());
    for (std::uint32_t i = first_; i < end; ++i) tokens_[i].sentence = index;
    sentences_.push_back({{tokens_[first_].span.begin, end_of(end - 1)}, first_, end, paragraph_});
    first_ = end;
  }

  /// Does a sentence end after token `i`, which is neither the text's nor its paragraph's last?
  bool ends_sentence(std::uint32_t i) const {
    if (tokens_[i].kind == TokenKind::kPunctuation) {
      if (const Mark mark = mark_of(shown(i)); mark != Mark::kNone) return ends_at_mark(i, mark);
      return is_closing(shown(i)) && ends_at_closing(i);
    }
    if (tokens_[i].kind == TokenKind::kWord && text_[end_of(i) - 1] == '.') return ends_at_abbreviation(i);
    return false;
  }

  bool ends_at_mark(std::uint32_t i, Mark mark) const {
    if (touches_next(i)) {
      // Closing marks and further stops belong to this sentence and are asked in their turn.
      if (is_closing(shown(i + 1)) || mark_of(shown(i + 1)) != Mark::kNone) return false;
      if (mark == Mark::kWideStop) return true;
      return mark == Mark::kFullStop && tokens_[i + 1].capitalised && i > first_ &&
             !tokens_[i - 1].capitalised;
    }
    return begins_sentence(i + 1, mark == Mark::kEllipsis);
  }

  /// `i` closes; is there a full stop before it, with nothing but closing marks between?
  bool ends_at_closing(std::uint32_t i) const {
    if (touches_next(i) && (is_closing(shown(i + 1)) || mark_of(shown(i + 1)) != Mark::kNone)) return false;
    std::uint32_t stop = i;
    for (int marks = 0; marks < 4 && stop > first_ && is_closing(shown(stop)); ++marks) {
      if (!touches_next(stop - 1)) return false;
      --stop;
    }
    const Mark mark = mark_of(shown(stop));
    const bool dotted_word = tokens_[stop].kind == TokenKind::kWord && text_[end_of(stop) - 1] == '.';
    if (mark == Mark::kNone && !dotted_word) return false;
    return begins_sentence(i + 1, mark == Mark::kEllipsis);
  }

  /// Whether what stands at `i` can be a sentence's begin. After an ellipsis a number or a mark goes on.
  bool begins_sentence(std::uint32_t i, bool after_ellipsis) const {
    std::uint32_t word = i;
    for (int marks = 0; marks < 3 && word + 1 < tokens_.size() && is_opening(shown(word)); ++marks) ++word;
    const Token& token = tokens_[word];
    if (token.kind == TokenKind::kNumber) return !after_ellipsis;
    if (token.kind == TokenKind::kPunctuation) return word != i;
    if (token.capitalised) return true;
    // Lower case goes on, unless the script has none or a quotation opens.
    return !has_case(token) || (word != i && !after_ellipsis && shown(i) != "-" && shown(i) != "–" &&
                                shown(i) != "—" && shown(i) != "--" && shown(i) != "(");
  }

  /// A word of a script without capitals: its first byte is past the Latin, Greek and Cyrillic blocks.
  bool has_case(const Token& token) const {
    return static_cast<unsigned char>(text_[token.span.begin]) < 0xD6;  // lead bytes of U+0590 and above
  }

  bool ends_at_abbreviation(std::uint32_t i) const {
    if (touches_next(i)) return false;
    const WordFlags flags = words_.flags(tokens_[i].fold);
    if ((flags & kAbbreviationInside) != 0) return false;
    std::uint32_t word = i + 1;
    while (word + 1 < tokens_.size() && word < i + 3 && is_opening(shown(word))) ++word;
    const Token& next = tokens_[word];
    if (next.kind != TokenKind::kWord || !next.capitalised) return false;
    const WordFlags next_flags = words_.flags(next.fold);
    if ((next_flags & kFunctionWord) != 0)
      return shown(i).size() > 2;  // "J. The" was settled by the tokenizer
    if (word != i + 1 && shown(i + 1) != "(") return shown(i).size() > 2;
    return (flags & kAbbreviationOften) != 0 && !next.all_capitals && (next_flags & (kMonth | kWeekday)) == 0;
  }

  std::string_view text_;
  std::span<Token> tokens_;
  const WordTable& words_;
  LineBreaks lines_;
  std::vector<Sentence> sentences_;
  std::uint32_t first_ = 0;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text, std::span<Token> tokens,
                                      const WordTable& words) {
  return SentenceSplitter(text, tokens, words).run();
}

}  // namespace stemma::text
