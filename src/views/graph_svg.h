/// The derivation graph of a story as an inline SVG picture.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "views/graph_layout.h"

namespace stemma::views {

/// Styled by the page's classes alone. Nodes are links to `#<anchor>` of their report, edges tell their
/// relation in a title. `anchor_of` gives the fragment of an article or of an unseen source.
std::string graph_svg(const StoryPart& part, std::span<const Report> reports,
                      std::span<const std::string> labels,
                      const std::function<std::string(Witness)>& anchor_of);

}  // namespace stemma::views
