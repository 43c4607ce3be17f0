#include "text/tokens.h"

#include <gtest/gtest.h>

#include <string>

#include "lang/fold.h"

namespace stemma::text {
namespace {

/// Tokens with "|" between them; numbers are shown as <24>, marks as they are.
std::string dump(std::string_view text, std::string_view language) {
  std::string dumped;
  for (const Token& token : tokenize(text, words_of(language))) {
    if (!dumped.empty()) dumped += '|';
    const std::string shown(token.span.of(text));
    dumped += token.kind == TokenKind::kNumber ? "<" + shown + ">" : shown;
  }
  return dumped;
}

TEST(Tokens, Table) {
  const struct {
    const char* language;
    const char* text;
    const char* tokens;
  } rows[] = {
      {"en", "", ""},
      {"en", " \n\t ", ""},
      {"en", "Rain fell.", "Rain|fell|."},
      // hyphens, apostrophes, possessives
      {"en", "the Vice-Chair's well-known plan", "the|Vice-Chair|'s|well-known|plan"},
      {"en", "O’Hara’s dogs’ bowls don’t", "O’Hara|’s|dogs|’|bowls|don’t"},
      {"en", "it's 'fine'", "it|'s|'|fine|'"},
      {"fr", "l’usine d'Orval, aujourd'hui", "l’|usine|d'|Orval|,|aujourd'hui"},
      {"it", "dell'isola", "dell'|isola"},
      {"en", "a trade-off - then -5", "a|trade-off|-|then|-|<5>"},
      // dots: abbreviations, initials, ends
      {"en", "Mr. Bell met Gov. Ray in the U.S. at 5 p.m.", "Mr.|Bell|met|Gov.|Ray|in|the|U.S.|at|<5>|p.m."},
      {"en", "a U.S.-led force", "a|U.S.-led|force"},
      {"en", "Ann Moss (D-Wis.) left", "Ann|Moss|(|D-Wis.|)|left"},
      {"en", "K. L. Moss and B.J. Orr", "K.|L.|Moss|and|B.J.|Orr"},
      {"en", "It is plan B. The rest", "It|is|plan|B|.|The|rest"},
      {"en", "He said no. 5 left; No. 5 won", "He|said|no.|<5>|left|;|No.|<5>|won"},
      {"en", "He said no. Five left", "He|said|no|.|Five|left"},
      {"en", "wait... what", "wait|...|what"},
      {"en", "see example.org, or a.b@example.org.", "see|example.org|,|or|a.b@example.org|."},
      {"de", "z. B. am 24. Februar, der 3. Versuch", "z.|B.|am|<24.>|Februar|,|der|<3.>|Versuch"},
      {"de", "Es waren 24. Danach kamen 3.", "Es|waren|<24>|.|Danach|kamen|<3>|."},
      {"en", "He scored 24. Then 3.", "He|scored|<24>|.|Then|<3>|."},
      // numbers
      {"en", "40,000 at 3.5% or $5bn", "<40,000>|at|<3.5>|%|or|$|<5bn>"},
      {"en", "the 24th, 10:30, 1990s, 46-day", "the|<24th>|,|<10:30>|,|<1990s>|,|46-day"},
      {"de", "1.234,50 Euro am 24.02.2021", "<1.234,50>|Euro|am|<24.02.2021>"},
      {"fr", "10\u00A0000 soldats", "<10\u00A0000>|soldats"},
      {"en", "2019-2021", "<2019>|-|<2021>"},
      // marks
      {"en", "“Stop,” (he) said--loudly…", "“|Stop|,|”|(|he|)|said|--|loudly|…"},
      {"en", "#Flood @desk AT&T", "#Flood|@desk|AT&T"},
      {"en", "at https://example.org/a?b=1.", "at|https://example.org/a?b=1|."},
      // scripts
      {"ru", "В Киеве 5 мая", "В|Киеве|<5>|мая"},
      {"und", "首相 said", "首|相|said"},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(row.text, row.language), row.tokens) << row.text;
}

TEST(Tokens, CapitalsAndFolds) {
  const std::string text = "NATO Élan al-Haq McRae U.N.";
  const auto tokens = tokenize(text, words_of("en"));
  ASSERT_EQ(tokens.size(), 5U);
  const bool capitalised[] = {true, true, false, true, true};
  const bool all_capitals[] = {true, false, false, false, true};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    EXPECT_EQ(tokens[i].capitalised, capitalised[i]) << i;
    EXPECT_EQ(tokens[i].all_capitals, all_capitals[i]) << i;
    EXPECT_EQ(tokens[i].fold, lang::fold_hash(tokens[i].span.of(text)));
  }
}

}  // namespace
}  // namespace stemma::text
