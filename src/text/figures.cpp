// From each number: back over a currency mark and a word of approximation, on over multipliers, a currency or
// percent word, and to the noun that is counted.
#include "text/figures.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/ascii.h"
#include "lang/fold.h"

namespace stemma::text {
namespace {

constexpr std::uint32_t kMaxUnitWords = 3;      ///< "additional combat troops"
constexpr std::uint32_t kMaxApproximation = 4;  ///< words in "no more than" and its like, and one to spare
constexpr double kFirstYear = 1500;
constexpr double kLastYear = 2100;

/// Digits with their separators, and the letters attached to them: "5bn".
struct Written {
  double value = 0;
  std::string_view suffix;
  bool plain = false;  ///< digits only
};

class FigureFinder {
 public:
  FigureFinder(const AnnotatedText& text, const std::vector<TimeExpression>& times)
      : text_(text), words_(text.words()), times_(times) {}

  std::vector<Figure> run() {
    for (const Sentence& sentence : text_.sentences()) {
      begin_ = sentence.first_token;
      end_ = sentence.end_token;
      for (std::uint32_t i = begin_; i < end_;) i = std::max(figure_at(i), i + 1);
    }
    return std::move(figures_);
  }

 private:
  bool is_number(std::uint32_t i) const { return text_.token(i).kind == TokenKind::kNumber; }

  /// The token after the figure that begins at `i`, or `i` if none does.
  std::uint32_t figure_at(std::uint32_t i) {
    Figure figure;
    std::uint32_t next = i;
    bool bare = false;  // nothing but a few digits: may be a year
    if (is_number(i)) {
      const auto written = parse_digits(text_.shown(i));
      if (!written || names_a_thing(i) || is_age(i) || is_in_pair(i)) return i;
      figure.value = written->value;
      bare = written->plain && written->value >= kFirstYear && written->value <= kLastYear;
      next = i + 1;
      if (!written->suffix.empty()) {
        const double times = suffix_value(written->suffix, i);
        if (times == 0) return i;
        figure.value *= times;
      }
    } else if (!text_.is(i, kCardinal | kMultiplier) && !is_compound_number(i)) {
      return i;
    } else {
      const auto after = read_words(i, figure);
      if (!after) return i;
      next = *after;
    }
    const bool in_words = !is_number(i);
    const std::uint32_t number_end = next;
    next = read_multipliers(next, figure);
    const bool multiplied = next > number_end;
    std::uint32_t first = i;
    const bool money = read_currency(first, next);
    figure.span = span(first, next);
    if (const std::uint32_t percent = words_.phrase_end(text_.tokens(), next, end_, kPercent);
        percent > next) {
      figure.unit = span(next, percent);
      next = percent;
    } else {
      figure.unit = unit_at(next);
    }
    const bool counts = money || multiplied || !figure.unit.empty();
    if (in_words && !counts) return i;
    if (bare && !money && !multiplied && !counts_after_year_like(figure)) return i;
    if (in_date(figure.span)) return i;
    figure.approximate = figure.approximate || is_approximate(first);
    figures_.push_back(figure);
    taken_ = next;
    return next;
  }

  TextSpan span(std::uint32_t first, std::uint32_t end) const {
    return {text_.token(first).span.begin, text_.token(end - 1).span.end};
  }

  // ---- the number itself
  // ------------------------------------------------------------------------------------------

  std::optional<Written> parse_digits(std::string_view shown) const {
    Written written;
    std::string plain;
    std::size_t at = 0;
    std::size_t separators = 0;
    written.plain = true;
    const char decimal_mark = words_.has(Spelling::kDecimalComma) ? ',' : '.';
    for (; at < shown.size(); ++at) {
      const char c = shown[at];
      if (core::is_digit(c)) {
        plain += c;
        continue;
      }
      if (c == ':') return std::nullopt;
      const bool separator = c == '.' || c == ',' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
      if (!separator) break;
      written.plain = false;
      std::size_t digits = at + 1;
      while (digits < shown.size() && static_cast<unsigned char>(shown[digits]) >= 0x80) ++digits;
      const std::size_t group = digits;
      while (digits < shown.size() && core::is_digit(shown[digits])) ++digits;
      if (digits == group) return std::nullopt;  // an ordinal's dot, digits of another script
      const bool grouped = digits - group == 3 && c != decimal_mark;
      if (!grouped && (c == '.' || c == ',')) {
        if (plain.find('.') != std::string::npos) return std::nullopt;  // a date or a version
        plain += '.';
      } else if (!grouped) {
        return std::nullopt;
      }
      ++separators;
      at = group - 1;
    }
    if (plain.empty() || plain.size() > 15 || separators > 5) return std::nullopt;
    if (plain.size() > 1 && plain[0] == '0' && plain[1] != '.') return std::nullopt;  // "007"
    written.suffix = shown.substr(at);
    written.plain = written.plain && written.suffix.empty();
    written.value = std::stod(plain);
    return written;
  }

  /// "bn", "k", and "m" after a currency only: elsewhere it is a metre.
  double suffix_value(std::string_view suffix, std::uint32_t i) const {
    const std::uint64_t fold = lang::fold_hash(suffix);
    if (!words_.is(fold, kMultiplier)) return 0;
    const bool after_currency = i > begin_ && text_.is(i - 1, kCurrency);
    return suffix.size() > 1 || after_currency ? words_.value(fold) : 0;
  }

  double compound_value(std::string_view shown) const {
    const std::size_t hyphen = shown.find('-');
    if (hyphen == std::string_view::npos) return 0;
    const std::uint64_t tens = lang::fold_hash(shown.substr(0, hyphen));
    const std::uint64_t ones = lang::fold_hash(shown.substr(hyphen + 1));
    if (!words_.is(tens, kCardinal) || !words_.is(ones, kCardinal)) return 0;
    const double sum = words_.value(tens) + words_.value(ones);
    return words_.value(tens) >= 20 && words_.value(ones) < 10 ? sum : 0;
  }

  bool is_compound_number(std::uint32_t i) const {
    return text_.is_word(i) && compound_value(text_.shown(i)) > 0;
  }

  /// The token after a number word; a multiplier alone is left to be read, nothing where the word is no
  /// number.
  std::optional<std::uint32_t> read_words(std::uint32_t i, Figure& figure) const {
    if (const double compound = compound_value(text_.shown(i)); compound > 0) {
      figure.value = compound;
      return i + 1;
    }
    if (text_.is(i, kMultiplier)) {
      // "dozens of people", "a million": alone it is rough, unless an article makes it one.
      if (text_.shown(i).size() < 4) return std::nullopt;
      figure.value = 1;
      figure.approximate = i == begin_ || !text_.is(i - 1, kIndefinite);
      return i;
    }
    const double value = words_.value(text_.token(i).fold);
    // "one" and "ein" are articles as often as numbers: only a multiplier after them tells.
    if (value <= 1 && (i + 1 >= end_ || !text_.is(i + 1, kMultiplier))) return std::nullopt;
    figure.value = value;
    return i + 1;
  }

  std::uint32_t read_multipliers(std::uint32_t i, Figure& figure) const {
    while (i < end_ && text_.is(i, kMultiplier) && text_.is_word(i) && text_.shown(i).size() > 1) {
      figure.value *= words_.value(text_.token(i).fold);
      ++i;
    }
    return i;
  }

  /// Takes a currency before or after the number into the figure.
  bool read_currency(std::uint32_t& first, std::uint32_t& next) const {
    if (first > std::max(begin_, taken_) && text_.is(first - 1, kCurrency) &&
        text_.token(first - 1).span.size() <= 3) {
      --first;
      return true;
    }
    if (next < end_ && text_.is(next, kCurrency)) {
      ++next;
      return true;
    }
    return false;
  }

  // ---- what it is not
  // ---------------------------------------------------------------------------------------------

  /// "Article 5", "No. 3", "#4", "1. First point".
  bool names_a_thing(std::uint32_t i) const {
    if (i == begin_) {
      const bool list_item = i + 1 < end_ && (text_.is_mark(i + 1, ".") || text_.is_mark(i + 1, ")"));
      return list_item || end_ - begin_ <= 2;
    }
    const std::uint32_t before = i - 1;
    if (text_.is_mark(before, "#") || text_.is_mark(before, "/")) return true;
    if (i + 1 < end_ && text_.is_mark(i + 1, "/")) return true;
    if (text_.is(before, kAbbreviationNumber | kMonth)) return true;
    if (i + 1 < end_ && text_.is(i + 1, kMonth) && text_.token(i + 1).capitalised) return true;
    return text_.is_word(before) && text_.token(before).capitalised &&
           !text_.is(before, kFunctionWord | kApproximate | kCurrency | kWeekday | kRegion);
  }

  /// "Ada Berg, 45, said": two digits between commas after a capital.
  bool is_age(std::uint32_t i) const {
    return i >= begin_ + 2 && i + 1 < end_ && text_.is_mark(i - 1, ",") && text_.token(i - 2).capitalised &&
           text_.token(i).span.size() <= 3 && text_.token(i + 1).kind == TokenKind::kPunctuation;
  }

  /// Scores and ranges: "3-2", "2019–2021".
  bool is_in_pair(std::uint32_t i) const {
    const auto dash = [&](std::uint32_t k) {
      return text_.is_mark(k, "-") || text_.is_mark(k, "–") || text_.is_mark(k, ":");
    };
    const bool before = i >= begin_ + 2 && dash(i - 1) && is_number(i - 2) && text_.touches_next(i - 1);
    const bool after = i + 2 < end_ && dash(i + 1) && is_number(i + 2) && text_.touches_next(i);
    return before || after;
  }

  bool in_date(TextSpan figure) const {
    auto time = std::lower_bound(times_.begin(), times_.end(), figure.begin,
                                 [](const TimeExpression& t, std::uint32_t at) { return t.span.end <= at; });
    return time != times_.end() && time->span.overlaps(figure) && time->type != TimeType::kDuration;
  }

  /// "2000 soldiers" counts, "2014 the" and "2014 summit" do not: a year's noun is single.
  bool counts_after_year_like(const Figure& figure) const {
    if (figure.unit.empty()) return false;
    const std::string_view unit = figure.unit.of(text_.text());
    return words_.has(Spelling::kNounsCapitalised) || unit.back() == 's' ||
           words_.is(lang::fold_hash(unit), kPluralNoun);
  }

  // ---- around it
  // --------------------------------------------------------------------------------------------------

  bool is_approximate(std::uint32_t first) const {
    for (std::uint32_t back = 1; back <= kMaxApproximation && first >= begin_ + back; ++back) {
      if (words_.phrase_end(text_.tokens(), first - back, first, kApproximate) == first) return true;
    }
    return false;
  }

  /// The noun that is counted, with the adjectives before it.
  TextSpan unit_at(std::uint32_t i) const {
    while (i < end_ && text_.is_word(i) && text_.is(i, kMoreOf)) ++i;
    const bool nouns_capitalised = words_.has(Spelling::kNounsCapitalised);
    std::uint32_t last = end_;
    for (std::uint32_t k = i; k < std::min(end_, i + kMaxUnitWords) && text_.is_word(k); ++k) {
      if (text_.is(k, kSpeechVerb) && k > i) break;
      if (text_.is(k, kStopword)) break;
      const Token& token = text_.token(k);
      if (nouns_capitalised) {
        if (!token.capitalised) continue;
        last = k;
        break;
      }
      if (token.capitalised && !text_.is(k, kDemonym)) break;
      if (last == end_ && !token.capitalised) last = k;
      const std::string_view shown = text_.shown(k);
      if (text_.is(k, kPluralNoun) ||
          (shown.size() > 3 && shown.back() == 's' && shown[shown.size() - 2] != 's')) {
        last = k;
        break;
      }
    }
    return last == end_ ? TextSpan{} : span(i, last + 1);
  }

  const AnnotatedText& text_;
  const WordTable& words_;
  const std::vector<TimeExpression>& times_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::uint32_t taken_ = 0;  ///< one past the last token of a figure
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const AnnotatedText& text, const std::vector<TimeExpression>& times) {
  return FigureFinder(text, times).run();
}

}  // namespace stemma::text
