/// Internal: the records of the single stages, as JSON Lines.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/command_line.h"
#include "stemma/dossier.h"
#include "stemma/engine.h"
#include "stemma/story_stream.h"

namespace stemma::app {

/// The record of a stage that sees one report alone: extract, times, names, quotes. Without a line end.
std::string report_record(Stage stage, const Report& report, Explain explain);

using WriteLines = std::function<void(std::string_view)>;  ///< takes whole lines

/// A record a passage, with what it and its pair share.
void write_passages(const ReuseReports& all, const std::vector<Passage>& passages, const WriteLines& write);

/// A record for each place of each passage.
void write_clusters(const ReuseReports& all, const std::vector<Passage>& passages, const WriteLines& write);

/// All records of a stage that sees many reports: stories, descent. Each ends its line.
std::string dossier_records(Stage stage, const Dossier& dossier);

/// The records of a stream of stories, without line ends.
std::string assignment_record(const Assignment& assignment, const Article& article);
std::string reassignment_record(const Reassignment& change);

}  // namespace stemma::app
