// What is a difference and what is not, one general cause a test.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "account/story_builder_test.h"

namespace stemma {
namespace {

using account::Said;
using account::StoryBuilder;

/// "value value", one line a difference of this kind.
std::string values(const StoryBuilder& story, Difference::Kind kind) {
  std::string lines;
  for (const Difference& difference : story.account().differences) {
    if (difference.kind != kind) continue;
    for (const DifferingReading& reading : difference.readings) lines += reading.value + '|';
    lines.back() = '\n';
  }
  return lines;
}

struct Counts {
  std::string_view text;
  std::string_view figure;
  std::string_view unit;
  double value;
  std::vector<std::string_view> persons = {};
};

StoryBuilder counted(const std::vector<Counts>& reports) {
  StoryBuilder story;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    story.add(reports[i].text, {});
    story.figure(i, reports[i].figure, reports[i].unit, reports[i].value);
    for (const std::string_view person : reports[i].persons) story.name(i, person, NameKind::kPerson);
  }
  return story;
}

std::string figures(const std::vector<Counts>& reports) {
  return values(counted(reports), Difference::Kind::kFigure);
}

TEST(FigureDifferences, AreOfOnePerson) {
  const auto points = [](std::string_view text, std::string_view figure, double value,
                         std::string_view person) {
    return Counts{text, figure, "points", value, {person}};
  };
  const Counts kern =
      points("Ada Kern scored 23 points in the second half of the harbour final.", "23", 23, "Ada Kern");
  EXPECT_EQ(figures({kern, points("Kern scored 21 points in the second half of the harbour final.", "21", 21,
                                  "Kern")}),
            "23|21\n");
  EXPECT_EQ(figures({kern, points("Ole Brandt scored 14 points in the second half of the harbour final.",
                                  "14", 14, "Ole Brandt")}),
            "");
  const auto pronoun = [&](std::string_view person) {
    const std::string text =
        std::string(person) + " played. She scored 21 points in the second half of the harbour final.";
    return figures({kern, points(text, "21", 21, person)});
  };
  EXPECT_EQ(pronoun("Kern"), "23|21\n");
  EXPECT_EQ(pronoun("Ilse Brandt"), "") << "she is whom the sentence before names";
}

TEST(FigureDifferences, AreNotOfWhoeverTellsThem) {
  const auto tell = [](std::string_view first, std::string_view second) {
    StoryBuilder told;
    told.add("Ada Kern said the storm left 40 people dead in the valleys.",
             {{"the storm left 40 people dead in the valleys", first, QuotationKind::kIndirect}});
    told.add("Ole Brandt said the storm left 44 people dead in the valleys.",
             {{"the storm left 44 people dead in the valleys", second, QuotationKind::kIndirect}});
    told.figure(0, "40", "people", 40);
    told.figure(1, "44", "people", 44);
    told.name(0, "Ada Kern", NameKind::kPerson);
    told.name(1, "Ole Brandt", NameKind::kPerson);
    return values(told, Difference::Kind::kFigure);
  };
  EXPECT_EQ(tell("Ada Kern", "Ole Brandt"), "40|44\n");
}

TEST(FigureDifferences, AreNotOfWhatTheOtherReportGivesToo) {
  const Counts seven{"The harbour court sent Kern to prison for seven years over the pier fire.", "seven",
                     "years", 7};
  EXPECT_EQ(figures({seven,
                     {"The harbour court sent Kern to prison for nine years over the pier fire.", "nine",
                      "years", 9}}),
            "7|9\n");
  StoryBuilder both = counted({seven,
                               {"The harbour court sent Kern to prison for nine years over the pier fire. An "
                                "old court had sent Kern to prison for seven years over a harbour fire.",
                                "nine", "years", 9}});
  both.figure(1, "seven", "years", 7);
  EXPECT_EQ(values(both, Difference::Kind::kFigure), "");
}

TEST(FigureDifferences, AreOfOneThing) {
  const auto counts = [](std::string_view thing) {
    return "The harbour court found Kern guilty on four counts of " + std::string(thing) + ".";
  };
  const std::string three = "The harbour court found Kern guilty on three counts of fraud.";
  const auto told = [&](const std::string& other) {
    return figures({{three, "three", "counts", 3}, {other, "four", "counts", 4}});
  };
  EXPECT_EQ(told(counts("fraud")), "3|4\n");
  EXPECT_EQ(told(counts("arson")), "");
}

TEST(FigureDifferences, AreOfOneDayUnlessTheCountGrows) {
  const auto told = [](const std::string& what, const std::string& thing) {
    StoryBuilder story;
    for (std::size_t i = 0; i < 2; ++i) {
      const std::string figure = i == 0 ? "40" : "44";
      const std::string day = i == 0 ? "Monday" : "Tuesday";
      story.add("On " + day + " " + figure + " " + thing + " " + what + " at the old pier in the harbour.",
                {});
      story.figure(i, figure, thing, i == 0 ? 40 : 44);
      story.time(i, day, i == 0 ? "2024-04-01" : "2024-04-02");
    }
    return values(story, Difference::Kind::kFigure);
  };
  EXPECT_EQ(told("marched", "people"), "");
  EXPECT_EQ(told("were dead", "people"), "40|44\n");
}

TEST(FigureDifferences, AreOfTheWholeAndNotOfSomeOfIt) {
  const Counts all{"The crew of the harbour boat fixed 30 pumps at the old pier.", "30", "pumps", 30};
  EXPECT_EQ(
      figures({all, {"The crew of the harbour boat fixed 17 pumps at the old pier.", "17", "pumps", 17}}),
      "30|17\n");
  EXPECT_EQ(
      figures(
          {all, {"The crew of the harbour boat fixed another 17 pumps at the old pier.", "17", "pumps", 17}}),
      "");
}

TEST(FigureDifferences, AreNotOfASentenceThatGivesBothUnlessItCorrectsACountThatGrew) {
  const auto told = [](std::string_view text, double value, std::string_view figure, std::string_view day) {
    StoryBuilder story;
    story.add("The city said 1,400 residents were brought to safety by bus.", {});
    story.add(text, {});
    story.figure(0, "1,400", "residents", 1400);
    story.figure(1, figure, "residents", value);
    story.published(0, "Gull Post", "2024-04-02");
    story.published(1, "The Mole", day);
    return values(story, Difference::Kind::kFigure);
  };
  const std::string_view corrected =
      "The city said 2,100 residents were brought to safety by bus, not 1,400 as it said before.";
  EXPECT_EQ(told(corrected, 2100, "2,100", "2024-04-03"), "1400|2100\n");
  EXPECT_EQ(told(corrected, 2100, "2,100", "2024-04-02"), "") << "no later report";
  EXPECT_EQ(told("The city said 900 residents were brought to safety by bus, and 1,400 in all.", 900, "900",
                 "2024-04-03"),
            "");
}

TEST(FigureDifferences, AreOfCounts) {
  const auto told = [](std::string_view sign) {
    const auto text = [&](std::string_view figure) {
      return "The margin of error of the harbour poll is " + std::string(sign) + " " + std::string(figure) +
             " points.";
    };
    const std::string one = text("3.5");
    const std::string other = text("3.1");
    return figures({{one, "3.5", "points", 3.5}, {other, "3.1", "points", 3.1}});
  };
  EXPECT_EQ(told("now"), "3.5|3.1\n");
  EXPECT_EQ(told("plus or minus"), "");
}

TEST(FigureDifferences, OfWhatOnlyGrowsAreToldInAnyVoice) {
  EXPECT_EQ(figures({{"A bomb in the old harbour hall killed 12 people on Monday, the coast guard said.",
                      "12", "people", 12},
                     {"On Monday 13 people died after a bomb in the old harbour hall, the coast guard said.",
                      "13", "people", 13}}),
            "12|13\n");
}

TEST(FigureDifferences, NeedMoreThanAVerbInCommonUnlessWhatIsCountedOnlyGrows) {
  const auto told = [](std::string_view a, std::string_view b, std::string_view unit) {
    return figures({{a, "30", unit, 30}, {b, "12", unit, 12}});
  };
  EXPECT_EQ(
      told("The new rules take effect in 30 days.", "The rules take effect 12 days before the vote.", "days"),
      "");
  EXPECT_EQ(told("Police said 30 people were killed at dawn.", "At dawn 12 people were killed.", "people"),
            "30|12\n");
}

TEST(FigureDifferences, OfAnotherSizeAreOfAnotherThing) {
  const auto told = [](std::string_view figure, double value) {
    const std::string text =
        "The city opened halls for " + std::string(figure) + " people displaced by the flood.";
    return figures(
        {{"The city opened halls for 30,000 people displaced by the flood.", "30,000", "people", 30000},
         {text, figure, "people", value}});
  };
  EXPECT_EQ(told("3,000", 3000), "30000|3000\n");
  EXPECT_EQ(told("79", 79), "");
}

/// Ages behind a name.
std::string ages(std::string_view a, std::string_view b, std::string_view name_b = "Ada Kern",
                 std::string_view day_b = "2024-04-03") {
  StoryBuilder story;
  story.add(a, {});
  story.add(b, {});
  story.name(0, "Ada Kern", NameKind::kPerson);
  story.name(1, name_b, NameKind::kPerson, "Ada Kern");
  story.published(0, "Gull Post", "2024-04-02");
  story.published(1, "The Mole", day_b);
  return values(story, Difference::Kind::kFigure);
}

TEST(AgeDifferences, AreOfOneFullName) {
  EXPECT_EQ(ages("Police named Ada Kern, 24, of Gull Town.", "Ada Kern, 25, was found."), "24|25\n");
  EXPECT_EQ(ages("Police named Ada Kern, 24, of Gull Town.", "Ada Kern, 24, was found."), "");
  EXPECT_EQ(ages("Police named Ada Kern, 24, of Gull Town.", "Kern, 52, was found.", "Kern"), "")
      << "another of the family";
  EXPECT_EQ(ages("Ada Kern, 45-7, won.", "Ada Kern, 36, won."), "") << "a record";
  EXPECT_EQ(ages("Police named Ada Kern, 24.", "Ada Kern, 25, was tried.", "Ada Kern", "2024-11-03"), "")
      << "a birthday later";
}

TEST(AgeDifferences, StandBeforeTheNameToo) {
  StoryBuilder story;
  story.add("The 24-year-old Ada Kern was found.", {});
  story.add("Police named Ada Kern, 26.", {});
  story.time(0, "24-year-old", "P24Y", TimeType::kDuration);
  for (std::size_t i = 0; i < 2; ++i) story.name(i, "Ada Kern", NameKind::kPerson);
  EXPECT_EQ(values(story, Difference::Kind::kFigure), "24|26\n");
}

std::string names(std::string_view a, std::string_view b) {
  StoryBuilder story;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string_view name = i == 0 ? a : b;
    story.add(std::string(name) + " closed the bridge.", {});
    story.name(i, name, NameKind::kPerson);
  }
  return values(story, Difference::Kind::kName);
}

TEST(NameDifferences, AreSlipsInSurnamesAndInFirstNamesOfOneSurname) {
  EXPECT_EQ(names("Ada Hollmann", "Ada Holmann"), "Hollmann|Holmann\n");
  EXPECT_EQ(names("Katrin Ode", "Catrin Ode"), "Catrin Ode|Katrin Ode\n");
  EXPECT_EQ(names("Katrin Ode", "Catrin Ulm"), "") << "two surnames, two people";
  EXPECT_EQ(names("Jo Ode", "Mo Ode"), "") << "too short";
  EXPECT_EQ(names("Steve Ode", "Steven Ode"), "") << "a short form";
  EXPECT_EQ(names("Ada Hollósi", "Ada Hollosi"), "") << "an outlet without accents";
}

TEST(NameDifferences, OfOneNameAreOneDifference) {
  StoryBuilder story;
  for (const std::string_view name : {"Ada Hollmann", "Ada Hollmann", "Ada Holmann", "Ada Hollman"}) {
    story.add(std::string(name) + " closed the bridge.", {});
  }
  for (std::size_t i = 0; i < 4; ++i)
    story.name(i, i < 2 ? "Ada Hollmann" : i == 2 ? "Ada Holmann" : "Ada Hollman", NameKind::kPerson);
  EXPECT_EQ(values(story, Difference::Kind::kName), "Hollmann|Hollmann|Hollman|Holmann\n");
}

std::string wordings(std::string_view a, std::string_view b) {
  StoryBuilder story;
  story.add(a, {});
  story.add(b, {});
  return values(story, Difference::Kind::kWording);
}

std::string quoted(const std::string& a, const std::string& b) {
  StoryBuilder story;
  for (const std::string& words : {a, b}) story.add("“" + words + "” Kern said.", {{words, "Ada Kern"}});
  return values(story, Difference::Kind::kWording);
}

TEST(WordingDifferences, OfProseAreWordsThatExcludeOneAnother) {
  const auto told = [](std::string_view word) {
    return "The divers of the harbour police say the man was " + std::string(word) +
           " the old pier near the lighthouse.";
  };
  EXPECT_EQ(wordings(told("seen before he reached"), told("seen after he reached")),
            "before he reached|after he reached\n");
  EXPECT_EQ(wordings(told("found under"), told("recovered under")), "") << "synonyms";
  EXPECT_EQ(wordings(told("shot at"), told("stabbed at")), "shot|stabbed\n");
}

TEST(WordingDifferences, OfProseAreHowSurelyAndWhether) {
  const auto told = [](std::string_view word) {
    return "The council of the old harbour " + std::string(word) +
           " close the northern bridge for lorries, the Courier reported.";
  };
  EXPECT_EQ(wordings(told("will"), told("may")), "will close|may close\n");
  EXPECT_EQ(wordings(told("will"), told("will not")), "close|not close\n");
  EXPECT_EQ(wordings(told("will"), told("would")), "");
}

TEST(WordingDifferences, OfPlacesAreNoneWhereTheWordsMaySayTheSame) {
  const auto told = [](std::string_view where) {
    return "The alliance works on plans for a permanent camp " + std::string(where) +
           " harbour, the Courier reported.";
  };
  EXPECT_EQ(wordings(told("in the"), told("at the")), "");
  EXPECT_EQ(wordings(told("near the"), told("inside the")), "near the harbour|inside the harbour\n");
}

TEST(WordingDifferences, OfQuotationsAreAllOtherWordsButSpellings) {
  const std::string before = "The old bridge will stay closed until the last bolt of the northern side is ";
  EXPECT_EQ(quoted(before + "checked by us", before + "painted by us"), "checked|painted\n");
  EXPECT_EQ(quoted(before + "realised by us", before + "realized by us"), "");
}

std::string manners(const Said& direct, std::string_view text_a, const Said& indirect,
                    std::string_view text_b) {
  StoryBuilder story;
  story.add(text_a, {direct});
  story.add(text_b, {indirect});
  return values(story, Difference::Kind::kManner);
}

TEST(MannerDifferences, NeedWordsThatAreTheSpeakersOwnAndOthersThatAreNot) {
  const Said own{"The council will decide on the bridge in June,", "Ada Kern"};
  const std::string_view said = "“The council will decide on the bridge in June,” Kern said.";
  const Said retold{"the council would decide on the bridge in June", "Ada Kern", QuotationKind::kIndirect};
  EXPECT_EQ(manners(own, said, retold, "Kern said the council would decide on the bridge in June."),
            "direct|indirect\n");
  EXPECT_EQ(manners(own, said, retold, "Kern said: ‘the council would decide on the bridge in June’."), "")
      << "in marks of another kind";
  const Said title{"Council Will Decide On Bridge In June", "Ada Kern"};
  EXPECT_EQ(manners(title, "Kern wrote “Council Will Decide On Bridge In June”.", retold,
                    "Kern said the council would decide on the bridge in June."),
            "")
      << "a headline";
  const Said broken{"The council will decide on the bridge in June, Ada Kern said.", "Ada Kern"};
  EXPECT_EQ(manners(broken, "“The council will decide on the bridge in June, Ada Kern said.”", retold,
                    "Kern said the council would decide on the bridge in June."),
            "")
      << "a report of what she said";
}

TEST(MannerDifferences, OfALongSpeechNeedMoreWords) {
  const std::string speech =
      "The council will decide on the bridge in June. Nobody asked what the ferries cost. I have walked to "
      "the pier each "
      "morning since the fire, and whoever lives there knows the smell, the noise, the broken lamps, the "
      "empty shops and "
      "the gulls that own the place now.";
  EXPECT_EQ(manners({speech, "Ada Kern"}, "“" + speech + "” Kern said.",
                    {"the council would decide on the bridge in June", "Ada Kern", QuotationKind::kIndirect},
                    "Kern said the council would decide on the bridge in June."),
            "direct|indirect\n");
  EXPECT_EQ(
      manners({speech, "Ada Kern"}, "“" + speech + "” Kern said.",
              {"the council would see the lamps of the ferries in the old harbour and the bridge tomorrow",
               "Ada Kern", QuotationKind::kIndirect},
              "Kern said the council would see the lamps of the ferries in the old harbour and the bridge "
              "tomorrow."),
      "");
}

TEST(MannerDifferences, AreNoneOfAReportThatGivesTheWordsBothWays) {
  StoryBuilder story;
  const Said own{"The council will decide on the bridge in June,", "Ada Kern"};
  story.add("“The council will decide on the bridge in June,” Kern said.", {own});
  story.add(
      "Kern said the council would decide on the bridge this June. “The council will decide on the bridge in "
      "June,” "
      "Kern said.",
      {{"the council would decide on the bridge this June", "Ada Kern", QuotationKind::kIndirect}, own});
  EXPECT_EQ(values(story, Difference::Kind::kManner), "");
}

std::string days(const std::string& a, const std::string& b) {
  StoryBuilder story;
  story.add(a, {});
  story.add(b, {});
  story.time(0, "April 4", "2024-04-04");
  story.time(1, "April 5", "2024-04-05");
  return values(story, Difference::Kind::kTime);
}

TEST(TimeDifferences, AreOfWhatHappenedAndNotOfPosts) {
  EXPECT_EQ(days("The ministers met in the old customs house on April 4.",
                 "The ministers met in the old customs house on April 5."),
            "2024-04-04|2024-04-05\n");
  EXPECT_EQ(days("We met in the old customs house — Ada Kern (@adakern) April 4",
                 "We met in the old customs house — Ada Kern (@adakern) April 5"),
            "");
  EXPECT_EQ(days("The ministers whom voters chose on April 4 met in the old customs house of the harbour.",
                 "The ministers met in the old customs house of the harbour, opened again on April 5."),
            "")
      << "another event of the sentence";
}

TEST(TimeDifferences, AreOfDaysThatAreNamed) {
  const auto told = [](std::string_view words_a, std::string_view words_b) {
    StoryBuilder story;
    story.add("The ministers met in the old customs house on " + std::string(words_a) + ".", {});
    story.add("The ministers met in the old customs house on " + std::string(words_b) + ".", {});
    story.time(0, words_a, words_a == "Tuesday evening" ? "2024-04-02TEV" : "2024-04-04", TimeType::kTime);
    story.time(1, words_b,
               words_b == "Wednesday evening" ? "2024-04-03TEV"
               : words_b == "April 11"        ? "2024-04-11"
                                              : "2024-04-03T20:00",
               TimeType::kTime);
    return values(story, Difference::Kind::kTime);
  };
  EXPECT_EQ(told("Tuesday evening", "Wednesday evening"), "2024-04-02|2024-04-03\n");
  EXPECT_EQ(told("Tuesday evening", "8 p.m."), "") << "the day is the report's";
  EXPECT_EQ(told("Thursday", "April 11"), "") << "a Thursday too";
}

}  // namespace
}  // namespace stemma
