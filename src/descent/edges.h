/// Internal: who had it from whom. See stemma/descent.h.
#pragma once

#include <span>

#include "descent/source_table.h"
#include "stemma/descent.h"

namespace stemma::descent {

/// Fills `unseen`, `edges` and the directions of `pairs` from `credits`, `table` and the pairs' passages.
void draw_edges(DescentGraph& graph, SourceTable& table, std::span<const Report> reports);

/// Whether a credit stands where the report says what it is about: among its first sentences.
bool stands_in_lead(const Credit& credit, const Report& report);

}  // namespace stemma::descent
