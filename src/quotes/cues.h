/// Internal: the attributions of one frame: cue, speaker, content, as ranges of items.
#pragma once

#include <string_view>
#include <vector>

#include "quotes/clauses.h"

namespace stemma::quotes {

/// One attribution. Ranges that the frame does not give are empty.
struct Cue {
  Range verb;    ///< the cue's own words
  Range phrase;  ///< all that is neither content nor before it: speaker, cue, adverbials
  Range speaker;
  Range told;
  Range source;             ///< whom a reporter has it from: "citing Jane Roe"
  Range reporter;           ///< who reports the attribution itself: "X admitted …, the Courier reported"
  Range before;             ///< content before the cue
  Range after;              ///< content after it
  bool opens_next = false;  ///< ends with a colon: the content is in the next frame
  bool quoted = false;      ///< "quoted as saying": somebody passes it on
  bool continues = false;   ///< shares the sentence of the cue before it: "and added", "saying"
  std::string_view rule;
};

/// Finds the attributions of a frame, in the order of their cues. Contents of different cues do not overlap.
std::vector<Cue> find_cues(const Clauses& clauses, const Vocabulary& vocabulary);

}  // namespace stemma::quotes
