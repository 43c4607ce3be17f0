/// Internal: a sentence with its quotations folded to one item each, so that the clause around them can be
/// read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "quotes/marks.h"
#include "quotes/vocabulary.h"
#include "stemma/reading.h"

namespace stemma::quotes {

/// A word, a mark or a whole quotation.
struct Item {
  TextSpan span;           ///< marks included where it is a quotation
  TextSpan inner;          ///< of a quotation, the words without the marks
  std::uint64_t fold = 0;  ///< of a word (lang::fold_hash)
  WordClasses classes;
  std::uint32_t words = 1;   ///< of a quotation, how many; 0 for a mark
  bool capitalised = false;  ///< the first word is
  bool closed_off = false;   ///< of a quotation: its last token is a mark that ends a clause
  bool clause = false;       ///< of a quotation: a verb or a pronoun is among its words
  bool continued = false;    ///< of a quotation: the next paragraph opens again

  bool is(WordClasses any_of) const { return classes.has(any_of); }
  bool is_quote() const { return is(kQuote); }
};

struct Frame {
  std::vector<Item> items;
  std::uint32_t paragraph = 0;
  bool first_of_paragraph = false;

  std::size_t size() const { return items.size(); }
  const Item& operator[](std::size_t i) const { return items[i]; }
};

/// Gives the frames of an article in order.
///
/// A quotation that ends with a question mark does not end the frame where a short attribution follows,
/// unless a colon has announced it. Frames of more than kLongestFrame items are cut there, which bounds every
/// search within one. The dateline of a paragraph ("PLACE (Agency) –") is in no frame.
class FrameReader {
 public:
  static constexpr std::size_t kLongestFrame = 300;

  FrameReader(std::string_view text, const Reading& reading, std::span<const MarkedStretch> stretches,
              const Vocabulary& vocabulary)
      : text_(text), reading_(reading), stretches_(stretches), vocabulary_(vocabulary) {}

  /// Reads the next frame into `frame`, whose memory is used again; false at the end.
  bool next(Frame& frame);

 private:
  Item word_item(std::uint32_t token);
  WordClasses name_classes(TextSpan word);
  Item quote_item(const MarkedStretch& stretch) const;
  void skip_stray_marks();
  bool ends_after_quote(const MarkedStretch& stretch, std::uint32_t next, bool announced) const;
  bool attribution_follows(std::uint32_t token) const;
  std::uint32_t paragraph(std::uint32_t token) const {
    return reading_.sentences[reading_.tokens[token].sentence].paragraph;
  }

  std::string_view text_;
  const Reading& reading_;
  std::span<const MarkedStretch> stretches_;
  const Vocabulary& vocabulary_;
  std::uint32_t token_ = 0;
  std::size_t stretch_ = 0;
  std::size_t mention_ = 0;
};

}  // namespace stemma::quotes
