/// The words and patterns with which a language tells time, read from lang/<code>/ and compiled.
///
/// Three lists make a language: months.txt and weekdays.txt (number, then names), time_words.txt
/// (CLASS, fields, words …) and time_rules.txt (SYMBOL, label, pattern, fields). docs/languages.md describes
/// them. A pattern is a sequence of classes, digits of a kind (DD, YYYY …), symbols of earlier rows, and
/// words and marks themselves, whatever their case; x? may be absent, (x|y) is one of several, and [ ] is
/// where the expression begins and ends, if words around it are only its context.
///
/// Rows of the symbols DATE, TIME, DURATION and SET give expressions, rows of NOT keep words from being one.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/reading.h"
#include "text/time_frame.h"

namespace stemma::text {

using TimeSymbol = std::uint16_t;

/// A set of symbols with a bit each; symbols may share one, which only costs time.
class SymbolBits {
 public:
  void add(TimeSymbol symbol) { bits_[symbol / 64U % kWords] |= std::uint64_t{1} << (symbol % 64U); }
  bool may_have(TimeSymbol symbol) const {
    return (bits_[symbol / 64U % kWords] >> (symbol % 64U) & 1U) != 0;
  }

 private:
  static constexpr std::size_t kWords = 8;
  std::array<std::uint64_t, kWords> bits_{};
};

/// What the lists say of one word.
struct TimeWord {
  std::uint64_t fold = 0;
  std::uint32_t first_sense = 0;
  std::uint16_t senses = 0;
  std::uint16_t split = 0;    ///< bytes of the first of two words written together; 0: one word
  std::uint64_t begins = 0;   ///< which rule symbols can begin with it: one bit each
  std::uint64_t classes = 0;  ///< of its senses' symbols, a bit each; symbols may share one
  bool alone = false;         ///< a reading can end after it
  bool digits_next = false;   ///< digits may stand second in a reading that it begins
  SymbolBits next;            ///< which symbols' words may
  SymbolBits last;            ///< … and be the last of it
};

/// A word, a run of digits or a mark: tokens with hyphens, dots or digits in them are taken apart.
struct TimePiece {
  TextSpan span;
  std::uint32_t sentence = 0;
  const TimeWord* word = nullptr;  ///< null where the lists don't know it
  std::int32_t number = -1;        ///< of a run of at most nine digits
  std::uint8_t digits = 0;
  bool capitalised = false;
};

/// One way to read the pieces [begin, end) as a time expression.
struct TimeMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t context = 0;  ///< pieces looked at, those around the expression included
  std::uint32_t row = 0;      ///< of the rules, for ties: an earlier row wins
  TimeType type = TimeType::kDate;
  bool rejected = false;  ///< a NOT row: these words are no expression
  Frame frame;
  std::string_view label;
};

class TimeGrammar {
  friend class TimeGrammarBuilder;
  struct Sense {
    TimeSymbol symbol = 0;
    bool needs_capital = false;
    Frame frame;
  };

 public:
  /// Of a language that there are lists for, else of English, news' common language. Made once, lives for
  /// ever.
  static const TimeGrammar& of(std::string_view language);

  const TimeWord* find(std::uint64_t fold) const {
    for (std::size_t slot = fold & slot_mask_;; slot = (slot + 1) & slot_mask_) {
      if (slots_[slot] == 0) return nullptr;
      const TimeWord& word = words_[slots_[slot] - 1];
      if (word.fold == fold) return &word;
    }
  }
  /// The frame of a word's sense in a class; null where it has none.
  const Frame* sense(const TimePiece& piece, TimeSymbol symbol) const {
    if (piece.word == nullptr) return nullptr;
    for (std::uint32_t i = 0; i < piece.word->senses; ++i) {
      const Sense& sense = senses_[piece.word->first_sense + i];
      if (sense.symbol == symbol) return &sense.frame;
    }
    return nullptr;
  }
  /// Whether a reading can begin at `at`; what most pieces are told from by a look at them and the next two.
  bool may_begin(std::span<const TimePiece> pieces, std::uint32_t at) const {
    if ((begins(pieces[at]) & expressions_) == 0) return false;
    const auto is_known = [&](std::size_t i) {
      return i < pieces.size() && (pieces[i].word != nullptr || pieces[i].digits != 0);
    };
    const TimeWord* word = pieces[at].word;
    if (word == nullptr) return !only_years_alone_ || pieces[at].digits == 4 || is_known(at + 1U);
    if (word->alone) return true;
    if (!is_known(at + 1U)) return false;
    const TimePiece& second = pieces[at + 1U];
    if (second.digits != 0) return word->digits_next;
    return has_any(word->next, *second.word) && (has_any(word->last, *second.word) || is_known(at + 2U));
  }

  /// Room for the readings of symbols within symbols, kept from one match to the next.
  static constexpr std::size_t kMaxDepth = 8;
  using Scratch = std::array<std::vector<TimeMatch>, kMaxDepth + 1>;

  /// Adds every reading that begins at `at` to `matches`. `pieces` is one paragraph. O(longest pattern),
  /// whatever the text: a bounded number of readings is followed.
  void match(std::span<const TimePiece> pieces, std::uint32_t at, Scratch& scratch,
             std::vector<TimeMatch>& matches) const;

  /// Slips in the lists, in words: unknown fields and values, classes without words, patterns of too many
  /// forms.
  std::span<const std::string> problems() const { return problems_; }
  TimeSymbol symbol(std::string_view name) const;
  /// Where neither tense nor context tells: -1 the last such day, 1 the next, as reports in this language
  /// mean it.
  int usual_direction() const { return usual_direction_; }
  /// Ends of words that are verbs in a past tense ("-ed").
  std::span<const std::string_view> past_endings() const { return past_endings_; }
  /// … and in a future one ("-rá").
  std::span<const std::string_view> future_endings() const { return future_endings_; }
  /// Ends of nouns of several: a number before one counts ("2000 horses") unless a word of YEARBEFORE stands
  /// before it.
  std::span<const std::string_view> plural_endings() const { return plural_endings_; }

 private:
  /// What goes on after it is kept beside it: most walks end here, and their node is not even touched.
  struct Edge {
    TimeSymbol symbol = 0;
    bool always = false;  ///< the node ends a pattern, or opens or closes an expression
    std::uint32_t node = 0;
    std::uint64_t words = 0;    ///< the node's word_bits
    std::uint64_t symbols = 0;  ///< the node's symbol_bits
    std::uint64_t begins = 0;   ///< of a rule symbol: its bit in TimeWord::begins
  };
  struct Node {
    std::vector<Edge> words;             ///< by symbol
    std::vector<Edge> symbols;           ///< rule symbols and built-in numbers
    std::vector<std::uint16_t> edge_of;  ///< by symbol: index into `words` + 1; of nodes with many edges only
    std::uint64_t symbol_bits = 0;       ///< what one of `symbols` begins with
    std::uint32_t open = 0;              ///< node after '[', 0: none
    std::uint32_t close = 0;
    std::int32_t row = -1;
    std::uint64_t word_bits = 0;  ///< of `words`, as in TimeWord::classes
  };
  struct Row {
    TimeSymbol symbol = 0;
    std::string_view label;
    Frame fields;
    std::vector<std::pair<Field, Field>> moves;  ///< to, from
  };
  struct Walk;

  std::uint64_t begins(const TimePiece& piece) const {
    if (piece.word != nullptr) return piece.word->begins;
    return piece.digits != 0 ? digits_begin_ : 0;
  }
  bool has_any(const SymbolBits& symbols, const TimeWord& word) const {
    for (std::uint32_t i = 0; i < word.senses; ++i) {
      if (symbols.may_have(senses_[word.first_sense + i].symbol)) return true;
    }
    return false;
  }
  bool can_begin(TimeSymbol symbol, const TimePiece& piece) const {
    return (begins(piece) & rule_bits_[symbol]) != 0;
  }
  static constexpr std::uint64_t class_bit(TimeSymbol symbol) { return std::uint64_t{1} << (symbol % 64U); }
  static const Edge* find_edge(const Node& node, TimeSymbol symbol);
  bool leads_on(const Edge& edge, std::span<const TimePiece> pieces, std::uint32_t at) const;
  void walk(Walk& walk, std::uint32_t node, std::uint32_t at, const TimeMatch& so_far) const;
  void parse(TimeSymbol symbol, Walk& outer, std::uint32_t at) const;

  std::vector<std::uint32_t> slots_;
  std::size_t slot_mask_ = 0;
  std::vector<TimeWord> words_;
  std::vector<Sense> senses_;
  std::vector<Node> nodes_;
  std::vector<Row> rows_;
  std::vector<std::string> symbol_names_;
  std::vector<std::uint32_t> roots_;      ///< by symbol; 0: not a rule symbol
  std::vector<std::uint64_t> rule_bits_;  ///< by symbol: its bit in TimeWord::begins; 0: not a rule symbol
  std::uint64_t digits_begin_ = 0;        ///< what can begin with digits
  bool only_years_alone_ = false;         ///< of all digits, only four may be a whole reading
  std::uint64_t expressions_ = 0;         ///< the bits of expression_symbols_
  std::vector<TimeSymbol> expression_symbols_;
  std::vector<std::string> problems_;
  int usual_direction_ = -1;
  std::vector<std::string_view> past_endings_;
  std::vector<std::string_view> future_endings_;
  std::vector<std::string_view> plural_endings_;
};

}  // namespace stemma::text
