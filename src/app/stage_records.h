/// Internal: the records of the single stages, as JSON Lines.
#pragma once

#include <string>

#include "app/command_line.h"
#include "stemma/dossier.h"

namespace stemma::app {

/// The record of a stage that sees one report alone: extract, times, names, quotes. Without a line end.
std::string report_record(Stage stage, const Report& report, Explain explain);

/// All records of a stage that sees many reports: reuse, stories, descent. Each ends its line.
std::string dossier_records(Stage stage, const Dossier& dossier);

}  // namespace stemma::app
