/// Articles that tell one event, and events that follow one another.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stemma/passage.h"
#include "stemma/report.h"

namespace stemma {

/// Somebody or something that a story is about.
struct StoryName {
  NameKind kind = NameKind::kUnknown;
  std::string name;            ///< a full form, the one that most of its articles have
  std::uint32_t articles = 0;  ///< of the story, that name it
};

/// The articles that tell one event.
struct Story {
  std::string id;  ///< from the id of the story's first article: the same while the story grows
  /// The headline that stands for it best, without the outlet's name; where there is none, the first words.
  std::string label;
  std::vector<ArticleIndex> articles;  ///< at least one, ascending
  std::vector<StoryName> names{};      ///< a few that tell it from other stories, most telling first
};

/// Why one story follows another.
struct StoryLink {
  std::uint32_t from = 0;            ///< index into Stories::stories: what was before …
  std::uint32_t to = 0;              ///< … and what follows it
  std::optional<std::int32_t> days;  ///< between the first articles of both; none where a day is unknown
  std::vector<std::string> names;    ///< that both are about, as `to` writes them; at least one
  std::vector<std::string> words;    ///< that both use and few others, as `to` writes them; may be none
};

/// Stories that follow one another over time.
struct Storyline {
  std::string id;
  std::string label;
  std::vector<std::uint32_t> stories;  ///< indices into Stories::stories, in order of time where known
  std::vector<StoryLink> links{};      ///< one to each story but the first, in the order of `stories`
};

/// Every article is in exactly one story, every story in exactly one storyline.
struct Stories {
  std::vector<Story> stories;         ///< ordered by their first article
  std::vector<Storyline> storylines;  ///< ordered by their first story
};

struct StoryOptions {
  /// How much the articles of a story must speak for one event, on average: more makes stories smaller, less
  /// makes them larger.
  double join_likeness = 1;
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
