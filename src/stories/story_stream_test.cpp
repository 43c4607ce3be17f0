#include "stemma/story_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>

#include "core/hash.h"
#include "stemma/story.h"

namespace stemma {
namespace {

/// Word `which` of an event: what it is about, who and where.
std::string word_of(std::size_t event, std::size_t which) {
  static constexpr std::array kSyllables = {"bra", "tol", "sun", "kar", "ven", "mor", "hol", "gri",
                                            "fal", "ost", "lin", "dem", "pau", "rik", "sel", "wen"};
  std::uint64_t number = core::mix(event * 1'000 + which);
  std::string word;
  for (int i = 0; i < 4; ++i, number /= 16) word += kSyllables[number % 16];
  return word;
}

/// Report `which` of an event: nine of its twelve sentences.
std::string text_of(std::size_t event, std::size_t which) {
  std::string text;
  for (std::size_t i = 0; i < 9; ++i) {
    const std::size_t sentence = (which * 5 + i) % 12;
    std::string name = word_of(event, sentence % 5);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    text += "The " + word_of(event, 10 + sentence) + " of " + name + " was " + word_of(event, 30 + sentence) +
            " by " + std::to_string(3 + core::mix(event * 12 + sentence) % 90) + " " +
            word_of(event, 50 + sentence) + ", the police said" + (i % 3 == 2 ? ".\n" : ". ");
  }
  return text;
}

Report report_of(std::string id, const std::string& date, std::string text) {
  Report report;
  report.article.id = std::move(id);
  report.article.title = text.substr(0, text.find('.'));
  report.article.text = std::move(text);
  report.article.language = "en";
  if (!date.empty()) report.article.published = {date, DatePrecision::kDay, "given"};
  report.reading = read(report.article);
  return report;
}

std::string day(std::size_t number) {
  const std::size_t month = 3 + number / 28;
  const std::size_t of_month = 1 + number % 28;
  return "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + (of_month < 10 ? "-0" : "-") +
         std::to_string(of_month);
}

/// Five reports of each event on two days, four events a day; the id is "event.report".
std::vector<Report> made_news(std::size_t events) {
  std::vector<Report> reports;
  for (std::size_t today = 0; today <= events / 4; ++today) {
    for (const std::size_t begun : {today, today - 1}) {
      for (std::size_t event = begun * 4; event < std::min(events, begun * 4 + 4); ++event) {
        for (std::size_t which = begun == today ? 0 : 3; which < (begun == today ? 3U : 5U); ++which)
          reports.push_back(report_of(std::to_string(event) + "." + std::to_string(which), day(today),
                                      text_of(event, which)));
      }
    }
  }
  return reports;
}

std::string event_of(const std::string& article) {
  return article.substr(0, article.find('.'));
}

/// What a stream answered: the story of each article in the end, and all answers as lines.
struct Answers {
  std::map<std::string, std::string> story_of;
  std::string lines;
};

void look(StoryStream& stream, Answers& answers) {
  for (const Reassignment& change : stream.look_again()) {
    EXPECT_EQ(answers.story_of.at(change.article), change.from) << change.article;
    EXPECT_NE(change.from, change.story);
    answers.story_of[change.article] = change.story;
    answers.lines += change.article + " " + change.from + " -> " + change.story + "\n";
  }
}

Answers answers_of(std::span<const Report> reports, const StoryStreamOptions& options = {}) {
  StoryStream stream(options);
  Answers answers;
  for (const Report& report : reports) {
    const Assignment found = stream.take(Arrival(report));
    EXPECT_TRUE(answers.story_of.emplace(found.article, found.story).second) << found.article;
    answers.lines += found.article + " " + found.story + "\n";
    if (stream.wants_to_look_again()) look(stream, answers);
  }
  look(stream, answers);
  return answers;
}

/// Articles of one story, as sets.
std::set<std::set<std::string>> groups_of(const std::map<std::string, std::string>& story_of) {
  std::map<std::string, std::set<std::string>> members;
  for (const auto& [article, story] : story_of) members[story].insert(article);
  std::set<std::set<std::string>> groups;
  for (const auto& [story, of] : members) groups.insert(of);
  return groups;
}

std::set<std::set<std::string>> planted(std::span<const Report> reports) {
  std::map<std::string, std::string> event;
  for (const Report& report : reports) event[report.article.id] = event_of(report.article.id);
  return groups_of(event);
}

TEST(StoryStream, EndsWhereTheWholeCollectionDoes) {
  const auto reports = made_news(40);
  const Answers answers = answers_of(reports);
  const Stories whole = find_stories(reports, {});
  std::map<std::string, std::string> of_whole;
  for (const Story& story : whole.stories) {
    for (const ArticleIndex article : story.articles)
      of_whole[reports[index_of(article)].article.id] = story.id;
  }
  EXPECT_EQ(groups_of(answers.story_of), planted(reports));
  EXPECT_EQ(groups_of(answers.story_of), groups_of(of_whole));
}

TEST(StoryStream, AStoryKeepsTheIdOfItsFirstArticleWhileItGrows) {
  for (const auto& [article, story] : answers_of(made_news(40)).story_of)
    EXPECT_EQ(story, event_of(article) + ".0");
}

TEST(StoryStream, TheSameStreamGivesTheSameAnswers) {
  const auto reports = made_news(30);
  EXPECT_EQ(answers_of(reports).lines, answers_of(reports).lines);
}

TEST(StoryStream, AnswersAreNamedWithWhatSpeaksForThem) {
  StoryStream stream;
  const auto reports = made_news(30);
  for (const Report& report : reports) {
    const Assignment found = stream.take(Arrival(report));
    if (found.how == Assignment::How::kOpened) {
      EXPECT_EQ(found.story, found.article);
      EXPECT_TRUE(found.with.empty());
    } else {
      EXPECT_GE(found.likeness, StoryStreamOptions{}.join_at_once);
      ASSERT_FALSE(found.with.empty());
      for (const std::string& other : found.with) EXPECT_EQ(event_of(other), event_of(found.article));
    }
  }
}

TEST(StoryStream, DaysOutOfOrderAndUnknownDaysChangeLittle) {
  auto reports = made_news(40);
  std::mt19937 random(5);
  for (std::size_t i = 0; i + 40 < reports.size(); i += 7) std::swap(reports[i], reports[i + random() % 40]);
  for (std::size_t i = 0; i < reports.size(); i += 6) reports[i].article.published = {};
  const auto found = groups_of(answers_of(reports).story_of);
  const auto events = planted(reports);
  const auto right = std::ranges::count_if(found, [&](const auto& group) { return events.contains(group); });
  EXPECT_GE(right, 37);
  EXPECT_LE(found.size(), 44U);
}

StoryStreamOptions of_days(std::uint32_t days) {
  StoryStreamOptions options;
  options.window_days = days;
  options.least_articles = 0;
  return options;
}

TEST(StoryStream, WhatHasLeftTheWindowIsForgotten) {
  StoryStream stream(of_days(3));
  const auto reports = made_news(80);
  std::size_t most = 0;
  for (const Report& report : reports) {
    stream.take(Arrival(report));
    most = std::max(most, stream.remembered());
    if (stream.wants_to_look_again()) stream.look_again();
  }
  EXPECT_LE(most, 20U * 5) << "a day has 20 articles; the day of the stream follows a little behind";
  EXPECT_EQ(stream.take(Arrival(report_of("late", day(20), text_of(0, 1)))).how, Assignment::How::kOpened);
}

TEST(StoryStream, NoMoreArticlesThanAllowedAreRemembered) {
  StoryStreamOptions options;
  options.most_articles = 50;
  StoryStream stream(options);
  for (const Report& report : made_news(40)) {
    stream.take(Arrival(report));
    EXPECT_LE(stream.remembered(), 51U);
  }
}

TEST(StoryStream, AFewDaysOfTheFutureDoNotMoveTheWindow) {
  StoryStream stream(of_days(3));
  auto reports = made_news(40);
  for (std::size_t i = 30; i < reports.size(); i += 20) reports[i].article.published.value = "2099-01-01";
  reports[0].article.published.value = "2199-01-01";
  std::map<std::string, std::set<std::string>> stories_of_event;
  for (const Report& report : reports) {
    const Assignment found = stream.take(Arrival(report));
    stories_of_event[event_of(found.article)].insert(found.story);
  }
  const auto whole =
      std::ranges::count_if(stories_of_event, [](const auto& of) { return of.second.size() == 1; });
  EXPECT_GE(whole, 37) << "of 40 events";
}

TEST(StoryStream, CopiesOfOneTextAreOneStoryAndCostLittle) {
  StoryStream stream;
  const Report report = report_of("x", day(0), text_of(7, 0));
  EXPECT_EQ(stream.take(Arrival(report)).how, Assignment::How::kOpened);
  for (std::size_t i = 2; i <= 20'000; ++i) {
    const Assignment copy = stream.take(Arrival(report));
    ASSERT_EQ(copy.how, Assignment::How::kSameText);
    ASSERT_EQ(copy.story, "x");
    ASSERT_EQ(copy.article, "x~" + std::to_string(i));
  }
}

TEST(StoryStream, NearCopiesAreOneStoryHoweverMany) {
  StoryStream stream;
  const std::string text = text_of(7, 0) + text_of(7, 3);
  EXPECT_EQ(stream.take(Arrival(report_of("x", day(0), text))).how, Assignment::How::kOpened);
  for (int i = 0; i < 1'000; ++i) {
    const Assignment copy =
        stream.take(Arrival(report_of("copy", day(1), text + "Read on " + std::to_string(i) + ".")));
    ASSERT_EQ(copy.how, Assignment::How::kNearlySameText);
    ASSERT_EQ(copy.story, "x");
  }
  EXPECT_TRUE(stream.look_again().empty());
  // The same words next week tell what happened then.
  EXPECT_NE(stream.take(Arrival(report_of("later", day(8), text + "Read on."))).how,
            Assignment::How::kNearlySameText);
}

TEST(StoryStream, TextsThatSayNothingAreStoriesOfTheirOwn) {
  StoryStream stream;
  std::set<std::string> stories;
  for (int i = 0; i < 5; ++i) stories.insert(stream.take(Arrival(report_of("empty", "", ""))).story);
  EXPECT_EQ(stories.size(), 5U);
  // Pages that show their text to subscribers alone.
  Report one = report_of("one", day(1), "Subscribe to read on.");
  Report other = one;
  one.article.title = "Council of Brandeberg closes the harbour";
  other.article.title = "Ten questions on tulips";
  stream.take(Arrival(one));
  EXPECT_NE(stream.take(Arrival(other)).how, Assignment::How::kSameText);
}

}  // namespace
}  // namespace stemma
