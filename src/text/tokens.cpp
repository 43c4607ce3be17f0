// One pass from left to right. A token's kind is settled by its first code point; then it is extended while
// the next code point belongs to it. ASCII is classified by a table, the rest by ICU's properties. Whether a
// dot belongs to a word (abbreviation, initial, ordinal) is decided here, so that every later step sees one
// token and no doubt.
#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::text {
namespace {

enum class CharClass : std::uint8_t { kMark, kSpace, kUpper, kLower, kDigit, kIgnorable, kIdeograph };

constexpr std::array<CharClass, 128> ascii_classes() {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < 128; ++c) {
    if (c <= ' ' || c == 0x7F) classes[c] = CharClass::kSpace;
    if (c >= 'A' && c <= 'Z') classes[c] = CharClass::kUpper;
    if (c >= 'a' && c <= 'z') classes[c] = CharClass::kLower;
    if (c >= '0' && c <= '9') classes[c] = CharClass::kDigit;
  }
  return classes;
}
constexpr std::array<CharClass, 128> kAsciiClasses = ascii_classes();

/// Scripts that are written without spaces between words.
bool is_unspaced(UChar32 c) {
  if (c < 0x2E80) return false;
  const UBlockCode block = ublock_getCode(c);
  return block == UBLOCK_HIRAGANA || block == UBLOCK_KATAKANA || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC);
}

CharClass class_of(char32_t code_point) {
  if (code_point < 0x80) return kAsciiClasses[code_point];
  const auto c = static_cast<UChar32>(code_point);
  const std::uint32_t category = U_MASK(u_charType(c));
  if ((category & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) return CharClass::kUpper;
  if ((category & U_GC_L_MASK) != 0) return is_unspaced(c) ? CharClass::kIdeograph : CharClass::kLower;
  if ((category & U_GC_M_MASK) != 0) return CharClass::kLower;
  if ((category & (U_GC_ND_MASK | U_GC_NL_MASK)) != 0) return CharClass::kDigit;
  if ((category & (U_GC_Z_MASK | U_GC_CC_MASK)) != 0 || u_isUWhiteSpace(c)) return CharClass::kSpace;
  if ((category & U_GC_CF_MASK) != 0) return CharClass::kIgnorable;
  return CharClass::kMark;
}

constexpr std::size_t kLongestPlainWord = 32;  // bytes

/// ASCII letters in lower case; 0 for all other bytes.
constexpr std::array<char, 256> plain_letters() {
  std::array<char, 256> letters{};
  for (std::size_t i = 0; i < 26; ++i) {
    const char lower = "abcdefghijklmnopqrstuvwxyz"[i];
    letters['a' + i] = lower;
    letters['A' + i] = lower;
  }
  return letters;
}
constexpr std::array<char, 256> kPlainLetters = plain_letters();

constexpr std::size_t kLongestElision = 12;  // bytes, "quelqu’"

bool is_letter(CharClass c) {
  return c == CharClass::kUpper || c == CharClass::kLower;
}
bool is_word_part(CharClass c) {
  return is_letter(c) || c == CharClass::kDigit || c == CharClass::kIgnorable;
}
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'\u02BC';
}
bool is_hyphen(char32_t c) {
  return c == U'-' || c == U'\u2010' || c == U'\u2011';
}
bool is_digit_group_space(char32_t c) {
  return c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
}
/// Marks that are one token when repeated: "...", "--", "``".
bool is_run_mark(char32_t c) {
  return c == U'.' || c == U'-' || c == U'*' || c == U'=' || c == U'_' || c == U'`';
}

/// A code point with its class and where it ends; at the text's end a space.
struct Glyph {
  char32_t code_point = U' ';
  CharClass kind = CharClass::kSpace;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const WordTable& words) : text_(text), words_(words) {
    tokens_.reserve(text.size() / 5 + 8);
  }

  std::vector<Token> run() {
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == ' ' || plain_word(at)) {
        at = text_[at] == ' ' ? at + 1 : tokens_.back().span.end;
        continue;
      }
      const Glyph first = glyph(at);
      switch (first.kind) {
        case CharClass::kSpace:
        case CharClass::kIgnorable:
          at = first.end;
          break;
        case CharClass::kIdeograph:
          at = emit(first.begin, first.end, TokenKind::kWord);
          break;
        case CharClass::kMark:
          at = mark(first);
          break;
        case CharClass::kDigit:
          at = number(first.begin);
          break;
        case CharClass::kUpper:
        case CharClass::kLower:
          at = word(first.begin, first.begin);
          break;
      }
    }
    return std::move(tokens_);
  }

 private:
  Glyph glyph(std::size_t at) const {
    if (at >= text_.size()) return {U' ', CharClass::kSpace, at, at};
    std::size_t end = at;
    const char32_t c = core::next_code_point(text_, end);
    return {c, class_of(c), at, end};
  }

  /// First code point after blanks of the same line.
  Glyph after_blanks(std::size_t at) const {
    Glyph next = glyph(at);
    for (int i = 0;
         i < 4 && next.end > next.begin && next.kind == CharClass::kSpace && next.code_point != U'\n'; ++i) {
      next = glyph(next.end);
    }
    return next;
  }

  std::size_t skip_word_parts(std::size_t at) const {
    while (at < text_.size()) {
      const Glyph next = glyph(at);
      if (!is_word_part(next.kind)) break;
      at = next.end;
    }
    return at;
  }

  std::size_t mark(const Glyph& first) {
    const Glyph next = glyph(first.end);
    if ((first.code_point == U'@' || first.code_point == U'#') && is_letter(next.kind)) {
      return word(first.begin, next.begin);
    }
    if (is_apostrophe(first.code_point) && is_possessive(first)) {
      return emit(first.begin, next.end, TokenKind::kWord);
    }
    std::size_t end = first.end;
    if (is_run_mark(first.code_point)) {
      while (end < text_.size() && text_[end] == text_[first.begin]) ++end;
    } else if (first.code_point == U'\'' && next.code_point == U'\'') {
      end = next.end;
    }
    return emit(first.begin, end, TokenKind::kPunctuation);
  }

  /// The apostrophe of a possessive: directly after a word, an "s" and no more.
  bool is_possessive(const Glyph& apostrophe) const {
    if (tokens_.empty() || tokens_.back().span.end != apostrophe.begin) return false;
    const Glyph letter = glyph(apostrophe.end);
    if (letter.code_point != U's' && letter.code_point != U'S') return false;
    const Glyph next = glyph(letter.end);
    return !is_word_part(next.kind) && !is_apostrophe(next.code_point);
  }

  /// Most words are ASCII letters between plain separators: they are cut, hashed and weighed in one go. False
  /// where anything else is near, which `word` then sorts out.
  bool plain_word(std::size_t begin) {
    std::array<char, kLongestPlainWord> folded;  // NOLINT: filled as far as it is read
    const std::size_t last = std::min(text_.size(), begin + kLongestPlainWord);
    std::size_t upper = 0;
    std::size_t at = begin;
    for (; at < last; ++at) {
      const char letter = kPlainLetters[static_cast<unsigned char>(text_[at])];
      if (letter == 0) break;
      upper += text_[at] != letter ? 1U : 0U;
      folded[at - begin] = letter;
    }
    const std::size_t size = at - begin;
    if (size == 0 || (at < text_.size() && !is_plain_separator(text_[at]))) return false;
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    token.fold = core::hash({folded.data(), size});
    token.capitalised = (text_[begin] & 0x20) == 0;
    token.all_capitals = size > 1 && upper == size;
    tokens_.push_back(token);
    return true;
  }

  static bool is_plain_separator(char c) {
    return c == ' ' || c == ',' || c == '\n' || c == ')' || c == '"' || c == ';' || c == '?' || c == '!';
  }

  /// A word whose first letter is at `letters`; `begin` is before it for "@name" and "#topic".
  std::size_t word(std::size_t begin, std::size_t letters) {
    if (text_.compare(begin, 4, "http") == 0) {
      if (const std::size_t end = address_end(begin); end != begin) return emit(begin, end, TokenKind::kWord);
    }
    std::size_t segment = letters;  // where the letters after the last dot begin
    std::size_t end = skip_word_parts(letters);
    bool dotted = false;  // single letters with dots so far: "U.S"
    for (;;) {
      const Glyph joiner = glyph(end);
      if (joiner.kind != CharClass::kMark) break;
      const Glyph next = glyph(joiner.end);
      if (joiner.code_point == U'.') {
        const bool single = glyph(segment).end == end;
        const bool initials = single && is_letter(next.kind) && glyph(next.end).code_point == U'.';
        const bool name_of_host = next.kind == CharClass::kLower || next.kind == CharClass::kDigit;
        const bool compound =
            dotted && single && is_hyphen(next.code_point) && is_letter(glyph(next.end).kind);
        if (!initials && !name_of_host && !compound) return finish_with_dot(begin, segment, joiner, dotted);
        dotted = dotted || initials;
        segment = compound ? next.end : next.begin;
      } else if (is_apostrophe(joiner.code_point)) {
        if (joiner.end - begin <= kLongestElision &&
            words_.is(lang::fold_hash(text_.substr(begin, joiner.end - begin)), kElision) &&
            is_letter(next.kind)) {
          return emit(begin, joiner.end, TokenKind::kWord);
        }
        if (!is_letter(next.kind) || ends_as_possessive(next)) break;
        segment = next.begin;
      } else if (is_hyphen(joiner.code_point) || joiner.code_point == U'&' || joiner.code_point == U'@') {
        if (!is_letter(next.kind) && next.kind != CharClass::kDigit) break;
        segment = next.begin;
      } else {
        break;
      }
      end = skip_word_parts(segment);
    }
    return emit(begin, end, TokenKind::kWord);
  }

  bool ends_as_possessive(const Glyph& letter) const {
    if (letter.code_point != U's' && letter.code_point != U'S') return false;
    return !is_word_part(glyph(letter.end).kind);
  }

  /// A word before a dot that nothing of the word follows: does the dot belong to it?
  std::size_t finish_with_dot(std::size_t begin, std::size_t segment, const Glyph& dot, bool dotted) {
    const bool single = glyph(segment).end == dot.begin;
    if (glyph(dot.end).code_point == U'.') return emit(begin, dot.begin, TokenKind::kWord);  // "and..."
    const bool compound = segment != begin && glyph(segment).kind == CharClass::kUpper;      // "D-Wis."
    const bool belongs = (dotted && single) || is_abbreviation(compound ? segment : begin, dot) ||
                         (single && segment == begin && is_initial(segment, dot));
    return emit(begin, belongs ? dot.end : dot.begin, TokenKind::kWord);
  }

  bool is_abbreviation(std::size_t begin, const Glyph& dot) const {
    if (dot.end - begin > 24) return false;  // longer than any that a list holds
    const WordFlags flags = words_.flags(lang::fold_hash(text_.substr(begin, dot.end - begin)));
    if ((flags & (kAbbreviation & ~kAbbreviationNumber)) != 0) return true;
    return (flags & kAbbreviationNumber) != 0 && after_blanks(dot.end).kind == CharClass::kDigit;
  }

  /// A single capital before a dot: an initial where a name may go on, not "Plan B. The …".
  bool is_initial(std::size_t letter, const Glyph& dot) const {
    if (glyph(letter).kind != CharClass::kUpper) return false;
    const Glyph next = after_blanks(dot.end);
    if (next.kind != CharClass::kUpper) return false;
    if (glyph(next.end).code_point == U'.') return true;
    const std::size_t end = skip_word_parts(next.begin);
    return !words_.is(lang::fold_hash(text_.substr(next.begin, end - next.begin)), kFunctionWord);
  }

  /// End of the web address at `begin`, or `begin` where there is none. Marks at its end are the sentence's.
  std::size_t address_end(std::size_t begin) const {
    const std::size_t scheme = begin + (text_.compare(begin, 5, "https") == 0 ? 5 : 4);
    if (text_.compare(scheme, 3, "://") != 0) return begin;
    std::size_t end = scheme;
    while (end < text_.size() && text_[end] > ' ' && text_[end] < 0x7F && text_[end] != '"' &&
           text_[end] != '<')
      ++end;
    while (std::string_view(".,;:!?)'").find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  std::size_t number(std::size_t begin) {
    std::size_t end = digits_end(begin);
    while (const std::size_t more = next_group(begin, end)) end = more;
    const std::size_t digits = end;
    end = skip_word_parts(end);
    const Glyph joiner = glyph(end);
    if (is_hyphen(joiner.code_point) && is_letter(glyph(joiner.end).kind)) return word(begin, joiner.end);
    if (end == digits && joiner.code_point == U'.' && is_ordinal(begin, joiner)) end = joiner.end;
    return emit(begin, end, TokenKind::kNumber);
  }

  std::size_t digits_end(std::size_t at) const {
    for (Glyph next = glyph(at); next.kind == CharClass::kDigit; next = glyph(at)) at = next.end;
    return at;
  }

  /// End of the digits after a separator at `end`, 0 if the number ends there.
  std::size_t next_group(std::size_t begin, std::size_t end) const {
    const Glyph separator = glyph(end);
    if (separator.end == separator.begin || glyph(separator.end).kind != CharClass::kDigit) return 0;
    const std::size_t group = digits_end(separator.end);
    const std::size_t length = group - separator.end;
    const char32_t c = separator.code_point;
    if (c == U'.' || c == U',') return group;
    if (c == U':' && length == 2 && end - begin <= 5) return group;
    if ((is_apostrophe(c) || is_digit_group_space(c)) && length == 3) return group;
    return 0;
  }

  /// "24. Februar", "am 24. in Kiew": a number of one or two digits whose dot means an order.
  bool is_ordinal(std::size_t begin, const Glyph& dot) const {
    if (dot.begin - begin > 2) return false;
    const Glyph next = after_blanks(dot.end);
    if (!is_letter(next.kind) || next.begin == dot.end || !has_ordinal_dot()) return false;
    if (next.kind == CharClass::kLower) return true;
    const std::size_t end = skip_word_parts(next.begin);
    if (words_.is(lang::fold_hash(text_.substr(next.begin, end - next.begin)), kMonth)) return true;
    return !tokens_.empty() && words_.is(tokens_.back().fold, kBeforeOrdinal);
  }

  bool has_ordinal_dot() const { return words_.has(Spelling::kOrdinalDot); }

  std::size_t emit(std::size_t begin, std::size_t end, TokenKind kind) {
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    const std::string_view shown = text_.substr(begin, end - begin);
    token.fold = kind == TokenKind::kPunctuation ? core::hash(shown) : lang::fold_hash(shown);
    if (kind == TokenKind::kWord) note_capitals(token);
    tokens_.push_back(token);
    return end;
  }

  void note_capitals(Token& token) const {
    std::uint32_t letters = 0;
    std::uint32_t lower = 0;
    for (std::size_t at = token.span.begin; at < token.span.end;) {
      const Glyph next = glyph(at);
      at = next.end;
      if (!is_letter(next.kind)) continue;
      if (letters++ == 0) token.capitalised = next.kind == CharClass::kUpper;
      lower += next.kind == CharClass::kLower ? 1U : 0U;
    }
    token.all_capitals = letters > 1 && lower == 0;
  }

  std::string_view text_;
  const WordTable& words_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const WordTable& words) {
  return Tokenizer(text, words).run();
}

}  // namespace stemma::text
