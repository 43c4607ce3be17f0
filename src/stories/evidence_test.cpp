// What is taken as evidence of one event where few reports, languages or missing dates leave little of it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stemma/story.h"
#include "stories/echoes.h"
#include "stories/features.h"
#include "stories/infer_days.h"

namespace stemma {
namespace {

using stories::DayRange;

Report report(const std::string& id, const std::string& date, const std::string& text,
              const std::string& language = "en") {
  Report made;
  made.article.id = id;
  made.article.text = text;
  made.article.language = language;
  if (!date.empty()) made.article.published = {date, DatePrecision::kDay, "given"};
  made.reading = read(made.article);
  made.quotations = find_quotations(made.article, made.reading);
  return made;
}

/// "2024-03-27/2024-03-29", "none".
std::string day_inferred(std::vector<Report> dated, const std::string& undated_text) {
  std::vector<Report> reports = std::move(dated);
  reports.push_back(report("undated", "", undated_text));
  std::vector<stories::Features> features;
  for (const Report& each : reports) features.push_back(stories::features_of(each));
  stories::infer_days(reports, features);
  const auto& day = features.back().day;
  return day ? std::to_string(day->first) + "/" + std::to_string(day->last) : "none";
}

const char kLeakOf[] = "The tank at Halmer Dock leaked again, Mayor Ilse Varden said in Norholt on Friday.";
const char kInquiry[] =
    "A judge opened the inquiry into the leak at Halmer Dock on Wednesday, March 27. Mayor Ilse Varden was "
    "in "
    "Norholt.";

TEST(InferDays, AWeekdayBesideADateIsPlacedByDatedReportsOfTheSameNames) {
  // 2024-03-27 is day 19809; the report is of that day or soon after.
  EXPECT_EQ(day_inferred({report("a", "2024-03-15", kLeakOf)}, kInquiry), "19809/19811");
  EXPECT_EQ(day_inferred({report("a", "2024-04-20", kLeakOf)}, kInquiry), "19809/19811");
}

TEST(InferDays, WhatTheWordsLeaveOpenStaysOpen) {
  const struct {
    const char* why;
    std::vector<Report> dated;
    std::string text;
  } rows[] = {
      {"nothing dated", {}, kInquiry},
      {"dated reports are of a year in which the 27th was another day",
       {report("a", "2023-03-15", kLeakOf)},
       kInquiry},
      {"dated reports of two years that both have it",
       {report("a", "2024-03-15", kLeakOf), report("b", "2019-03-20", kLeakOf)},
       kInquiry},
      {"no name in common",
       {report("a", "2024-03-15", "Rain fell on Osterby on Friday, said Karl Brandt.")},
       kInquiry},
      {"months away", {report("a", "2024-09-15", kLeakOf)}, kInquiry},
      {"no weekday beside the date",
       {report("a", "2024-03-15", kLeakOf)},
       "A judge opened the inquiry into the leak at Halmer Dock on March 27. Mayor Ilse Varden was in "
       "Norholt."},
  };
  for (const auto& row : rows) EXPECT_EQ(day_inferred(row.dated, row.text), "none") << row.why;
}

TEST(DayRange, DaysAndShortIntervals) {
  EXPECT_EQ(stories::day_range("1970-01-02"), (DayRange{1, 1}));
  EXPECT_EQ(stories::day_range("1970-01-02T23:00:00+01:00"), (DayRange{1, 1}));
  EXPECT_EQ(stories::day_range("1970-01-02/1970-01-05"), (DayRange{1, 4}));
  for (const char* open : {"", "1970", "1970-01", "1970-01-02/1970-03-05", "1970-01-05/1970-01-02", "x"})
    EXPECT_FALSE(stories::day_range(open)) << open;
  EXPECT_EQ(days_between(DayRange{1, 4}, DayRange{3, 9}), 0);
  EXPECT_EQ(days_between(DayRange{7, 9}, DayRange{1, 4}), 3);
}

const char kFireEnglish[] =
    "TOLBECK - A fire destroyed the Ranheim sawmill in Tolbeck on Thursday and injured four workers. \"We "
    "could "
    "see the smoke from the other side of the fjord,\" said fire chief Astrid Holm. About 60 firefighters "
    "fought "
    "the flames for nine hours. The mill employs 180 people, director Per Ranheim said.";
const char kFireGerman[] =
    "Ein Feuer hat am Donnerstag das Sägewerk Ranheim in Tolbeck zerstört. Vier Arbeiter wurden verletzt, "
    "sagte "
    "Brandmeisterin Astrid Holm. 60 Feuerwehrleute kämpften neun Stunden gegen die Flammen. Das Werk "
    "beschäftigt 180 Menschen, sagte Direktor Per Ranheim.";
const char kElsewhereGerman[] =
    "Ein Feuer hat am Donnerstag das Lager Olsen in Sundvik beschädigt. Niemand wurde verletzt, sagte "
    "Brandmeister Karl Brandt. 25 Feuerwehrleute löschten die Flammen in zwei Stunden.";

std::size_t stories_of(std::vector<Report> reports) {
  return find_stories(reports, find_reuse(reports)).stories.size();
}

TEST(AcrossLanguages, NamesFiguresAndDaysJoinAndNothingElse) {
  const Report english = report("en", "2023-05-04", kFireEnglish);
  EXPECT_EQ(stories_of({english, report("de", "2023-05-04", kFireGerman, "de")}), 1U);
  EXPECT_EQ(stories_of({english, report("de", "2023-05-04", kElsewhereGerman, "de")}), 2U);
}

TEST(AcrossLanguages, ANameThatOneLanguageDoesNotSeeIsKnownFromTheOther) {
  const std::vector<Report> reports{report("en", "2023-05-04", kFireEnglish),
                                    report("de", "2023-05-04", "Das Sägewerk Ranheim brennt.", "de")};
  std::vector<stories::Features> features;
  for (const Report& each : reports) features.push_back(stories::features_of(each));
  auto without = reports[1];
  without.reading.mentions.clear();
  features[1] = stories::features_of(without);
  ASSERT_TRUE(features[1][stories::Field::kNames].empty());
  stories::add_names_of_other_languages(reports, features);
  EXPECT_EQ(features[1][stories::Field::kNames].size(), 1U) << "Ranheim, and not Sägewerk";
}

std::optional<float> echo_of(const std::string& a, const std::string& b) {
  const std::vector<Report> reports{report("a", "", a), report("b", "", b)};
  std::vector<stories::Features> features;
  for (const Report& each : reports) features.push_back(stories::features_of(each));
  const stories::Frequencies frequencies(features);
  return stories::echo(stories::statements_of(reports[0], frequencies),
                       stories::statements_of(reports[1], frequencies));
}

TEST(Echo, TellsWhetherOneSpeakerSaysTheSame) {
  const std::string smoke =
      "\"We could see the smoke rising from the far side of the fjord,\" Astrid Holm said.";
  const std::string trimmed =
      "\"We could see the smoke from the side of the fjord,\" fire chief Astrid Holm said.";
  const std::string other = "\"Nobody will have to pay for the new timber roof,\" Astrid Holm said.";
  const std::string another =
      "\"We could see the smoke rising from the far side of the fjord,\" Per Lund said.";
  EXPECT_GT(echo_of(smoke, trimmed).value_or(0), 0.9F);
  EXPECT_LT(echo_of(smoke, other).value_or(1), 0.2F);
  EXPECT_FALSE(echo_of(smoke, another)) << "no speaker is in both";
  EXPECT_FALSE(echo_of(smoke, "Nothing was said."));
}

TEST(OddInputs, FarDaysManyCopiesAndEmptyOnesAreGroupedOnceEach) {
  std::vector<Report> reports;
  const Report copy = report("copy", "2023-05-04", kFireEnglish);
  for (int i = 0; i < 3000; ++i) reports.push_back(copy);
  reports.push_back(report("future", "9999-12-31", kFireEnglish));
  reports.push_back(report("past", "0001-01-01", kFireEnglish));
  reports.push_back(report("undated", "", kFireEnglish));
  for (int i = 0; i < 100; ++i) reports.push_back(report("empty", "2023-05-04", ""));
  const Stories found = find_stories(reports, {});
  std::size_t articles = 0;
  for (const Story& story : found.stories) articles += story.articles.size();
  EXPECT_EQ(articles, reports.size());
  EXPECT_EQ(found.stories.size(), 100U + 3U)
      << "the copies with the undated one; past; future; each empty one";
}

TEST(OddInputs, NearCopiesHoweverManyAreOneStory) {
  // Every report has the agency's words, one of them replaced, and a line of its own.
  std::vector<Report> reports;
  const std::string text = kFireEnglish;
  for (int i = 0; i < 600; ++i) {
    const std::string number = std::to_string(i);
    std::string own = text + " Read on " + number + ".";
    own.replace(own.find("workers"), 7, "w" + number);
    reports.push_back(report("copy-" + number, "2023-05-04", own));
  }
  reports.push_back(report("other", "2023-05-04",
                           "Rain fell on Osterby all day, said Karl Brandt of the weather service."));
  EXPECT_EQ(stories_of(reports), 2U);
}

}  // namespace
}  // namespace stemma
