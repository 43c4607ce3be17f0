/// Internal: the stage `reuse`, whole or one of its steps. See stemma/reuse_steps.h.
#pragma once

#include <cstdint>

#include "app/command_line.h"
#include "app/stage_records.h"
#include "stemma/engine.h"

namespace stemma::app {

/// Reads the reports and writes what was asked for: records of passages or of clusters, or a share of the
/// keys. The number of reports that were read. Throws std::runtime_error for a share that does not fit.
std::uint64_t run_reuse(const Request& request, DocumentStream& documents, const EngineOptions& options,
                        const WriteLines& write);

}  // namespace stemma::app
