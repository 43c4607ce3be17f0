#include "descent/voice_names.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace stemma::descent {
namespace {

TEST(VoiceNames, OneBodyInManyForms) {
  const std::vector<std::vector<std::string>> same = {
      {"the Nigerian government", "Nigeria's government", "Nigeria’s government", "government of Nigeria",
       "Government of Nigeria"},
      {"police in Varrick", "Varrick police", "Varrick Police", "Varrick's police"},
      {"harbour board", "spokesman for the harbour board", "harbour board spokesman",
       "the harbour board's spokesman"},
      {"Chile's ministry of trade", "Chilean trade ministry", "spokesperson for Chile’s ministry of trade"},
      {"Board of Inland Ferries (BIF)", "Inland Ferries Board"},
      {"Varrick foreign ministry", "foreign ministry spokesman in Varrick"},
      {"US president", "American president", "president of the United States"},
      {"prime minister of South Korea", "South Korean prime minister"},
  };
  for (const auto& forms : same) {
    for (const std::string& form : forms) {
      EXPECT_EQ(words_of_voice(form, "en"), words_of_voice(forms.front(), "en")) << form;
    }
  }
}

TEST(VoiceNames, OthersStayApart) {
  const std::vector<std::pair<std::string, std::string>> apart = {
      {"University of Varrick", "Varrick University"},
      {"Niger's army", "Nigerian army"},
      {"spokesman for Mira Holt", "Mira Holt"},
      {"ambassador of Chile in Peru", "ambassador of Peru in Chile"},
      {"Chilean ambassador to Peru", "Peruvian ambassador to Chile"},
      {"police in Varrick", "police in Norholm"},
      {"North Korean officials", "South Korean officials"},
  };
  for (const auto& [a, b] : apart) EXPECT_NE(words_of_voice(a, "en"), words_of_voice(b, "en")) << a;
}

TEST(VoiceNames, WhoSpeaksForSomebodyIsNotThem) {
  EXPECT_TRUE(is_somebody_of(words_of_voice("Mira Holt's lawyer", "en"), "en"));
  EXPECT_TRUE(is_somebody_of(words_of_voice("the wife of Bo Tveit", "en"), "en"));
  EXPECT_FALSE(is_somebody_of(words_of_voice("the lawyer", "en"), "en"));
  EXPECT_FALSE(is_somebody_of(words_of_voice("Mira Holt", "en"), "en"));
}

TEST(VoiceNames, InOtherLanguages) {
  EXPECT_EQ(words_of_voice("die mexikanische Regierung", "de"), words_of_voice("Regierung von Mexiko", "de"));
  EXPECT_EQ(words_of_voice("Mexikos Regierung", "de"), words_of_voice("mexikanischer Regierung", "de"));
  EXPECT_EQ(words_of_voice("", "en"), std::vector<std::string>{});
}

TEST(VoiceNames, Letters) {
  EXPECT_EQ(initials_of("Federal Bureau of Investigation"), "fbi");
  EXPECT_EQ(initials_of("Norholm Port-Trust Board"), "nptb");
  EXPECT_EQ(initials_of("Mira Holt, harbour master"), "");
  EXPECT_EQ(letters_of("FBI"), "fbi");
  EXPECT_EQ(letters_of("F.B.I."), "fbi");
  EXPECT_EQ(letters_of("UN"), "");
  EXPECT_EQ(letters_of("Likud"), "");
}

}  // namespace
}  // namespace stemma::descent
