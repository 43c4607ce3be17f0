// What is done to one report, and to a stream of them.
#include <utility>

#include "engine/in_order.h"
#include "engine/stopwatch.h"
#include "stemma/engine.h"

namespace stemma {

using engine::InOrder;
using engine::Stopwatch;

namespace {

void read_into(Report& report, Depth depth) {
  Article& article = report.article;
  const bool words_alone = depth == Depth::kWords;
  if (article.published.known()) {
    report.reading = words_alone ? read_words(article) : read(article);
    return;
  }
  report.reading = words_alone ? read_times(article) : read(article);
  article.published = infer_publication(article, report.reading);
  // Times are told from the day of publication.
  if (article.published.known() && !words_alone) report.reading = read(article);
}

}  // namespace

Report read_report(const Document& document, Depth depth, Timings* timings) {
  Report report;
  {
    const Stopwatch watch(timings, Timings::kExtract);
    report.article = extract(document);
  }
  if (depth == Depth::kArticle) return report;
  {
    const Stopwatch watch(timings, Timings::kRead);
    read_into(report, depth);
  }
  if (depth < Depth::kQuotations) return report;
  const Stopwatch watch(timings, Timings::kQuotations);
  report.quotations = find_quotations(report.article, report.reading);
  return report;
}

void read_reports(DocumentStream& documents, Depth depth, const EngineOptions& options,
                  const std::function<void(Report&&)>& consume) {
  const auto read = [&](const Document& document) { return read_report(document, depth, options.timings); };
  InOrder<Report>(documents, options, read).run(consume);
}

void assign_stories(DocumentStream& documents, const StoryStreamOptions& stream_options,
                    const EngineOptions& options, const StoryListener& listener) {
  struct Read {
    Article article;
    Arrival arrival;
  };
  const auto read = [&](const Document& document) {
    Report report = read_report(document, Depth::kReading, options.timings);
    Arrival arrival(report);
    report.article.text = {};
    return Read{std::move(report.article), std::move(arrival)};
  };
  StoryStream stream(stream_options);
  const auto take = [&](Arrival&& arrival) {
    const Stopwatch watch(options.timings, Timings::kStories);
    return stream.take(std::move(arrival));
  };
  const auto look_again = [&] {
    const Stopwatch watch(options.timings, Timings::kStories);
    return stream.look_again();
  };
  InOrder<Read>(documents, options, read).run([&](Read&& next) {
    listener.assigned(take(std::move(next.arrival)), next.article);
    if (stream.wants_to_look_again()) listener.changed(look_again());
  });
  listener.changed(look_again());
}

}  // namespace stemma
