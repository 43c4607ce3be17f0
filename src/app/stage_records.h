/// Internal: the records of the single stages, as JSON Lines.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/command_line.h"
#include "stemma/dossier.h"

namespace stemma::app {

/// The record of a stage that sees one report alone: extract, times, names, quotes. Without a line end.
std::string report_record(Stage stage, const Report& report, Explain explain);

using WriteLines = std::function<void(std::string_view)>;  ///< takes whole lines

/// All records of a stage that sees many reports: reuse, stories, descent.
void write_dossier_records(Stage stage, Clusters clusters, const Dossier& dossier, const WriteLines& write);

}  // namespace stemma::app
