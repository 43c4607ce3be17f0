/// Internal to the time grammar: the symbols that are built in, because digits are no words.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "text/time_grammar.h"

namespace stemma::text {

/// Runs of digits, by what they may mean; then numbers of several pieces; then marks of a pattern.
enum BuiltInSymbol : TimeSymbol {
  kDayDigits,     ///< DD: 1 to 31
  kMonthDigits,   ///< MM: 1 to 12
  kYearDigits,    ///< YYYY: 1000 to 2199
  kShortYear,     ///< YY: two digits
  kHourDigits,    ///< HH: 0 to 24
  kSixtyDigits,   ///< MI: two digits, 00 to 59
  kTwoSixty,      ///< SS: the same, as seconds
  kInteger,       ///< N
  kDecadeDigits,  ///< DECADE: 1990, 90
  kClockDigits,   ///< HHMI: 0735
  kLastDigitSymbol = kClockDigits,
  kNumberWord,  ///< NUMWORD: a class of time_words.txt that numbers are made of
  kNumberAnd,   ///< NUMAND: what may stand inside of a number, "and"
  kNumeral,     ///< NUM: "40,000", "2.5", "2 1/2", "twenty-four"
  kYearWords,   ///< YEARWORDS: "nineteen ninety-six"
  kBuiltInSymbols,
};
constexpr std::array<std::string_view, kBuiltInSymbols> kBuiltInNames = {
    "DD", "MM",     "YYYY", "YY",      "HH",     "MI",  "SS",
    "N",  "DECADE", "HHMI", "NUMWORD", "NUMAND", "NUM", "YEARWORDS"};

/// What a run of digits means as a digit symbol; none where it cannot.
std::optional<Frame> read_digits(TimeSymbol symbol, const TimePiece& piece);

}  // namespace stemma::text
