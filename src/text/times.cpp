// Three steps. Tokens are taken apart into pieces, so that "two-week" and "24.2.2022" are read like "two
// week" and "24 . 2 . 2022". At every piece that may begin an expression the grammar gives all readings; of
// those that overlap the leftmost longest stays. What stays is resolved in the order of the text.
#include "text/times.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/ascii.h"
#include "lang/fold.h"
#include "text/time_grammar.h"
#include "text/time_resolver.h"

namespace stemma::text {
namespace {

constexpr std::uint32_t kMaxTokenBytes = 40;  // longer ones are addresses, not times

constexpr std::array<bool, 256> letters() {
  std::array<bool, 256> found{};
  for (std::size_t i = 0; i < 26; ++i) found['a' + i] = found['A' + i] = true;
  for (std::size_t byte = 0x80; byte < found.size(); ++byte) found[byte] = true;
  return found;
}
constexpr std::array<bool, 256> kLetters = letters();
bool is_letter(char c) {
  return kLetters[static_cast<unsigned char>(c)];
}

class PieceMaker {
 public:
  PieceMaker(std::string_view text, const TimeGrammar& grammar) : text_(text), grammar_(grammar) {}

  void add(const Token& token, std::vector<TimePiece>& pieces) const {
    const std::string_view word = token.span.of(text_);
    if (token.kind == TokenKind::kPunctuation || word.size() > kMaxTokenBytes) {
      pieces.push_back(piece(token, token.span, grammar_.find(token.fold)));
      return;
    }
    if (std::all_of(word.begin(), word.end(), is_letter))
      return add_word(token, token.span, token.fold, pieces);
    // An abbreviation's dot belongs to it; a number's does not.
    std::string_view bare = word;
    if (bare.back() == '.' && !core::is_digit(bare.front())) bare.remove_suffix(1);
    const TimeWord* whole = grammar_.find(bare.size() == word.size() ? token.fold : lang::fold_hash(bare));
    if (whole != nullptr && whole->senses > 0) {
      pieces.push_back(piece(token, token.span, whole));
      return;
    }
    split(token, pieces);
  }

 private:
  TimePiece piece(const Token& token, TextSpan span, const TimeWord* word) const {
    TimePiece made;
    made.span = span;
    made.sentence = token.sentence;
    made.word = word;
    made.capitalised = token.capitalised && span.begin == token.span.begin;
    return made;
  }

  void add_word(const Token& token, TextSpan span, std::uint64_t fold, std::vector<TimePiece>& pieces) const {
    const TimeWord* word = grammar_.find(fold);
    const bool joined = word != nullptr && word->split != 0 && word->split < span.size();
    if (!joined) {
      pieces.push_back(piece(token, span, word));
      return;
    }
    const TextSpan first{span.begin, span.begin + word->split};
    const TextSpan second{first.end, span.end};
    for (const TextSpan part : {first, second}) {
      pieces.push_back(piece(token, part, grammar_.find(lang::fold_hash(part.of(text_)))));
      pieces.back().capitalised = token.capitalised;
    }
  }

  void split(const Token& token, std::vector<TimePiece>& pieces) const {
    for (std::uint32_t begin = token.span.begin; begin < token.span.end;) {
      std::uint32_t end = begin + 1;
      if (core::is_digit(text_[begin])) {
        while (end < token.span.end && core::is_digit(text_[end])) ++end;
        pieces.push_back(digits(token, {begin, end}));
      } else {
        if (is_letter(text_[begin])) {
          while (end < token.span.end && is_letter(text_[end])) ++end;
        }
        const TextSpan span{begin, end};
        const bool capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
        add_word(token, span, lang::fold_hash(span.of(text_)), pieces);
        pieces.back().capitalised = capital || pieces.back().capitalised;
      }
      begin = end;
    }
  }

  TimePiece digits(const Token& token, TextSpan span) const {
    TimePiece made = piece(token, span, nullptr);
    made.digits = static_cast<std::uint8_t>(span.size());
    constexpr std::uint32_t kMostDigits = 9;
    if (span.size() > kMostDigits) return made;
    made.number = 0;
    for (const char c : span.of(text_)) made.number = made.number * 10 + (c - '0');
    return made;
  }

  std::string_view text_;
  const TimeGrammar& grammar_;
};

/// Leftmost, then longest, then with most context, then by the order of the rules; the rest that overlaps is
/// dropped.
std::vector<TimeMatch> choose(std::vector<TimeMatch>& matches) {
  std::stable_sort(matches.begin(), matches.end(), [](const TimeMatch& a, const TimeMatch& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end > b.end;
    if (a.context != b.context) return a.context > b.context;
    return a.row < b.row;
  });
  std::vector<TimeMatch> chosen;
  for (const TimeMatch& match : matches) {
    if (chosen.empty() || match.begin >= chosen.back().end) chosen.push_back(match);
  }
  std::erase_if(chosen, [](const TimeMatch& match) { return match.rejected; });
  return chosen;
}

/// The tense that the words around an expression tell: the nearest verb before it in its sentence, else after
/// it.
class TenseFinder {
 public:
  TenseFinder(std::string_view text, const TimeGrammar& grammar)
      : text_(text),
        grammar_(grammar),
        tense_(grammar.symbol("TENSE")),
        beside_(grammar.symbol("TENSEBESIDE")),
        future_to_(grammar.symbol("FUTURETO")),
        to_(grammar.symbol("TO")),
        tense_back_(grammar.symbol("TENSEBACK")),
        no_past_after_(grammar.symbol("NOTPASTAFTER")),
        possessive_(grammar.symbol("POSSESSIVE")) {}

  int of(std::span<const TimePiece> pieces, const TimeMatch& match) const {
    const int tense = nearest(pieces, match);
    return tense > 0 && told_from_later(pieces, match) ? -1 : tense;
  }

 private:
  int nearest(std::span<const TimePiece> pieces, const TimeMatch& match) const {
    const std::uint32_t sentence = pieces[match.begin].sentence;
    constexpr std::uint32_t kReach = 30;  // words: a longer clause tells nothing certain
    // "before Friday's vote" tells when the vote was, not what was before it.
    const bool of_noun =
        match.end < pieces.size() && grammar_.sense(pieces[match.end], possessive_) != nullptr;
    for (std::uint32_t back = 1; back <= kReach && back <= match.begin; ++back) {
      const TimePiece& piece = pieces[match.begin - back];
      if (piece.sentence != sentence) break;
      if (const Frame* beside = back == 1 && !of_noun ? grammar_.sense(piece, beside_) : nullptr) {
        return (*beside)[Field::kTense];
      }
      const TimePiece* before = match.begin > back ? &pieces[match.begin - back - 1] : nullptr;
      const bool no_past = before != nullptr && grammar_.sense(*before, no_past_after_) != nullptr;
      const bool to_come = before != nullptr && grammar_.sense(piece, to_) != nullptr &&
                           grammar_.sense(*before, future_to_) != nullptr;
      if (to_come) return 1;
      if (const int tense = tense_of(piece); tense > 0 || (tense < 0 && !no_past)) return tense;
    }
    for (std::uint32_t at = match.end; at < pieces.size() && at < match.end + kReach; ++at) {
      if (pieces[at].sentence != sentence) break;
      const bool no_past = at > match.end && grammar_.sense(pieces[at - 1], no_past_after_) != nullptr;
      if (const int tense = tense_of(pieces[at]); tense > 0 || (tense < 0 && !no_past)) return tense;
    }
    return 0;
  }

  /// "had been due to expire on Friday", "until Friday, they had not": what was to come then is over now.
  bool told_from_later(std::span<const TimePiece> pieces, const TimeMatch& match) const {
    constexpr std::uint32_t kReach = 8;  // words
    const std::uint32_t sentence = pieces[match.begin].sentence;
    const std::uint32_t first = match.begin - std::min(match.begin, kReach);
    const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(pieces.size(), match.end + kReach));
    for (std::uint32_t at = first; at < last; ++at) {
      if (pieces[at].sentence == sentence && grammar_.sense(pieces[at], tense_back_) != nullptr) return true;
    }
    return false;
  }

  int tense_of(const TimePiece& piece) const {
    if (piece.digits != 0) return 0;
    if (const Frame* frame = grammar_.sense(piece, tense_)) return frame->get(Field::kTense).value_or(0);
    if (piece.capitalised) return 0;
    const std::string_view word = piece.span.of(text_);
    const auto ends_in_one_of = [&](std::span<const std::string_view> endings) {
      constexpr std::size_t kShortestStem = 2;
      return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return word.size() >= ending.size() + kShortestStem && word.ends_with(ending);
      });
    };
    if (ends_in_one_of(grammar_.past_endings())) return -1;
    if (ends_in_one_of(grammar_.future_endings())) return 1;
    return 0;
  }

  std::string_view text_;
  const TimeGrammar& grammar_;
  TimeSymbol tense_;
  TimeSymbol beside_;         ///< tells tense only directly before the expression: "until"
  TimeSymbol future_to_;      ///< tells a future only before an infinitive: "is to open"
  TimeSymbol to_;             ///< begins an infinitive
  TimeSymbol tense_back_;     ///< of a past before the past: "had"
  TimeSymbol no_past_after_;  ///< before a participle that is not past: "will be named"
  TimeSymbol possessive_;     ///< makes the expression before it an attribute: "'s"
};

/// "1190" of "1190.43".
bool is_part_of_number(std::string_view text, TextSpan span) {
  const auto digit_at = [&](std::size_t at) { return at < text.size() && core::is_digit(text[at]); };
  const auto point_at = [&](std::size_t at) {
    return at < text.size() && (text[at] == '.' || text[at] == ',');
  };
  if (point_at(span.end) && digit_at(span.end + 1)) return true;
  return span.begin >= 2 && point_at(span.begin - 1) && digit_at(span.begin - 2);
}

struct YearClasses {
  TimeSymbol before;  ///< words that stand before years: "in"
  TimeSymbol about;   ///< words before rough numbers: "nearly"
};

/// A bare number that may be a year but counts what stands after it, or is a part of a longer number.
bool counts_things(std::string_view text, const TimeGrammar& grammar, const YearClasses& classes,
                   std::span<const TimePiece> pieces, const TimeMatch& match) {
  const bool bare = match.end == match.begin + 1 && pieces[match.begin].digits == 4;
  if (!bare) return false;
  if (is_part_of_number(text, pieces[match.begin].span)) return true;
  if (match.end >= pieces.size()) return false;
  const TimePiece* before = match.begin > 0 ? &pieces[match.begin - 1] : nullptr;
  if (before != nullptr && grammar.sense(*before, classes.before) != nullptr) return false;
  const TimePiece& next = pieces[match.end];
  const bool roughly = before != nullptr && grammar.sense(*before, classes.about) != nullptr;
  if (roughly && next.word == nullptr && next.digits == 0) return true;
  const std::string_view word = next.span.of(text);
  constexpr std::size_t kShortestNoun = 4;
  if (next.capitalised || next.digits != 0 || word.size() < kShortestNoun) return false;
  return std::any_of(grammar.plural_endings().begin(), grammar.plural_endings().end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// "Jan" of "Jan Nowak": a word that is a month and a name, directly before another name.
bool is_part_of_name(const TimeGrammar& grammar, TimeSymbol given_name, std::span<const TimePiece> pieces,
                     const TimeMatch& match) {
  if (match.end != match.begin + 1 || match.end >= pieces.size()) return false;
  const TimePiece& next = pieces[match.end];
  return next.capitalised && next.word == nullptr && next.digits == 0 &&
         next.span.begin == pieces[match.begin].span.end + 1 &&
         grammar.sense(pieces[match.begin], given_name) != nullptr;
}

/// "It soon became clear": what was to come then is no time of its own.
bool is_soon_in_the_past(const TimeGrammar& grammar, TimeSymbol soon, std::span<const TimePiece> pieces,
                         const TimeMatch& match, int tense) {
  return tense < 0 && match.end == match.begin + 1 && grammar.sense(pieces[match.begin], soon) != nullptr;
}

struct Found {
  TimeMatch match;
  TextSpan span;
  TimeContext context;
};

/// A text that is not about its own day: it names full dates, most of them years before, and hardly says
/// "today".
bool tells_a_course_of_events(const std::vector<Found>& found, std::optional<Day> anchor) {
  std::size_t dated = 0;
  std::size_t near = 0;
  for (const Found& one : found) {
    const Frame& frame = one.match.frame;
    const bool of_report =
        frame.has(Field::kWeekday) || (frame.has(Field::kDir) && frame.get(Field::kFrom) != 1);
    near += of_report ? 1 : 0;
    if (!frame.has(Field::kYear)) continue;
    const bool long_ago = !anchor || frame[Field::kYear] + 2 < year_of(*anchor);
    (long_ago ? dated : near) += 1;
  }
  constexpr std::size_t kEnough = 3;
  return dated >= kEnough && dated > 2 * near;
}

}  // namespace

std::vector<TimeExpression> find_times(const Article& article, const std::vector<Token>& tokens,
                                       const std::vector<Sentence>& sentences) {
  const std::string_view text = article.text;
  const TimeGrammar& grammar = TimeGrammar::of(article.language);
  const PieceMaker pieces_of(text, grammar);
  const TenseFinder tense(text, grammar);
  const YearClasses year_classes{grammar.symbol("YEARBEFORE"), grammar.symbol("ABOUT")};
  const TimeSymbol given_name = grammar.symbol("GIVENNAME");
  const TimeSymbol soon = grammar.symbol("SOONWORD");
  std::vector<Found> found;
  std::vector<TimePiece> pieces;
  std::vector<TimeMatch> matches;
  TimeGrammar::Scratch scratch;
  for (std::size_t first = 0; first < sentences.size();) {
    const std::uint32_t paragraph = sentences[first].paragraph;
    std::size_t last = first;
    while (last < sentences.size() && sentences[last].paragraph == paragraph) ++last;
    pieces.clear();
    matches.clear();
    for (std::uint32_t i = sentences[first].first_token; i < sentences[last - 1].end_token; ++i) {
      pieces_of.add(tokens[i], pieces);
    }
    for (std::uint32_t at = 0; at < pieces.size(); ++at) {
      if (grammar.may_begin(pieces, at)) grammar.match(pieces, at, scratch, matches);
    }
    if (!matches.empty()) {
      for (const TimeMatch& match : choose(matches)) {
        if (counts_things(text, grammar, year_classes, pieces, match)) continue;
        if (is_part_of_name(grammar, given_name, pieces, match)) continue;
        TimeContext context;
        context.tense = tense.of(pieces, match);
        if (is_soon_in_the_past(grammar, soon, pieces, match, context.tense)) continue;
        context.usual = grammar.usual_direction();
        context.sentence = pieces[match.begin].sentence;
        context.paragraph = paragraph;
        found.push_back({match, {pieces[match.begin].span.begin, pieces[match.end - 1].span.end}, context});
      }
    }
    first = last;
  }

  const std::optional<Day> anchor = parse_day(article.published.value);
  TimeResolver resolver(anchor, tells_a_course_of_events(found, anchor));
  std::vector<TimeExpression> times;
  times.reserve(found.size());
  for (const Found& one : found) {
    auto [type, value] = resolver.resolve(one.match.frame, one.match.type, one.context);
    times.push_back({one.span, type, std::move(value), one.match.label});
  }
  return times;
}

int tense_at(const Article& article, const Reading& reading, TextSpan span) {
  auto sentence = std::upper_bound(reading.sentences.begin(), reading.sentences.end(), span.begin,
                                   [](std::uint32_t at, const Sentence& one) { return at < one.span.begin; });
  if (sentence == reading.sentences.begin()) return 0;
  --sentence;
  if (sentence->first_token == sentence->end_token) return 0;
  const TimeGrammar& grammar = TimeGrammar::of(article.language);
  const PieceMaker pieces_of(article.text, grammar);
  std::vector<TimePiece> pieces;
  for (std::uint32_t i = sentence->first_token; i < sentence->end_token; ++i) {
    pieces_of.add(reading.tokens[i], pieces);
  }
  TimeMatch match;
  const auto before = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(std::count_if(
        pieces.begin(), pieces.end(), [&](const TimePiece& piece) { return piece.span.begin < at; }));
  };
  match.begin = std::min(before(span.begin), static_cast<std::uint32_t>(pieces.size() - 1));
  match.end = before(span.end);
  return TenseFinder(article.text, grammar).of(pieces, match);
}

}  // namespace stemma::text
