/// The derivation graphs of all stories for other programs: Graphviz and everything that reads GraphML.
#pragma once

#include <string>

#include "stemma/dossier.h"

namespace stemma::views {

/// One digraph, a cluster for each story. Edges run from the younger to its source.
std::string to_dot(const Dossier& dossier);

/// GraphML 1.0. Edges run from the younger to its source and carry PROV's terms.
std::string to_graphml(const Dossier& dossier);

}  // namespace stemma::views
