#include "stemma/account.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "account/story_builder_test.h"

namespace stemma {
namespace {

using account::Said;
using account::StoryBuilder;

/// "speaker: [article kind 'words'] …", one line a group.
std::string dump(const std::vector<QuotationGroup>& groups, const StoryBuilder& story) {
  std::string lines;
  for (const QuotationGroup& group : groups) {
    lines += group.speaker.empty() ? "?" : group.speaker;
    for (const QuotedReading& reading : group.readings) {
      const char* kind = reading.kind == QuotationKind::kIndirect ? "indirect"
                         : reading.marked                         ? "marked"
                                                                  : "unmarked";
      lines +=
          fmt::format(" [{} {} '{}']", index_of(reading.words.article), kind, story.words(reading.words));
    }
    lines += '\n';
  }
  return lines;
}

std::string dump(const std::vector<Difference>& differences, Difference::Kind kind,
                 const StoryBuilder& story) {
  std::string lines;
  for (const Difference& difference : differences) {
    if (difference.kind != kind) continue;
    lines += difference.about + ":";
    for (const DifferingReading& reading : difference.readings) {
      lines += fmt::format(" [{} {} '{}']", index_of(reading.words.article), reading.value,
                           story.words(reading.words));
    }
    lines += '\n';
  }
  return lines;
}

TEST(Quotations, OneStatementInThreeWordings) {
  StoryBuilder story;
  story.add("“The old bridge will stay closed until the last bolt is checked,” Ada Kern said.",
            {{"The old bridge will stay closed until the last bolt is checked,", "Ada Kern"}});
  story.add("Kern said the old bridge would stay closed until every last bolt had been checked.",
            {{"the old bridge would stay closed until every last bolt had been checked", "Kern",
              QuotationKind::kIndirect}});
  story.add("“The ferries run every hour,” said Ada Kern.", {{"The ferries run every hour,", "Ada Kern"}});
  EXPECT_EQ(dump(story.account().quotations, story),
            "Ada Kern [0 marked 'The old bridge will stay closed until the last bolt is checked,']"
            " [1 indirect 'the old bridge would stay closed until every last bolt had been checked']\n"
            "Ada Kern [2 marked 'The ferries run every hour,']\n");
}

TEST(Quotations, TheSameWordsOfTwoSpeakersStayApartUnlessTheyAreAWholeStatement) {
  StoryBuilder story;
  story.add("“We are sorry,” Ada Kern said.", {{"We are sorry,", "Ada Kern"}});
  story.add("“We are sorry,” Ole Brandt said.", {{"We are sorry,", "Ole Brandt"}});
  EXPECT_EQ(story.account().quotations.size(), 2U);
}

TEST(Quotations, AMixedQuotationIsComparedByItsClauseAndShownByItsMarkedWords) {
  StoryBuilder story;
  story.add(
      "Kern said the harbour was “in the middle of a very deep change” that would shape the trade of the "
      "town.",
      {{"the harbour was “in the middle of a very deep change” that would shape the trade of the town",
        "Ada Kern",
        QuotationKind::kMixed,
        {"in the middle of a very deep change"}}});
  story.add(
      "The harbour is “in the middle of a fundamental transformation” that will shape the town's trade, Kern "
      "said.",
      {{"The harbour is “in the middle of a fundamental transformation” that will shape the town's trade,",
        "Ada Kern",
        QuotationKind::kMixed,
        {"in the middle of a fundamental transformation"}}});
  EXPECT_EQ(dump(story.account().quotations, story),
            "Ada Kern [0 marked 'in the middle of a very deep change']"
            " [1 marked 'in the middle of a fundamental transformation']\n");
}

TEST(Quotations, ASurnameAndAMisspellingAreTheSameSpeakerAndTwoBearersOfOneNameAreNot) {
  StoryBuilder story;
  story.add("“The valves were replaced in the spring of last year,” Ada Lindqvist said.",
            {{"The valves were replaced in the spring of last year,", "Ada Lindqvist"}});
  story.add("“The valves were replaced in spring last year,” Lindquist said.",
            {{"The valves were replaced in spring last year,", "Lindquist"}});
  EXPECT_EQ(story.account().quotations.size(), 1U);

  StoryBuilder two;
  two.add("“Yes,” Ada Lindqvist said. “No,” Per Lindqvist said. “Perhaps,” Lindqvist said.",
          {{"Yes,", "Ada Lindqvist"}, {"No,", "Per Lindqvist"}, {"Perhaps,", "Lindqvist"}});
  const Account account = two.account();
  ASSERT_EQ(account.quotations.size(), 3U);
  EXPECT_EQ(std::count_if(account.quotations.begin(), account.quotations.end(),
                          [](const QuotationGroup& g) { return g.speaker == "Lindqvist"; }),
            1);
}

TEST(Quotations, ProseThatPrintsTheWordsWithoutMarksIsAReading) {
  StoryBuilder story;
  story.add(
      "“This harbour is the oldest on the coast for two reasons. One is the depth of the water. The other is "
      "the "
      "stubbornness of its people,” Kern said.",
      {{"This harbour is the oldest on the coast for two reasons. One is the depth of the water. The other "
        "is the "
        "stubbornness of its people,",
        "Ada Kern"}});
  story.add(
      "The mayor spoke at noon.\nThis harbour is the oldest on the coast, for two reasons: one is how deep "
      "the water "
      "is. The second is the stubbornness of its people.\nThe band played until the evening.",
      {});
  const Account account = story.account();
  EXPECT_EQ(account.statements.size(), 2U) << "its sentences are not told a second time as prose";
  EXPECT_EQ(dump(account.quotations, story),
            "Ada Kern [0 marked 'This harbour is the oldest on the coast for two reasons. One is the depth "
            "of the water. "
            "The other is the stubbornness of its people,'] [1 unmarked 'This harbour is the oldest on the "
            "coast, for two "
            "reasons: one is how deep the water is. The second is the stubbornness of its people.']\n");
}

TEST(Quotations, WordsThatACreditCoversCameThroughItsOutlet) {
  StoryBuilder story;
  story.add("“The ferries run every hour,” said Ada Kern. “Bring a coat,” she said.",
            {{"The ferries run every hour,", "Ada Kern"}, {"Bring a coat,", "Ada Kern"}});
  Credit& credit = story.descent.credits.emplace_back();
  credit.source = "The Halden Courier";
  credit.how = CreditHow::kInterviewWithOutlet;
  credit.carries = {{0, 40}};
  const Account account = story.account();
  EXPECT_EQ(account.quotations[0].readings[0].via, "The Halden Courier");
  EXPECT_EQ(account.quotations[1].readings[0].via, "");
}

TEST(Quotations, AShortOneJoinsTheLongerOneThatHoldsItWordForWord) {
  StoryBuilder story;
  story.add(
      "“I will not hide behind technicians. The list was on my desk, and the valve was number nine,” Kern "
      "said.",
      {{"I will not hide behind technicians. The list was on my desk, and the valve was number nine,",
        "Ada Kern"}});
  story.add("“The list was on my desk,” Kern said. “It was mine,” Kern said.",
            {{"The list was on my desk,", "Ada Kern"}, {"It was mine,", "Ada Kern"}});
  EXPECT_EQ(story.account().quotations.size(), 2U);
}

TEST(Quotations, ATranslationThatCameBackKeepsTheFrameOfSmallWords) {
  StoryBuilder story;
  story.add(
      "“What failed was a valve that had been reported to us in January and that we had not yet replaced,” "
      "Kern said.",
      {{"What failed was a valve that had been reported to us in January and that we had not yet replaced,",
        "Ada Kern"}});
  story.add(
      "“What broke was a tap about which we were told in January and that we had not yet changed,” Kern "
      "said.",
      {{"What broke was a tap about which we were told in January and that we had not yet changed,",
        "Ada Kern"}});
  EXPECT_EQ(story.account().quotations.size(), 1U);
}

TEST(Quotations, EqualWordsTooManyForAPhraseAreOneStatementWhoeverSaysThem) {
  StoryBuilder story;
  story.add("“We have got a lot of unanswered questions,” police said.",
            {{"We have got a lot of unanswered questions,", "police"}});
  story.add("“We have got a lot of unanswered questions,” Ole Brandt said.",
            {{"We have got a lot of unanswered questions,", "Ole Brandt"}});
  EXPECT_EQ(story.account().quotations.size(), 1U);
}

TEST(Quotations, ABodySpeaksThroughWhoeverSpeaksForIt) {
  const auto statements = [](std::string_view first, std::string_view second) {
    StoryBuilder story;
    story.add("A fight broke out at the market and a man fired shots into the crowd, they said.",
              {{"A fight broke out at the market and a man fired shots into the crowd", first,
                QuotationKind::kIndirect}});
    story.add("After a fight broke out at the market, a man fired several shots into the crowd, they said.",
              {{"After a fight broke out at the market, a man fired several shots into the crowd", second,
                QuotationKind::kIndirect}});
    return story.account().quotations.size();
  };
  EXPECT_EQ(statements("police", "Ole Brandt"), 1U);
  EXPECT_EQ(statements("Ada Kern", "Ada Kern"), 1U);
}

TEST(Quotations, ARunOfWordsIsSaidOnce) {
  const auto statements = [](std::string_view second_speaker) {
    StoryBuilder story;
    story.add(
        "“I saw the white van pull up and a bunch of guys jumped out and started yelling,” Kern said.",
        {{"I saw the white van pull up and a bunch of guys jumped out and started yelling,", "Ada Kern"}});
    story.add("“A bunch of guys jumped out, and they were screaming loud,” said a neighbour.",
              {{"A bunch of guys jumped out, and they were screaming loud,", second_speaker}});
    return story.account().quotations.size();
  };
  EXPECT_EQ(statements("Ada Kern"), 1U);
  EXPECT_EQ(statements("Ole Brandt"), 2U);
}

TEST(Statements, WhatTwoTellComesBeforeWhatOneTells) {
  StoryBuilder story;
  story.add("The lighthouse on Gull Rock went dark on Monday night. A keeper was last seen there in 1988.",
            {});
  story.add("On Monday night the lighthouse on Gull Rock went dark. Tourists asked for their money back.",
            {});
  const Account account = story.account();
  ASSERT_EQ(account.statements.size(), 3U);
  EXPECT_EQ(account.statements[0].support.size(), 2U);
  EXPECT_EQ(story.words(account.statements[1].support[0]), "A keeper was last seen there in 1988.");
  EXPECT_EQ(story.words(account.statements[2].support[0]), "Tourists asked for their money back.");
}

TEST(Statements, AStoryOfOneReportHasNothingToSetSideBySide) {
  StoryBuilder story;
  story.add("The lighthouse on Gull Rock went dark on Monday night.", {});
  EXPECT_TRUE(story.account().statements.empty());
}

TEST(Differences, FiguresOfOneUnit) {
  StoryBuilder story;
  story.add("The storm left 40,000 homes in the northern valleys without power.", {});
  story.add("The storm left 44,000 homes in the northern valleys without power.", {});
  story.add("The storm left 40,000 homes in the northern valleys without any power.", {});
  for (std::uint32_t i = 0; i < 3; ++i)
    story.figure(i, i == 1 ? "44,000" : "40,000", "homes", i == 1 ? 44000 : 40000);
  EXPECT_EQ(
      dump(story.account().differences, Difference::Kind::kFigure, story),
      "homes in the northern valleys without: [0 40000 '40,000'] [1 44000 '44,000'] [2 40000 '40,000']\n");
}

TEST(Differences, FiguresAreOfOneThingByTheWordsAroundThem) {
  StoryBuilder story;
  story.add("The city said 1,400 residents were brought to safety. In the hall 60 residents slept.", {});
  story.add(
      "Later 2,100 residents were brought to safety, officials of the city said, and 60 residents slept in a "
      "hall.",
      {});
  story.figure(0, "1,400", "residents", 1400);
  story.figure(1, "2,100", "residents", 2100);
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kFigure, story),
            "residents were brought to safety: [0 1400 '1,400'] [1 2100 '2,100']\n");
}

/// Whether two sentences with a figure of one unit are told to differ.
bool differ(std::string_view a, std::string_view b, std::string_view figure_a, std::string_view figure_b,
            std::string_view unit_b) {
  StoryBuilder story;
  story.add(a, {});
  story.add(b, {});
  const auto value = [](std::string_view figure) { return static_cast<double>(figure.size()); };
  story.figure(0, figure_a, "men", value(figure_a));
  story.figure(1, figure_b, unit_b, value(figure_b));
  return !story.account().differences.empty();
}

TEST(Differences, FiguresOfOthersAreNone) {
  EXPECT_TRUE(differ("The gunman shot 7 men in the old flat by the pier.",
                     "The gunman shot 12 men in the old flat by the pier.", "7", "12", "men"));
  EXPECT_FALSE(differ("The gunman shot 7 men in the old flat by the pier.",
                      "The gunman shot 12 other men in the old flat by the pier.", "7", "12", "other men"))
      << "beside some that were counted before";
}

TEST(Differences, FiguresOfAnEarlierYearAreNone) {
  const auto differ_in = [](std::string_view year) {
    StoryBuilder story;
    story.add("The storm in the northern valleys left 40 people dead.", {});
    story.add("The storm of " + std::string(year) + " in the northern valleys left 44 people dead.", {});
    story.figure(0, "40", "people", 40);
    story.figure(1, "44", "people", 44);
    story.time(1, year, std::string(year));
    story.published(0, "Gull Post", "2024-04-02");
    return !story.account().differences.empty();
  };
  EXPECT_TRUE(differ_in("2024"));
  EXPECT_FALSE(differ_in("2011"));
}

TEST(Differences, FiguresThatBothReportsGiveInAnotherOrderAreNone) {
  StoryBuilder story;
  story.add("The council cuts the harbour fee to 21 crowns from 35 crowns next year.", {});
  story.add("The council cuts the harbour fee from 35 crowns to 21 crowns next year.", {});
  story.figure(0, "21", "crowns", 21);
  story.figure(0, "35", "crowns", 35);
  story.figure(1, "35", "crowns", 35);
  story.figure(1, "21", "crowns", 21);
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kFigure, story), "");
}

TEST(Differences, ARoughFigureIsNoOtherFigure) {
  StoryBuilder story;
  story.add("Nearly 1,450 residents of the quay were brought to safety.", {});
  story.add("The city said 1,400 residents of the quay were brought to safety.", {});
  story.figure(0, "1,450", "residents", 1450, true);
  story.figure(1, "1,400", "residents", 1400);
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kFigure, story), "");
}

/// Two reports of 40 and 44 dead, which appeared then.
StoryBuilder story_of_the_dead(std::string_view first, std::string_view second) {
  StoryBuilder story;
  story.add("The storm in the northern valleys left 40 people dead, officials said.", {});
  story.add("The storm in the northern valleys left 44 people dead, officials said.", {});
  story.figure(0, "40", "people", 40);
  story.figure(1, "44", "people", 44);
  if (!first.empty()) story.published(0, "Gull Post", first);
  if (!second.empty()) story.published(1, "The Mole", second);
  return story;
}

Difference::Course course_of_the_dead(std::string_view first, std::string_view second) {
  const Account account = story_of_the_dead(first, second).account();
  EXPECT_EQ(account.differences.size(), 1U);
  return account.differences.front().course;
}

TEST(Differences, ACountThatOnlyGrowsAndIsHigherInALaterReportGrew) {
  using Course = Difference::Course;
  EXPECT_EQ(course_of_the_dead("2024-03-12", "2024-03-13"), Course::kGrew);
  EXPECT_EQ(course_of_the_dead("2024-03-12T09:00+01:00", "2024-03-12T18:00+01:00"), Course::kGrew);
  EXPECT_EQ(course_of_the_dead("2024-03-12T09:00+01:00", "2024-03-12T09:00-05:00"), Course::kGrew)
      << "six hours later";
  EXPECT_EQ(course_of_the_dead("2024-03-12T09:00+01:00", "2024-03-12T08:10Z"), Course::kBeside)
      << "ten minutes later";
  EXPECT_EQ(course_of_the_dead("2024-03-12", "2024-03-12"), Course::kBeside);
  EXPECT_EQ(course_of_the_dead("2024-03-13", "2024-03-12"), Course::kBeside) << "the count fell";
  EXPECT_EQ(course_of_the_dead("2024-03-12", ""), Course::kBeside);
  EXPECT_EQ(course_of_the_dead("", ""), Course::kBeside);
}

TEST(Differences, ALateReportOfTheOldCountIsAContradictionUnlessItHasItFromAnEarlyOne) {
  StoryBuilder story = story_of_the_dead("2024-03-12", "2024-03-13");
  story.add("The storm in the northern valleys left 40 people dead, officials said.", {});
  story.figure(2, "40", "people", 40);
  story.published(2, "Shore Letter", "2024-03-14");
  EXPECT_EQ(story.account().differences.front().course, Difference::Course::kBeside);
  story.derive(2, 0);
  EXPECT_EQ(story.account().differences.front().course, Difference::Course::kGrew);
}

TEST(Differences, WhatMayShrinkAndDigitsInAnotherOrderDidNotGrow) {
  StoryBuilder seats;
  seats.add("The council of the northern valleys has 40 seats for farmers, officials said.", {});
  seats.add("The council of the northern valleys has 44 seats for farmers, officials said.", {});
  StoryBuilder slip;
  slip.add("The storm in the northern valleys left 23 people dead, officials said.", {});
  slip.add("The storm in the northern valleys left 32 people dead, officials said.", {});
  for (std::uint32_t i = 0; i < 2; ++i) {
    seats.figure(i, i == 0 ? "40" : "44", "seats", i == 0 ? 40 : 44);
    slip.figure(i, i == 0 ? "23" : "32", "people", i == 0 ? 23 : 32);
    for (StoryBuilder* story : {&seats, &slip})
      story->published(i, i == 0 ? "Gull Post" : "The Mole", i == 0 ? "2024-03-12" : "2024-03-14");
  }
  EXPECT_EQ(seats.account().differences.at(0).course, Difference::Course::kBeside);
  EXPECT_EQ(slip.account().differences.at(0).course, Difference::Course::kBeside);
}

TEST(Differences, DaysOfOneStatement) {
  StoryBuilder story;
  story.add("The ministers met in the old customs house on Thursday.", {});
  story.add("The ministers met in the old customs house on Friday.", {});
  story.time(0, "Thursday", "2024-04-04");
  story.time(1, "Friday", "2024-04-05");
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kTime, story),
            "The ministers met in the old: [0 2024-04-04 'Thursday'] [1 2024-04-05 'Friday']\n");
}

TEST(Differences, TheSameWordsForADayAreNone) {
  StoryBuilder story;
  story.add("The ministers met in the old customs house on Friday.", {});
  story.add("The ministers met in the old customs house on friday.", {});
  story.time(0, "Friday", "2024-04-05");
  story.time(1, "friday", "2024-04-19");
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kTime, story), "");
}

TEST(Differences, WhenThePageAppearedAndADayWithoutItsYearAreNone) {
  StoryBuilder page;
  page.add("The ministers met in the old customs house Posted: Thursday at noon.", {});
  page.add("The ministers met in the old customs house Posted: Friday at noon.", {});
  page.time(0, "Thursday", "2024-04-04");
  page.time(1, "Friday", "2024-04-05");
  EXPECT_EQ(dump(page.account().differences, Difference::Kind::kTime, page), "");
  StoryBuilder year;
  year.add("The ministers met in the old customs house on April 28.", {});
  year.add("The ministers met in the old customs house on April 28, 2013.", {});
  year.time(0, "April 28", "2014-04-28");
  year.time(1, "April 28, 2013", "2013-04-28");
  EXPECT_EQ(dump(year.account().differences, Difference::Kind::kTime, year), "");
}

TEST(Differences, LinesThatAskReadersToCallAreNone) {
  StoryBuilder story;
  story.add("Anyone with information about the fire at the pier is urged to contact the harbour at 555-0143.",
            {});
  story.add("Anyone with information about the fire at the pier is urged to call the harbour at 555-0143.",
            {});
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kWording, story), "");
}

TEST(Differences, OneWordInTwoFormsIsNone) {
  StoryBuilder story;
  story.add("The lawyers had worked for years on papers for the pro-Ruthenian council, the Courier reported.",
            {});
  story.add("The lawyers had worked for years on papers for the pro-Ruthenia council, the Courier reported.",
            {});
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kWording, story), "");
}

TEST(Differences, WordsWithAnotherBetweenThemAreAnotherStatement) {
  StoryBuilder story;
  story.add("It is not uncommon for sitting governors to skip the funerals of pilots, the Courier reported.",
            {});
  story.add(
      "It is not uncommon for sitting governors not to attend the funerals of pilots, the Courier reported.",
      {});
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kWording, story), "");
}

TEST(Differences, WordsInTheSamePlace) {
  StoryBuilder story;
  story.add("The alliance works on plans for a permanent camp at its border, the Courier reported.", {});
  story.add("The alliance works on plans for a permanent camp within its borders, the Courier reported.", {});
  story.add("The alliance works on a plan for the permanent camp at the border, the Courier reported.", {});
  EXPECT_EQ(
      dump(story.account().differences, Difference::Kind::kWording, story),
      "permanent camp …: [0 at its border 'at its border'] [1 within its borders 'within its borders']\n");
}

TEST(Differences, DirectInOneReportAndIndirectInAnother) {
  StoryBuilder story;
  story.add("“The council will decide on the bridge in June,” Kern said.",
            {{"The council will decide on the bridge in June,", "Ada Kern"}});
  story.add("Kern said the council would decide on the bridge in June.",
            {{"the council would decide on the bridge in June", "Ada Kern", QuotationKind::kIndirect}});
  EXPECT_EQ(dump(story.account().differences, Difference::Kind::kManner, story),
            "Ada Kern: [0 direct 'The council will decide on the bridge in June,'] [1 indirect 'the council "
            "would decide on "
            "the bridge in June']\n");
}

TEST(Differences, TheSpeakersWordsWithoutAMarkAreNoOtherManner) {
  StoryBuilder part;
  part.add("“I can’t say overall that all the bridges of the town have become better,” Kern said.",
           {{"I can’t say overall that all the bridges of the town have become better,", "Ada Kern"}});
  part.add("KERN: I can’t say overall that all the bridges of the town have become better",
           {{"overall that all the bridges of the town have become better", "Ada Kern",
             QuotationKind::kIndirect}});
  EXPECT_EQ(dump(part.account().differences, Difference::Kind::kManner, part), "");
  StoryBuilder open;
  open.add("“The council will decide on the bridge in June,” Kern said.",
           {{"The council will decide on the bridge in June,", "Ada Kern"}});
  open.add(
      "“We waited. Now the council will decide on the bridge in the month of June,” her office, Kern said.",
      {{"the council will decide on the bridge in the month of June,” her office", "Ada Kern",
        QuotationKind::kIndirect}});
  EXPECT_EQ(dump(open.account().differences, Difference::Kind::kManner, open), "");
}

TEST(Timeline, OneEntryForADateThatTwoReportsTell) {
  StoryBuilder story;
  story.add("The lighthouse on Gull Rock went dark on Monday night.", {});
  story.add("On Monday night the lighthouse on Gull Rock went dark. It was built in 1871.", {});
  story.time(0, "Monday", "2024-04-01TNI");
  story.time(1, "Monday", "2024-04-01TNI");
  story.time(1, "1871", "1871");
  const Account account = story.account();
  ASSERT_EQ(account.timeline.size(), 1U);
  EXPECT_EQ(account.timeline[0].when, "2024-04-01");
  EXPECT_EQ(story.words(account.timeline[0].words), "Monday");
}

TEST(Timeline, ABareYearStandsThereOnlyForAnEvent) {
  StoryBuilder story;
  story.add("In 2014 the tower lost its roof. The 1949 plan was burnt. It has been shut since 2019.", {});
  for (const std::string_view year : {"2014", "1949", "2019"}) story.time(0, year, std::string(year));
  const Account account = story.account();
  ASSERT_EQ(account.timeline.size(), 1U);
  EXPECT_EQ(account.timeline[0].when, "2014");
}

TEST(Account, CopiesOfOneTextCostLittle) {
  StoryBuilder story;
  for (int copy = 0; copy < 300; ++copy) {
    story.add(
        "“The old bridge will stay closed until the last bolt is checked,” Ada Kern said. The ferries run "
        "on.",
        {{"The old bridge will stay closed until the last bolt is checked,", "Ada Kern"}});
  }
  const Account account = story.account();
  ASSERT_EQ(account.quotations.size(), 1U);
  EXPECT_EQ(account.quotations[0].readings.size(), 300U);
  EXPECT_EQ(account.quotations[0].variants.size(), 1U);
}

}  // namespace
}  // namespace stemma
