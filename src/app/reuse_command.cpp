// Of a report only its text and 12 bytes a word are kept, of one whose keys alone are looked at 4 bytes a
// word.
#include "app/reuse_command.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/stopwatch.h"
#include "engine/workers.h"
#include "stemma/reuse_steps.h"

namespace stemma::app {
namespace {

/// Passages that are the answer, and not evidence for one, must agree nearly word by word where they are
/// short: "found dead inside a home in the … block of" is a form of the language.
constexpr std::uint32_t kPercentOfShortPassages = 80;

enum class Kept : std::uint8_t { kTexts, kWords };

ReuseReports read_all(DocumentStream& documents, const EngineOptions& options, Kept keep) {
  ReuseReports all;
  read_reports(documents, Depth::kWords, options, [&](Report&& report) {
    ReuseText text = reuse_text(report);
    report.reading = {};
    report.article.left_out = {};
    report.article.passthrough = {};
    if (keep == Kept::kWords) {
      text.spans = {};
      text.quoted = {};
      report.article.text = {};
    }
    all.reports.push_back(std::move(report));
    all.texts.push_back(std::move(text));
  });
  put_in_order(all);
  return all;
}

std::string contents_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("cannot read {}", path));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ReuseShare> read_shares(const std::vector<std::string>& paths) {
  std::vector<ReuseShare> shares;
  for (const std::string& path : paths) {
    auto share = reuse_share_from_lines(contents_of(path));
    if (!share) {
      throw std::runtime_error(
          fmt::format("{}, line {}: {}", path, share.error().line, share.error().message));
    }
    shares.push_back(*std::move(share));
  }
  return shares;
}

std::vector<Passage> passages_of(const Request& request, const ReuseReports& all, const ReuseOptions& options,
                                 const ForEachIndex& for_each) {
  if (request.shares.empty()) return find_reuse(all.texts, options, for_each);
  auto passages = align_passages(all.texts, read_shares(request.shares), request.part, options, for_each);
  if (!passages) throw std::runtime_error(passages.error().message);
  return *std::move(passages);
}

template <class Step>
auto timed(const EngineOptions& options, Step step) {
  if (options.progress) options.progress({"comparing", 0, {}});
  const engine::Stopwatch watch(options.timings, Timings::kReuse);
  return step();
}

}  // namespace

std::uint64_t run_reuse(const Request& request, DocumentStream& documents,
                        const EngineOptions& engine_options, const WriteLines& write) {
  ReuseOptions options = engine_options.reuse;
  options.min_percent_of_short = kPercentOfShortPassages;
  const auto cancelled = [&] { return engine_options.cancelled != nullptr && *engine_options.cancelled; };
  const ReuseReports all = read_all(documents, engine_options, request.shard ? Kept::kWords : Kept::kTexts);
  if (cancelled()) return all.reports.size();
  if (request.shard) {
    write(to_lines(
        timed(engine_options, [&] { return find_shared_keys(all.texts, *request.shard, options); })));
    return all.reports.size();
  }
  const std::vector<Passage> passages = timed(
      engine_options, [&] { return passages_of(request, all, options, engine::threads_of(engine_options)); });
  if (cancelled()) return all.reports.size();
  if (request.clusters == Clusters::kYes) {
    write_clusters(all, passages, write);
  } else {
    write_passages(all, passages, write);
  }
  return all.reports.size();
}

}  // namespace stemma::app
