/// An archive of news made from real reports, as long as one wants, whose stories are known.
///
/// Each story replays a real one with other words in it: see replayed_news.cpp. It tells how fast, how large
/// and how steady the program is on many articles; what it tells of quality holds for such articles alone.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace stemma::bench {

struct RealReport {
  std::string story;  ///< reports of one story bear the same name; empty: a story of its own
  std::string title;
  std::string text;
  std::string language;
};

struct ReplayOptions {
  std::uint64_t seed = 1;
  double articles_per_day = 10'000;
  std::string first_day = "2024-01-01";
};

struct ReplayedArticle {
  std::uint64_t number = 0;  ///< in order of time, from 1
  std::uint64_t story = 0;
  std::string date;  ///< ISO 8601, to the second
  std::string outlet;
  std::string title;
  std::string text;
  std::string language;
};

/// Makes one article after another, in order of time. The same reports in the same order and the same options
/// give the same articles. Memory: the real reports, and a few bytes for each article that is still to come
/// of a story that has begun.
class ReplayedNews {
 public:
  /// `reports` are not none. Throws std::invalid_argument where the first day is none.
  ReplayedNews(std::span<const RealReport> reports, const ReplayOptions& options);
  ReplayedNews(const ReplayedNews&) = delete;
  ReplayedNews& operator=(const ReplayedNews&) = delete;
  ~ReplayedNews();

  ReplayedArticle next();

 private:
  class Maker;
  std::unique_ptr<Maker> maker_;
};

}  // namespace stemma::bench
