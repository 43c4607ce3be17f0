// Matching is a walk down a trie of patterns: from a node, the piece at hand opens the edges of its senses,
// and a rule symbol's edge is opened by matching that symbol's own trie first. Grammars are not recursive, so
// that a walk is as deep as its longest pattern; a budget of steps bounds it whatever the lists say.
#include "text/time_grammar.h"

#include <algorithm>
#include <string>

#include "text/time_symbols.h"

namespace stemma::text {
namespace {

constexpr std::uint32_t kMaxSteps = 4000;  // of one match; ordinary text needs fewer than a hundred
constexpr std::size_t kMaxResults = 24;    // of one symbol at one place

constexpr std::int32_t kThousandth = 1000;
constexpr std::int64_t kMaxNumber = 2'000'000;

}  // namespace

std::optional<Frame> read_digits(TimeSymbol symbol, const TimePiece& piece) {
  const std::int32_t number = piece.number;
  if (piece.digits == 0 || number < 0) return std::nullopt;
  Frame frame;
  const auto in_range = [&](std::int32_t low, std::int32_t high, Field field) {
    if (number >= low && number <= high) frame.set(field, number);
    return frame.has(field);
  };
  const bool two = piece.digits == 2;
  bool fits = false;
  switch (symbol) {
    case kDayDigits:
      fits = piece.digits <= 2 && in_range(1, 31, Field::kDay);
      break;
    case kMonthDigits:
      fits = piece.digits <= 2 && in_range(1, 12, Field::kMonth);
      break;
    case kYearDigits:
      fits = piece.digits == 4 && in_range(1000, 2199, Field::kYear);
      break;
    case kShortYear:
      fits = two && in_range(0, 99, Field::kYear);
      break;
    case kHourDigits:
      fits = piece.digits <= 2 && in_range(0, 24, Field::kHour);
      break;
    case kSixtyDigits:
      fits = two && in_range(0, 59, Field::kMinute);
      break;
    case kTwoSixty:
      fits = two && in_range(0, 59, Field::kSecond);
      break;
    case kInteger:
      fits = in_range(0, 999'999'999, Field::kNumber);
      break;
    case kDecadeDigits:
      fits = (two || piece.digits == 4) && number % 10 == 0 && number <= 2190;
      if (fits) frame.set(Field::kDecade, number / 10);
      break;
    case kClockDigits:
      fits = piece.digits == 4 && number / 100 < 24 && number % 100 < 60;
      frame.set(Field::kHour, number / 100);
      frame.set(Field::kMinute, number % 100);
      break;
    default:
      break;
  }
  if (!fits) return std::nullopt;
  return frame;
}

namespace {

struct Numeral {
  std::uint32_t end = 0;
  std::int64_t thousandths = 0;
};

}  // namespace

struct TimeGrammar::Walk {
  std::span<const TimePiece> pieces;
  TimeSymbol symbol = 0;
  std::uint32_t depth = 0;
  std::uint32_t* steps = nullptr;
  Scratch* scratch = nullptr;
  std::size_t first_result = 0;  ///< of this walk among those of its depth

  /// Of the symbols that this walk looks for; its own go to the depth above.
  std::vector<TimeMatch>& parts() const { return (*scratch)[depth]; }
  std::vector<TimeMatch>& results() const { return (*scratch)[depth - 1]; }
};

TimeSymbol TimeGrammar::symbol(std::string_view name) const {
  const auto found = std::find(symbol_names_.begin(), symbol_names_.end(), name);
  return static_cast<TimeSymbol>(found - symbol_names_.begin());
}

namespace {

/// 1 to 3 digits, then groups of three after ',' or '.', then perhaps a decimal part or a fraction.
std::optional<Numeral> read_digit_numeral(std::span<const TimePiece> pieces, std::uint32_t at) {
  if (pieces[at].digits == 0 || pieces[at].number < 0) return std::nullopt;
  const auto touches = [&](std::uint32_t i) {
    return i < pieces.size() && pieces[i].span.begin == pieces[i - 1].span.end;
  };
  const auto glued_digits = [&](std::uint32_t i) {
    return i + 1 < pieces.size() && touches(i) && pieces[i].span.size() == 1 && pieces[i].digits == 0 &&
           pieces[i].word != nullptr && touches(i + 1) && pieces[i + 1].digits != 0;
  };
  Numeral numeral{at + 1, pieces[at].number};
  if (pieces[at].digits <= 3) {
    while (glued_digits(numeral.end) && pieces[numeral.end + 1].digits == 3) {
      numeral.thousandths = numeral.thousandths * 1000 + pieces[numeral.end + 1].number;
      numeral.end += 2;
      if (numeral.thousandths > kMaxNumber) return std::nullopt;
    }
  }
  if (numeral.thousandths > kMaxNumber) return std::nullopt;
  numeral.thousandths *= kThousandth;
  if (glued_digits(numeral.end) && pieces[numeral.end + 1].digits == 1) {
    numeral.thousandths += pieces[numeral.end + 1].number * 100;
    numeral.end += 2;
  }
  return numeral;
}

/// "1/2" after a number: the half of "2 1/2".
void add_fraction(std::span<const TimePiece> pieces, Numeral& numeral) {
  const std::uint32_t at = numeral.end;
  if (at + 2 >= pieces.size() || pieces[at].digits != 1 || pieces[at + 1].span.size() != 1) return;
  const std::int32_t over = pieces[at].number;
  const std::int32_t under = pieces[at + 2].number;
  const bool joined = pieces[at].span.end == pieces[at + 1].span.begin &&
                      pieces[at + 1].span.end == pieces[at + 2].span.begin;
  if (!joined || pieces[at + 2].digits != 1 || under < 2 || over < 1 || over >= under) return;
  numeral.thousandths += kThousandth * over / under;
  numeral.end = at + 3;
}

}  // namespace

/// Numbers in words: units add up, "hundred" multiplies what is before it, "thousand" closes a group.
class NumeralReader {
 public:
  NumeralReader(std::span<const TimePiece> pieces, std::uint32_t at) : pieces_(pieces), end_(at) {}

  template <class ValueOf>
  std::optional<Numeral> read(const ValueOf& value_of, bool stop_before_second_pair) {
    std::uint32_t last = end_;
    for (std::uint32_t at = end_; at < pieces_.size();) {
      const std::optional<std::int32_t> value = value_of(at);
      if (!value || !take(*value, stop_before_second_pair)) break;
      last = ++at;
      if (value_of.joins(at) && value_of(at + 1)) ++at;
    }
    if (last == end_) return std::nullopt;
    return Numeral{last, (total_ + group_) * kThousandth};
  }

 private:
  bool take(std::int32_t value, bool pairs_only) {
    if (value >= 1000 || value == 100) {
      if (pairs_only && value == 100) return false;
      const std::int64_t times = std::max<std::int64_t>(group_, 1);
      if (value == 100) {
        if (group_ >= 100) return false;
        group_ = times * 100;
      } else {
        if (total_ != 0 || times * value > kMaxNumber) return false;
        total_ = times * value;
        group_ = 0;
      }
      return true;
    }
    const std::int64_t room = group_ % 100;
    const bool fits =
        room == 0 ? (group_ == 0 || group_ >= 100) : (value < 10 && room >= 20 && room % 10 == 0);
    if (!fits || (started_ && value == 0)) return false;
    started_ = true;
    group_ += value;
    return true;
  }

  std::span<const TimePiece> pieces_;
  std::uint32_t end_;
  std::int64_t total_ = 0;
  std::int64_t group_ = 0;
  bool started_ = false;
};

void TimeGrammar::parse(TimeSymbol symbol, Walk& outer, std::uint32_t at) const {
  std::vector<TimeMatch>& results = outer.parts();
  const auto pieces = outer.pieces;
  struct ValueOf {
    const TimeGrammar& grammar;
    std::span<const TimePiece> pieces;
    const Sense* of(std::uint32_t i, TimeSymbol wanted) const {
      if (i >= pieces.size() || pieces[i].word == nullptr) return nullptr;
      for (std::uint32_t s = 0; s < pieces[i].word->senses; ++s) {
        const Sense& sense = grammar.senses_[pieces[i].word->first_sense + s];
        if (sense.symbol == wanted) return &sense;
      }
      return nullptr;
    }
    std::optional<std::int32_t> operator()(std::uint32_t i) const {
      const Sense* sense = of(i, kNumberWord);
      if (sense == nullptr) return std::nullopt;
      return sense->frame[Field::kNumber];
    }
    bool joins(std::uint32_t i) const { return of(i, kNumberAnd) != nullptr; }
  } const value_of{*this, pieces};

  const auto give = [&](std::uint32_t end, Field field, std::int64_t value) {
    TimeMatch found;
    found.begin = at;
    found.end = found.context = end;
    found.frame.set(field, static_cast<std::int32_t>(value));
    if (field == Field::kCount)
      found.frame.set(Field::kNumber, static_cast<std::int32_t>(value / kThousandth));
    results.push_back(found);
  };
  if (symbol == kNumeral) {
    auto numeral = read_digit_numeral(pieces, at);
    if (!numeral) numeral = NumeralReader(pieces, at).read(value_of, false);
    if (!numeral) return;
    add_fraction(pieces, *numeral);
    give(numeral->end, Field::kCount, numeral->thousandths);
    return;
  }
  if (symbol == kYearWords) {
    const auto thousands = NumeralReader(pieces, at).read(value_of, false);
    if (thousands && thousands->thousandths >= 2'000 * kThousandth &&
        thousands->thousandths < 2'100 * kThousandth) {
      return give(thousands->end, Field::kYear, thousands->thousandths / kThousandth);
    }
    const auto century = value_of(at);
    if (!century || *century < 11 || *century > 20) return;
    const auto rest = NumeralReader(pieces, at + 1).read(value_of, true);
    if (!rest || rest->thousandths < 10 * kThousandth || rest->thousandths > 99 * kThousandth) return;
    return give(rest->end, Field::kYear, *century * 100 + rest->thousandths / kThousandth);
  }
  if (outer.depth >= kMaxDepth || roots_[symbol] == 0 || !can_begin(symbol, pieces[at])) return;
  Walk inner{pieces, symbol, outer.depth + 1, outer.steps, outer.scratch, results.size()};
  TimeMatch start;
  start.begin = start.end = at;
  walk(inner, roots_[symbol], at, start);
}

/// A node that ends a pattern, or that the piece at hand may open an edge of. Most walks stop right here,
/// before anything is copied for them.
bool TimeGrammar::leads_on(const Edge& edge, std::span<const TimePiece> pieces, std::uint32_t at) const {
  if (edge.always) return true;
  if (at >= pieces.size()) return false;
  constexpr std::uint64_t kDigitClasses = (std::uint64_t{1} << (kLastDigitSymbol + 1U)) - 1;
  const TimePiece& piece = pieces[at];
  const std::uint64_t words = piece.word != nullptr ? piece.word->classes : 0;
  const std::uint64_t digits = piece.digits != 0 ? kDigitClasses : 0;
  return ((words | digits) & edge.words) != 0 || (begins(piece) & edge.symbols) != 0;
}

const TimeGrammar::Edge* TimeGrammar::find_edge(const Node& node, TimeSymbol symbol) {
  if ((node.word_bits & class_bit(symbol)) == 0) return nullptr;
  if (!node.edge_of.empty()) {
    const std::uint16_t at = node.edge_of[symbol];
    return at == 0 ? nullptr : &node.words[at - 1U];
  }
  for (const Edge& edge : node.words) {
    if (edge.symbol == symbol) return &edge;
  }
  return nullptr;
}

void TimeGrammar::walk(Walk& state, std::uint32_t node_index, std::uint32_t at,
                       const TimeMatch& so_far) const {
  if (++*state.steps > kMaxSteps) return;
  const Node& node = nodes_[node_index];
  if (node.row >= 0) {
    const Row& row = rows_[static_cast<std::size_t>(node.row)];
    TimeMatch found = so_far;
    if (found.end <= found.begin) found.end = at;
    found.context = at;
    found.row = static_cast<std::uint32_t>(node.row);
    found.label = row.label;
    for (const auto& [to, from] : row.moves) {
      if (const auto value = found.frame.get(from)) found.frame.set(to, *value);
      found.frame.clear(from);
    }
    found.frame.unite(row.fields);
    std::vector<TimeMatch>& results = state.results();
    const auto first = results.begin() + static_cast<std::ptrdiff_t>(state.first_result);
    const auto same = std::find_if(first, results.end(), [&](const TimeMatch& other) {
      return other.begin == found.begin && other.end == found.end && other.context == found.context;
    });
    if (same == results.end()) {
      if (results.size() - state.first_result < kMaxResults) results.push_back(found);
    } else if (found.row < same->row) {
      *same = found;
    }
  }
  if (node.open != 0) {
    TimeMatch next = so_far;
    next.begin = next.end = at;
    walk(state, node.open, at, next);
  }
  if (node.close != 0) {
    TimeMatch next = so_far;
    next.end = at;
    walk(state, node.close, at, next);
  }
  if (at >= state.pieces.size()) return;
  const TimePiece& piece = state.pieces[at];
  const auto step = [&](const Edge& edge, const Frame& fields) {
    if (!leads_on(edge, state.pieces, at + 1)) return;
    if (fields.empty()) return walk(state, edge.node, at + 1, so_far);
    TimeMatch next = so_far;
    next.frame.unite(fields);
    walk(state, edge.node, at + 1, next);
  };
  const std::uint64_t known = piece.word != nullptr ? piece.word->classes : ~std::uint64_t{0};
  if ((known & node.word_bits) != 0) {
    if (piece.digits != 0) {
      for (TimeSymbol symbol = 0; symbol <= kLastDigitSymbol; ++symbol) {
        const Edge* edge = find_edge(node, symbol);
        if (edge == nullptr) continue;
        if (const auto fields = read_digits(symbol, piece)) step(*edge, *fields);
      }
    } else if (piece.word != nullptr) {
      for (std::uint32_t i = 0; i < piece.word->senses; ++i) {
        const Sense& sense = senses_[piece.word->first_sense + i];
        if (sense.needs_capital && !piece.capitalised) continue;
        if (const Edge* edge = find_edge(node, sense.symbol)) step(*edge, sense.frame);
      }
    }
  }
  const std::uint64_t begun = begins(piece);
  if ((begun & node.symbol_bits) == 0) return;
  for (const Edge& edge : node.symbols) {
    if ((begun & edge.begins) == 0) continue;
    std::vector<TimeMatch>& parts = state.parts();
    const std::size_t first = parts.size();
    parse(edge.symbol, state, at);
    const std::size_t last = parts.size();
    for (std::size_t i = first; i < last; ++i) {
      if (!leads_on(edge, state.pieces, parts[i].context)) continue;
      TimeMatch next = so_far;
      next.frame.unite(parts[i].frame);
      walk(state, edge.node, parts[i].context, next);
    }
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end());
  }
}

void TimeGrammar::match(std::span<const TimePiece> pieces, std::uint32_t at, Scratch& scratch,
                        std::vector<TimeMatch>& matches) const {
  std::uint32_t steps = 0;
  for (std::size_t i = 0; i < expression_symbols_.size(); ++i) {
    const TimeSymbol symbol = expression_symbols_[i];
    if (!can_begin(symbol, pieces[at])) continue;
    Walk outer{pieces, symbol, 0, &steps, &scratch};
    std::vector<TimeMatch>& found = scratch.front();
    parse(symbol, outer, at);
    constexpr std::array kTypes = {TimeType::kDate, TimeType::kTime, TimeType::kDuration, TimeType::kSet,
                                   TimeType::kDate};
    for (TimeMatch& match : found) {
      match.type = kTypes[i];
      match.rejected = i == kTypes.size() - 1;
      match.context -= at;
      matches.push_back(match);
    }
    found.clear();
  }
}

}  // namespace stemma::text
