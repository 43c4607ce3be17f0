#include "descent/credits.h"

#include <gtest/gtest.h>

#include "descent/publisher.h"
#include "descent/story_dump_test.h"

namespace stemma::descent {
namespace {

constexpr std::string_view kHow[] = {"agency",    "outlet_report", "interview", "post",
                                     "statement", "document",      "other"};

/// "agency! Reuters [PORT HALDEN (Reuters)]": '!' where it covers the whole, '?' where nobody is named.
std::string dump(const DescentGraph& graph, std::string_view text) {
  std::string all;
  for (const Credit& credit : graph.credits) {
    all += (all.empty() ? "" : "; ") + std::string(kHow[static_cast<std::size_t>(credit.how)]);
    all += credit.whole ? "!" : "";
    all += credit.named ? " " : "? ";
    all += credit.source;
    if (credit.span) all += " [" + std::string(credit.span->of(text)) + "]";
  }
  return all;
}

struct Case {
  std::string_view text;
  std::string_view credits;
};

std::string credits_of(std::string_view text, std::string_view outlet = "The Quay Lantern") {
  StoryBuilder story;
  story.add("a", outlet, text);
  return dump(story.graph(), text);
}

TEST(CreditLines, Datelines) {
  const Case cases[] = {
      {"VARRICK (Reuters) – The ferry ran aground.", "agency! Reuters [VARRICK (Reuters)]"},
      {"VARRICK, June 3 (AFP) - The ferry ran aground.",
       "agency! Agence France-Presse (AFP) [VARRICK, June 3 (AFP)]"},
      {"(AP) — The ferry ran aground.", "agency! Associated Press (AP) [(AP)]"},
      {"Varrick, Estmark | Xinhua | The ferry ran aground.", "agency! Xinhua [Varrick, Estmark | Xinhua |]"},
      {"VARRICK (Northern Press Agency) – The ferry ran aground.",
       "agency! Northern Press Agency [VARRICK (Northern Press Agency)]"},
      {"Ferry runs aground\n\nVARRICK (Reuters) – The ferry ran aground.",
       "agency! Reuters [VARRICK (Reuters)]"},
      // No agency: a place alone, an abbreviation explained, a party.
      {"VARRICK – The ferry ran aground.", ""},
      {"The Harbour Safety Board (HSB) opened an inquiry.", ""},
      {"Senator Mira Holt (Progress) – once a sailor – asked for an inquiry.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(credits_of(c.text), c.credits) << c.text;
}

TEST(CreditLines, BelowTheText) {
  const Case cases[] = {
      {"The ferry ran aground.\n\nCopyright 2024 The Associated Press. All rights reserved.",
       "agency! Associated Press (AP) [Copyright 2024 The Associated Press]"},
      {"The ferry ran aground.\n\n© AFP", "agency! Agence France-Presse (AFP) [© AFP]"},
      {"The ferry ran aground.\n\n(AFP, dpa)",
       "agency! Agence France-Presse (AFP) [(AFP, dpa)]; agency! Deutsche Presse-Agentur (dpa) [(AFP, dpa)]"},
      {"The ferry ran aground.\n\nWith material from dpa.",
       "agency Deutsche Presse-Agentur (dpa) [With material from dpa.]"},
      {"The ferry ran aground.\n\n© The Quay Lantern", ""},
      {"The ferry ran aground.\n\n(AFP/Getty Images)", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(credits_of(c.text), c.credits) << c.text;
}

TEST(CreditLines, BylineAndAddress) {
  StoryBuilder story;
  story.add("a", "The Quay Lantern", "The ferry ran aground.");
  story.byline("Reuters");
  story.add("b", "The Mole", "The ferry ran aground.", "", "https://mole.example/wires/afp/2024/ferry.html");
  EXPECT_EQ(dump(story.graph(), ""), "agency! Reuters; agency! Agence France-Presse (AFP)");
}

TEST(OutletCredits, ReportsAndInterviews) {
  const Case cases[] = {
      {"The mate was asleep, The Harbour Herald reported, citing two sailors.",
       "outlet_report The Harbour Herald [Harbour Herald reported]"},
      {"According to the Harbour Herald, the mate was asleep.",
       "outlet_report Harbour Herald [According to the Harbour Herald]"},
      {"“I was asleep,” the mate told CNN.", "interview CNN [told CNN]"},
      {"“I was asleep,” the mate said on CNN’s morning show.", "interview CNN [said on CNN]"},
      {"“I was asleep,” the mate said on Monday.", ""},
      {"In an interview with The Halden Courier, the mate wept.",
       "interview The Halden Courier [interview with The Halden Courier]"},
      {"The mate was asleep, the Reuters news agency reported.",
       "agency Reuters [Reuters news agency reported]"},
      {"The mate told the German newspaper Bild that he wept.",
       "interview Bild [told the German newspaper Bild]"},
      {"The mate was asleep, local media reported.", "outlet_report? local media [local media reported]"},
      // The outlet itself, pictures, and names that only look alike.
      {"“I was asleep,” the mate told the Quay Lantern.", ""},
      {"The ferry on Monday. Photo: AP/Mira Holt", ""},
      {"The mate told Mira Holt that he was asleep.", ""},
      {"He left the post in the sun at all times.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(credits_of(c.text), c.credits) << c.text;
}

TEST(Posts, Embedded) {
  EXPECT_EQ(credits_of("The ferry lies on its side pic.example/x\n\n— Mira Holt (@miraholt) March 3, 2024"),
            "post Mira Holt [Mira Holt (@miraholt)]");
}

TEST(Voices, StatementsPostsAndDocuments) {
  const Case cases[] = {
      {"“The hull is sound,” said Mira Holt, the mayor of Varrick.", "statement Mira Holt, mayor of Varrick"},
      {"The ferry was never in danger, the line said in a statement.", "statement line"},
      {"Police said that nobody was hurt.", "statement Police"},
      {"“I heard a bang,” Mira Holt wrote on Twitter.", "post Mira Holt"},
      {"The pump was thirty years old, the annual survey said.", "document annual survey"},
      // Who is named behind an office.
      {"Varrick’s mayor, Mira Holt, said that nobody was hurt.", "statement Mira Holt"},
      {"The owner’s brother, Jonas Brekke, told reporters that nobody was hurt.", "statement Jonas Brekke"},
      {"Mira Holt has a plan. “The hull is sound,” Holt, D-Varrick, said.", "other Mira Holt"},
      {"Mira Holt has a plan. “The hull is sound,” Holt (D-Varrick) said.", "other Mira Holt"},
      {"The baker’s sister, Mira Holt, said that nobody was hurt.", "other Mira Holt"},
      {"According to court records, Jonas Brekke, 40, was never on board.", "statement court records"},
      {"Officials in Varrick, North Estmark, said that nobody was hurt.", "statement Officials in Varrick"},
      // What only refers back is nobody.
      {"The company said that nobody was hurt.", ""},
      {"She said that nobody was hurt.", ""},
  };
  for (const Case& c : cases) {
    const std::string found = credits_of(c.text);
    EXPECT_EQ(found.substr(0, found.find(" [")), c.credits) << c.text;
  }
}

TEST(Voices, WhoSpeaksInAnOfficeIsToldOnce) {
  EXPECT_EQ(
      credits_of(
          "“It is over,” Holt said. Mira Holt, the mayor of Varrick, said in a statement that nobody was "
          "hurt. “We were lucky,” Holt said."),
      "statement Mira Holt, mayor of Varrick [Holt said]");
}

TEST(OutletCredits, InGerman) {
  StoryBuilder story;
  constexpr std::string_view text =
      "Nach dem Unfall bleibt die Linie gesperrt. Laut der Nachrichtenagentur Nordlicht war die Pumpe alt.";
  story.add("a", "Hafenbote", text, "", "", "de");
  EXPECT_EQ(dump(story.graph(), text), "agency Nordlicht [Laut der Nachrichtenagentur Nordlicht]");
}

TEST(OwnOutlets, AboveTheText) {
  EXPECT_EQ(
      credits_of(
          "Ferry aground\n\nTHE HARBOUR ECHO\nMonday, March 4\n\nThe mate told the Echo that he slept.", ""),
      "");
}

TEST(OwnOutlets, ByNameAndAddress) {
  Article article;
  article.outlet = "The Daily Mole";
  EXPECT_TRUE(is_own_outlet(article, "Daily Mole"));
  EXPECT_FALSE(is_own_outlet(article, "Daily Vole"));
  article = {};
  article.url = "https://www.nytimes.com/2024/a.html";
  EXPECT_TRUE(is_own_outlet(article, "The New York Times"));
  EXPECT_FALSE(is_own_outlet(article, "The Washington Post"));
}

}  // namespace
}  // namespace stemma::descent
