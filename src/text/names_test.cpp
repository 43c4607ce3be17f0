#include <gtest/gtest.h>

#include <string>

#include "stemma/reading.h"

namespace stemma {
namespace {

char kind_letter(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson:
      return 'p';
    case NameKind::kOrganisation:
      return 'o';
    case NameKind::kPlace:
      return 'l';
    case NameKind::kUnknown:
      return '?';
  }
  return ' ';
}

/// Mentions as "p:words", with "=fullest" where that differs and "(role)" where there is one, separated by ";
/// ".
std::string dump(const std::string& text, const std::string& language, const std::string& title = "") {
  Article article;
  article.text = text;
  article.title = title;
  article.language = language;
  const Reading reading = read(article);
  std::string dumped;
  for (const Mention& mention : reading.mentions) {
    const Entity& entity = reading.entities[mention.entity];
    if (!dumped.empty()) dumped += "; ";
    dumped += kind_letter(entity.kind);
    dumped += ':';
    dumped += mention.span.of(text);
    if (entity.name != mention.span.of(text)) dumped += "=" + entity.name;
    if (!entity.role.empty()) dumped += " (" + entity.role + ")";
  }
  return dumped;
}

struct Row {
  const char* text;
  const char* names;
};

TEST(Names, TitlesAndRolesStandBesideThem) {
  const Row rows[] = {
      {"The talks with Norland Prime Minister Edvin Harg failed.",
       "?:Norland; p:Edvin Harg (Norland Prime Minister)"},
      {"It was read by Greek President Zoe Mavri.", "p:Zoe Mavri (Greek President)"},
      {"He met former deputy mayor Ann Ruiz.", "p:Ann Ruiz (former deputy mayor)"},
      {"They asked Mr. Osk and Dr. Lena Voss.", "p:Osk; p:Lena Voss"},
      {"Hugh Pell, a doctor, left.", "p:Hugh Pell (doctor)"},
      {"The Prime Minister and the Foreign Minister spoke.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text, "en"), row.names) << row.text;
}

TEST(Names, ShortFormsAreJoinedToTheOnePersonWhomTheyFit) {
  const Row rows[] = {
      {"Ann Ruiz spoke. Then Ruiz left.", "p:Ann Ruiz; p:Ruiz=Ann Ruiz"},
      {"Ann Ruiz spoke. Then Ann left.", "p:Ann Ruiz; p:Ann=Ann Ruiz"},
      {"The vote went to Ann Ruiz over Ben Ruiz. Then Ruiz left.", "p:Ann Ruiz; p:Ben Ruiz; ?:Ruiz"},
      {"Mrs. Ruiz and Mr. Ruiz left.", "p:Ruiz; p:Ruiz"},
      {"We saw Ann B. Ruiz. Later Ann Ruiz left.", "p:Ann B. Ruiz; p:Ann Ruiz=Ann B. Ruiz"},
      {"So said Jonas Stoltberg. Later Stoltberg left. But Stolstberg said no.",
       "p:Jonas Stoltberg; p:Stoltberg=Jonas Stoltberg; p:Stolstberg=Jonas Stoltberg"},
      {"So said Jonas Stoltberg. Later Stoltberg, who left, said no. But Stolstberg said no.",
       "p:Jonas Stoltberg; p:Stoltberg=Jonas Stoltberg; p:Stolstberg=Jonas Stoltberg"},
      {"The prize went to Ula Morn, who works at the quay.", "p:Ula Morn"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text, "en"), row.names) << row.text;
  EXPECT_EQ(dump("Then Ruiz left.", "en", "Ann Ruiz wins"), "p:Ruiz=Ann Ruiz");
}

TEST(Names, OrganisationsAndPlaces) {
  const Row rows[] = {
      {"The Southern Union for Trade (SUT) met in Oslo. The SUT voted.",
       "o:Southern Union for Trade; o:SUT=Southern Union for Trade; l:Oslo; o:SUT=Southern Union for Trade"},
      {"OSLO (Reuters) – The mayor told the Telegraph.", "l:OSLO; o:Reuters; o:Telegraph"},
      {"It was closed.\nReuters Ann Ruiz at the quay.", "o:Reuters; p:Ann Ruiz"},
      {"It was closed.\nReuters Foundation News asked.", "o:Reuters Foundation News"},
      {"She works for Harg & Sons Inc. and the University of Norland.",
       "o:Harg & Sons Inc.; o:University of Norland"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text, "en"), row.names) << row.text;
}

TEST(Names, CapitalsThatTellNothing) {
  const Row rows[] = {
      {"Ruiz Wins Second Term Over Rival Orr\n\nThe vote was held. Then Ann Ruiz spoke.",
       "p:Ruiz=Ann Ruiz; p:Ann Ruiz"},
      {"PLEASE READ ALL OF THIS.", ""},
      {"He said I'll go to the Oslo-based court.", ""},
      {"Members of the pro-Ruiz group left.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text, "en"), row.names) << row.text;
}

TEST(Names, LongWordsAndManyNamesTakeLinearTime) {
  // Were any of these quadratic, the test would not end within minutes.
  std::string apostrophes;
  std::string names;
  for (int i = 0; i < 200'000; ++i) apostrophes += "a'";
  for (int i = 0; i < 20'000; ++i)
    names += "Ann Ru" + std::string(1, static_cast<char>('a' + i % 26)) + "iz of ";
  for (const std::string& text : {apostrophes, names, std::string(400'000, 'A'), std::string(200'000, '"')}) {
    EXPECT_NO_THROW(dump(text, "de"));
  }
}

TEST(Names, GermanNounsAreNoNames) {
  const Row rows[] = {
      {"Der Außenminister Karl Voss sprach am Montag in Berlin.", "p:Karl Voss (Außenminister); l:Berlin"},
      {"Die Lage im Land ist ernst. Nach Angaben der Polizei blieb die Straße gesperrt.", ""},
      {"Nato-Generalsekretär Olaf Harg kam. Am Abend ging Harg.",
       "p:Olaf Harg (Nato-Generalsekretär); p:Harg=Olaf Harg (Nato-Generalsekretär)"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump(row.text, "de"), row.names) << row.text;
}

}  // namespace
}  // namespace stemma
