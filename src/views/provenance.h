/// Internal: the dossier in two standards of the web. See docs/formats.md.
#pragma once

#include "stemma/dossier.h"
#include "views/json.h"

namespace stemma::views {

/// W3C PROV-JSON (member submission of 2013): an entity for each report and unseen source, an agent for each
/// outlet and speaker, PROV's relations for the edges.
Json prov_json(const Dossier& dossier);

/// W3C Web Annotation Data Model: a collection of annotations, one for each place that an account cites, each
/// with a TextQuoteSelector (with up to 32 code points of context on both sides) and a TextPositionSelector.
Json annotations_json(const Dossier& dossier);

}  // namespace stemma::views
