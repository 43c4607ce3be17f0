// The hot functions, each over texts of growing size.
#include <benchmark/benchmark.h>

#include "core/utf8.h"
#include "made_reports.h"
#include "source/json_record.h"
#include "stemma/engine.h"

namespace {

using namespace stemma;

std::string text_of(benchmark::State& state) {
  std::string text;
  for (std::size_t i = 0; text.size() < static_cast<std::size_t>(state.range(0)); ++i)
    text += bench::made_report(i);
  return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

Document record_of(std::string text) {
  Document document;
  document.kind = DocumentKind::kRecord;
  document.language = "en";
  document.date = "2024-03-04";
  document.content = std::move(text);
  return document;
}

void map_code_points(benchmark::State& state) {
  const std::string text = text_of(state);
  for (auto _ : state)
    benchmark::DoNotOptimize(core::CodePointMap(text)(static_cast<std::uint32_t>(text.size())));
  count_bytes(state, text.size());
}

void parse_json_record(benchmark::State& state) {
  std::string json = R"({"id":"a","text":")";
  for (const char c : text_of(state)) c == '\n' ? json += "\\n" : json += c;
  json += "\"}";
  source::JsonRecords records;
  for (auto _ : state) benchmark::DoNotOptimize(records.parse_record(json));
  count_bytes(state, json.size());
}

void extract_from_plain_text(benchmark::State& state) {
  Document document = record_of(text_of(state));
  document.kind = DocumentKind::kPlainText;
  for (auto _ : state) benchmark::DoNotOptimize(extract(document));
  count_bytes(state, document.content.size());
}

void extract_from_html(benchmark::State& state) {
  Document document = record_of("<html><body><article><p>");
  for (const char c : text_of(state)) c == '\n' ? document.content += "</p><p>" : document.content += c;
  document.kind = DocumentKind::kHtml;
  for (auto _ : state) benchmark::DoNotOptimize(extract(document));
  count_bytes(state, document.content.size());
}

void read_text(benchmark::State& state) {
  const Article article = extract(record_of(text_of(state)));
  for (auto _ : state) benchmark::DoNotOptimize(read(article));
  count_bytes(state, article.text.size());
}

void find_quotations_in_text(benchmark::State& state) {
  const Article article = extract(record_of(text_of(state)));
  const Reading reading = read(article);
  for (auto _ : state) benchmark::DoNotOptimize(find_quotations(article, reading));
  count_bytes(state, article.text.size());
}

std::vector<Report> reports_of(benchmark::State& state) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) {
    reports.push_back(read_report(record_of(bench::made_report(i))));
  }
  return reports;
}

void find_reuse_among_reports(benchmark::State& state) {
  const auto reports = reports_of(state);
  for (auto _ : state) benchmark::DoNotOptimize(find_reuse(reports));
  state.SetItemsProcessed(state.range(0) * state.iterations());
}

void find_stories_among_reports(benchmark::State& state) {
  const auto reports = reports_of(state);
  const auto passages = find_reuse(reports);
  for (auto _ : state) benchmark::DoNotOptimize(find_stories(reports, passages));
  state.SetItemsProcessed(state.range(0) * state.iterations());
}

BENCHMARK(map_code_points)->Range(3 << 10, 3 << 20);
BENCHMARK(parse_json_record)->Range(3 << 10, 3 << 20);
BENCHMARK(extract_from_plain_text)->Range(3 << 10, 3 << 17);
BENCHMARK(extract_from_html)->Range(3 << 10, 3 << 17);
BENCHMARK(read_text)->Range(3 << 10, 3 << 17);
BENCHMARK(find_quotations_in_text)->Range(3 << 10, 3 << 17);
BENCHMARK(find_reuse_among_reports)->Range(8, 512)->Unit(benchmark::kMillisecond);
BENCHMARK(find_stories_among_reports)->Range(8, 512)->Unit(benchmark::kMillisecond);

}  // namespace
