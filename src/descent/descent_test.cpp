#include "stemma/descent.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "descent/story_dump_test.h"

namespace stemma::descent {
namespace {

constexpr std::string_view kAgencyText =
    "A ferry with 212 people on board ran aground off the mole of Varrick on Monday evening after its engine "
    "failed "
    "in a gust, and the harbour master had to send four tugs to keep it from turning over. Nobody was "
    "seriously hurt, "
    "but eleven passengers were taken ashore with bruises while the tide was falling. The ferry is to be "
    "pulled free "
    "at high water on Tuesday, and the line to the islands stays closed until divers have looked at the "
    "hull.";

std::string with_dateline(std::string_view text) {
  return "VARRICK (Reuters) – " + std::string(text);
}

StoryBuilder agency_copies() {
  StoryBuilder story;
  story.add("one", "The Quay Lantern", with_dateline(kAgencyText));
  story.add("two", "Island News", with_dateline(kAgencyText));
  story.add("three", "The Mole", kAgencyText.substr(0, kAgencyText.find(" The ferry is")));
  return story;
}

StoryBuilder interview_siblings() {
  StoryBuilder story;
  story.add(
      "post", "Northbank Post",
      "The captain of the ferry has said that he was warned, The Halden Courier reported.\n\n“They told me "
      "twice "
      "that the pump was old, and I sailed all the same because nobody ever stops a ferry,” he told the "
      "Courier.\n\nThe ministry was silent.");
  story.add(
      "ledger", "Inland Ledger",
      "In an interview with the Halden Courier, the captain spoke of his guilt for the first time.\n\n“They "
      "told "
      "me twice that the pump was old, and I sailed all the same because nobody ever stops a ferry,” he "
      "said.\n\nHe has kept to his house since then.");
  return story;
}

StoryBuilder rewrite_with_credit() {
  StoryBuilder story;
  story.add("source", "The Quay Lantern", kAgencyText, "2024-03-04");
  story.add(
      "rewrite", "Island News",
      "Islanders are cut off. A ferry with 212 people on board ran aground off the mole of Varrick on Monday "
      "evening after its engine failed in a gust, The Quay Lantern reported. The shops on the islands have "
      "bread "
      "for two days, and the school has sent its children home early.",
      "2024-03-05");
  return story;
}

StoryBuilder two_parents() {
  StoryBuilder story;
  story.add("lantern", "The Quay Lantern", kAgencyText);
  story.add("mole", "The Mole",
            "Fishermen had seen the ferry drift for most of an hour before the first call reached the tower, "
            "and one of "
            "them followed it with his lamp lit so that others would keep away from the bar.");
  story.add("both", "Island News",
            "A ferry with 212 people on board ran aground off the mole of Varrick on Monday evening after "
            "its engine "
            "failed in a gust, according to The Quay Lantern. Fishermen had seen the ferry drift for most of "
            "an hour "
            "before the first call reached the tower, The Mole reported.");
  return story;
}

StoryBuilder nothing_shared() {
  StoryBuilder story;
  story.add("a", "The Quay Lantern", kAgencyText);
  story.add("b", "The Mole",
            "Divers looked at the hull of the stranded ferry and found a dent as long as a car.");
  return story;
}

TEST(Descent, AgencyCopiesHangFromTheAgency) {
  const StoryBuilder story = agency_copies();
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph),
            "one two same_text common_source\none three same_text common_source\ntwo three same_text "
            "common_source\n");
  EXPECT_EQ(story.edges(graph), "one -> unseen:reuters\ntwo -> unseen:reuters\nthree -> unseen:reuters\n");
  EXPECT_EQ(story.origins(graph), "Reuters: one two three\n");
  EXPECT_EQ(graph.origins.at_least, 1U);
  EXPECT_EQ(graph.origins.at_most, 1U);
}

TEST(Descent, InterviewSiblingsHaveNoEdgeBetweenThem) {
  const StoryBuilder story = interview_siblings();
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph), "post ledger quotes_only common_source\n");
  // What the captain told the Courier is the Courier's find: he is no origin beside it.
  EXPECT_EQ(story.edges(graph), "post -> unseen:the-halden-courier\nledger -> unseen:the-halden-courier\n");
  EXPECT_EQ(story.origins(graph), "The Halden Courier: post ledger\n");
}

TEST(Descent, WhoIsQuotedInAnAgencysTextIsNoOriginBesideIt) {
  constexpr std::string_view text =
      "VARRICK (Reuters) – The pier of Varrick stays shut until the piles have been looked at, the harbour "
      "master said "
      "on Monday.\n\n“I will not open a pier that moves under my own feet,” Fire Chief Mira Hollander "
      "said.";
  StoryBuilder story;
  story.add("one", "The Quay Lantern", text);
  story.add("two", "Island News", text);
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.origins(graph), "Reuters: one two\n");
  EXPECT_EQ(graph.origins.at_most, 1U);
  for (const Edge& edge : graph.edges) {
    const bool to_agency =
        edge.to.kind == Witness::Kind::kUnseen && graph.unseen[edge.to.index].id == "unseen:reuters";
    EXPECT_EQ(edge.from.kind == Witness::Kind::kArticle, to_agency) << story.edges(graph);
  }
}

TEST(Descent, OneVoiceUnderTwoSpellingsAndItsOffice) {
  StoryBuilder story;
  story.add("a", "The Quay Lantern",
            "Nobody had looked at the piles since the storm of last winter.\n\n“We counted forty piles and "
            "eleven of them "
            "were rotten to the core,” Fire Chief Mira Hollander said.");
  story.add("b", "The Mole",
            "Swimmers were sent home early on Sunday.\n\n“I would not let my own children jump from it,” "
            "Fire Chief "
            "Mira Holander said.");
  story.add("c", "Island News",
            "The council meets on Friday about the pier.\n\n“We counted forty piles and eleven of them were "
            "rotten to "
            "the core,” the fire chief said.");
  const DescentGraph graph = story.graph();
  EXPECT_EQ(std::ranges::count(graph.edges, Witness::Kind::kUnseen, [](const Edge& e) { return e.to.kind; }),
            3);
  EXPECT_EQ(graph.unseen.size(), 1U) << story.edges(graph);
}

TEST(Descent, OneBodyUnderSeveralNames) {
  StoryBuilder story;
  story.add(
      "one", "The Quay Lantern",
      "Nigeria's government said on Monday that it had counted the boats. Police in Varrick said that two "
      "of them had sunk.");
  story.add("two", "The Mole",
            "The Nigerian government said that it will pay for new nets. Varrick police said that nobody is "
            "missing.");
  std::set<std::string> sources;
  const DescentGraph graph = story.graph();
  for (const Edge& edge : graph.edges) sources.insert(story.name(graph, edge.to));
  EXPECT_EQ(sources.size(), 2U) << story.edges(graph);
}

TEST(Descent, WhatCameByWayOfAnotherReportNeedsNoLostSource) {
  StoryBuilder story;
  story.add("first", "The Quay Lantern", kAgencyText);
  story.add("second", "Island News",
            "The line is shut, The Quay Lantern reported. " + std::string(kAgencyText));
  story.add("third", "The Mole", "Islanders wait, Island News reported. " + std::string(kAgencyText));
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.edges(graph), "second -> first\nthird -> second\n");
  EXPECT_EQ(story.origins(graph), "The Quay Lantern: first second third\n");
}

TEST(Descent, RewriteWithCreditIsFromItsSource) {
  const StoryBuilder story = rewrite_with_credit();
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph), "source rewrite derived b_from_a\n");
  EXPECT_EQ(story.edges(graph), "rewrite -> source\n");
  EXPECT_EQ(story.origins(graph), "The Quay Lantern: source rewrite\n");
}

TEST(Descent, WhatABodySaysOnItsOwnPageComesFromThere) {
  StoryBuilder story;
  story.add("report", "Island News",
            "Northbank said that “the new pumps are quiet, cheap and will be in every cellar of the town by "
            "the end of the winter” if nobody objects.",
            "2024-03-04", "https://www.island.example/1");
  story.add(
      "page", "",
      "The new pumps are quiet, cheap and will be in every cellar of the town by the end of the winter. "
      "We thank all who waited for them in wet shoes.",
      "2024-03-04", "https://blog.northbank.example/pumps");
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph).substr(0, 11), "report page");
  EXPECT_EQ(story.edges(graph), "report -> page\n");
  EXPECT_EQ(graph.pairs.front().direction, Direction::kAFromB);
}

TEST(Descent, AReportMayHaveTwoParents) {
  const StoryBuilder story = two_parents();
  EXPECT_EQ(story.edges(story.graph()), "both -> lantern\nboth -> mole\n");
}

TEST(Descent, ACreditThatCameWithTheWordsIsTheirs) {
  StoryBuilder story;
  story.add(
      "mole", "The Mole",
      "Fishermen had seen the ferry drift for most of an hour before the first call reached the tower, and "
      "one of them followed it with his lamp lit.");
  story.add(
      "lantern", "The Quay Lantern",
      "A ferry ran aground off the mole of Varrick on Monday evening after its engine failed in a gust. "
      "Fishermen had seen the ferry drift for most of an hour before the first call reached the tower, The "
      "Mole reported, and nobody in the tower had looked out of the window.");
  story.add(
      "news", "Island News",
      "A ferry with 212 people ran aground off the mole of Varrick, according to The Quay Lantern. "
      "Fishermen had seen the ferry drift for most of an hour before the first call reached the tower, The "
      "Mole reported, and nobody in the tower had looked out of the window.");
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.edges(graph), "lantern -> mole\nnews -> lantern\n");
}

TEST(Descent, WordsThatAllHaveFromOneTextAreNoTopic) {
  StoryBuilder story;
  const std::string copied =
      " divers lifted corroded brass propellers beneath frozen lanterns while herons watched ";
  story.add("a", "The Quay Lantern", "On Monday" + copied + "and the mole was closed.");
  story.add("b", "The Mole", "Nobody was hurt when" + copied + "from the roof of the bakery.");
  story.add("c", "Island News", "The ferry stayed aground:" + copied + "for an hour.");
  story.add("d", "The Varrick Post", "Tides were low as" + copied + "in silence.");
  EXPECT_EQ(story.graph().pairs.size(), 6U) << story.pairs(story.graph());
}

TEST(Descent, WhatSomebodyIsChargedWithIsNobodysProse) {
  StoryBuilder story;
  const std::string charges =
      " charged with aggravated robbery, unlawful possession of a loaded firearm, reckless endangerment of "
      "passengers and felony obstruction.";
  story.add("a", "The Quay Lantern",
            "The man who held the tower was" + charges +
                " The ferry sails again on Friday, and its owner has promised every traveller who lost a "
                "case a new "
                "one before the end of spring. Masts were bent, glass lay about, and three anchors were "
                "never found.");
  story.add("b", "The Mole",
            "Late in the night a sailor of 40 was arrested and" + charges +
                " Bread is short on the island since the quay was shut; boats from the north bring flour "
                "twice a week "
                "while farmers wait for feed. Schools open at noon, buses run empty, nobody fishes beyond "
                "the bar.");
  EXPECT_TRUE(story.graph().pairs.empty()) << story.pairs(story.graph());
}

TEST(Descent, AnAppealOfThePoliceIsNobodysProse) {
  StoryBuilder story;
  const std::string appeal =
      " Anyone with information about the burglary, vehicle or suspicious strangers near these warehouses is "
      "urged "
      "to contact harbour detectives immediately.";
  story.add("a", "The Quay Lantern",
            "Two lanterns and a boat engine are missing since Sunday. The ferry sails again on Friday, and "
            "its owner has promised every traveller who lost a case a new one before spring. Masts were "
            "bent, glass lay about, and three anchors were never found." +
                appeal);
  story.add("b", "The Mole",
            "A watchman found the gate broken when his shift began. Bread is short on the island; boats from "
            "the north bring flour twice a week while farmers wait for feed. Schools open at noon, buses run "
            "empty, nobody fishes beyond the bar." +
                appeal);
  EXPECT_TRUE(story.graph().pairs.empty()) << story.pairs(story.graph());
}

/// Two reports that have nothing but `shared` in common.
StoryBuilder sharing(const std::string& shared) {
  StoryBuilder story;
  story.add(
      "a", "The Quay Lantern",
      "Two lanterns and a boat engine are missing since Sunday. The ferry sails again on Friday.\n\n" +
          shared +
          "\n\nIts owner has promised every traveller who lost a case a new one before spring. Masts were "
          "bent, glass lay about, and three anchors were never found.");
  story.add("b", "The Mole",
            "A watchman found the gate broken when his shift began. Bread is short on the island.\n\n" +
                shared +
                "\n\nBoats from the north bring flour twice a week while farmers wait for feed. Schools open "
                "at noon, "
                "buses run empty, nobody fishes beyond the bar.");
  return story;
}

TEST(Descent, APostThatThePageShowsIsItsAuthors) {
  const std::string post =
      "Careless captains wrecked a lovely harbour, smashed fifty lobster pots and sailed home whistling.";
  const StoryBuilder shown = sharing(post + " — Mira Holt (@miraholt) June 3, 2024");
  EXPECT_EQ(shown.pairs(shown.graph()), "a b quotes_only common_source\n");
  const StoryBuilder prose = sharing(post);
  EXPECT_EQ(prose.graph().pairs.size(), 1U);
  EXPECT_NE(prose.graph().pairs.front().relation, Relation::kQuotesOnly);
}

/// Two reports that have nothing but a fragment of one speech in common, and what leads into it.
Relation relation_led_into(const std::string& lead_of_a, const std::string& lead_of_b) {
  const std::string speech = " “to weigh every barrel that leaves the island and to fine whoever hides one”.";
  StoryBuilder story;
  story.add(
      "a", "The Quay Lantern",
      "Two lanterns and a boat engine are missing since Sunday.\n\nThe harbour master, Ove Tamm, said " +
          lead_of_a + speech + "\n\nThe ferry sails again on Friday.");
  story.add("b", "The Mole",
            "Bread is short on the island.\n\nOve Tamm told reporters " + lead_of_b + speech +
                "\n\nBoats from the north bring flour twice a week.");
  const DescentGraph graph = story.graph();
  EXPECT_EQ(graph.pairs.size(), 1U);
  return graph.pairs.front().relation;
}

TEST(Descent, WhatLeadsIntoTheSameFragmentOfASpeechIsOneReportersWords) {
  EXPECT_EQ(relation_led_into("his guards had been hired", "that more guards had been hired"),
            Relation::kSharedPassages);
  EXPECT_EQ(relation_led_into("his guards had been hired", "it was time"), Relation::kQuotesOnly);
  EXPECT_EQ(relation_led_into("he would ask Ove Tamm", "that he had asked Ove Tamm"), Relation::kQuotesOnly)
      << "a name is no reporter's";
}

TEST(Descent, AQuotationMayRunOnOverParagraphs) {
  const StoryBuilder story = sharing(
      "“This harbour was lovely.\nCareless captains wrecked its piers, smashed fifty lobster pots and sailed "
      "home "
      "whistling.\nNobody apologised to fishermen, widows or children,” Holt said.");
  EXPECT_EQ(story.pairs(story.graph()), "a b quotes_only common_source\n");
}

TEST(Descent, WhatSharesNothingStandsForItself) {
  const StoryBuilder story = nothing_shared();
  const DescentGraph graph = story.graph();
  EXPECT_EQ(story.pairs(graph) + story.edges(graph), "");
  EXPECT_EQ(story.origins(graph), "The Quay Lantern: a\nThe Mole: b\n");
  EXPECT_EQ(graph.origins.at_least, 2U);
}

TEST(Descent, OneTextThatNobodyCreditsHasALostSource) {
  StoryBuilder story;
  story.add("a", "The Quay Lantern", kAgencyText);
  story.add("b", "The Mole", kAgencyText);
  const DescentGraph graph = story.graph();
  ASSERT_EQ(graph.unseen.size(), 1U);
  EXPECT_FALSE(graph.unseen[0].credited);
  EXPECT_EQ(graph.edges.size(), 2U);
  EXPECT_EQ(graph.origins.at_least, 1U);
}

TEST(Descent, ALaterReportOfOneOutletIsFromTheEarlier) {
  StoryBuilder story;
  story.add("noon", "The Mole", kAgencyText, "2024-03-04");
  story.add("night", "The Mole", std::string(kAgencyText) + " By night the tugs had gone home.",
            "2024-03-05");
  EXPECT_EQ(story.edges(story.graph()), "night -> noon\n");
}

// --- what holds of every graph
// -----------------------------------------------------------------------------------

std::vector<StoryBuilder> stories() {
  return {agency_copies(), interview_siblings(), rewrite_with_credit(), two_parents(), nothing_shared()};
}

bool is_acyclic(const DescentGraph& graph) {
  std::map<Witness, std::set<Witness>> sources;
  for (const Edge& edge : graph.edges) sources[edge.from].insert(edge.to);
  for (bool changed = true; changed;) {
    changed = false;
    for (auto node = sources.begin(); node != sources.end();) {
      std::erase_if(node->second, [&](const Witness& to) { return !sources.contains(to); });
      changed = changed || node->second.empty();
      node = node->second.empty() ? sources.erase(node) : std::next(node);
    }
  }
  return sources.empty();
}

TEST(DescentProperties, EdgesHaveEvidenceInsideTheTexts) {
  for (const StoryBuilder& story : stories()) {
    const DescentGraph graph = story.graph();
    for (const Edge& edge : graph.edges) {
      EXPECT_FALSE(edge.evidence.empty());
      EXPECT_GT(edge.score, 0);
      EXPECT_LE(edge.score, 1);
      for (const Evidence& evidence : edge.evidence) {
        EXPECT_LT(evidence.span.begin, evidence.span.end);
        EXPECT_LE(evidence.span.end, story.reports()[index_of(evidence.article)].article.text.size());
      }
    }
    EXPECT_TRUE(is_acyclic(graph));
  }
}

TEST(DescentProperties, OriginsCoverEveryArticle) {
  for (const StoryBuilder& story : stories()) {
    const DescentGraph graph = story.graph();
    std::set<ArticleIndex> covered;
    for (const Origin& origin : graph.origins.list) {
      EXPECT_FALSE(origin.carried_by.empty());
      covered.insert(origin.carried_by.begin(), origin.carried_by.end());
    }
    EXPECT_EQ(covered.size(), story.reports().size());
    EXPECT_LE(graph.origins.at_least, graph.origins.at_most);
    EXPECT_LE(graph.origins.at_most - graph.origins.at_least, 3U);  // an estimate with its bounds
  }
}

TEST(DescentProperties, TheOrderOfPassagesDoesNotMatter) {
  for (const StoryBuilder& story : stories()) {
    std::vector<Passage> passages = find_reuse(story.reports());
    const DescentGraph forwards = trace(story.story(), story.reports(), passages);
    std::ranges::reverse(passages);
    const DescentGraph backwards = trace(story.story(), story.reports(), passages);
    EXPECT_EQ(story.pairs(forwards), story.pairs(backwards));
    EXPECT_EQ(story.edges(forwards), story.edges(backwards));
    EXPECT_EQ(story.origins(forwards), story.origins(backwards));
  }
}

}  // namespace
}  // namespace stemma::descent
