#include "stories/telling_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace stemma::stories {
namespace {

Report report_of(std::string title, std::string text, std::string outlet = "") {
  Report report;
  report.article.title = std::move(title);
  report.article.text = std::move(text);
  report.article.outlet = std::move(outlet);
  report.article.language = "en";
  report.reading = read(report.article);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

/// Names that would be shown of the first of the stories, and how many articles have each.
std::map<std::string, std::uint32_t> shown(std::span<const Report> reports,
                                           std::span<const std::vector<std::uint32_t>> stories) {
  std::map<std::string, std::uint32_t> names;
  for (const StoryName& name : names_to_show(telling_names(reports, stories).front(), 20))
    names[name.name] = name.articles;
  return names;
}

std::map<std::string, std::uint32_t> shown_of_one_story(std::span<const Report> reports) {
  std::vector<std::uint32_t> all(reports.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  return shown(reports, std::vector<std::vector<std::uint32_t>>{all});
}

TEST(TellingNames, ShortFormsCountForTheFullOneAndDatelinesAreSpelledAsElsewhere) {
  const auto names = shown_of_one_story(std::vector<Report>{
      report_of("Ferry aground",
                "KELBY (Coastline) – Captain Nell Farrow put the ferry on the rocks. The harbour of "
                "Kelby was closed, said the mayor, Ines Varga. Varga spoke on Friday."),
      report_of("Ferry aground off Kelby",
                "Mayor Ines Varga closed the harbour in Kelby. The captain, Nell B. Farrow, was hurt. "
                "Farrow will be heard in Kelby."),
      report_of("Farrow hurt on the rocks",
                "Captain Farrow was hurt. Nell Farrow had been alone in Kelby.")});
  EXPECT_EQ(names.count("Nell Farrow"), 1U) << testing::PrintToString(names);
  EXPECT_EQ(names.count("Farrow"), 0U);
  EXPECT_EQ(names.count("KELBY"), 0U);
  EXPECT_EQ(names.at("Nell Farrow"), 3U);
  EXPECT_EQ(names.at("Kelby"), 3U);
  EXPECT_EQ(names.at("Ines Varga"), 2U);
}

TEST(TellingNames, LeaveOutWhatIsNotOfTheStory) {
  const char* text =
      "The harbour of Kelby was closed on Friday, Reuters reported. The Harbour Board met in Kelby. Mayor "
      "Ines "
      "Varga told the Kelby Herald: \"The harbour stays closed.\" Write to @kelbyherald or to the Coast "
      "Letter.";
  const auto names =
      shown_of_one_story(std::vector<Report>{report_of("Harbour of Kelby closed", text, "Coast Letter"),
                                             report_of("Kelby closes its Harbour", text, "Coast Letter")});
  EXPECT_EQ(names.count("Kelby"), 1U) << testing::PrintToString(names);
  EXPECT_EQ(names.count("Ines Varga"), 1U);
  for (const char* none : {"Reuters", "Coast Letter", "Kelby Herald", "@kelbyherald", "Harbour"})
    EXPECT_EQ(names.count(none), 0U) << none;
}

TEST(TellingNames, AreInFewStoriesButMayBeInAllReportsOfOne) {
  std::vector<Report> reports;
  std::vector<std::vector<std::uint32_t>> stories(1);
  for (std::uint32_t i = 0; i < 30; ++i) {
    reports.push_back(report_of("Ferry Sigrun aground off Kelby",
                                "The ferry Sigrun ran aground off Kelby in Norholm. Nell Farrow was hurt."));
    stories[0].push_back(i);
  }
  for (std::uint32_t i = 30; i < 70; ++i) {
    reports.push_back(report_of("Market opens", "A market opened in Norholm on Friday. Norholm has many."));
    stories.push_back({i});
  }
  const auto names = shown(reports, stories);
  EXPECT_EQ(names.count("Kelby"), 1U) << testing::PrintToString(names);
  EXPECT_EQ(names.count("Nell Farrow"), 1U);
  EXPECT_EQ(names.count("Norholm"), 0U) << "in all stories";
}

TEST(TellingNames, OfOneReportAmongManyAreNotTheStorys) {
  const auto names = shown_of_one_story(
      std::vector<Report>{report_of("Ferry aground", "Nell Farrow put the ferry on the rocks off Kelby."),
                          report_of("Ferry aground", "Captain Nell Farrow was hurt off Kelby."),
                          report_of("Ferry aground", "Nell Farrow was hurt off Kelby. Osk Brandt saw it.")});
  EXPECT_EQ(names.count("Nell Farrow"), 1U) << testing::PrintToString(names);
  EXPECT_EQ(names.count("Osk Brandt"), 0U);
}

}  // namespace
}  // namespace stemma::stories
