#include <gtest/gtest.h>

#include "account/story_builder_test.h"

namespace stemma::account {
namespace {

/// One article in each language with one quotation, and how many statements the account makes of them.
std::size_t statements(std::string_view english, std::string_view german,
                       std::string_view second_speaker = "Ada Kern") {
  StoryBuilder story;
  story.add(english, {{english, "Ada Kern"}});
  story.add(german, {{german, second_speaker}});
  story.article(1).language = "de";
  return story.account().quotations.size();
}

constexpr std::string_view kEnglish =
    "The ammonia control system in the compressor hall failed, and the hospital was full.";
constexpr std::string_view kGerman =
    "Die Kontrolle des Ammoniak-Systems in der Kompressorhalle fiel aus, und das Hospital war voll.";

TEST(Translations, WordsOfOneOriginShowOneStatement) {
  EXPECT_EQ(statements(kEnglish, kGerman), 1U);
  EXPECT_EQ(statements(kEnglish, kGerman, "Ole Brandt"), 2U) << "another speaker";
}

TEST(Translations, WithoutAnythingInCommonTheyStayApart) {
  EXPECT_EQ(statements("Nobody goes home on a guess.", "Niemand geht auf Verdacht nach Hause."), 2U);
  EXPECT_EQ(statements("The hospital was full.", "Das Hospital war voll."), 2U) << "one word is too little";
}

TEST(Translations, AFigureAndAWordAreEnoughAndOneFigureIsNot) {
  StoryBuilder story;
  story.add("We will pay 4,000 crowns of compensation to each of them.",
            {{"We will pay 4,000 crowns of compensation to each of them.", "Ada Kern"}});
  story.add("Wir werden jedem von ihnen 4000 Kronen Kompensation zahlen.",
            {{"Wir werden jedem von ihnen 4000 Kronen Kompensation zahlen.", "Kern"}});
  story.article(1).language = "de";
  EXPECT_EQ(story.account().quotations.size(), 2U);
  story.figure(0, "4,000", "crowns", 4000);
  story.figure(1, "4000", "Kronen", 4000);
  EXPECT_EQ(story.account().quotations.size(), 1U);
}

TEST(Translations, WhereTwoFitAsWellNoneIsTaken) {
  StoryBuilder story;
  story.add(kEnglish, {{kEnglish, "Ada Kern"}});
  const std::string twice =
      std::string(kGerman) + "\n" +
      "Das Hospital und die Kompressorhalle haben keine Kontrolle, nur Ammoniak ist dort.";
  const std::string_view both = twice;
  story.add(both,
            {{both.substr(0, kGerman.size()), "Ada Kern"}, {both.substr(kGerman.size() + 1), "Ada Kern"}});
  story.article(1).language = "de";
  EXPECT_EQ(story.account().quotations.size(), 3U);
}

}  // namespace
}  // namespace stemma::account
