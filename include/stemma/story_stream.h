/// Stories of a stream: each report is assigned to an event as it comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "stemma/report.h"

namespace stemma {

struct StoryStreamOptions {
  /// As in StoryOptions: when the stream looks again.
  double join_likeness = 1;
  /// At once, when less is known, more is asked for. Chosen on development data.
  double join_at_once = 2.7;
  /// How long an article is remembered, in days of the stream …
  std::uint32_t window_days = 14;
  /// … but never more articles than so many, which bounds the memory: about 12 kB an article …
  std::uint32_t most_articles = 250'000;
  /// … and as long as they are the latest, so many of whatever age: in a quiet stream a story of last year is
  /// still known.
  std::uint32_t least_articles = 10'000;
  /// `wants_to_look_again` after so many articles; sooner in a window that holds less than four times as
  /// many.
  std::uint32_t look_again_after = 2'000;
};

/// What a stream needs to know of a report. Making it is most of the work that does not depend on what came
/// before, and any thread may do it.
class Arrival {
 public:
  /// Needs the report's article and reading, not its quotations. O(text).
  explicit Arrival(const Report& report);
  Arrival(Arrival&&) noexcept;
  Arrival& operator=(Arrival&&) noexcept;
  ~Arrival();

 private:
  friend class StoryStream;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Which story an article was found to be of when it came.
struct Assignment {
  enum class How : std::uint8_t {
    kOpened,  ///< nothing in the window tells the same event
    kJoined,
    kSameText,        ///< the same words on the same day as an article before
    kNearlySameText,  ///< hardly a word differs from an article within a day
  };

  std::string
      article;        ///< its id; of several in the window with one id, all but the first are numbered: "x~2"
  std::string story;  ///< its id
  How how = How::kOpened;
  float likeness =
      0;  ///< how much it speaks for the event, on average over the story's articles: 1 is enough
  std::vector<std::string> with;  ///< the articles that speak most for it, at most three; none if it opened
};

/// An assignment that is no longer so.
struct Reassignment {
  enum class Why : std::uint8_t {
    kOpenedTwice,      ///< all of the one story is of the other
    kDriftedTogether,  ///< the story was two: this article's part is a story of its own now
    kCloser,           ///< it speaks more for another story
  };

  std::string article;
  std::string from;  ///< id of the story it was of
  std::string story;
  Why why = Why::kCloser;
};

/// Reports in the order in which they arrive, each assigned at once; from time to time the stream looks again
/// at what it remembers.
///
/// It keeps features of articles, not their texts, within a window of days and articles: memory is bounded by
/// the window, not by the stream. The window moves with the days of publication that arrive: a report that
/// comes late or tells no day stands where the stream is; a day that lies far ahead of nearly all others is
/// not believed and moves nothing.
///
/// A story's id is that of the article that opened it. When the stream looks again, the part that has most of
/// a story's articles keeps its id. What has left the window keeps its last assignment.
///
/// The same reports in the same order give the same answers. Not to be used by two threads at a time.
class StoryStream {
 public:
  explicit StoryStream(const StoryStreamOptions& options = {});
  StoryStream(StoryStream&&) noexcept;
  StoryStream& operator=(StoryStream&&) noexcept;
  ~StoryStream();

  /// Never fails. The cost does not grow with the stream: O(features + candidates × features), of which both
  /// are bounded.
  Assignment take(Arrival&& arrival);

  /// Whether it is time: see `look_again_after`.
  bool wants_to_look_again() const;

  /// Splits what drifted together and joins what was opened twice, by average linkage over the stories of the
  /// articles that came since the last look and those that they may be of. Ordered by the arrival of the
  /// articles.
  std::vector<Reassignment> look_again();

  /// Articles in the window.
  std::size_t remembered() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace stemma
