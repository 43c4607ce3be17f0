// Files to account, end to end: articles/s, MB/s and the peak of memory over made-up reports of 3 kB.
//
// usage: bench_corpus [REPORTS [JOBS]]      1000 reports and all of the machine's threads unless told
// otherwise
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "made_reports.h"
#include "peak.h"
#include "stemma/engine.h"
#include "stemma/inputs.h"
#include "stemma/view.h"

namespace {

namespace fs = std::filesystem;
using namespace stemma;

/// A folder of its own that goes when the program ends.
class Corpus {
 public:
  explicit Corpus(std::size_t reports)
      : folder_(fs::temp_directory_path() / fmt::format("stemma-bench-{}", ::getpid())) {
    fs::create_directories(folder_);
    for (std::size_t i = 0; i < reports; ++i) {
      const std::string text = bench::made_report(i);
      bytes_ += text.size();
      std::ofstream(folder_ / fmt::format("{:06}.txt", i), std::ios::binary) << text;
    }
  }
  Corpus(const Corpus&) = delete;
  Corpus& operator=(const Corpus&) = delete;
  ~Corpus() { fs::remove_all(folder_); }

  std::string folder() const { return folder_.string(); }
  std::uint64_t bytes() const { return bytes_; }

 private:
  fs::path folder_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
  Timings timings;
  EngineOptions options;
  options.jobs = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 0;
  options.timings = &timings;
  const Corpus corpus(count);

  const auto began = std::chrono::steady_clock::now();
  const auto documents =
      open_inputs({corpus.folder()}, [](const Error& error) { fmt::print("{}\n", error.message); });
  std::vector<Report> reports;
  read_reports(*documents, Depth::kQuotations, options,
               [&](Report&& report) { reports.push_back(std::move(report)); });
  const Dossier dossier = compile(std::move(reports), options);
  const std::string account = render(dossier, ViewFormat::kJson);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();

  fmt::print("{} reports, {:.1f} MB, {} stories, {} passages, account of {:.1f} MB\n", dossier.reports.size(),
             static_cast<double>(corpus.bytes()) / 1e6, dossier.stories.stories.size(),
             dossier.passages.size(), static_cast<double>(account.size()) / 1e6);
  constexpr const char* kPhases[Timings::kPhases] = {"extract", "read",    "quotations", "reuse",
                                                     "stories", "descent", "account"};
  for (std::size_t i = 0; i < Timings::kPhases; ++i) {
    fmt::print("  {:<12}{:>8.3f} s, summed over threads\n", kPhases[i],
               static_cast<double>(timings.nanoseconds[i]) / 1e9);
  }
  fmt::print("{:.1f} articles/s, {:.2f} MB/s, {:.0f} MB at the peak\n", static_cast<double>(count) / seconds,
             static_cast<double>(corpus.bytes()) / 1e6 / seconds, bench::peak_megabytes());
  return dossier.reports.size() == count ? 0 : 1;
}
