#include "text/coreference.h"

#include <gtest/gtest.h>

#include <string>

namespace stemma::text {
namespace {

/// Whom the words stand for, at their `occurrence`-th place: the entity's name, "-" for nobody.
std::string who(const std::string& text, std::string_view words, int occurrence = 1,
                const char* language = "en") {
  Article article;
  article.text = text;
  article.language = language;
  const Reading reading = read(article);
  std::size_t at = 0;
  for (int i = 0; i < occurrence; ++i) at = text.find(words, i == 0 ? 0 : at + 1);
  const auto begin = static_cast<std::uint32_t>(at);
  const Coreference coreference(article, reading);
  const auto entity = coreference.resolve({begin, begin + static_cast<std::uint32_t>(words.size())});
  return entity ? reading.entities[*entity].name : "-";
}

TEST(Coreference, Pronouns) {
  const struct {
    const char* text;
    const char* words;
    const char* who;
  } rows[] = {
      {"Ann Ruiz met Carl Osk. “It is done,” she said.", "she", "Ann Ruiz"},
      {"Ann Ruiz met Carl Osk. “It is done,” he said.", "he", "Carl Osk"},
      {"Carl Osk met Paul Ray in Oslo. Later he left.", "he", "Carl Osk"},
      {"The talks of Carl Osk and Paul Ray failed. He left.", "He", "-"},
      {"Carl Osk spoke. “I like Paul Ray.” It rained. He left.", "He", "Carl Osk"},
      {"Mr. Ito spoke. It rained. He left.", "He", "Ito"},
      {"It rained. He left.", "He", "-"},
  };
  for (const auto& row : rows) EXPECT_EQ(who(row.text, row.words), row.who) << row.text;
}

TEST(Coreference, Roles) {
  const std::string two =
      "Norland President Carl Osk met Sudland President Ann Ruiz and SUT Secretary-General Paul Ray. "
      "The Norland president spoke. The secretary general of the union spoke. The SUT chief spoke. The "
      "president spoke. "
      "A president spoke. The chief spoke. The Westland president spoke.";
  EXPECT_EQ(who(two, "The Norland president"), "Carl Osk");
  EXPECT_EQ(who(two, "The secretary general of the union"), "Paul Ray");
  EXPECT_EQ(who(two, "The SUT chief"), "Paul Ray");
  EXPECT_EQ(who(two, "The president"), "-");
  EXPECT_EQ(who(two, "A president"), "-");
  EXPECT_EQ(who(two, "The chief"), "-");
  EXPECT_EQ(who(two, "The Westland president"), "-");
  EXPECT_EQ(who(two, "SUT Secretary-General Paul Ray"), "Paul Ray");
}

TEST(Coreference, GenderIsLearntFromWhatFollows) {
  EXPECT_EQ(who("Dr. Oti Maru came late. She was tired. Carl Osk slept. Then she spoke.", "she"), "Oti Maru");
}

}  // namespace
}  // namespace stemma::text
