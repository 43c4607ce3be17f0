#include "stories/storylines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace stemma::stories {
namespace {

Report report_of(std::string id, std::string date, std::string title, std::string text) {
  Report report;
  report.article.id = std::move(id);
  report.article.title = std::move(title);
  report.article.text = std::move(text);
  report.article.language = "en";
  report.article.published = {std::move(date), DatePrecision::kDay, "given"};
  report.article.story = report.article.id;  // every report tells an event of its own
  report.reading = read(report.article);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

const Report& ferry() {
  static const Report report = report_of(
      "ferry", "2031-03-05", "Ferry Sigrun runs aground off Kelby",
      "The ferry Sigrun ran aground off Kelby on Wednesday with forty people aboard, the coast guard said. "
      "Captain Nell Farrow steered it onto the rocks of Gull Point in thick fog. Farrow was taken to "
      "hospital "
      "in Kelby. Harbour spokesman Osk Brandt said that the rocks were marked. \"The fog came within a "
      "minute,\" Brandt said. \"Nobody was lost,\" Brandt said.");
  return report;
}

const Report& market() {
  static const Report report = report_of("market", "2031-06-20", "Osterby market hall sold",
                                         "The market hall of Osterby was sold on Friday to Quill Estates. "
                                         "Mayor Ines Varga said that the butchers "
                                         "would stay.");
  return report;
}

bool has(const std::vector<std::string>& list, const char* one) {
  return std::ranges::find(list, one) != list.end();
}

TEST(Storylines, ALinkTellsItsReason) {
  const Report trial = report_of(
      "trial", "2031-06-20", "Captain of the ferry Sigrun on trial in Kelby",
      "The trial of Nell Farrow began in Kelby on Friday. The captain is charged with negligence: in March "
      "the "
      "ferry Sigrun ran aground in fog at Gull Point. Farrow told the judge that the radar had failed. The "
      "trial of Farrow goes on next week.");
  const Stories stories = find_stories(std::vector<Report>{ferry(), trial, market()}, {});
  ASSERT_EQ(stories.stories.size(), 3U);
  ASSERT_EQ(stories.storylines.size(), 2U);
  const Storyline& line = stories.storylines[0];
  ASSERT_EQ(line.stories, (std::vector<std::uint32_t>{0, 1}));
  ASSERT_EQ(line.links.size(), 1U);
  const StoryLink& link = line.links[0];
  EXPECT_EQ(link.from, 0U);
  EXPECT_EQ(link.to, 1U);
  EXPECT_EQ(link.days, 107);
  EXPECT_TRUE(has(link.names, "Nell Farrow")) << testing::PrintToString(link.names);
  EXPECT_TRUE(has(link.words, "aground")) << testing::PrintToString(link.words);
  EXPECT_FALSE(has(link.words, "sigrun"));
}

TEST(Storylines, ALaterReportOfTheSameOutletFollows) {
  const Report next_day = report_of(
      "next", "2031-03-06", "Ferry off Kelby is towed free",
      "The ferry Sigrun was towed off the rocks of Gull Point on Thursday, a day after it ran aground in fog "
      "with forty people aboard. Its captain, Nell Farrow, left the hospital in Kelby. Farrow did not want "
      "to "
      "speak.");
  const Stories stories = find_stories(std::vector<Report>{next_day, ferry(), market()}, {});
  ASSERT_EQ(stories.storylines.size(), 2U);
  EXPECT_EQ(stories.storylines[0].stories, (std::vector<std::uint32_t>{1, 0})) << "in order of time";
  ASSERT_EQ(stories.storylines[0].links.size(), 1U);
  EXPECT_EQ(stories.storylines[0].links[0].from, 1U);
  EXPECT_EQ(stories.storylines[0].links[0].days, 1);
}

TEST(Storylines, OneTownAndOneSpokesmanAreNoReason) {
  const Report trawler = report_of(
      "trawler", "2031-05-11", "Trawler Hild sinks in the harbour of Kelby",
      "The trawler Hild sank in the harbour of Kelby on Sunday with nobody aboard, the coast guard said. "
      "Harbour spokesman Osk Brandt said that a valve had been left open. \"It went down within a minute,\" "
      "Brandt said. \"Nobody was lost,\" Brandt said.");
  const Stories stories = find_stories(std::vector<Report>{ferry(), trawler, market()}, {});
  EXPECT_EQ(stories.storylines.size(), 3U);
  for (const Storyline& line : stories.storylines) {
    for (const StoryLink& link : line.links)
      ADD_FAILURE() << testing::PrintToString(link.names) << testing::PrintToString(link.words);
  }
}

TEST(Storylines, EveryStoryButTheFirstHasALinkToAnEarlierOneOfItsLine) {
  std::vector<Report> reports = {market()};
  for (int day = 10; day < 19; ++day) {
    const std::string date = "2031-03-" + std::to_string(day);
    reports.push_back(
        report_of("hearing" + std::to_string(day), date, "Farrow heard on the ferry Sigrun",
                  "Captain Nell Farrow told judge Hild Oster on day " + std::to_string(day) +
                      " how the ferry Sigrun ran aground in fog at Gull Point off Kelby. Farrow "
                      "was asked about the radar. Farrow is heard again tomorrow."));
  }
  std::ranges::reverse(reports);
  const Stories stories = find_stories(reports, {});
  ASSERT_EQ(stories.storylines.size(), 2U);
  const Storyline& line = stories.storylines[0];
  ASSERT_EQ(line.stories.size(), 9U);
  ASSERT_EQ(line.links.size(), 8U);
  for (std::size_t i = 0; i < line.links.size(); ++i) {
    EXPECT_EQ(line.links[i].to, line.stories[i + 1]);
    EXPECT_NE(std::find(line.stories.begin(), line.stories.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        line.links[i].from),
              line.stories.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    EXPECT_GT(line.links[i].days, 0);
  }
}

}  // namespace
}  // namespace stemma::stories
