/// What one article says, by itself: tokens, sentences, names, times and figures.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"
#include "stemma/text_span.h"

namespace stemma {

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunctuation };

/// A word, number or mark. Hyphenated words are one token ("Secretary-General"), a possessive 's is its own
/// token, abbreviations keep their dot ("Feb.", "U.S."), "40,000" and "3.5" are one number.
struct Token {
  TextSpan span;
  TokenKind kind = TokenKind::kWord;
  bool capitalised = false;    ///< first letter is upper or title case
  bool all_capitals = false;   ///< two letters or more, none lower case
  std::uint32_t sentence = 0;  ///< index into Reading::sentences
  std::uint64_t fold = 0;      ///< hash of the case-folded form with typographic apostrophes made plain
};

/// Sentences cover every token exactly once, in order. A paragraph break always ends one.
struct Sentence {
  TextSpan span;  ///< from first to last token, outer white space trimmed
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;  ///< one past the last
  std::uint32_t paragraph = 0;  ///< counts from 0; a line of its own is a paragraph
};

enum class NameKind : std::uint8_t { kPerson, kOrganisation, kPlace, kUnknown };

/// Somebody or something named, once for all of its mentions in the article.
struct Entity {
  NameKind kind = NameKind::kUnknown;
  std::string name;  ///< the fullest form in the article, without titles and roles: "Jens Stoltenberg"
  std::string role;  ///< a title or role that the text gives: "NATO Secretary-General"; empty if none
};

/// One place where an entity is named. Mentions are ordered by span and do not overlap.
struct Mention {
  TextSpan span;             ///< the name alone, without title or role
  std::uint32_t entity = 0;  ///< index into Reading::entities
  std::string_view
      rule;  ///< which rule gave it; a literal: "title before name", "short form", "one letter away"
};

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

/// A time expression in the terms of TIMEX3 (ISO 24617-1).
struct TimeExpression {
  TextSpan span;
  TimeType type = TimeType::kDate;
  std::string value;  ///< TIMEX3 value; "XXXX-WXX-4" style where the text does not settle it
  std::string_view rule;
};

/// A quantity: "40,000 troops", "2.4 million", "$5bn", "three reasons", "12 percent".
struct Figure {
  TextSpan span;  ///< the number with its multiplier and currency: "$2.4 million"
  TextSpan unit;  ///< what is counted or measured: "troops"; empty if the text gives none
  double value = 0;
  bool approximate = false;  ///< "about", "nearly", "more than"
};

struct Reading {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<TimeExpression> times;
  std::vector<Figure> figures;
};

/// Reads an article. Times are resolved against `article.published`, where that is known to the day.
///
/// Never fails; an empty text gives an empty reading. All spans lie in `article.text`, on code point
/// boundaries, ordered. O(text) time and memory. No shared state: safe to call from many threads.
Reading read(const Article& article);

/// The same tokens and sentences, and nothing else: a fifth of the work.
Reading read_words(const Article& article);

/// These and the times: what `infer_publication` needs.
Reading read_times(const Article& article);

/// What the report's own words allow as its day of publication, where the page does not tell it: a day, an
/// interval, or unknown. Uses weekdays beside calendar dates, counted days ("46 days as of Sunday") and years
/// in the text; and that a day in the page's head, an edit and an archive's fetch are not before it. Never
/// guesses: where more than one day fits within the years that the text allows, the interval or nothing is
/// given.
DateStamp infer_publication(const Article& article, const Reading& reading);

}  // namespace stemma
