// An archive to articles: pages/s, MB/s and the peak of memory over made-up pages of 12 kB, kept as a crawler
// keeps them (a request and a response a page, a gzip member a record). The same once more with ten times the
// pages: the peak must stay what it was.
//
// usage: bench_archive [PAGES [JOBS]]      500 pages and all of the machine's threads unless told otherwise
//        bench_archive --write FILE PAGES  only writes the archive
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "made_reports.h"
#include "packed.h"
#include "peak.h"
#include "stemma/engine.h"
#include "stemma/inputs.h"

namespace {

namespace fs = std::filesystem;
using namespace stemma;

std::string record(std::string_view type, std::size_t i, std::string_view block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: https://outlet{}.example/report/{}\r\n"
      "WARC-Date: 2024-03-05T06:07:08Z\r\nWARC-Record-ID: <urn:uuid:{:032x}>\r\n"
      "Content-Type: application/http; msgtype={}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, i % 7, i, i, type, block.size(), block);
}

/// Report `i` as a page with the furniture of a page: navigation, teasers, a footer.
std::string page(std::size_t i) {
  std::string body;
  const std::string report = bench::made_report(i);
  for (std::size_t at = 0; at < report.size();) {
    const std::size_t end = std::min(report.find('\n', at), report.size());
    if (end > at) body += fmt::format("<p class=\"story__text\">{}</p>\n", report.substr(at, end - at));
    at = end + 1;
  }
  std::string links;
  for (std::size_t k = 0; k < 60; ++k)
    links += fmt::format(
        "<li class=\"nav__item\"><a href=\"/section/{}/{}\">Section {} of the paper</a></li>\n", k, i, k);
  return fmt::format(
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Report {0} | The Outlet</title>"
      "<meta property=\"article:published_time\" "
      "content=\"2024-03-05T06:00:00Z\"></head><body><nav><ul>{1}</ul></nav>"
      "<main><article><h1>Report {0}</h1>{2}</article></main><aside><ul>{1}</ul></aside><footer>All rights "
      "reserved</footer>"
      "</body></html>",
      i, links, body);
}

void write_archive(const fs::path& path, std::size_t pages) {
  std::ofstream file(path, std::ios::binary);
  for (std::size_t i = 0; i < pages; ++i) {
    file << tests::deflated(record("request", i, "GET / HTTP/1.1\r\n\r\n"));
    file << tests::deflated(
        record("response", i, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(i)));
  }
}

/// Reads an archive to its articles; false where one is missing.
bool measure(std::size_t pages, unsigned jobs) {
  const fs::path path = fs::temp_directory_path() / fmt::format("stemma-bench-{}.warc.gz", ::getpid());
  write_archive(path, pages);
  EngineOptions options;
  options.jobs = jobs;
  std::uint64_t articles = 0;
  std::uint64_t characters = 0;
  const auto began = std::chrono::steady_clock::now();
  const auto documents =
      open_inputs({path.string()}, [](const Error& error) { fmt::print("{}\n", error.message); });
  read_reports(*documents, Depth::kArticle, options, [&](Report&& report) {
    ++articles;
    characters += report.article.text.size();
  });
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
  fs::remove(path);
  fmt::print(
      "{} pages, archive of {:.1f} MB, {:.1f} MB of text: {:.0f} pages/s, {:.1f} MB/s, {:.0f} MB at the "
      "peak\n",
      articles, megabytes, static_cast<double>(characters) / 1e6, static_cast<double>(articles) / seconds,
      megabytes / seconds, bench::peak_megabytes());
  return articles == pages;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--write") {
    write_archive(argv[2], std::strtoul(argv[3], nullptr, 10));
    return 0;
  }
  const std::size_t pages = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500;
  const unsigned jobs = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 0;
  const bool once = measure(pages, jobs);
  return once && measure(10 * pages, jobs) ? 0 : 1;
}
