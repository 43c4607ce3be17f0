/// Internal: stories that follow one another. See stemma/story.h.
#pragma once

#include <span>
#include <vector>

#include "stemma/report.h"
#include "stemma/story.h"
#include "stories/collection.h"
#include "stories/telling_names.h"

namespace stemma::stories {

/// Stories whose articles resemble each other in who and what they are about, whenever, and whose names say
/// why, follow one another: each the earlier one of its line that it is most like. `names[i]` are those of
/// `stories[i]`.
std::vector<Storyline> follow(std::span<const Story> stories, std::span<const std::vector<TellingName>> names,
                              std::span<const Report> reports, const Collection& collection,
                              const StoryOptions& options);

}  // namespace stemma::stories
