#include "descent/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "descent/story_dump_test.h"

namespace stemma::descent {
namespace {

/// A letter that was copied by hand, as words that copyists change.
constexpr std::string_view kLetter =
    "When the ferry had gone we carried the lamp down from the gallery and wrapped it in the old sail "
    "because "
    "the wind was rising over the sound and nobody believed that the boats would come back before night. My "
    "brother counted the glasses twice and wrote the number on the door with a piece of chalk which the "
    "children had left there in summer. There were forty glasses and not one of them was cracked although "
    "the "
    "storm had thrown stones as high as the roof. In the morning a stranger stood at the gate and asked for "
    "water and bread. He told us that the harbour was closed and that the pilots had been sent home without "
    "their pay. We gave him what we had and showed him the path behind the dunes that leads to the chapel. "
    "Since "
    "that day the lamp has burned again and every evening somebody climbs the stairs to trim the wick and to "
    "look whether the stranger walks along the shore with his grey dog and his broken umbrella.";

/// The letter with words changed: {"old", "new"}.
using Changes = std::vector<std::pair<std::string_view, std::string_view>>;
std::string changed(std::string text, const Changes& changes) {
  for (const auto& [old, now] : changes) {
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    if (at != std::string::npos) text.replace(at, old.size(), now);
  }
  return text;
}

/// first ─ second ─ third, and fourth from second; every copy keeps the slips of the one that it was made
/// from.
struct Letters {
  std::string first{kLetter};
  std::string second = changed(first, {{"lamp", "lamb"}, {"forty", "fourty"}, {"a piece of chalk", "chalk"}});
  std::string third = changed(second, {{"stranger", "ranger"}, {"pilots", "pirates"}, {"wick", "wig"}});
  std::string fourth =
      changed(second, {{"chapel", "castle"}, {"umbrella", "umbrela"}, {"cracked", "tracked"}});
  std::string fifth = changed(third, {{"glasses", "classes"}, {"harbour", "arbour"}});
  std::string sixth = changed(fourth, {{"dunes", "tunes"}, {"wind", "wine"}});
};

StoryBuilder story_of(const std::vector<std::pair<std::string_view, std::string>>& copies) {
  StoryBuilder story;
  for (const auto& [id, text] : copies) story.add(id, "", text);
  return story;
}

/// Undirected edges, "a-b" with a < b, of the copies and of the lost ones.
std::set<std::string> links(const StoryBuilder& story) {
  const DescentGraph graph = story.graph();
  std::set<std::string> found;
  for (const Edge& edge : graph.edges) {
    if (edge.direction_known) continue;
    std::string a = story.name(graph, edge.from);
    std::string b = story.name(graph, edge.to);
    if (b < a) std::swap(a, b);
    found.insert(a + "-" + b);
    EXPECT_FALSE(edge.evidence.empty());
  }
  return found;
}

constexpr std::string_view kTear = " In the morning";  // what stands here first is lost with a torn half

/// A copy that lost its second half, and two that were made from it or beside it while it was whole.
struct TornCopy {
  explicit TornCopy(const Letters& l)
      : whole(changed(l.first, {{"gallery", "galley"},
                                {"sail", "snail"},
                                {"night", "light"},
                                {"harbour", "arbour"},
                                {"chapel", "castle"},
                                {"shore", "store"}})),
        left(whole.substr(0, whole.find(kTear))),
        x(changed(whole, {{"brother", "father"}, {"wick", "wig"}})),
        y(changed(whole, {{"wind", "wine"}, {"grey", "great"}})) {}

  std::string whole;
  std::string left;
  std::string x;
  std::string y;
};

TEST(Copies, SharedSlipsTellWhichCopiesAreNeighbours) {
  const Letters l;
  const std::set<std::string> expected = {"1-2", "2-3", "2-4", "3-5", "4-6"};
  EXPECT_EQ(links(story_of({{"1", l.first},
                            {"2", l.second},
                            {"3", l.third},
                            {"4", l.fourth},
                            {"5", l.fifth},
                            {"6", l.sixth}})),
            expected);
  EXPECT_EQ(links(story_of({{"6", l.sixth},
                            {"3", l.third},
                            {"5", l.fifth},
                            {"1", l.first},
                            {"4", l.fourth},
                            {"2", l.second}})),
            expected)
      << "the order of the articles does not matter";
}

TEST(Copies, TheTextAsAWholeStillHasOneOrigin) {
  const Letters l;
  const StoryBuilder story = story_of(
      {{"1", l.first}, {"2", l.second}, {"3", l.third}, {"4", l.fourth}, {"5", l.fifth}, {"6", l.sixth}});
  const DescentGraph graph = story.graph();
  ASSERT_EQ(graph.origins.list.size(), 1U);
  EXPECT_EQ(graph.origins.list.front().carried_by.size(), 6U);
  EXPECT_EQ(graph.origins.at_most, 1U);
}

TEST(Copies, WhereNothingTellsThemApartNoneIsNearer) {
  const std::string text(kLetter);
  EXPECT_EQ(links(story_of({{"1", text}, {"2", text}, {"3", text}, {"4", text}})), std::set<std::string>{});
  // One slip each: no two share any.
  EXPECT_EQ(links(story_of({{"1", text},
                            {"2", changed(text, {{"lamp", "lamb"}})},
                            {"3", changed(text, {{"wick", "wig"}})},
                            {"4", changed(text, {{"wind", "wine"}})}})),
            std::set<std::string>{});
}

TEST(Copies, WhatIsCutOffIsNoDifference) {
  const Letters l;
  const std::string half = l.fourth.substr(0, l.fourth.find(kTear));
  const std::set<std::string> found = links(story_of(
      {{"1", l.first}, {"2", l.second}, {"3", l.third}, {"4", half}, {"5", l.fifth}, {"6", l.sixth}}));
  EXPECT_TRUE(found.contains("4-6"));
}

TEST(Copies, SlipsSharedWhereTheSourceIsCutOffAskForALostCopy) {
  const Letters l;
  const TornCopy torn(l);
  const StoryBuilder story = story_of({{"torn", torn.left},
                                       {"x", torn.x},
                                       {"y", torn.y},
                                       {"1", l.first},
                                       {"2", l.second},
                                       {"3", l.third},
                                       {"5", l.fifth}});
  const std::set<std::string> found = links(story);
  EXPECT_TRUE(found.contains("torn-unseen:lost-copy-beside-torn"));
  EXPECT_TRUE(found.contains("unseen:lost-copy-beside-torn-x"));
  EXPECT_TRUE(found.contains("unseen:lost-copy-beside-torn-y"));
}

TEST(Copies, ACopyThatWasMendedFromAnotherHasTwoParents) {
  const Letters l;
  const TornCopy torn(l);
  const std::string mended = changed(torn.left, {{"chalk", "milk"}}) + l.third.substr(l.third.find(kTear));
  const StoryBuilder story = story_of({{"torn", torn.left},
                                       {"x", torn.x},
                                       {"y", torn.y},
                                       {"mended", mended},
                                       {"1", l.first},
                                       {"2", l.second},
                                       {"3", l.third},
                                       {"5", l.fifth}});
  const std::set<std::string> found = links(story);
  EXPECT_TRUE(found.contains("mended-torn"));
  EXPECT_TRUE(found.contains("3-mended") || found.contains("5-mended"));
}

TEST(Collation, PutsWordBesideWord) {
  StoryBuilder story;
  story.add("a", "", kLetter);
  story.add("b", "", changed(std::string(kLetter), {{"old sail", "sail"}, {"forty", "fifty"}}));
  const Collation table = collate(story.story().articles, story.reports());
  std::string dump;
  for (const VariantPlace& place : table.places) {
    for (std::size_t w = 0; w < table.witnesses(); ++w) {
      dump += std::string(place.spans[w].of(story.reports()[w].article.text)) + (w == 0 ? "|" : "\n");
    }
  }
  EXPECT_EQ(dump, "old|\nforty|fifty\n");
}

TEST(Collation, OfEmptyTextsIsEmpty) {
  StoryBuilder story;
  story.add("a", "", "");
  story.add("b", "", "");
  EXPECT_TRUE(collate(story.story().articles, story.reports()).places.empty());
}

}  // namespace
}  // namespace stemma::descent
