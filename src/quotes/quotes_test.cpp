// Each case is a short report and a dump of what it says: one line a quotation, parts joined by " | ".
#include <gtest/gtest.h>

#include <random>
#include <span>
#include <string>
#include <utility>
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
      {"The bridge is old, the Merrow Herald reported, citing Jane Roe. Roe, who recently said that she "
       "would stay, "
       "also said in the interview that it would close.",
       "indirect [The bridge is old] cue=reported speaker=Jane Roe via=Merrow Herald\n"
       "indirect [she would stay] cue=recently said speaker=Jane Roe\n"
       "indirect [it would close] cue=also said speaker=Jane Roe via=Merrow Herald"},
      {"The bridge is old, the Merrow News Agency reported. “It is safe,” Jane Roe was quoted as saying.",
       "indirect [The bridge is old] cue=reported speaker=Merrow News Agency\n"
       "direct [It is safe,] cue=quoted as saying speaker=Jane Roe via=Merrow News Agency"},
      {"The Merrow Herald reported, citing Jane Roe, that the bridge is old.",
       "indirect [the bridge is old] cue=reported speaker=Jane Roe via=Merrow Herald"},
      {"The Merrow Herald reported that the bridge is old, citing two officials.",
       "indirect [the bridge is old] cue=reported speaker=two officials via=Merrow Herald"},
      {"Citing Jane Roe, the Merrow Herald said the bridge is old.",
       "indirect [the bridge is old] cue=said speaker=Jane Roe via=Merrow Herald"},
      {"According to the Merrow Herald, citing Jane Roe, the bridge is old.",
       "indirect [the bridge is old] cue=According to speaker=Jane Roe via=Merrow Herald"},
      {"Jane Roe said the bridge is old, citing Ada Lund.",
       "indirect [the bridge is old] cue=said speaker=Jane Roe"},
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

TEST(Quotations, NounsAndSideClausesAreNoAttributions) {
  const Case cases[] = {
      {"Jane Roe made the bridge a talking point on the trail.", ""},
      {"Jane Roe spoke for 77 minutes.", ""},
      {"Jane Roe wrote a letter to the board asking for a new bridge.", ""},
      {"Though the river is rising, Jane Roe maintains a lead.", ""},
      {"Jane Roe confirmed it had sent two boats, becoming the first to answer the call.",
       "indirect [it had sent two boats] cue=confirmed speaker=Jane Roe"},
      {"Now, Jane Roe says, at least seven of the boats are old.",
       "indirect [Now | at least seven of the boats are old] cue=says speaker=Jane Roe"},
      {"Officials who spoke with The Merrow Post said the bridge was safe.",
       "indirect [the bridge was safe] cue=said speaker=Officials"},
  };
  expect_all(cases);
}

TEST(Quotations, MixedOnesTellWhichWordsAreMarked) {
  const Case cases[] = {
      {"Jane Roe said the bridge was “as safe as a house” and would open.",
       "mixed [the bridge was “as safe as a house” and would open] marked=[as safe as a house] cue=said "
       "speaker=Jane Roe"},
      {"Jane Roe praised the crew, who “walked out in rows.”",
       "mixed [the crew, who “walked out in rows.”] marked=[walked out in rows.] cue=praised speaker=Jane "
       "Roe"},
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

TEST(Quotations, MarksOfTwoConventionsAroundOneSpeech) {
  const Case cases[] = {
      {"“The bridge is safe,\" Jane Roe said. \"It will open in May.”",
       "direct [The bridge is safe, | It will open in May.] cue=said speaker=Jane Roe"},
      {"''She would say, 'Is it safe?''' said Jane Roe.",
       "direct [She would say, 'Is it safe?] cue=said speaker=Jane Roe"},
  };
  expect_all(cases);
}

TEST(Quotations, SomebodyBesideTheWordsSaysThem) {
  const Case cases[] = {
      {"“Go back to the bridge,” Jane Roe barked.",
       "direct [Go back to the bridge,] cue=barked speaker=Jane Roe"},
      {"“Promise to keep your hands in sight,” Jane Roe sings on the record.",
       "direct [Promise to keep your hands in sight,] cue=sings speaker=Jane Roe"},
      {"“This is a fantastic old bridge!” beamed Jane Roe of Merrow.",
       "direct [This is a fantastic old bridge!] cue=beamed speaker=Jane Roe"},
      {"Jane Roe praised the crew. “They worked day and night for all of us.”",
       "indirect [the crew] cue=praised speaker=Jane Roe\n"
       "direct [They worked day and night for all of us.] speaker=Jane Roe"},
      {"The bridge was closed by Ada Lund. Jane Roe was on the bank that day. “I have never seen such a "
       "flood.”",
       "direct [I have never seen such a flood.] speaker=Jane Roe"},
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
      {"Petra Klein warf der Stadt unter anderem „Wortbruch“ vor.",
       "direct [Wortbruch] cue=warf speaker=Petra Klein", "de"},
      {"Den Plan nannte Petra Klein eine „bloße Farce“.",
       "direct [bloße Farce] cue=nannte speaker=Petra Klein", "de"},
      {"Das Lied „Für alle die noch immer wach in ihren Betten liegen“ ist alt.", "", "de"},
      {"Weiter sagte der Minister: „Das wird ein gutes Jahr.“ Dies sagte der Minister in Merrow.",
       "direct [Das wird ein gutes Jahr.] cue=sagte speaker=der Minister", "de"},
      {"Weiter sagte der Minister: „Das wird ein gutes Jahr.“",
       "direct [Das wird ein gutes Jahr.] cue=sagte speaker=der Minister", "de"},
      {"„Wir bleiben hier“, hieß es aus der Partei.", "direct [Wir bleiben hier] cue=hieß speaker=der Partei",
       "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanWordsForSomething) {
  const Case cases[] = {
      {"Die Stadt hatte den Bericht als „falsch“ zurückgewiesen.",
       "direct [falsch] cue=zurückgewiesen speaker=Die Stadt", "de"},
      {"Der Plan wurde von Petra Klein als „bloße Farce“ bezeichnet.",
       "direct [bloße Farce] cue=bezeichnet speaker=Petra Klein", "de"},
      {"Petra Klein, die am Montag sprach, wertete den Umbau des Hafens als „großen Fehler“.",
       "direct [großen Fehler] cue=wertete speaker=Petra Klein", "de"},
      {"Als „bloße Farce“ bezeichnete Petra Klein den Plan.",
       "direct [bloße Farce] cue=bezeichnete speaker=Petra Klein", "de"},
      {"Der Strom, der als „Sonnenwind“ bezeichnet wird, ist schwach.", "", "de"},
      {"Petra Klein nannte den Plan „völlig verfehlt“.",
       "direct [völlig verfehlt] cue=nannte speaker=Petra Klein", "de"},
      {"Dies nennt man einen „Brückentag“.", "", "de"},
      {"Die Stadt bestätigte den Bericht nicht und nannte ihn „reine Spekulation“.",
       "direct [reine Spekulation] cue=nannte speaker=Die Stadt", "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanNamesInMarksAreNoSpeech) {
  const Case cases[] = {
      {"Petra Klein schrieb die Musik zum Film „Nordwind über der Stadt“.", "", "de"},
      {"Die Werft stellte auf der Messe ein „Merrow-Boot“ vor.", "", "de"},
      {"Petra Klein gab die Entscheidung im Hotel „Haus am Wasser“ bekannt.", "", "de"},
      {"Das Amt warnt vor dem Mittel „Flux Nova“.", "", "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanWordsAnnouncedByANoun) {
  const Case cases[] = {
      {"Petra Klein warb für den Plan mit den Worten: „Jetzt oder nie.“",
       "direct [Jetzt oder nie.] cue=mit den Worten speaker=Petra Klein", "de"},
      {"„Da bin ich wieder“, mit diesen Worten meldete sich Petra Klein zurück.",
       "direct [Da bin ich wieder] cue=mit diesen Worten speaker=Petra Klein", "de"},
      {"Die Anwohner trugen Tücher mit der Aufschrift „Rettet den Hafen“.",
       "direct [Rettet den Hafen] cue=mit der Aufschrift speaker=Die Anwohner", "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanSpeakers) {
  const Case cases[] = {
      {"Petra Klein hatte den Umbau des Hafens betont: „Wir bauen weiter.“",
       "direct [Wir bauen weiter.] cue=betont speaker=Petra Klein", "de"},
      {"Die Stadt schlug den Anwohnern vor, den Hafen zu schließen.",
       "indirect [den Hafen zu schließen] cue=schlug speaker=Die Stadt", "de"},
      {"Die Anwohner forderte er auf, den Hafen zu verlassen.",
       "indirect [den Hafen zu verlassen] cue=forderte speaker=", "de"},
      {"Der ehemalige Minister Peter Klein, der als Zeuge geladen war, sagte, der Hafen sei sicher.",
       "indirect [der Hafen sei sicher] cue=sagte speaker=Peter Klein", "de"},
      {"Der Hafen, so betonte Petra Klein, sei sicher.",
       "indirect [Der Hafen | sei sicher] cue=so betonte speaker=Petra Klein", "de"},
      {"In dem Bericht heißt es, der Hafen sei sicher.",
       "indirect [der Hafen sei sicher] cue=heißt speaker=dem Bericht", "de"},
      {"Neuesten Berichten zufolge wächst der Hafen.",
       "indirect [wächst der Hafen] cue=zufolge speaker=Neuesten Berichten", "de"},
      {"Im Rathaus warb Petra Klein für den Umbau: „Der Hafen gehört allen.“",
       "direct [Der Hafen gehört allen.] speaker=Petra Klein", "de"},
      {"Das Merrow-Blatt zitierte Petra Klein mit den Worten: „Der Hafen gehört allen.“",
       "direct [Der Hafen gehört allen.] cue=zitierte speaker=Petra Klein via=Merrow-Blatt", "de"},
      {"„Der Hafen gehört allen“, zitierte das Merrow-Blatt sie.",
       "direct [Der Hafen gehört allen] cue=zitierte speaker= via=Merrow-Blatt", "de"},
  };
  expect_all(cases);
}

TEST(Quotations, GermanSentencesAreApart) {
  const Case cases[] = {
      {"„Die Brücke ist sicher“, sagte Petra Klein. „Sie wird im Mai geöffnet.“",
       "direct [Die Brücke ist sicher] cue=sagte speaker=Petra Klein\n"
       "direct [Sie wird im Mai geöffnet.] speaker=Petra Klein",
       "de"},
      {"„Die Brücke“, sagte Petra Klein, „wird im Mai geöffnet.“",
       "direct [Die Brücke | wird im Mai geöffnet.] cue=sagte speaker=Petra Klein", "de"},
      {"Peter Klein sagte, der Plan sei gut. Er sei klar: „Der Hafen gehört allen.“",
       "indirect [der Plan sei gut] cue=sagte speaker=Peter Klein\n"
       "indirect [Er sei klar] speaker=Peter Klein\n"
       "direct [Der Hafen gehört allen.] speaker=Peter Klein",
       "de"},
  };
  expect_all(cases);
}

/// The words of a report in one language: a name, words in marks, the same as a clause, and the four
/// sentences that every language of step 3 (docs/languages.md) must read.
struct LanguageCase {
  const char* language;
  const char* speaker;
  const char* words;   ///< as they stand in marks
  const char* clause;  ///< as a reported clause
  const char* cue_after;
  const char* cue_before;
  const char* reported;
  const char* according;
};

TEST(Quotations, EveryLanguageReadsTheFourPlainForms) {
  const LanguageCase cases[] = {
      {"en", "Jane Roe", "The bridge is safe", "the bridge is safe", "“The bridge is safe”, said Jane Roe.",
       "Jane Roe said: “The bridge is safe”.", "Jane Roe said that the bridge is safe.",
       "According to Jane Roe, the bridge is safe."},
      {"de", "Petra Klein", "Die Brücke ist sicher", "die Brücke ist sicher",
       "„Die Brücke ist sicher“, sagte Petra Klein.", "Petra Klein sagte: „Die Brücke ist sicher“.",
       "Petra Klein sagte, die Brücke ist sicher.", "Laut Petra Klein, die Brücke ist sicher."},
      {"es", "Ana Ruiz", "El puente es seguro", "el puente es seguro",
       "«El puente es seguro», dijo Ana Ruiz.", "Ana Ruiz dijo: «El puente es seguro».",
       "Ana Ruiz dijo que el puente es seguro.", "Según Ana Ruiz, el puente es seguro."},
      {"fr", "Anne Dubois", "Le pont est sûr", "le pont est sûr",
       "« Le pont est sûr », a déclaré Anne Dubois.", "Anne Dubois a déclaré : « Le pont est sûr ».",
       "Anne Dubois a déclaré que le pont est sûr.", "Selon Anne Dubois, le pont est sûr."},
      {"it", "Anna Conti", "Il ponte è sicuro", "il ponte è sicuro",
       "«Il ponte è sicuro», ha detto Anna Conti.", "Anna Conti ha detto: «Il ponte è sicuro».",
       "Anna Conti ha detto che il ponte è sicuro.", "Secondo Anna Conti, il ponte è sicuro."},
      {"pt", "Ana Lopes", "A ponte é segura", "a ponte é segura", "“A ponte é segura”, disse Ana Lopes.",
       "Ana Lopes disse: “A ponte é segura”.", "Ana Lopes disse que a ponte é segura.",
       "Segundo Ana Lopes, a ponte é segura."},
      {"nl", "Anna de Boer", "De brug is veilig", "de brug is veilig",
       "‘De brug is veilig’, zei Anna de Boer.", "Anna de Boer zei: “De brug is veilig”.",
       "Anna de Boer zei dat de brug is veilig.", "Volgens Anna de Boer, de brug is veilig."},
      {"ru", "Анна Белова", "Мост безопасен", "мост безопасен", "«Мост безопасен», — заявила Анна Белова.",
       "Анна Белова сказала: «Мост безопасен».", "Анна Белова сказала, что мост безопасен.",
       "По словам Анна Белова, мост безопасен."},
      {"uk", "Ганна Бойко", "Міст безпечний", "міст безпечний", "«Міст безпечний», — заявила Ганна Бойко.",
       "Ганна Бойко сказала: «Міст безпечний».", "Ганна Бойко сказала, що міст безпечний.",
       "За словами Ганна Бойко, міст безпечний."},
  };
  for (const LanguageCase& c : cases) {
    const auto expect = [&](const char* text, const std::string& begin) {
      const std::string found = dump(article_of(text, c.language));
      EXPECT_EQ(found.substr(0, begin.size()), begin) << text;
      const std::string speaker = std::string("speaker=") + c.speaker;
      EXPECT_TRUE(found.ends_with(speaker)) << text << ": " << found;
    };
    expect(c.cue_after, "direct [" + std::string(c.words) + "]");
    expect(c.cue_before, "direct [" + std::string(c.words) + "]");
    expect(c.reported, "indirect [" + std::string(c.clause) + "]");
    expect(c.according, "indirect [" + std::string(c.clause) + "]");
  }
}

/// A speaker, words, and three places of an attribution, `%` being the words in marks and `#` the speaker.
struct ConventionCase {
  const char* language;
  const char* speaker;
  const char* words;
  std::vector<std::string> forms;
};

std::string filled(std::string form, const std::string& marked, const std::string& speaker) {
  form.replace(form.find('%'), 1, marked);
  return form.replace(form.find('#'), 1, speaker);
}

TEST(Quotations, EveryLanguageReadsAllConventionsAndDatesInTheAttribution) {
  const ConventionCase cases[] = {
      {"es",
       "Ana Ruiz",
       "El puente es seguro",
       {"%, dijo # el martes.", "La alcaldesa # afirmó: %.",
        "%, explicó el 12 de mayo de 2024 la alcaldesa #."}},
      {"fr",
       "Anne Dubois",
       "Le pont est sûr",
       {"%, a déclaré # mardi.", "La maire # a affirmé : %.", "%, a expliqué le 12 mai 2024 la maire #."}},
      {"it",
       "Anna Conti",
       "Il ponte è sicuro",
       {"%, ha detto # martedì.", "La sindaca # ha dichiarato: %.",
        "%, ha spiegato il 12 maggio 2024 la sindaca #."}},
      {"pt",
       "Ana Lopes",
       "A ponte é segura",
       {"%, disse # na terça-feira.", "A prefeita # afirmou: %.",
        "%, explicou em 12 de maio de 2024 a prefeita #."}},
      {"nl",
       "Anna Bakker",
       "De brug is veilig",
       {"%, zei # dinsdag.", "Burgemeester # zei: %.", "%, verklaarde burgemeester # op 12 mei 2024."}},
      {"ru",
       "Анна Белова",
       "Мост безопасен",
       {"%, — сказала # во вторник.", "Мэр # заявила: %.", "%, — сообщила 12 мая 2024 года мэр #."}},
      {"uk",
       "Ганна Бойко",
       "Міст безпечний",
       {"%, — сказала # у вівторок.", "Мер # заявила: %.", "%, — повідомила 12 травня 2024 року мер #."}},
  };
  const std::pair<std::string, std::string> conventions[] = {
      {"«", "»"}, {"“", "”"}, {"\"", "\""}, {"„", "“"}, {"‘", "’"}, {"« ", " »"}, {"»", "«"}};
  for (const ConventionCase& c : cases) {
    for (const auto& [open, close] : conventions) {
      for (const std::string& form : c.forms) {
        const std::string text = filled(form, open + c.words + close, c.speaker);
        const std::string found = dump(article_of(text, c.language));
        EXPECT_TRUE(found.starts_with("direct [" + std::string(c.words) + "] cue=")) << text << ": " << found;
        EXPECT_TRUE(found.ends_with(" speaker=" + std::string(c.speaker))) << text << ": " << found;
      }
    }
  }
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

}  // namespace
}  // namespace stemma
