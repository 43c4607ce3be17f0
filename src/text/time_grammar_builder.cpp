// Compiles the lists of a language: every pattern is spelled out into the plain sequences that it stands for
// (optional and alternative parts), and the sequences of one symbol share a trie.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "text/time_grammar.h"
#include "text/time_symbols.h"

namespace stemma::text {
namespace {

constexpr TimeSymbol kOpen = 0xFFFF;
constexpr TimeSymbol kClose = 0xFFFE;
constexpr std::array<std::string_view, 5> kExpressionNames = {"DATE", "TIME", "DURATION", "SET", "NOT"};

constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "century", "decade", "year",   "half",    "quarter", "season",  "month",  "day",   "weekday", "weekend",
    "part",    "hour",   "minute", "second",  "pm",      "holiday", "unit",   "count", "scale",   "unit2",
    "count2",  "dir",    "from",   "ordinal", "ref",     "mod",     "number", "tense", "whole"};

constexpr std::array<std::string_view, 16> kUnitNames = {
    "s", "min",    "h",    "part", "d",      "weekend", "w",          "m",
    "q", "season", "half", "y",    "decade", "century", "millennium", "period"};

template <std::size_t Size>
std::optional<std::int32_t> index_in(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::int32_t>(found - names.begin());
}

std::optional<std::int32_t> value_named(std::string_view name) {
  std::int32_t value = 0;
  const char* end = name.data() + name.size();
  if (const auto [stop, error] = std::from_chars(name.data(), end, value);
      stop == end && error == std::errc{})
    return value;
  if (name == "some") return kUnknownCount;
  if (const auto season = index_in(kSeasonCodes, name)) return season;
  if (const auto part = index_in(kPartCodes, name)) return part;
  if (const auto ref = index_in(kRefCodes, name)) return ref;
  return index_in(kUnitNames, name);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_symbol_name(std::string_view word) {
  return (word.size() >= 2 || word == kBuiltInNames[kInteger]) &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

bool begins_with_capital(std::string_view word) {
  std::size_t end = 0;
  if (!word.empty()) core::next_code_point(word, end);
  return lang::fold_case(word.substr(0, end)) != word.substr(0, end);
}

using Sequence = std::vector<TimeSymbol>;
constexpr std::size_t kMaxSequences = 4096;  // of one pattern: more is a slip in a list

}  // namespace

class TimeGrammarBuilder {
 public:
  explicit TimeGrammarBuilder(std::string_view language) {
    for (const std::string_view name : kBuiltInNames) symbol(name);
    for (const std::string_view name : kExpressionNames) grammar_.expression_symbols_.push_back(symbol(name));
    grammar_.nodes_.emplace_back();  // node 0 means none
    read_names(language, "months", "MONTH", Field::kMonth);
    read_names(language, "weekdays", "WEEKDAY", Field::kWeekday);
    for (const std::string_view code : {std::string_view("und"), language}) {
      for (const std::string_view entry : lang::entries(code, "time_words")) read_words(entry);
    }
    for (const std::string_view code : {language, std::string_view("und")}) {
      for (const std::string_view entry : lang::entries(code, "time_rules")) read_rule(entry);
    }
    find_first_symbols();
    find_empty_classes();
    number_rule_symbols();
    make_table();
  }
  TimeGrammar take() { return std::move(grammar_); }

 private:
  TimeSymbol symbol(std::string_view name) {
    const auto [found, added] =
        symbols_.try_emplace(std::string(name), static_cast<TimeSymbol>(symbols_.size()));
    if (added) {
      grammar_.symbol_names_.emplace_back(name);
      grammar_.roots_.push_back(0);
    }
    return found->second;
  }

  void add_sense(std::string_view word, TimeSymbol of, const Frame& frame, bool needs_capital) {
    auto& senses = senses_[lang::fold_hash(word)];
    const bool known = std::any_of(senses.begin(), senses.end(), [&](const auto& s) {
      return s.symbol == of && s.needs_capital == needs_capital;
    });
    if (known && frame.get(Field::kNumber) == std::nullopt && grammar_.symbol_names_[of].starts_with('='))
      return;
    senses.push_back({of, needs_capital, frame});
  }

  void add_word(std::string_view word, TimeSymbol of, const Frame& frame) {
    if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);  // pieces are looked up without it
    const std::size_t plus = word.find('+');
    if (plus == std::string_view::npos || plus == 0) {
      forms_.emplace(of, std::pair(std::string(word), frame));
      return add_sense(word, of, frame, begins_with_capital(word));
    }
    for (const std::string_view ending : split(word.substr(plus + 1), '|')) {
      add_word(std::string(word.substr(0, plus)).append(ending == "-" ? "" : ending), of, frame);
    }
  }

  void read_names(std::string_view language, std::string_view list, std::string_view name, Field field) {
    for (const std::string_view entry : lang::entries(language, list)) {
      const auto row = lang::columns(entry);
      Frame frame;
      frame.set(field, value_named(row[0]).value_or(0));
      for (std::size_t i = 1; i < row.size(); ++i) add_word(row[i], symbol(name), frame);
    }
  }

  void read_words(std::string_view entry) {
    const auto row = lang::columns(entry);
    if (row.size() < 2) return;
    if (row[0] == "USUAL") {
      grammar_.usual_direction_ = value_named(row[1]).value_or(-1);
    } else if (row[0] == "PAST_ENDING") {
      grammar_.past_endings_.insert(grammar_.past_endings_.end(), row.begin() + 1, row.end());
    } else if (row[0] == "FUTURE_ENDING") {
      grammar_.future_endings_.insert(grammar_.future_endings_.end(), row.begin() + 1, row.end());
    } else if (row[0] == "PLURAL_ENDING") {
      grammar_.plural_endings_.insert(grammar_.plural_endings_.end(), row.begin() + 1, row.end());
    } else if (row[0] == "JOIN") {
      join_words(row);
    } else {
      const auto [fields, moves] = read_fields(row[1]);
      for (std::size_t i = 2; i < row.size(); ++i) add_word(row[i], symbol(row[0]), fields);
    }
  }

  /// JOIN A B: a word of A and one of B written together. JOIN A B x: numbers added up with x between them.
  void join_words(const std::vector<std::string_view>& row) {
    const auto names = split(row[1], ' ');
    if (names.size() != 2) return;
    const auto firsts = forms_.equal_range(symbol(names[0]));
    const auto seconds = forms_.equal_range(symbol(names[1]));
    const std::vector<Form> left(firsts.first, firsts.second);
    const std::vector<Form> right(seconds.first, seconds.second);
    for (const auto& [left_symbol, first] : left) {
      for (const auto& [right_symbol, second] : right) {
        if (row.size() > 2) {
          const std::int32_t ones = first.second[Field::kNumber];
          const std::int32_t tens = second.second[Field::kNumber];
          if (ones < 1 || ones > 9 || tens < 20 || tens > 90) continue;
          Frame sum;
          sum.set(Field::kNumber, ones + tens);
          add_sense(first.first + std::string(row[2]) + second.first, left_symbol, sum, false);
        } else {
          splits_[lang::fold_hash(first.first + second.first)] =
              static_cast<std::uint16_t>(first.first.size());
        }
      }
    }
  }

  using Moves = std::vector<std::pair<Field, Field>>;
  std::pair<Frame, Moves> read_fields(std::string_view text) {
    std::pair<Frame, Moves> result;
    for (const std::string_view field : split(text, ' ')) {
      if (field == "-") continue;
      const std::size_t mark = std::min(field.find_first_of("=<"), field.size() - 1);
      const auto to = index_in(kFieldNames, field.substr(0, mark));
      const bool moves = field[mark] == '<';
      const auto from =
          moves ? index_in(kFieldNames, field.substr(mark + 1)) : value_named(field.substr(mark + 1));
      if (!to || !from) {
        grammar_.problems_.push_back("unknown field or value: " + std::string(field));
      } else if (moves) {
        result.second.emplace_back(static_cast<Field>(*to), static_cast<Field>(*from));
      } else {
        result.first.set(static_cast<Field>(*to), *from);
      }
    }
    return result;
  }

  // --- patterns

  TimeSymbol element(std::string_view word) {
    if (is_symbol_name(word)) return symbol(word);
    const TimeSymbol literal = symbol("=" + lang::fold_case(word));
    std::string_view looked_up = word;
    if (looked_up.size() > 1 && looked_up.back() == '.') looked_up.remove_suffix(1);
    add_sense(looked_up, literal, {}, false);
    return literal;
  }

  void extend(std::vector<Sequence>& all, const std::vector<Sequence>& choices) {
    if (all.size() * choices.size() > kMaxSequences) {
      grammar_.problems_.push_back("a pattern stands for too many sequences");
      return;
    }
    std::vector<Sequence> longer;
    longer.reserve(all.size() * choices.size());
    for (const Sequence& sequence : all) {
      for (const Sequence& choice : choices) {
        longer.push_back(sequence);
        longer.back().insert(longer.back().end(), choice.begin(), choice.end());
      }
    }
    all = std::move(longer);
  }

  std::vector<Sequence> spell_out(std::string_view pattern) {
    std::vector<Sequence> all(1);
    for (std::size_t at = 0; at < pattern.size();) {
      if (pattern[at] == ' ') {
        ++at;
        continue;
      }
      std::vector<Sequence> choices;
      std::size_t end = 0;
      if (pattern[at] == '(') {
        end = pattern.find(')', at);
        if (end == std::string_view::npos ||
            pattern.substr(at + 1, end - at - 1).find('(') != std::string_view::npos) {
          grammar_.problems_.push_back("a parenthesis without its other or in another: " +
                                       std::string(pattern));
          return {};
        }
        for (const std::string_view choice : split(pattern.substr(at + 1, end - at - 1), '|')) {
          choices.emplace_back();
          for (const std::string_view word : split(choice, ' ')) choices.back().push_back(element(word));
        }
        ++end;
        if (end < pattern.size() && pattern[end] == '?') choices.emplace_back(), ++end;
      } else {
        end = std::min(pattern.find(' ', at), pattern.size());
        std::string_view word = pattern.substr(at, end - at);
        const bool optional = word.size() > 1 && word.back() == '?';
        if (optional) word.remove_suffix(1);
        choices.push_back({word == "[" ? kOpen : word == "]" ? kClose : element(word)});
        if (optional) choices.emplace_back();
      }
      extend(all, choices);
      at = end;
    }
    return all;
  }

  void read_rule(std::string_view entry) {
    const auto columns = lang::columns(entry);
    if (columns.size() < 3) {
      grammar_.problems_.push_back("a rule of less than three columns: " + std::string(entry));
      return;
    }
    TimeGrammar::Row row;
    row.symbol = symbol(columns[0]);
    row.label = columns[1];
    if (columns.size() > 3) std::tie(row.fields, row.moves) = read_fields(columns[3]);
    const auto index = static_cast<std::int32_t>(grammar_.rows_.size());
    grammar_.rows_.push_back(row);
    for (const Sequence& sequence : spell_out(columns[2])) insert(row.symbol, sequence, index);
  }

  std::uint32_t new_node() {
    grammar_.nodes_.emplace_back();
    return static_cast<std::uint32_t>(grammar_.nodes_.size() - 1);
  }

  std::uint32_t child(std::uint32_t node, TimeSymbol via) {
    auto& nodes = grammar_.nodes_;
    if (via == kOpen || via == kClose) {
      std::uint32_t next = via == kOpen ? nodes[node].open : nodes[node].close;
      if (next == 0) {
        next = new_node();
        (via == kOpen ? nodes[node].open : nodes[node].close) = next;
      }
      return next;
    }
    const auto [found, added] = edges_.try_emplace({node, via}, 0);
    if (added) found->second = new_node();
    return found->second;
  }

  void insert(TimeSymbol of, const Sequence& sequence, std::int32_t row) {
    if (grammar_.roots_[of] == 0) grammar_.roots_[of] = new_node();
    std::uint32_t node = grammar_.roots_[of];
    for (const TimeSymbol via : sequence) node = child(node, via);
    if (grammar_.nodes_[node].row < 0) grammar_.nodes_[node].row = row;
  }

  // --- tables

  bool is_parsed(TimeSymbol of) const {
    return of == kNumeral || of == kYearWords || grammar_.roots_[of] != 0;
  }

  void collect_first(std::uint32_t node, std::vector<bool>& first) const {
    const TimeGrammar::Node& here = grammar_.nodes_[node];
    for (const auto& edge : here.words) first[edge.symbol] = true;
    for (const auto& edge : here.symbols) {
      const std::vector<bool>& other = first_symbols_[edge.symbol];
      for (std::size_t i = 0; i < other.size(); ++i) first[i] = first[i] || other[i];
    }
    if (here.open != 0) collect_first(here.open, first);
  }

  void find_first_symbols() {
    for (const auto& [from, node] : edges_) {
      TimeGrammar::Node& here = grammar_.nodes_[from.first];
      const bool parsed = is_parsed(from.second);
      (parsed ? here.symbols : here.words).push_back({from.second, false, node, 0, 0, 0});
      if (!parsed) here.word_bits |= TimeGrammar::class_bit(from.second);
    }
    const std::size_t count = symbols_.size();
    first_symbols_.assign(count, std::vector<bool>(count));
    for (const TimeSymbol s : {kNumberWord, kInteger}) first_symbols_[kNumeral][s] = true;
    first_symbols_[kYearWords][kNumberWord] = true;
    for (bool changed = true; changed;) {
      changed = false;
      for (TimeSymbol of = 0; of < count; ++of) {
        if (grammar_.roots_[of] == 0) continue;
        std::vector<bool> first = first_symbols_[of];
        collect_first(grammar_.roots_[of], first);
        if (first != first_symbols_[of]) {
          first_symbols_[of] = std::move(first);
          changed = true;
        }
      }
    }
  }

  /// A class that patterns name and no word has is a slip of the pen.
  void find_empty_classes() {
    std::vector<bool> has_words(symbols_.size());
    for (const auto& [fold, senses] : senses_) {
      for (const auto& sense : senses) has_words[sense.symbol] = true;
    }
    for (const auto& [from, node] : edges_) {
      const TimeSymbol of = from.second;
      if (of > kLastDigitSymbol && !is_parsed(of) && !has_words[of]) {
        grammar_.problems_.push_back("a class without words: " + grammar_.symbol_names_[of]);
      }
    }
  }

  /// Rule symbols get a bit each in the order of their rows; those past the last bit share it, which only
  /// costs time.
  void number_rule_symbols() {
    grammar_.rule_bits_.assign(symbols_.size(), 0);
    unsigned next = 0;
    for (TimeSymbol of = 0; of < symbols_.size(); ++of) {
      if (is_parsed(of)) grammar_.rule_bits_[of] = std::uint64_t{1} << std::min(next++, 63U);
    }
    for (const TimeSymbol of : grammar_.expression_symbols_) grammar_.expressions_ |= grammar_.rule_bits_[of];
    for (TimeGrammar::Node& node : grammar_.nodes_) {
      for (TimeGrammar::Edge& edge : node.symbols) {
        edge.begins = grammar_.rule_bits_[edge.symbol];
        node.symbol_bits |= edge.begins;
      }
      index_edges(node);
    }
    for (TimeGrammar::Node& node : grammar_.nodes_) {
      for (TimeGrammar::Edge& edge : node.words) note_what_follows(edge);
      for (TimeGrammar::Edge& edge : node.symbols) note_what_follows(edge);
    }
    for (TimeSymbol digits = 0; digits <= kLastDigitSymbol; ++digits)
      grammar_.digits_begin_ |= begun_by(digits);
  }

  void index_edges(TimeGrammar::Node& node) const {
    constexpr std::size_t kMany = 8;
    if (node.words.size() <= kMany) return;
    node.edge_of.resize(symbols_.size());
    for (std::size_t i = 0; i < node.words.size(); ++i) {
      node.edge_of[node.words[i].symbol] = static_cast<std::uint16_t>(i + 1);
    }
  }

  void note_what_follows(TimeGrammar::Edge& edge) const {
    const TimeGrammar::Node& next = grammar_.nodes_[edge.node];
    edge.always = next.row >= 0 || next.open != 0 || next.close != 0;
    edge.words = next.word_bits;
    edge.symbols = next.symbol_bits;
  }

  std::uint64_t begun_by(TimeSymbol first) const {
    std::uint64_t bits = 0;
    for (TimeSymbol of = 0; of < symbols_.size(); ++of) {
      if (first_symbols_[of][first]) bits |= grammar_.rule_bits_[of];
    }
    return bits;
  }

  // --- which two can begin an expression

  /// A bit for each symbol.
  using Set = std::vector<std::uint64_t>;
  static void add(Set& set, TimeSymbol symbol) { set[symbol / 64U] |= std::uint64_t{1} << (symbol % 64U); }
  static bool has(const Set& set, TimeSymbol symbol) {
    return (set[symbol / 64U] >> (symbol % 64U) & 1U) != 0;
  }
  static void add(Set& set, const Set& other) {
    for (std::size_t i = 0; i < set.size(); ++i) set[i] |= other[i];
  }
  Set empty_set() const { return Set(symbols_.size() / 64 + 1); }

  /// How the readings of a symbol begin: which classes by themselves are one, which class may come after
  /// which as its second, and which of these may be the last.
  struct Beginning {
    Set alone;
    std::map<TimeSymbol, Set> next;
    std::map<TimeSymbol, Set> last;
  };
  Set& of_class(std::map<TimeSymbol, Set>& sets, TimeSymbol symbol) const {
    return sets.try_emplace(symbol, empty_set()).first->second;
  }

  void collect_next(std::uint32_t node, Set& next) const {
    const TimeGrammar::Node& here = grammar_.nodes_[node];
    for (const auto& edge : here.words) add(next, edge.symbol);
    for (const auto& edge : here.symbols) {
      const std::vector<bool>& first = first_symbols_[edge.symbol];
      for (TimeSymbol i = 0; i < first.size(); ++i) {
        if (first[i]) add(next, i);
      }
    }
    if (here.open != 0) collect_next(here.open, next);
    if (here.close != 0) collect_next(here.close, next);
  }

  /// Classes after one of which what began before the node is a whole reading.
  void collect_last(std::uint32_t node, Set& last) {
    const TimeGrammar::Node here = grammar_.nodes_[node];
    for (const auto& edge : here.words) {
      if (ends(edge.node)) add(last, edge.symbol);
    }
    for (const auto& edge : here.symbols) {
      if (ends(edge.node)) add(last, beginning_of(edge.symbol).alone);
    }
    if (here.open != 0) collect_last(here.open, last);
    if (here.close != 0) collect_last(here.close, last);
  }

  bool ends(std::uint32_t node) const {
    const TimeGrammar::Node& here = grammar_.nodes_[node];
    return here.row >= 0 || (here.close != 0 && ends(here.close));
  }

  /// After a class of `alone` of an edge's symbol, or the class of the edge itself, comes what its node has.
  void begin_by(const Set& alone, std::uint32_t node, Beginning& beginning) {
    Set next = empty_set();
    Set last = empty_set();
    collect_next(node, next);
    collect_last(node, last);
    const bool whole = ends(node);
    for (TimeSymbol of = 0; of < symbols_.size(); ++of) {
      if (!has(alone, of)) continue;
      add(of_class(beginning.next, of), next);
      add(of_class(beginning.last, of), last);
      if (whole) add(beginning.alone, of);
    }
  }

  void collect_beginning(std::uint32_t node, Beginning& beginning) {
    const TimeGrammar::Node here = grammar_.nodes_[node];
    for (const auto& edge : here.words) {
      Set alone = empty_set();
      add(alone, edge.symbol);
      begin_by(alone, edge.node, beginning);
    }
    for (const auto& edge : here.symbols) {
      const Beginning& part = beginning_of(edge.symbol);
      begin_by(part.alone, edge.node, beginning);
      for (const auto& [of, next] : part.next) add(of_class(beginning.next, of), next);
      if (!ends(edge.node)) continue;
      for (const auto& [of, last] : part.last) add(of_class(beginning.last, of), last);
    }
    if (here.open != 0) collect_beginning(here.open, beginning);
  }

  const Beginning& beginning_of(TimeSymbol symbol) {
    if (const auto known = beginnings_.find(symbol); known != beginnings_.end()) return known->second;
    Beginning beginning{empty_set(), {}, {}};
    if (grammar_.roots_[symbol] != 0) {
      collect_beginning(grammar_.roots_[symbol], beginning);
    } else {  // a number: of any length
      for (TimeSymbol of = 0; of < symbols_.size(); ++of) {
        if (!first_symbols_[symbol][of]) continue;
        add(beginning.alone, of);
        const Set any(symbols_.size() / 64 + 1, ~std::uint64_t{0});
        beginning.next.emplace(of, any);
        beginning.last.emplace(of, any);
      }
    }
    return beginnings_.emplace(symbol, std::move(beginning)).first->second;
  }

  void note_beginnings() {
    Beginning all{empty_set(), {}, {}};
    for (const TimeSymbol expression : grammar_.expression_symbols_) {
      if (grammar_.roots_[expression] == 0) continue;
      const Beginning& beginning = beginning_of(expression);
      add(all.alone, beginning.alone);
      for (const auto& [of, next] : beginning.next) add(of_class(all.next, of), next);
      for (const auto& [of, last] : beginning.last) add(of_class(all.last, of), last);
    }
    grammar_.only_years_alone_ = true;
    for (TimeSymbol of = 0; of <= kLastDigitSymbol; ++of) {
      if (of != kYearDigits && has(all.alone, of)) grammar_.only_years_alone_ = false;
    }
    for (TimeWord& word : grammar_.words_) {
      for (std::uint32_t i = 0; i < word.senses; ++i) {
        note_beginning(word, grammar_.senses_[word.first_sense + i].symbol, all);
      }
    }
  }

  void note_beginning(TimeWord& word, TimeSymbol as, const Beginning& all) const {
    const auto next = all.next.find(as);
    const auto last = all.last.find(as);
    for (TimeSymbol of = 0; of < symbols_.size(); ++of) {
      if (last != all.last.end() && has(last->second, of)) word.last.add(of);
      if (next == all.next.end() || !has(next->second, of)) continue;
      word.next.add(of);
      word.digits_next = word.digits_next || of <= kLastDigitSymbol;
    }
  }

  void make_table() {
    for (const auto& [fold, bytes] : splits_) senses_[fold];
    for (const auto& [fold, senses] : senses_) {
      TimeWord word;
      word.fold = fold;
      word.first_sense = static_cast<std::uint32_t>(grammar_.senses_.size());
      word.senses = static_cast<std::uint16_t>(senses.size());
      if (const auto found = splits_.find(fold); found != splits_.end() && senses.empty())
        word.split = found->second;
      for (const auto& sense : senses) {
        word.begins |= begun_by(sense.symbol);
        word.classes |= TimeGrammar::class_bit(sense.symbol);
      }
      grammar_.senses_.insert(grammar_.senses_.end(), senses.begin(), senses.end());
      grammar_.words_.push_back(word);
    }
    std::size_t size = 64;
    while (size < grammar_.words_.size() * 4) size *= 2;
    grammar_.slots_.assign(size, 0);
    grammar_.slot_mask_ = size - 1;
    for (std::size_t i = 0; i < grammar_.words_.size(); ++i) {
      std::size_t slot = grammar_.words_[i].fold & grammar_.slot_mask_;
      while (grammar_.slots_[slot] != 0) slot = (slot + 1) & grammar_.slot_mask_;
      grammar_.slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
    mark_readings_of_one_word();
    note_beginnings();
  }

  void mark_readings_of_one_word() {
    TimeGrammar::Scratch scratch;
    std::vector<TimeMatch> readings;
    for (TimeWord& word : grammar_.words_) {
      TimePiece piece;
      piece.word = &word;
      piece.capitalised = true;
      readings.clear();
      grammar_.match({&piece, 1}, 0, scratch, readings);
      word.alone = !readings.empty();
    }
  }

  using Form = std::pair<const TimeSymbol, std::pair<std::string, Frame>>;
  TimeGrammar grammar_;
  std::map<std::string, TimeSymbol> symbols_;
  std::vector<std::vector<bool>> first_symbols_;  ///< by rule symbol: what it can begin with
  std::map<std::uint64_t, std::vector<TimeGrammar::Sense>> senses_;
  std::multimap<TimeSymbol, std::pair<std::string, Frame>> forms_;
  std::map<std::uint64_t, std::uint16_t> splits_;
  std::map<TimeSymbol, Beginning> beginnings_;
  std::map<std::pair<std::uint32_t, TimeSymbol>, std::uint32_t> edges_;
};

const TimeGrammar& TimeGrammar::of(std::string_view language) {
  /// Made when a language is first asked for: a grammar takes some 2 ms.
  struct Lazy {
    std::once_flag once;
    TimeGrammar grammar;
  };
  static std::map<std::string_view, Lazy> grammars = [] {
    std::map<std::string_view, Lazy> known;
    for (const std::string_view code : lang::languages()) {
      if (!lang::entries(code, "time_rules").empty()) known.try_emplace(code);
    }
    return known;
  }();
  auto found = grammars.find(language);
  if (found == grammars.end()) found = grammars.find("en");
  Lazy& lazy = found->second;
  std::call_once(lazy.once, [&] { lazy.grammar = TimeGrammarBuilder(found->first).take(); });
  return lazy.grammar;
}

}  // namespace stemma::text
