#include "page/dates.h"

#include <gtest/gtest.h>

namespace stemma::page {
namespace {

std::string value_of(const std::optional<DateStamp>& stamp) {
  return stamp ? stamp->value : "none";
}

TEST(Dates, MachineForms) {
  const struct {
    const char* text;
    const char* value;
  } rows[] = {
      {"2024-05-06", "2024-05-06"},
      {"2024-05-06T07:08:09+02:00", "2024-05-06T07:08:09+02:00"},
      {"2024-05-06T07:08:09.123Z", "2024-05-06T07:08:09Z"},
      {"2024-05-06 07:08:09 +0200", "2024-05-06T07:08:09+02:00"},
      {"2024/5/6", "2024-05-06"},
      {"20240506", "2024-05-06"},
      {"20240506T070809Z", "2024-05-06T07:08:09Z"},
      {"1714979289", "2024-05-06T07:08:09Z"},
      {"1714979289000", "2024-05-06T07:08:09Z"},
      {"Mon, 06 May 2024 07:08:09 +0200", "2024-05-06T07:08+02:00"},
      {"Mon, 06 May 2024 07:08:09 GMT", "2024-05-06T07:08Z"},
      // No day of any calendar, or none at all.
      {"2024-02-30", "none"},
      {"2024-13-01", "none"},
      {"0001-01-01T00:00:00Z", "none"},
      {"yesterday", "none"},
      {"", "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(value_of(parse_date(row.text)), row.value) << row.text;
}

TEST(Dates, WordsOfManyLanguages) {
  const struct {
    const char* text;
    const char* language;
    const char* value;
  } rows[] = {
      {"May 6, 2024", "en", "2024-05-06"},
      {"Monday , May 6 2024", "en", "2024-05-06"},
      {"6th of May, 2024", "en", "2024-05-06"},
      {"Updated 6 May 2024 at 9:30 pm", "en", "2024-05-06T21:30"},
      {"6. Mai 2024, 09:30 Uhr", "de", "2024-05-06T09:30"},
      {"06.05.2024", "de", "2024-05-06"},
      {"6.5.24", "de", "2024-05-06"},
      {"6 de mayo de 2024", "es", "2024-05-06"},
      {"le 6 mai 2024", "fr", "2024-05-06"},
      {"6 мая 2024", "ru", "2024-05-06"},
      {"2024年5月6日", "ja", "2024-05-06"},
      {"2024년 5월 6일", "ko", "2024-05-06"},
      {"6 maja 2024", "pl", "2024-05-06"},
      {"Mon May  6 09:30:15 2024", "en", "2024-05-06T09:30"},
      {"06 | 05 | 2024", "de", "2024-05-06"},
      {"since May 2024 there were 6", "en", "none"},
      {"2024 seats, as of May 6", "en", "none"},
      {"2019 seats, Mon May  6 09:30:15 2024", "en", "2024-05-06T09:30"},
      {"The club paid 2021 with 1,2 million", "en", "none"},
  };
  for (const auto& row : rows) EXPECT_EQ(value_of(parse_date(row.text, row.language)), row.value) << row.text;
}

TEST(Dates, TheOrderOfNumbersIsAskedForOnlyWhereBothFit) {
  EXPECT_EQ(value_of(parse_date("05/06/2024", "en", NumericOrder::kMonthDay)), "2024-05-06");
  EXPECT_EQ(value_of(parse_date("05/06/2024", "en", NumericOrder::kDayMonth)), "2024-06-05");
  EXPECT_EQ(value_of(parse_date("13/06/2024", "en", NumericOrder::kMonthDay)), "2024-06-13");
  EXPECT_EQ(value_of(parse_date("06/13/2024", "en", NumericOrder::kDayMonth)), "2024-06-13");
}

TEST(Dates, DaysInAddresses) {
  EXPECT_EQ(value_of(date_in_url("https://example.org/2024/05/06/harbour-race/")), "2024-05-06");
  EXPECT_EQ(value_of(date_in_url("https://example.org/news/2024-05-06-harbour")), "2024-05-06");
  EXPECT_EQ(value_of(date_in_url("https://example.org/a/20240506-harbour")), "2024-05-06");
  EXPECT_EQ(value_of(date_in_url("https://example.org/2024/05/3-questions")), "none");
  EXPECT_EQ(value_of(date_in_url("https://example.org/id/2024050612345")), "none");
  EXPECT_EQ(value_of(date_in_url("no address")), "none");
}

TEST(Dates, DayAfterCrossesMonthsAndYears) {
  EXPECT_EQ(day_after("2024-02-28", 1), "2024-02-29");
  EXPECT_EQ(day_after("2023-12-31T23:00Z", 1), "2024-01-01");
  EXPECT_EQ(day_after("2024-03-01", -1), "2024-02-29");
  EXPECT_EQ(day_after("no day", 1), "");
}

TEST(Dates, AnInstantByTheNewsroomsClock) {
  EXPECT_EQ(in_zone("2024-05-05T01:30:00Z", "-03:00"), "2024-05-04T22:30:00-03:00");
  EXPECT_EQ(in_zone("2024-05-05T20:00Z", "+05:30"), "2024-05-06T01:30+05:30");
  EXPECT_EQ(in_zone("2024-05-05T20:00:00+02:00", "-03:00"), "2024-05-05T20:00:00+02:00");
  EXPECT_EQ(in_zone("2024-05-05", "-03:00"), "2024-05-05");
  EXPECT_EQ(in_zone("", "-03:00"), "");
}

TEST(Dates, MidnightInCentralEurope) {
  const struct {
    const char* value;
    bool midnight;
  } rows[] = {
      {"2024-05-04T22:00:00Z", true},       // summer time
      {"2024-05-04T23:00:00Z", false},      // an hour past midnight
      {"2024-01-04T23:00Z", true},          // standard time
      {"2024-01-04T22:00Z", false},         // an hour before it
      {"2024-03-30T23:00:00+00:00", true},  // the night in which the clocks go forward
      {"2024-03-31T22:00:00Z", true},
      {"2024-05-04T22:00:01Z", false},
      {"2024-05-04T22:00:00+02:00", false},
      {"2024-05-04", false},
      {"", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_midnight_in_central_europe(row.value), row.midnight) << row.value;
}

TEST(Dates, ADayInAnAddressMayComeFirst) {
  const auto day = [](std::string_view url) {
    const auto stamp = date_in_url(url);
    return stamp ? stamp->value : std::string();
  };
  EXPECT_EQ(day("https://harbour.example/news/29-10-2021"), "2021-10-29");
  EXPECT_EQ(day("https://harbour.example/news/29-10-20211"), "");
  EXPECT_EQ(day("https://harbour.example/2021-10-29-storm"), "2021-10-29");
}

}  // namespace
}  // namespace stemma::page
