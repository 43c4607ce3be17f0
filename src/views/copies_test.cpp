#include "views/copies.h"

#include <gtest/gtest.h>

#include "views/sample_dossier_test.h"

namespace stemma::views {
namespace {

ArticleIndex article(std::uint32_t i) {
  return ArticleIndex{i};
}

/// A story of `count` reports; those of each set are pairs of the same text.
Dossier story_with(std::uint32_t count, const std::vector<std::vector<std::uint32_t>>& sets) {
  Dossier dossier;
  Story story;
  for (std::uint32_t i = 0; i < count; ++i) {
    dossier.reports.emplace_back();
    story.articles.push_back(article(i));
  }
  dossier.stories.stories = {story};
  dossier.accounts.emplace_back();
  DescentGraph& graph = dossier.descents.emplace_back();
  for (const auto& set : sets) {
    for (std::size_t i = 1; i < set.size(); ++i) {
      PairRelation& pair = graph.pairs.emplace_back();
      pair.a = article(set[i - 1]), pair.b = article(set[i]);
      pair.relation = Relation::kSameText;
    }
  }
  return dossier;
}

void has_it_from(Dossier& dossier, std::uint32_t younger, std::uint32_t older) {
  Edge& edge = dossier.descents[0].edges.emplace_back();
  edge.from.index = younger, edge.to.index = older;
}

TEST(Copies, StandUnderTheReportThatTheyHaveTheirTextFrom) {
  Dossier dossier = story_with(7, {{0, 2, 3, 5}});
  for (const std::uint32_t younger : {0U, 2U, 5U}) has_it_from(dossier, younger, 3);
  const Copies copies(story_part(dossier, 0));
  EXPECT_EQ(copies.shown_for(article(0)), article(3));
  EXPECT_EQ(copies.shown_for(article(1)), article(1));
  std::vector<std::uint32_t> shown;
  std::size_t all = 0;
  for (const CopyFold& fold : copies.folds()) {
    shown.push_back(index_of(fold.shown));
    all += 1 + fold.copies.size();
  }
  EXPECT_EQ(shown, (std::vector<std::uint32_t>{1, 3, 4, 6}));
  EXPECT_EQ(all, 7U) << "none is lost";
}

TEST(Copies, AFewAreShownLikeOtherReports) {
  const Dossier dossier = story_with(4, {{0, 1, 2}});
  EXPECT_EQ(Copies(story_part(dossier, 0)).folds().size(), 4U);
}

TEST(Copies, ThatNobodyHasFromAnotherStandUnderTheEarliest) {
  const Dossier dossier = story_with(5, {{1, 2, 3, 4}});
  EXPECT_EQ(Copies(story_part(dossier, 0)).shown_for(article(4)), article(1));
}

TEST(Copies, PlacesAreFoldedWhereTheyStand) {
  const Dossier dossier = story_with(6, {{1, 2, 3, 4}});
  const Copies copies(story_part(dossier, 0));
  const auto place = [](std::uint32_t i) { return Evidence{article(i), {0, i}}; };
  const std::vector<Evidence> all = {place(0), place(2), place(1), place(3), place(4), place(5)};
  const std::vector<PlaceFold> folds = copies.fold(all);
  ASSERT_EQ(folds.size(), 3U);
  EXPECT_EQ(folds[1].shown, place(1)) << "the report that the others are shown under";
  EXPECT_EQ(folds[1].same_text, (std::vector<Evidence>{place(2), place(3), place(4)}));
  EXPECT_EQ(copies.fold(std::vector<Evidence>{place(2), place(3)}).size(), 2U) << "a few stand by themselves";
}

}  // namespace
}  // namespace stemma::views
