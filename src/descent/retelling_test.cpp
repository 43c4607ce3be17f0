#include "descent/retelling.h"

#include <gtest/gtest.h>

#include "descent/credits.h"
#include "descent/story_dump_test.h"

namespace stemma::descent {
namespace {

/// A feature and what a blog made of it, sentence by sentence; and a report of the same works by somebody
/// who was there.
constexpr std::string_view kFeature =
    "Engineers in Varrick want to do what no harbour of the north has tried: lift a whole lighthouse and "
    "roll "
    "it inland. The first machines should arrive in June by barge. A crane standing on forty steel legs "
    "will carry the lamp room to a meadow behind the dunes. Once the lamp is safe, divers will saw through "
    "the granite foundation under water. The tower was raised in 1887 by convicts from the island prison. "
    "In 1931 a storm tore away its gallery and drowned two keepers. In 1974 the last keeper left, and the "
    "lamp "
    "became automatic, the first on that coast.";
constexpr std::string_view kRetold =
    "A whole lighthouse will be lifted and rolled inland by engineers in Varrick, which no harbour of the "
    "north "
    "has tried before. In June the first machines should arrive on a barge. The lamp room will be carried by "
    "a crane standing on forty steel legs to the meadow behind the dunes. When the lamp is safe, the granite "
    "foundation will be sawn through under water by divers. Convicts from the island prison raised the tower "
    "in "
    "1887. A storm of 1931 tore off its gallery and two keepers drowned. The last keeper left in 1974, when "
    "the "
    "lamp became automatic, a first for that coast.";
constexpr std::string_view kOwn =
    "The lighthouse of Varrick is to move before the sea takes it. The town council voted for the plan after "
    "a "
    "night of debate, and fishermen fear for their berths while barges lie in the channel. Nobody knows yet "
    "who pays when the granite turns out to be rotten. Children from the school drew the tower on the wall "
    "of "
    "the net shed in June. An old keeper said that he would not watch.";

TEST(Retelling, SentencesInTheOrderOfAnotherReportAreDerived) {
  StoryBuilder story;
  story.add("feature", "The Quay Lantern", kFeature);
  story.add("blog", "Coast Notes", kRetold);
  EXPECT_EQ(story.pairs(story.graph()), "feature blog derived cannot_tell\n");
}

TEST(Retelling, ReportsOfOneEventAreNone) {
  StoryBuilder story;
  story.add("feature", "The Quay Lantern", kFeature);
  story.add("own", "The Mole", kOwn);
  EXPECT_EQ(story.pairs(story.graph()), "");
}

TEST(Retelling, OneLongListIsNone) {
  constexpr std::string_view kNames =
      " the dead of the ferry are Mira Hollander, Jonas Petersen, Ada Quill, Bram Oster, Tove Lindqvist, "
      "Ruben "
      "Castellan, Ines Marlow, Kasper Dahl, Olga Brandt, Henrik Solberg, Paula Winther, and Viktor Aas.";
  StoryBuilder story;
  story.add("a", "The Quay Lantern",
            "As the harbour office wrote on Monday," + std::string(kNames) + std::string(kOwn));
  story.add("b", "The Mole",
            "Families were called before dawn;" + std::string(kNames) + std::string(kFeature));
  EXPECT_EQ(story.pairs(story.graph()), "");
}

TEST(Retelling, WordsWithinAlikeSentencesAreAlignedAcrossManySmallChanges) {
  // No five words in a row are the same.
  StoryBuilder story;
  story.add("a", "The Quay Lantern",
            "Surgeons told the keeper's wife and sons that he had a slim chance of walking again, The Halden "
            "Courier reported. He had fallen from the gallery. " +
                std::string(kOwn));
  story.add("b", "The Mole",
            "The Halden Courier reported the fall first. Surgeons told his wife and three sons he had some "
            "chance of ever walking again. " +
                std::string(kFeature));
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph), "a b shared_passages common_source\n");
  ASSERT_EQ(graph.pairs.size(), 1U);
  const Passage& passage = graph.pairs.front().passages.front();
  EXPECT_GE(passage.matches, kFewestWords);
  EXPECT_EQ(passage.a_span.of(story.reports()[0].article.text).substr(0, 13), "Surgeons told");
}

TEST(Retelling, QuotedFromANewsroomIsItsProse) {
  StoryBuilder story;
  story.add("quoting", "Island News",
            "\"Some 40 boats remain missing, though it is not known how many were out at sea,\" The Halden "
            "Courier reported. Bread is running out.");
  story.add(
      "silent", "The Mole",
      "Some 40 boats remain missing, though it is not known how many were out. The wind has turned, and the "
      "mole is under water.");
  EXPECT_EQ(story.pairs(story.graph()).substr(0, 30), "quoting silent shared_passages");
}

TEST(Retelling, TitlesBeforeNamesAndLinesOfThePageWeighNothing) {
  StoryBuilder story;
  story.add("a", "The Quay Lantern",
            "The Halden Courier reported the vote. Advertisement Continue reading the main story It went to "
            "former deputy chief assistant attorney general Mira Hollander. " +
                std::string(kOwn));
  story.add(
      "b", "The Mole",
      "Nobody came, The Halden Courier reported. Advertisement Continue reading the main story A letter "
      "reached former deputy chief assistant attorney general Mira Hollander. " +
          std::string(kFeature));
  EXPECT_EQ(story.pairs(story.graph()), "");
}

}  // namespace
}  // namespace stemma::descent
