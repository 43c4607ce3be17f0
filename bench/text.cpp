// Articles read over and over, stage by stage on one thread: how fast names, times and quotations are found,
// each by itself and all of it together. Time is this thread's own, so that other work on the machine counts
// less.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "made_reports.h"
#include "peak.h"
#include "stemma/inputs.h"
#include "stemma/quotation.h"
#include "stemma/reading.h"
#include "text/annotated.h"
#include "text/figures.h"
#include "text/names.h"
#include "text/sentences.h"
#include "text/times.h"
#include "text/tokens.h"
#include "text/words.h"

namespace stemma {
namespace {

constexpr int kRounds = 9;
constexpr std::size_t kMadeReports = 1200;

double thread_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_of_best(std::size_t count, const std::function<void(std::size_t)>& work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = thread_seconds();
    for (std::size_t i = 0; i < count; ++i) work(i);
    best = std::min(best, thread_seconds() - begin);
  }
  return best;
}

std::vector<Article> made_articles() {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kMadeReports; ++i) {
    Document document;
    document.kind = DocumentKind::kRecord;
    document.language = "en";
    document.date = "2024-03-04";
    document.content = bench::made_report(i);
    articles.push_back(extract(document));
  }
  return articles;
}

std::vector<Article> articles_of(std::vector<std::string> paths) {
  if (paths.empty()) return made_articles();
  std::vector<Article> articles;
  const auto stream = open_inputs(
      std::move(paths), [](const Error& bad) { fmt::print(stderr, "{}: {}\n", bad.source, bad.message); });
  for (Document document; stream->next(document);) articles.push_back(extract(document));
  return articles;
}

/// A text with its tokens and sentences: what names, times and figures each begin with.
struct Cut {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
};

Cut cut(const Article& article) {
  const text::WordTable& words = text::words_of(article.language);
  Cut made;
  made.tokens = text::tokenize(article.text, words);
  made.sentences = text::split_sentences(article.text, made.tokens, words);
  return made;
}

text::Names names_of(const Article& article, const Cut& cut) {
  const text::AnnotatedText annotated(article.text, cut.tokens, cut.sentences,
                                      text::words_of(article.language));
  return text::find_names(article, annotated);
}

}  // namespace
}  // namespace stemma

int main(int argc, char** argv) {
  using namespace stemma;
  const std::vector<Article> articles = articles_of({argv + 1, argv + argc});
  if (articles.empty()) {
    fmt::print(stderr, "usage: bench_text [PATH...]   articles; without any, made-up reports\n");
    return 2;
  }
  double megabytes = 0;
  std::vector<Cut> cuts;
  std::vector<Reading> readings;
  for (const Article& article : articles) {
    megabytes += static_cast<double>(article.text.size()) / 1e6;
    cuts.push_back(cut(article));
    readings.push_back(read(article));
  }
  fmt::print("{} articles, {:.1f} MB of text, one thread, best of {}\n", articles.size(), megabytes, kRounds);
  const auto show = [&](std::string_view what, const std::function<void(std::size_t)>& work) {
    const double seconds = seconds_of_best(articles.size(), work);
    fmt::print("{:<24}{:>8.1f} MB/s{:>8.2f} ns/byte\n", what, megabytes / seconds, seconds * 1e3 / megabytes);
  };
  show("tokens and sentences", [&](std::size_t i) { (void)cut(articles[i]); });
  show("names", [&](std::size_t i) { (void)names_of(articles[i], cuts[i]); });
  show("times",
       [&](std::size_t i) { (void)text::find_times(articles[i], cuts[i].tokens, cuts[i].sentences); });
  show("all of a reading", [&](std::size_t i) { (void)read(articles[i]); });
  show("quotations", [&](std::size_t i) { (void)find_quotations(articles[i], readings[i]); });
  show("names, times, quotations", [&](std::size_t i) {
    const Reading reading = read(articles[i]);
    (void)find_quotations(articles[i], reading);
  });
  fmt::print("peak memory {:.0f} MB, all articles and their readings held\n", bench::peak_megabytes());
  return 0;
}
