#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "stemma/story.h"
#include "stories/headline_form.h"
#include "stories/headlines.h"
#include "stories/telling_names.h"

namespace stemma::stories {
namespace {

Report report_of(std::string id, std::string date, std::string title, std::string text) {
  Report report;
  report.article.id = std::move(id);
  report.article.title = std::move(title);
  report.article.text = std::move(text);
  report.article.language = "en";
  report.article.published = {std::move(date), DatePrecision::kDay, "given"};
  report.reading = read(report.article);
  return report;
}

TEST(Headlines, AreShownWithoutTheirOutlet) {
  struct Row {
    const char* title;
    const char* outlet;
    const char* url;
    const char* shown;
  };
  const Row rows[] = {
      {"Ferry runs aground off Kelby - Kelby Herald", "Kelby Herald", "", "Ferry runs aground off Kelby"},
      {"Ferry runs aground off Kelby | WKLB 8 Norholm", "", "https://www.wklb8.com/a",
       "Ferry runs aground off Kelby"},
      {"Ferry runs aground off Kelby - KLB News 8 - Norholm, NH News", "", "http://klb8.com/",
       "Ferry runs aground off Kelby"},
      {"Ferry runs aground off Kelby - WKLB-TV: Norholm and the coast", "", "https://www.wklb.com/a",
       "Ferry runs aground off Kelby"},
      {"KLB 8 - Ferry runs aground off Kelby", "", "http://klb8.com/", "Ferry runs aground off Kelby"},
      {"Kelby ferry - a history in dates", "", "https://herald.example/x",
       "Kelby ferry - a history in dates"},
      {"Ferry - Kelby Herald", "Kelby Herald", "", "Ferry - Kelby Herald"},  // too little would be left
      {"Ferry runs aground off Kelby", "", "", "Ferry runs aground off Kelby"},
      {"Ferry runs aground off Kelby - Reuters", "", "", "Ferry runs aground off Kelby"},
      {"Ferry runs aground off Kelby | Norholm and the coast", "", "", "Ferry runs aground off Kelby"},
      {"Live | Ferry runs aground off Kelby", "", "", "Live | Ferry runs aground off Kelby"},
      {" ", "", "", " "},
  };
  for (const Row& row : rows) {
    Report report = report_of("a", "2031-03-05", row.title, "A ferry ran aground.");
    report.article.outlet = row.outlet;
    report.article.url = row.url;
    const std::vector<Report> reports = {report};
    EXPECT_EQ(Headlines(reports).of(reports[0].article), row.shown) << row.title;
  }
}

TEST(Headlines, LoseAnEndingThatSeveralHave) {
  std::vector<Report> reports;
  for (const char* title :
       {"Ferry runs aground off Kelby – Coast Today", "Mill burns down in Osterby – Coast Today",
        "Mayor of Varrick steps down – Coast Today", "A day at the harbour – in pictures"})
    reports.push_back(report_of(title, "2031-03-05", title, "Something happened."));
  const Headlines headlines(reports);
  EXPECT_EQ(headlines.of(reports[1].article), "Mill burns down in Osterby");
  EXPECT_EQ(headlines.of(reports[3].article), "A day at the harbour – in pictures");
}

TEST(Headlines, KeepAnEndingThatOneReportHasWhereverItIsCarried) {
  const std::vector<Report> reports(
      5, report_of("a", "2031-03-05", "Ferry off Kelby – forty brought ashore", "Something happened."));
  EXPECT_EQ(Headlines(reports).of(reports[0].article), "Ferry off Kelby – forty brought ashore");
}

TEST(Headlines, ThatWereCutOffEndInTheBeginningOfAWord) {
  const Report report = report_of("a", "2031-03-05", "", "The ferry ran aground in the morning off Kelby.");
  EXPECT_TRUE(is_cut_off("Ferry runs agr", report));
  EXPECT_FALSE(is_cut_off("Ferry runs aground", report));
  EXPECT_FALSE(is_cut_off("Ferry hits quay", report));
  EXPECT_FALSE(is_cut_off("", report));
}

TEST(Headlines, ThatTellComeBeforeThoseThatPromise) {
  const char* tells = "Ferry with 40 aboard runs aground off Kelby";
  for (const char* promises :
       {"Why did the Kelby ferry run aground?", "What we know about the Kelby ferry",
        "Live updates: Kelby ferry aground", "Five things to know about the ferry off Kelby",
        "How a ferry ran aground off Kelby", "Ferry off Kelby: what the captain told her crew",
        "Fog or radar? Judges look at the Kelby ferry",
        "“I saw nothing but fog” – captain of the Kelby ferry",
        "Analysis: ferry with 40 aboard aground off Kelby", "FERRY WITH 40 ABOARD RUNS AGROUND OFF KELBY",
        "Ferry aground", "Ferry with 40 aboard runs aground off …"}) {
    EXPECT_LT(form_of_headline(promises, "en"), form_of_headline(tells, "en")) << promises;
  }
  EXPECT_LT(form_of_headline("Warum die Fähre vor Kelby auf Grund lief", "de"),
            form_of_headline("Fähre läuft vor Kelby auf Grund", "de"));
  for (const char* telling :
       {"Whatever floats: the ferry off Kelby is free", "Review finds radar of ferry at fault",
        "“Fog” was to blame, captain of the Kelby ferry tells her judges in Norholm"})
    EXPECT_EQ(form_of_headline(telling, "en"), 1) << telling;
}

const char* const kFerry =
    "The ferry Sigrun ran aground off Kelby on Wednesday with forty people aboard, the coast guard said. "
    "Captain "
    "Nell Farrow steered it onto the rocks of Gull Point in thick fog. Farrow was taken to hospital in "
    "Kelby.";
const char* const kFerryAgain =
    "Forty people were brought ashore at Kelby after the ferry Sigrun hit the rocks of Gull Point in fog on "
    "Wednesday. Its captain, Nell Farrow, was hurt. The coast guard said the Sigrun would be towed to "
    "Osterby.";

TEST(Stories, ALabelTellsWhatHappenedAndNamesWhomAndWhere) {
  const std::vector<Report> reports = {
      report_of("ask", "2031-03-05", "Why did the ferry Sigrun run aground off Kelby?", kFerry),
      report_of("tell", "2031-03-05", "Ferry Sigrun runs aground off Kelby", kFerryAgain)};
  const Stories stories = find_stories(reports, {});
  ASSERT_EQ(stories.stories.size(), 1U);
  EXPECT_EQ(stories.stories[0].label, "Ferry Sigrun runs aground off Kelby");
  std::vector<std::string> names;
  for (const StoryName& name : stories.stories[0].names) {
    EXPECT_EQ(name.articles, 2U) << name.name;
    names.push_back(name.name);
  }
  EXPECT_NE(std::ranges::find(names, "Nell Farrow"), names.end()) << testing::PrintToString(names);
  EXPECT_NE(std::ranges::find(names, "Kelby"), names.end()) << testing::PrintToString(names);
  EXPECT_EQ(std::ranges::find(names, "Farrow"), names.end()) << "told twice";
}

TEST(Stories, ALabelIsInTheLanguageOfMostAndFirstWordsWhereThereIsNoHeadline) {
  std::vector<Report> reports = {report_of("de", "2031-03-05", "Fähre vor Kelby auf Grund gelaufen",
                                           "Die Fähre Sigrun ist vor Kelby auf Grund gelaufen."),
                                 report_of("a", "2031-03-05", "Ferry Sigrun runs aground off Kelby", kFerry),
                                 report_of("b", "2031-03-05", "Captain hurt, forty saved", kFerryAgain)};
  reports[0].article.language = "de";
  for (Report& report : reports) report.article.story = "ferry";
  EXPECT_EQ(find_stories(reports, {}).stories.at(0).label, "Ferry Sigrun runs aground off Kelby");
  for (Report& report : reports) report.article.title = report.article.id == "b" ? "  " : "";
  EXPECT_EQ(
      find_stories(reports, {}).stories.at(0).label,
      "The ferry Sigrun ran aground off Kelby on Wednesday with forty people aboard, the coast guard said.");
}

}  // namespace
}  // namespace stemma::stories
