#include "text/sentences.h"

#include <gtest/gtest.h>

#include <string>

#include "text/tokens.h"

namespace stemma::text {
namespace {

/// Sentences with " | " between them, " ¶ " where a paragraph ends.
std::string dump(std::string_view text, std::string_view language) {
  const WordTable& words = words_of(language);
  auto tokens = tokenize(text, words);
  std::string dumped;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : split_sentences(text, tokens, words)) {
    if (!dumped.empty()) dumped += sentence.paragraph == paragraph ? " | " : " ¶ ";
    paragraph = sentence.paragraph;
    dumped += sentence.span.of(text);
  }
  return dumped;
}

TEST(Sentences, Table) {
  const struct {
    const char* language;
    const char* text;
    const char* sentences;
  } rows[] = {
      {"en", "", ""},
      {"en", "no full stop at all", "no full stop at all"},
      {"en", "It rained. It stopped! Why? Nobody knows.", "It rained. | It stopped! | Why? | Nobody knows."},
      {"en", "A title\nFirst line. Second.\n\nThird.", "A title ¶ First line. | Second. ¶ Third."},
      // abbreviations and initials
      {"en", "Mr. Bell of Orr Inc. spoke. The U.S. Senate sat.",
       "Mr. Bell of Orr Inc. spoke. | The U.S. Senate sat."},
      {"en", "They live in the U.S. The house is new.", "They live in the U.S. | The house is new."},
      {"en", "It began at 5 p.m. Police came. It was 9 a.m. Monday.",
       "It began at 5 p.m. | Police came. | It was 9 a.m. Monday."},
      {"en", "K. L. Moss wrote it. B. Orr read it.", "K. L. Moss wrote it. | B. Orr read it."},
      {"en", "It is plan B. The rest failed.", "It is plan B. | The rest failed."},
      {"en", "On Feb. 3 it cost $3.5. Later it fell.", "On Feb. 3 it cost $3.5. | Later it fell."},
      {"de", "Am 24. Februar kam er. Der 3. Versuch, z. B. heute, gelang.",
       "Am 24. Februar kam er. | Der 3. Versuch, z. B. heute, gelang."},
      // quotation marks
      {"en", "“We won.” He left.", "“We won.” | He left."},
      {"en", "“Who won?” she asked. “We did!” he said.", "“Who won?” she asked. | “We did!” he said."},
      {"en", "\"We won.\" \"So did we.\" (Laughter.) They left.",
       "\"We won.\" | \"So did we.\" | (Laughter.) | They left."},
      {"de", "„Wir gehen.“ Dann ging er. „Warum?“, fragte sie.",
       "„Wir gehen.“ | Dann ging er. | „Warum?“, fragte sie."},
      {"en", "He said “we won.” The team left.", "He said “we won.” | The team left."},
      {"en", "She lives in the “U.S.” The rest do not.", "She lives in the “U.S.” | The rest do not."},
      // ellipses and odd marks
      {"en", "Well... maybe. Well... Nobody knows.", "Well... maybe. | Well... | Nobody knows."},
      {"en", "Yahoo! said it grew. Really?! Yes.", "Yahoo! said it grew. | Really?! | Yes."},
      {"en", "It ended.Then it began.", "It ended. | Then it began."},
      {"en", "• First point\n• Second point", "• First point ¶ • Second point"},
      {"en", "Two came. 3 left. - One stayed.", "Two came. | 3 left. | - One stayed."},
      // scripts without case or with other stops
      {"und", "这是。那是。", "这是。 | 那是。"},
      {"ru", "Он ушёл. Она осталась.", "Он ушёл. | Она осталась."},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(row.text, row.language), row.sentences) << row.text;
}

TEST(Sentences, WrappedTextIsOneParagraphUntilAShortLine) {
  const std::string text =
      "The council of the small harbour town met on Monday evening to talk\n"
      "about the new sea wall, which had been promised for years by every\n"
      "mayor. It was agreed that the work should begin before the autumn\n"
      "storms come.\n"
      "A second meeting is planned for the week after next, the clerk said\n"
      "to the few people who had stayed until the end of the long evening.\n";
  const WordTable& words = words_of("en");
  auto tokens = tokenize(text, words);
  const auto sentences = split_sentences(text, tokens, words);
  ASSERT_EQ(sentences.size(), 3U);
  EXPECT_EQ(sentences[1].paragraph, 0U);
  EXPECT_EQ(sentences[2].paragraph, 1U);
}

TEST(Sentences, EndlessOnesAreCut) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const WordTable& words = words_of("en");
  auto tokens = tokenize(text, words);
  EXPECT_EQ(split_sentences(text, tokens, words).size(),
            (1000 + kMaxSentenceTokens - 1) / kMaxSentenceTokens);
}

}  // namespace
}  // namespace stemma::text
