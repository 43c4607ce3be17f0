/// Internal: where a report names agencies and outlets, known or told by structure. See stemma/descent.h.
#pragma once

#include <string>
#include <vector>

#include "descent/known_sources.h"
#include "descent/text.h"

namespace stemma::descent {

struct SourceMention {
  TokenRange tokens;
  std::string name;  ///< as a reader names it
  SourceKind kind = SourceKind::kOutlet;
};

/// Tokens of the capitalised name that begins at `begin`, connectors ("of", "&") within; empty where none
/// does.
TokenRange name_run(const Text& text, std::size_t begin, std::size_t end);

/// Every place where the report names an agency or outlet, in order: known names; names with a word such as
/// "Herald" or "News Agency"; names beside "newspaper", "broadcaster"; addresses of sites; and, directly
/// after "told" or "according to", names that keep their article's capital ("told The Beacon").
std::vector<SourceMention> source_mentions(const Text& text, const KnownSources& known);

}  // namespace stemma::descent
