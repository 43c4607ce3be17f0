// Each case is a short report and a dump of what it says: one line a quotation, parts joined by " | ".
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "stemma/quotation.h"

namespace stemma {
namespace {

Article article_of(std::string text, std::string language = "en") {
  Article article;
  article.text = std::move(text);
  article.language = std::move(language);
  return article;
}

std::string_view name_of(QuotationKind kind) {
  return kind == QuotationKind::kDirect ? "direct" : kind == QuotationKind::kMixed ? "mixed" : "indirect";
}

std::string dump(const Quotation& quotation, const std::string& text) {
  std::string line(name_of(quotation.kind));
  line += " [";
  for (std::size_t i = 0; i < quotation.parts.size(); ++i) {
    line += (i > 0 ? " | " : "") + std::string(quotation.parts[i].of(text));
  }
  line += "]";
  for (const TextSpan span : quotation.marked_spans) line += " marked=[" + std::string(span.of(text)) + "]";
  if (quotation.cue) line += " cue=" + std::string(quotation.cue->of(text));
  if (quotation.speaker) line += " speaker=" + quotation.speaker->name;
  if (quotation.told) line += " told=" + quotation.told->name;
  if (!quotation.via.empty()) line += " via=" + quotation.via;
  return line;
}

std::string dump(const Article& article) {
  std::string lines;
  for (const Quotation& quotation : find_quotations(article, read(article))) {
    lines += (lines.empty() ? "" : "\n") + dump(quotation, article.text);
  }
  return lines;
}

struct Case {
  const char* text;
  const char* dump;
  const char* language = "en";
};

void expect_all(std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(dump(article_of(c.text, c.language)), c.dump) << c.text;
}

TEST(Quotations, CueBeforeAndAfter) {
  const Case cases[] = {
      {"“The bridge is safe,” Jane Roe said.", "direct [The bridge is safe,] cue=said speaker=Jane Roe"},
      {"“The bridge is safe,” said Jane Roe, an engineer, on Monday.",
       "direct [The bridge is safe,] cue=said speaker=Jane Roe"},
      {"Jane Roe said: “The bridge is safe.”", "direct [The bridge is safe.] cue=said speaker=Jane Roe"},
      {"\"Is it safe?\" Jane Roe asked.", "direct [Is it safe?] cue=asked speaker=Jane Roe"},
      {"Jane Roe, who built the bridge, said it was safe.",
       "indirect [it was safe] cue=said speaker=Jane Roe"},
      {"The bridge will open in May, Jane Roe said.",
       "indirect [The bridge will open in May] cue=said speaker=Jane Roe"},
      {"Jane Roe said that the bridge was safe.", "indirect [the bridge was safe] cue=said speaker=Jane Roe"},
      {"According to Jane Roe, the bridge is safe.",
       "indirect [the bridge is safe] cue=According to speaker=Jane Roe"},
      {"The bridge is safe, according to Jane Roe.",
       "indirect [The bridge is safe] cue=according to speaker=Jane Roe"},
      {"Jane Roe told reporters that the bridge was safe.",
       "indirect [the bridge was safe] cue=told speaker=Jane Roe told=reporters"},
      {"Jane Roe thought that the bridge was safe.", ""},
  };
  expect_all(cases);
}

TEST(Quotations, WhoSpeaksIsSomebody) {
  const Case cases[] = {
      {"The head of the company whose store leaked oil over the port this week has admitted that a part was "
       "old, The Merrow Herald reported, citing Anna Berg.",
       "indirect [a part was old] cue=has admitted speaker=Anna Berg via=Merrow Herald"},
      {"The head of the firm Norco, from whose store a cloud escaped on Wednesday, acknowledges a serious "
       "omission, the newspaper Merrow Herald reported.",
       "indirect [a serious omission] cue=acknowledges speaker=The head of the firm Norco via=Merrow Herald"},
      {"The crew lost to Ada Berg, who said the race was fair.",
       "indirect [the race was fair] cue=said speaker=Ada Berg"},
      {"A few minutes later they turned round, went back to the hall and said that all was well.",
       "indirect [all was well] cue=said speaker="},
      {"The sign that should have warned of the gap had not been put up.", ""},
      {"“They are angry, all of them,” Rep. Gwen Hall (D-Wis.) said Friday. “Listen to them.”",
       "direct [They are angry, all of them, | Listen to them.] cue=said speaker=Gwen Hall"},
      {"“It is finished,” Jane Roe said of the vote. “It is over.”",
       "direct [It is finished, | It is over.] cue=said speaker=Jane Roe"},
      {"Said Jane Roe, “The very thought of it hurts all of us.”",
       "direct [The very thought of it hurts all of us.] cue=Said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, ADatelineIsNoPartOfTheContent) {
  const Case cases[] = {
      {"BERN (Merrow News Agency) – About 200 people left, the police said.",
       "indirect [About 200 people left] cue=said speaker=the police"},
      {"LAKE TOWN, March 3 — The bridge is open, Jane Roe said.",
       "indirect [The bridge is open] cue=said speaker=Jane Roe"},
      {"Bern, Switzerland | Merrow News | The bridge is open, Jane Roe said.",
       "indirect [The bridge is open] cue=said speaker=Jane Roe"},
      {"Jane Roe – the engineer – said the bridge was open.",
       "indirect [the bridge was open] cue=said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, TheOutletIsToldAndIsNotTheSpeaker) {
  const Case cases[] = {
      {"Jane Roe told the Merrow Herald that the bridge was safe.",
       "indirect [the bridge was safe] cue=told speaker=Jane Roe via=Merrow Herald"},
      {"Jane Roe told the Senate that the bridge was safe.",
       "indirect [the bridge was safe] cue=told speaker=Jane Roe told=Senate"},
      {"“The bridge,” Jane Roe, who built it, told Merrow Today, “is safe.”",
       "direct [The bridge, | is safe.] cue=told speaker=Jane Roe via=Merrow Today"},
      {"In an interview with the Merrow Herald published on Monday, Jane Roe gave an account. “It is safe,” "
       "she "
       "said. Mayor Ada Lund said he was not asked. “It is old,” Roe told the newspaper. In a statement, Roe "
       "said that all was well.",
       "direct [It is safe,] cue=said speaker=Jane Roe via=Merrow Herald\n"
       "indirect [he was not asked] cue=said speaker=Ada Lund\n"
       "direct [It is old,] cue=told speaker=Jane Roe via=Merrow Herald\n"
       "indirect [all was well] cue=said speaker=Jane Roe"},
      {"The head of the firm admitted that the part was old, the Merrow Herald reported, citing Jane Roe. “I "
       "am "
       "sorry,” the newspaper quoted her as saying.",
       "indirect [the part was old] cue=admitted speaker=Jane Roe via=Merrow Herald\n"
       "direct [I am sorry,] cue=quoted her as saying speaker=Jane Roe via=Merrow Herald"},
      {"The bridge is old, the Merrow News Agency reported. “It is safe,” Jane Roe was quoted as saying.",
       "indirect [The bridge is old] cue=reported speaker=Merrow News Agency\n"
       "direct [It is safe,] cue=quoted as saying speaker=Jane Roe via=Merrow News Agency"},
      {"„Uns geht es gut“, sagte Petra Klein der Merrow-Zeitung.",
       "direct [Uns geht es gut] cue=sagte speaker=Petra Klein via=Merrow-Zeitung", "de"},
      {"„Uns geht es gut“, sagte Petra Klein im Gespräch mit dem Sender Merrow Rundfunk.",
       "direct [Uns geht es gut] cue=sagte speaker=Petra Klein via=Merrow Rundfunk", "de"},
  };
  expect_all(cases);
  Article own = article_of("Jane Roe told this newspaper that the bridge was safe.");
  own.outlet = "Merrow Herald";
  EXPECT_EQ(dump(own), "indirect [the bridge was safe] cue=told speaker=Jane Roe via=Merrow Herald");
}

TEST(Quotations, MixedOnesTellWhichWordsAreMarked) {
  const Case cases[] = {
      {"Jane Roe said the bridge was “as safe as a house” and would open.",
       "mixed [the bridge was “as safe as a house” and would open] marked=[as safe as a house] cue=said "
       "speaker=Jane Roe"},
      {"Jane Roe called the plan “a farce.”",
       "mixed [the plan “a farce.”] marked=[a farce.] cue=called speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, OneStatementSplitByItsCue) {
  const Case cases[] = {
      {"“The bridge is safe,” Jane Roe said. “It will open in May.”",
       "direct [The bridge is safe, | It will open in May.] cue=said speaker=Jane Roe"},
      {"“The bridge,” Jane Roe said, “will open in May.”",
       "direct [The bridge, | will open in May.] cue=said speaker=Jane Roe"},
      {"The bridge, Jane Roe said, would open in May.",
       "indirect [The bridge | would open in May] cue=said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, ShortMarkedWordsAreNoStatement) {
  const Case cases[] = {
      {"The so-called “reset” took years.", ""},
      {"She read “The Long Way Home” twice.", ""},
      {"He owned 12\" pipes and 6\" pipes.", ""},
  };
  expect_all(cases);
}

TEST(Quotations, MarksOfAllConventions) {
  const Case cases[] = {
      {"„Die Brücke ist sicher“, sagte Petra Klein.",
       "direct [Die Brücke ist sicher] cue=sagte speaker=Petra Klein", "de"},
      {"»Die Brücke ist sicher«, sagte Petra Klein.",
       "direct [Die Brücke ist sicher] cue=sagte speaker=Petra Klein", "de"},
      {"''The bridge is safe,'' Jane Roe said.", "direct [The bridge is safe,] cue=said speaker=Jane Roe"},
      {"‘The bridge is safe,’ Jane Roe said.", "direct [The bridge is safe,] cue=said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, SpeechThatGoesOnInTheNextParagraph) {
  const Case cases[] = {
      {"“The bridge is safe,” Jane Roe said.\n\n“We have tested every single bolt of it twice.”",
       "direct [The bridge is safe,] cue=said speaker=Jane Roe\n"
       "direct [We have tested every single bolt of it twice.] speaker=Jane Roe"},
      {"Jane Roe said: “The bridge is safe.\n\n“It will open in May.”",
       "direct [The bridge is safe. | It will open in May.] cue=said speaker=Jane Roe"},
      {"Jane Roe said:\n\n“The bridge is safe.”", "direct [The bridge is safe.] cue=said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanReportedSpeech) {
  const Case cases[] = {
      {"Petra Klein sagte am Montag, dass die Brücke sicher sei.",
       "indirect [die Brücke sicher sei] cue=sagte speaker=Petra Klein", "de"},
      {"Laut Petra Klein ist die Brücke sicher.",
       "indirect [ist die Brücke sicher] cue=Laut speaker=Petra Klein", "de"},
      {"Petra Klein sagte, die Brücke sei sicher. Sie werde im Mai geöffnet.",
       "indirect [die Brücke sei sicher] cue=sagte speaker=Petra Klein\n"
       "indirect [Sie werde im Mai geöffnet] speaker=Petra Klein",
       "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanAttributionsWithoutAVerbOfSaying) {
  const Case cases[] = {
      {"Nach Angaben der Agentur Nova handelte es sich um einen Brand, der im Bus begann.",
       "indirect [handelte es sich um einen Brand, der im Bus begann] cue=Nach Angaben speaker=der Agentur "
       "Nova",
       "de"},
      {"Wie der Wahlleiter mitteilte, lag die Beteiligung bei 41 Prozent.",
       "indirect [lag die Beteiligung bei 41 Prozent] cue=mitteilte speaker=der Wahlleiter", "de"},
      {"Die Polizei ist der Ansicht, dass die Brücke sicher sei.",
       "indirect [die Brücke sicher sei] cue=ist der Ansicht speaker=Die Polizei", "de"},
      {"Petra Klein veröffentlichte Zahlen. Demnach wächst der Hafen seit zwei Jahren.",
       "indirect [wächst der Hafen seit zwei Jahren] speaker=Petra Klein", "de"},
      {"Dabei sollen zwei Männer verletzt worden sein.",
       "indirect [Dabei sollen zwei Männer verletzt worden sein]", "de"},
      {"Das Gericht hat die Stadt aufgefordert, die Pläne binnen drei Tagen herauszugeben.",
       "indirect [die Pläne binnen drei Tagen herauszugeben] cue=aufgefordert speaker=Das Gericht", "de"},
      {"Weiter sagte der Minister: „Das wird ein gutes Jahr.“",
       "direct [Das wird ein gutes Jahr.] cue=sagte speaker=der Minister", "de"},
      {"„Wir bleiben hier“, hieß es aus der Partei.", "direct [Wir bleiben hier] cue=hieß speaker=der Partei",
       "de"},
  };
  expect_all(cases);
}

TEST(Quotations, DirectSpeechInOtherLanguages) {
  const Case cases[] = {
      {"«El puente es seguro», dijo Ana Ruiz.", "direct [El puente es seguro] cue=dijo speaker=Ana Ruiz",
       "es"},
      {"« Le pont est sûr », a déclaré Anne Dubois.",
       "direct [Le pont est sûr] cue=a déclaré speaker=Anne Dubois", "fr"},
      {"«Мост безопасен», — заявила Анна Белова.", "direct [Мост безопасен] cue=заявила speaker=Анна Белова",
       "ru"},
  };
  expect_all(cases);
}

/// Random words, marks and line ends.
std::string mark_soup(std::mt19937& random, std::size_t pieces) {
  const std::vector<std::string> words = {"said", "Jane Roe", "“",    "”", "\"",  "„",      "«",  "»",
                                          "'",    "’",        "''",   ",", ".",   "\n\n",   "he", "that",
                                          "it",   " ",        "told", ":", "and", "saying", "(",  "bridge"};
  std::string soup;
  for (std::size_t i = 0; i < pieces; ++i) {
    soup += words[random() % words.size()];
    if (random() % 3 != 0) soup += " ";
  }
  return soup;
}

TEST(Quotations, SpansOfAnyMarkSoupAreInsideAndOrdered) {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const Article article = article_of(mark_soup(random, 120));
    std::uint32_t begin = 0;
    for (const Quotation& quotation : find_quotations(article, read(article))) {
      ASSERT_FALSE(quotation.parts.empty());
      EXPECT_LE(begin, quotation.whole().begin) << article.text;
      begin = quotation.whole().begin;
      for (const TextSpan part : quotation.parts) {
        ASSERT_LT(part.begin, part.end);
        ASSERT_LE(part.end, article.text.size());
        EXPECT_TRUE(core::is_valid_utf8(part.of(article.text)));
      }
    }
  }
}

TEST(Quotations, TwiceTheTextTakesNotMuchLonger) {
  const auto seconds = [](std::size_t repeats) {
    std::string text;
    for (std::size_t i = 0; i < repeats; ++i) text += "he said it and “told them, saying \" that ";
    const Article article = article_of(std::move(text));
    const Reading reading = read(article);
    const auto began = std::chrono::steady_clock::now();
    EXPECT_LE(find_quotations(article, reading).size(), reading.tokens.size());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  seconds(1000);
  const double once = std::min(seconds(20000), seconds(20000));
  const double twice = std::min(seconds(40000), seconds(40000));
  EXPECT_LT(twice, 3.5 * once + 0.02);
}

}  // namespace
}  // namespace stemma
