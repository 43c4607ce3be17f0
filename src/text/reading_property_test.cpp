// What every reading keeps to, on texts of random pieces: words, marks, odd white space, many scripts.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "core/utf8.h"
#include "stemma/reading.h"

namespace stemma {
namespace {

std::string random_text(std::mt19937& random) {
  static const char* const kPieces[] = {
      "Mayor",   "Ann",   "Ruiz",   "the",     "said",  "Inc.", "U.S.", "U.",  "S.",       ".",
      ",",       "...",   "\"",     "“",       "”",     "'",    "’s",   "\n",  "\n\n",     "\r\n",
      " ",       "\t",    "24.",    "24",      "5bn",   "$",    "%",    "-",   "–",        "(",
      ")",       "Ö",     "Straße", "Киев",    "о",     "首相", "שלום", "و",   "\u200B",   "\u00AD",
      "e\u0301", "😀",     "\u2028", "http://", "@",     "#",    "&",    "von", "Minister", "NATO",
      "million", "about", "one",    "Feb.",    "1.2.3", "10:30"};
  std::uniform_int_distribution<std::size_t> piece(0, std::size(kPieces) - 1);
  std::uniform_int_distribution<int> length(0, 60);
  std::bernoulli_distribution space(0.6);
  std::bernoulli_distribution any(0.05);
  std::uniform_int_distribution<char32_t> code_point(1, 0x1FFFF);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    text += kPieces[piece(random)];
    if (any(random)) core::append_utf8(text, code_point(random));
    if (space(random)) text += ' ';
  }
  return text;
}

bool on_boundaries(const std::string& text, TextSpan span) {
  return span.begin <= span.end && span.end <= text.size() &&
         core::floor_boundary(text, span.begin) == span.begin &&
         core::floor_boundary(text, span.end) == span.end;
}

void expect_sound(const Article& article, const Reading& reading) {
  const std::string& text = article.text;
  std::uint32_t end = 0;
  for (const Token& token : reading.tokens) {
    ASSERT_TRUE(on_boundaries(text, token.span));
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_GE(token.span.begin, end);
    ASSERT_LT(token.sentence, reading.sentences.size());
    ASSERT_TRUE(reading.sentences[token.sentence].span.contains(token.span));
    end = token.span.end;
  }
  std::uint32_t next_token = 0;
  std::uint32_t paragraph = 0;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    ASSERT_EQ(sentence.first_token, next_token);
    ASSERT_LT(sentence.first_token, sentence.end_token);
    ASSERT_EQ(sentence.span.begin, reading.tokens[sentence.first_token].span.begin);
    ASSERT_EQ(sentence.span.end, reading.tokens[sentence.end_token - 1].span.end);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i)
      ASSERT_EQ(reading.tokens[i].sentence, s);
    ASSERT_GE(sentence.paragraph, paragraph);
    next_token = sentence.end_token;
    paragraph = sentence.paragraph;
  }
  ASSERT_EQ(next_token, reading.tokens.size());
  end = 0;
  for (const Mention& mention : reading.mentions) {
    ASSERT_TRUE(on_boundaries(text, mention.span));
    ASSERT_GE(mention.span.begin, end);
    ASSERT_FALSE(mention.span.empty());
    ASSERT_LT(mention.entity, reading.entities.size());
    end = mention.span.end;
  }
  for (const Entity& entity : reading.entities) ASSERT_FALSE(entity.name.empty());
  end = 0;
  for (const Figure& figure : reading.figures) {
    ASSERT_TRUE(on_boundaries(text, figure.span));
    ASSERT_TRUE(on_boundaries(text, figure.unit));
    ASSERT_GE(figure.span.begin, end);
    end = figure.span.end;
  }
}

TEST(ReadingProperty, SpansAreOrderedAndWholeOnRandomTexts) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    Article article;
    article.language =
        std::vector<std::string>{"en", "de", "fr", "ru", "und"}[static_cast<std::size_t>(round % 5)];
    article.text = random_text(random);
    article.title = random_text(random);
    const Reading reading = read(article);
    ASSERT_NO_FATAL_FAILURE(expect_sound(article, reading)) << article.text;
  }
}

}  // namespace
}  // namespace stemma
