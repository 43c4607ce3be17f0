#include <fmt/format.h>
#include <gtest/gtest.h>

#include "account/story_builder_test.h"

namespace stemma::account {
namespace {

std::string dump(const Account& account, const StoryBuilder& story) {
  std::string lines;
  for (const VersionHistory& history : account.versions) {
    for (const VersionStep& step : history.steps) {
      lines += fmt::format("{} to {}\n", index_of(step.before), index_of(step.after));
      for (const Edit& edit : step.edits) {
        if (edit.before) lines += fmt::format("- {}\n", story.words(*edit.before));
        if (edit.after) lines += fmt::format("+ {}\n", story.words(*edit.after));
      }
    }
  }
  return lines;
}

constexpr std::string_view kMorning =
    "The lighthouse on Gull Rock went dark on Monday night. The coast guard counted 12 ships near the rock. "
    "Nobody was hurt. The keeper lives in the village of Tarn.";
constexpr std::string_view kEvening =
    "The keeper lives in the village of Tarn. The lighthouse on Gull Rock went dark on Monday night. The "
    "coast "
    "guard counted 15 ships near the rock by noon. An engineer found a burnt fuse in the tower.";

StoryBuilder morning_and_evening() {
  StoryBuilder story;
  story.add(kMorning, {});
  story.add(kEvening, {});
  story.published(0, "Gull Post", "2024-04-02T08:00+02:00");
  story.published(1, "Gull Post", "2024-04-02T19:00+02:00");
  story.derive(1, 0);
  return story;
}

TEST(Versions, TellWhatAnEditChangedAddedAndRemoved) {
  const StoryBuilder story = morning_and_evening();
  EXPECT_EQ(dump(story.account(), story),
            "0 to 1\n"
            "- The coast guard counted 12 ships near the rock.\n"
            "+ The coast guard counted 15 ships near the rock by noon.\n"
            "+ An engineer found a burnt fuse in the tower.\n"
            "- Nobody was hurt.\n");
}

TEST(Versions, AreOfOneOutletOrOneAddressAndInAnOrder) {
  StoryBuilder other_outlet = morning_and_evening();
  other_outlet.article(1).outlet = "The Mole";
  EXPECT_EQ(dump(other_outlet.account(), other_outlet), "");
  other_outlet.article(0).url = other_outlet.article(1).url = "https://gull.example/rock";
  EXPECT_NE(dump(other_outlet.account(), other_outlet), "") << "one address";

  StoryBuilder no_times = morning_and_evening();
  no_times.article(0).published = no_times.article(1).published = {};
  EXPECT_EQ(dump(no_times.account(), no_times), "");
  no_times.article(0).fetched = "2024-04-02T08:10:00Z";
  no_times.article(1).fetched = "2024-04-02T20:00:00Z";
  EXPECT_NE(dump(no_times.account(), no_times), "") << "an archive fetched both";

  StoryBuilder passages = morning_and_evening();
  passages.descent.pairs.front().relation = Relation::kSharedPassages;
  EXPECT_EQ(dump(passages.account(), passages), "") << "two reports of one outlet that share background";
}

TEST(Versions, TheSameTextTwiceIsACopy) {
  StoryBuilder story;
  story.add(kMorning, {});
  story.add(kMorning, {});
  story.published(0, "Gull Post", "2024-04-02");
  story.published(1, "Gull Post", "2024-04-03");
  story.derive(1, 0);
  EXPECT_TRUE(story.account().versions.empty());
}

TEST(Versions, ADifferenceBetweenThemIsAnEdit) {
  StoryBuilder story = morning_and_evening();
  story.figure(0, "12", "ships", 12);
  story.figure(1, "15", "ships", 15);
  const Account account = story.account();
  ASSERT_EQ(account.differences.size(), 1U);
  EXPECT_EQ(account.differences[0].course, Difference::Course::kEdited);
  story.add("The coast guard counted 17 ships near the rock.", {});
  story.figure(2, "17", "ships", 17);
  EXPECT_EQ(story.account().differences.at(0).course, Difference::Course::kBeside) << "another report's, too";
}

TEST(Versions, ManyStatesOfOnePageCostLittle) {
  StoryBuilder story;
  for (std::uint32_t i = 0; i < 200; ++i) {
    story.add(fmt::format("{} The watch counted {} gulls on the roof of the tower.", kMorning, i), {});
    story.published(i, "Gull Post", fmt::format("2024-04-02T{:02}:{:02}+02:00", i / 60, i % 60));
    if (i > 0) story.derive(i, i - 1);
  }
  const Account account = story.account();
  ASSERT_EQ(account.versions.size(), 1U);
  EXPECT_EQ(account.versions[0].steps.size(), 199U);
}

}  // namespace
}  // namespace stemma::account
