/// Internal: the credits of one report. See stemma/descent.h.
#pragma once

#include <string>
#include <vector>

#include "descent/known_sources.h"
#include "descent/text.h"
#include "stemma/descent.h"

namespace stemma::descent {

/// Credits that stand above or below a text and cover it: datelines, credit lines, the byline, the address.
/// Without spans they come from the byline or the address.
std::vector<Credit> line_credits(const Text& text, const KnownSources& known);

/// Agencies and outlets that the sentences credit: "The Beacon reported", "told CNN", "local media".
std::vector<Credit> outlet_credits(const Text& text, const KnownSources& known);

/// People and bodies that the report has from themselves: statements, posts, documents.
std::vector<Credit> voice_credits(const Text& text, const KnownSources& known);

/// All of them, each source once in each way, ordered by place; credits to the report's own outlet are left
/// out.
std::vector<Credit> find_credits(ArticleIndex article, const Report& report, const KnownSources& known);

}  // namespace stemma::descent
