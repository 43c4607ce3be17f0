/// Articles that tell one event, and events that follow one another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stemma/passage.h"
#include "stemma/report.h"

namespace stemma {

/// The articles that tell one event.
struct Story {
  std::string id;     ///< from the id of the story's first article: the same while the story grows
  std::string label;  ///< the headline that stands for it best
  std::vector<ArticleIndex> articles;  ///< at least one, ascending
};

/// Stories that follow one another over time.
struct Storyline {
  std::string id;
  std::string label;
  std::vector<std::uint32_t> stories;  ///< indices into Stories::stories, in order of time where known
};

/// Every article is in exactly one story, every story in exactly one storyline.
struct Stories {
  std::vector<Story> stories;         ///< ordered by their first article
  std::vector<Storyline> storylines;  ///< ordered by their first story
};

struct StoryOptions {
  /// How likely an article must tell the same event as those of a story, on average over them, to be of it; 0
  /// to 1. Chosen on development data.
  double join_probability = 0.38;
  double follow_similarity = 0.12;  ///< what a story needs to be of a storyline
  double window_days = 400;         ///< articles farther apart are never of one story
};

/// Groups articles by event. Precision first: articles that nothing but their topic joins stay apart.
///
/// An input that names its stories (`Article::story`) is grouped by those names. Never fails. The order of
/// the reports does not change which are grouped together.
Stories find_stories(std::span<const Report> reports, std::span<const Passage> passages,
                     const StoryOptions& options = {});

}  // namespace stemma
