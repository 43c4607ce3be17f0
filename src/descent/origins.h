/// Internal: the roots of the graph. See stemma/descent.h.
#pragma once

#include <span>

#include "descent/source_table.h"
#include "stemma/descent.h"

namespace stemma::descent {

/// The roots, who carries each, and how many there are at least and at most.
Origins find_origins(const DescentGraph& graph, const SourceTable& table, const Story& story,
                     std::span<const Report> reports);

}  // namespace stemma::descent
