#include "views/graph_layout.h"

#include <gtest/gtest.h>

#include <set>

#include "views/sample_dossier_test.h"

namespace stemma::views {
namespace {

TEST(GraphLayout, TimeRunsFromLeftToRight) {
  const Dossier dossier = bridge_dossier();
  const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
  std::vector<std::string> periods;
  for (const Period& period : layout.periods) periods.push_back(period.label);
  EXPECT_EQ(periods,
            (std::vector<std::string>{"Not among the reports", "2031-03-04", "2031-03-05", "Date unknown"}));
  for (const DrawnEdge& edge : layout.edges) {
    EXPECT_LT(layout.nodes[edge.source].column, layout.nodes[edge.younger].column);
  }
}

TEST(GraphLayout, ALinePassesEveryColumnBetweenItsEnds) {
  const Dossier dossier = bridge_dossier();
  const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
  for (const DrawnEdge& edge : layout.edges) {
    EXPECT_EQ(edge.through.size(), layout.nodes[edge.younger].column - layout.nodes[edge.source].column - 1);
  }
}

TEST(GraphLayout, NoTwoNodesStandInOnePlace) {
  for (const Dossier& dossier : {bridge_dossier(), hostile_dossier(), crowd_dossier(300)}) {
    const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
    std::set<std::pair<std::uint32_t, double>> places;
    for (const DrawnNode& node : layout.nodes) EXPECT_TRUE(places.insert({node.column, node.lane}).second);
  }
}

TEST(GraphLayout, CopiesAreFoldedAndNoneIsLost) {
  const Dossier dossier = crowd_dossier(300);
  const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
  EXPECT_LT(layout.nodes.size(), 60U);
  std::size_t articles = 0;
  for (const DrawnNode& node : layout.nodes) {
    if (node.witness.kind == Witness::Kind::kArticle)
      articles += node.folded.empty() ? 1 : node.folded.size();
  }
  EXPECT_EQ(articles, 300U);
}

TEST(GraphLayout, ReportsOfOneDayStandRightOfTheirSources) {
  Dossier dossier = crowd_dossier(3);
  const auto article = [](std::uint32_t i) { return Witness{Witness::Kind::kArticle, i}; };
  DescentGraph& graph = dossier.descents[0];
  const Evidence place = graph.edges[0].evidence[0];
  graph.edges = {{article(1), article(0), EdgeRelation::kWasDerivedFrom, true, {place}, 1},
                 {article(2), article(1), EdgeRelation::kWasDerivedFrom, true, {place}, 1}};
  const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
  for (const DrawnEdge& edge : layout.edges) {
    EXPECT_EQ(layout.nodes[edge.source].column + 1, layout.nodes[edge.younger].column);
  }
}

TEST(GraphLayout, AVoiceOfOneReportIsNotDrawn) {
  Dossier dossier = crowd_dossier(3);
  const auto article = [](std::uint32_t i) { return Witness{Witness::Kind::kArticle, i}; };
  DescentGraph& graph = dossier.descents[0];
  const Evidence place = graph.edges[0].evidence[0];
  graph.unseen = {{"unseen:mayor", "mayor"}, {"unseen:witness", "witness"}, {"unseen:paper", "paper"}};
  const auto unseen = [](std::uint32_t i) { return Witness{Witness::Kind::kUnseen, i}; };
  graph.edges = {{article(0), unseen(0), EdgeRelation::kHadPrimarySource, true, {place}, 1},
                 {article(1), unseen(0), EdgeRelation::kHadPrimarySource, true, {place}, 1},
                 {article(1), unseen(1), EdgeRelation::kHadPrimarySource, true, {place}, 1},
                 {article(2), unseen(2), EdgeRelation::kWasDerivedFrom, true, {place}, 1}};
  const GraphLayout layout = lay_out(story_part(dossier, 0), dossier.reports);
  std::vector<std::uint32_t> drawn;
  for (const DrawnNode& node : layout.nodes) {
    if (node.witness.kind == Witness::Kind::kUnseen) drawn.push_back(node.witness.index);
  }
  EXPECT_EQ(drawn, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(layout.edges.size(), 3U);
}

TEST(GraphLayout, ACircleOfSourcesEnds) {
  Dossier dossier = crowd_dossier(2);
  const auto article = [](std::uint32_t i) { return Witness{Witness::Kind::kArticle, i}; };
  DescentGraph& graph = dossier.descents[0];
  const Evidence place = graph.edges[0].evidence[0];
  graph.edges = {{article(0), article(1), EdgeRelation::kWasDerivedFrom, false, {place}, 1},
                 {article(1), article(0), EdgeRelation::kWasDerivedFrom, false, {place}, 1}};
  EXPECT_EQ(lay_out(story_part(dossier, 0), dossier.reports).nodes.size(), 3U);
}

}  // namespace
}  // namespace stemma::views
