// The order of the steps; each sees what those before it found.
#include "stemma/reading.h"
#include "text/annotated.h"
#include "text/figures.h"
#include "text/names.h"
#include "text/sentences.h"
#include "text/times.h"
#include "text/tokens.h"
#include "text/words.h"

namespace stemma {

Reading read_words(const Article& article) {
  const text::WordTable& words = text::words_of(article.language);
  Reading reading;
  reading.tokens = text::tokenize(article.text, words);
  reading.sentences = text::split_sentences(article.text, reading.tokens, words);
  return reading;
}

Reading read_times(const Article& article) {
  Reading reading = read_words(article);
  reading.times = text::find_times(article, reading.tokens, reading.sentences);
  return reading;
}

Reading read(const Article& article) {
  const text::WordTable& words = text::words_of(article.language);
  Reading reading = read_times(article);
  const text::AnnotatedText annotated(article.text, reading.tokens, reading.sentences, words);
  text::Names names = text::find_names(article, annotated);
  reading.entities = std::move(names.entities);
  reading.mentions = std::move(names.mentions);
  reading.figures = text::find_figures(annotated, reading.times);
  return reading;
}

}  // namespace stemma
