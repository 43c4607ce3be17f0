/// The account as one page that needs nothing else: no network, no files beside it.
#pragma once

#include <string>

#include "stemma/dossier.h"

namespace stemma::views {

enum class Texts : std::uint8_t {
  kFull,   ///< the reports stand below the account
  kShown,  ///< only the words that the account points at
};

/// HTML5, UTF-8. Works without script; the policy in its head allows nothing but its own style and script.
std::string to_html(const Dossier& dossier, Texts texts);

}  // namespace stemma::views
