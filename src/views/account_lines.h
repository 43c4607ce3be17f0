/// The account as lines for people: the terminal and Markdown give the same lines their form.
#pragma once

#include <cstdint>
#include <vector>

#include "stemma/dossier.h"
#include "views/run.h"

namespace stemma::views {

struct AccountLine {
  enum class Place : std::uint8_t {
    kStoryline,
    kStory,
    kCounts,  ///< "4 articles, 4 outlets, 1 to 2 origins"
    kSection,
    kItem,
    kUnderItem,
    kDeepItem,
  } place = Place::kItem;
  std::vector<Run> runs;
};

std::vector<AccountLine> account_lines(const Dossier& dossier);

}  // namespace stemma::views
