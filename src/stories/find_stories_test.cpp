#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "stemma/story.h"

namespace stemma {
namespace {

struct Told {
  const char* id;
  const char* date;
  const char* title;
  const char* text;
};

// Three events: a fire with three reports, its look-alike in another town with two, and an election.
const Told kTold[] = {
    {"fire-agency", "2023-05-04", "Fire destroys Tolbeck sawmill",
     "TOLBECK, May 4 - A fire destroyed the Ranheim sawmill in Tolbeck on Thursday and injured four workers, "
     "the fire "
     "service said. The blaze began in the drying hall shortly before 6 a.m. and spread to the timber yard "
     "on Quarry Road. "
     "\"We could see the smoke from the other side of the fjord,\" said fire chief Astrid Holm. About 60 "
     "firefighters fought "
     "the flames for nine hours. The sawmill, founded in 1911 by the Ranheim family, employs 180 people."},
    {"fire-daily", "2023-05-04", "Four hurt as blaze guts Ranheim sawmill",
     "Four workers were injured when a fire destroyed the Ranheim sawmill in Tolbeck early on Thursday. Fire "
     "chief Astrid "
     "Holm said the blaze had begun in the drying hall. \"We could see the smoke from the other side of the "
     "fjord,\" she said. "
     "Sixty firefighters needed nine hours to put out the flames in the timber yard on Quarry Road. Ranheim "
     "is the largest "
     "employer of Tolbeck, with 180 people."},
    {"fire-radio", "2023-05-05", "Tolbeck counts the cost of the sawmill fire",
     "A day after the fire at the Ranheim sawmill in Tolbeck, nothing is left of the drying hall. Four "
     "workers are still in "
     "hospital. The fire chief, Astrid Holm, told local radio that the timber yard on Quarry Road would "
     "smoulder until the "
     "weekend. Director Per Ranheim said that the mill of 180 people would be built again."},
    {"other-agency", "2023-05-06", "Fire at furniture plant in Sundvik",
     "SUNDVIK, May 6 - A fire broke out at the Olsen furniture plant in Sundvik on Saturday, the fire "
     "service said. Nobody was "
     "hurt. The flames began in a paint store on Harbour Street and were put out within two hours by 25 "
     "firefighters, said "
     "fire chief Karl Brandt. The Olsen plant makes kitchen chairs and has 40 employees."},
    {"other-daily", "2023-05-06", "Paint store burns at Olsen plant",
     "Twenty-five firefighters put out a fire in a paint store of the Olsen furniture plant on Harbour "
     "Street in Sundvik on "
     "Saturday within two hours. Nobody was hurt, fire chief Karl Brandt said. The plant, which makes "
     "kitchen chairs, hopes to "
     "open again on Monday for its 40 employees."},
    {"vote", "2023-05-05", "Marta Lind elected mayor of Grenby",
     "Marta Lind of the Farmers' Union was elected mayor of Grenby on Friday with 52 percent of the vote. "
     "She defeated Jonas "
     "Falk, who had led the council for twelve years. Turnout was the highest since 1994."},
};

Report report_of(const Told& told) {
  Report report;
  report.article.id = told.id;
  report.article.title = told.title;
  report.article.text = told.text;
  report.article.language = "en";
  report.article.published = {told.date, DatePrecision::kDay, "given"};
  report.reading = read(report.article);
  return report;
}

std::vector<Report> reports_of(std::span<const Told> told) {
  std::vector<Report> reports;
  for (const Told& one : told) reports.push_back(report_of(one));
  return reports;
}

/// "a b | c": the articles of each story by id, sorted; stories sorted too.
std::string grouping(std::span<const Report> reports, const Stories& stories) {
  std::vector<std::string> lines;
  for (const Story& story : stories.stories) {
    std::vector<std::string> ids;
    for (const ArticleIndex article : story.articles) ids.push_back(reports[index_of(article)].article.id);
    std::sort(ids.begin(), ids.end());
    std::string line;
    for (const auto& id : ids) line += (line.empty() ? "" : " ") + id;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : " | ") + line;
  return all;
}

void expect_each_once(std::size_t articles, const Stories& stories) {
  std::vector<int> in_story(articles, 0);
  std::vector<int> in_line(stories.stories.size(), 0);
  for (const Story& story : stories.stories) {
    ASSERT_FALSE(story.articles.empty());
    EXPECT_TRUE(std::is_sorted(story.articles.begin(), story.articles.end()));
    for (const ArticleIndex article : story.articles) ++in_story.at(index_of(article));
  }
  for (const Storyline& line : stories.storylines) {
    for (const std::uint32_t story : line.stories) ++in_line.at(story);
  }
  EXPECT_TRUE(std::all_of(in_story.begin(), in_story.end(), [](int n) { return n == 1; }));
  EXPECT_TRUE(std::all_of(in_line.begin(), in_line.end(), [](int n) { return n == 1; }));
}

TEST(FindStories, OneEventTogetherItsLookAlikeApart) {
  const auto reports = reports_of(kTold);
  const Stories stories = find_stories(reports, find_reuse(reports));
  EXPECT_EQ(grouping(reports, stories),
            "fire-agency fire-daily fire-radio | other-agency other-daily | vote");
  expect_each_once(reports.size(), stories);
  EXPECT_EQ(stories.stories[0].id, "fire-agency");
  EXPECT_EQ(stories.stories[2].label, "Marta Lind elected mayor of Grenby");
}

TEST(FindStories, OrderOfTheInputChangesNeitherGroupsNorNames) {
  auto reports = reports_of(kTold);
  const auto names = [](std::span<const Report> list) {
    const Stories stories = find_stories(list, find_reuse(list));
    std::map<std::string, std::string> of;
    for (const Story& story : stories.stories) {
      for (const ArticleIndex article : story.articles) {
        std::string& told = of[list[index_of(article)].article.id];
        told = story.id + " " + story.label;
        for (const StoryName& name : story.names)
          told += ", " + name.name + " " + std::to_string(name.articles);
      }
    }
    return of;
  };
  const auto expected = names(reports);
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    EXPECT_EQ(names(reports), expected);
  }
}

TEST(FindStories, GivenStoriesAreKept) {
  auto reports = reports_of(kTold);
  for (auto& report : reports) report.article.story = report.article.id == std::string("vote") ? "b" : "a";
  EXPECT_EQ(grouping(reports, find_stories(reports, {})),
            "fire-agency fire-daily fire-radio other-agency other-daily | vote");
}

TEST(FindStories, NothingEmptyAndUndated) {
  EXPECT_TRUE(find_stories({}, {}).stories.empty());
  std::vector<Report> reports(3);
  const Stories stories = find_stories(reports, find_reuse(reports));
  expect_each_once(3, stories);
  EXPECT_EQ(stories.stories.size(), 3U);
  std::vector<std::string> ids;
  for (const Story& story : stories.stories) ids.push_back(story.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end())
      << "stories of articles with one id have ids of their own";

  auto undated = reports_of(kTold);
  for (auto& report : undated) report.article.published = {};
  EXPECT_EQ(grouping(undated, find_stories(undated, find_reuse(undated))),
            "fire-agency fire-daily fire-radio | other-agency other-daily | vote");
}

TEST(FindStories, CopiesOfOneTextAreOneStory) {
  std::vector<Report> reports;
  for (int i = 0; i < 2000; ++i) {
    reports.push_back(report_of(kTold[0]));
    reports.back().article.id += std::to_string(i);
  }
  const Stories stories = find_stories(reports, find_reuse(reports));
  expect_each_once(reports.size(), stories);
  EXPECT_EQ(stories.stories.size(), 1U);
}

TEST(FindStories, TitlesWithoutTextsAreNoCopiesOfEachOther) {
  std::vector<Report> reports;
  for (const char* title : {"Harbour of Grenby closed", "Ten questions on tulips", "Lind wins the cup again"})
    reports.push_back(report_of({title, "2023-05-04", title, ""}));
  EXPECT_EQ(find_stories(reports, {}).stories.size(), 3U);
}

}  // namespace
}  // namespace stemma
