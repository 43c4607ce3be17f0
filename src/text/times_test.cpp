#include "text/times.h"

#include <gtest/gtest.h>

#include <string>

#include "lang/lists.h"
#include "text/time_grammar.h"

namespace stemma::text {
namespace {

std::string dump(const char* language, const char* anchor, const char* words) {
  Article article;
  article.language = language;
  article.published.value = anchor;
  article.text = words;
  std::string line;
  for (const TimeExpression& time : read(article).times) {
    line += (line.empty() ? "" : " | ") + std::string(time.span.of(article.text)) + " = " + time.value;
  }
  return line;
}

struct Row {
  const char* words;
  const char* times;
};

// 12 October 2023 is a Thursday.
TEST(Times, English) {
  const Row rows[] = {
      // explicit dates
      {"The bridge opened on February 24, 2019.", "February 24, 2019 = 2019-02-24"},
      {"It closed on 24 February 2019 for repairs.", "24 February 2019 = 2019-02-24"},
      {"Filed 2019-02-24 by hand.", "2019-02-24 = 2019-02-24"},
      {"The ferry sank in June 2021.", "June 2021 = 2021-06"},
      {"It was built in 1987.", "1987 = 1987"},
      {"Prices rose in the 1990s.", "the 1990s = 199"},
      {"A mill of the 19th century burned.", "the 19th century = 18"},
      // against the report's day
      {"The mayor resigned on Tuesday.", "Tuesday = 2023-10-10"},
      {"The council will vote on Tuesday.", "Tuesday = 2023-10-17"},
      {"They met yesterday and will meet tomorrow.", "yesterday = 2023-10-11 | tomorrow = 2023-10-13"},
      {"The fair was held last week.", "last week = 2023-W40"},
      {"Sales doubled last year.", "last year = 2022"},
      {"The dam broke in August.", "August = 2023-08"},
      {"He left three days ago.", "three days ago = 2023-10-09"},
      // durations, sets, references
      {"The strike lasted 46 days.", "46 days = P46D"},
      {"A two-week truce was agreed.", "two-week = P2W"},
      {"The choir sings every Monday.", "every Monday = XXXX-WXX-1"},
      {"Rents are set annually.", "annually = P1Y"},
      {"The road is now closed.", "now = PRESENT_REF"},
      // the clock
      {"The alarm rang at 9:30 a.m. on Wednesday.", "9:30 a.m. on Wednesday = 2023-10-11T09:30"},
      {"Doors opened on Wednesday night.", "Wednesday night = 2023-10-11TNI"},
      // no times
      {"He may march; the third second counts.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump("en", "2023-10-12", row.words), row.times) << row.words;
}

TEST(Times, German) {
  const Row rows[] = {
      {"Die Brücke wurde am 24. Februar 2019 eröffnet.", "24. Februar 2019 = 2019-02-24"},
      {"Am 24.2.2019 war sie fertig.", "24.2.2019 = 2019-02-24"},
      {"Er kam gestern an.", "gestern = 2023-10-11"},
      {"Im vergangenen Jahr stiegen die Preise.", "Im vergangenen Jahr = 2022"},
      {"Der Streik dauerte vierundzwanzig Tage.", "vierundzwanzig Tage = P24D"},
      {"Am Dienstagabend hatte es gebrannt.", "Dienstagabend = 2023-10-10TEV"},
      {"In den 1990er-Jahren war das üblich.", "den 1990er-Jahren = 199"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump("de", "2023-10-12", row.words), row.times) << row.words;
}

TEST(Times, WithoutADayToCountFromTheValueStaysOpen) {
  EXPECT_EQ(dump("en", "", "The mayor resigned on Thursday."), "Thursday = XXXX-WXX-4");
  EXPECT_EQ(dump("en", "", "It began on February 24."), "February 24 = XXXX-02-24");
  EXPECT_EQ(dump("en", "", "Sales doubled last year."), "last year = XXXX");
}

TEST(Times, ListsHaveNoSlips) {
  for (const std::string_view language : lang::languages()) {
    if (lang::entries(language, "time_rules").empty()) continue;
    for (const std::string& problem : TimeGrammar::of(language).problems())
      ADD_FAILURE() << language << ": " << problem;
  }
}

}  // namespace
}  // namespace stemma::text
