/// The account as GitHub-flavoured Markdown.
#pragma once

#include <string>

#include "stemma/dossier.h"

namespace stemma::views {

/// Nothing from outside is markup in it.
std::string to_markdown(const Dossier& dossier);

}  // namespace stemma::views
