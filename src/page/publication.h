/// When a page's report appeared and was changed. Internal to page.
#pragma once

#include <string_view>

#include "page/evidence.h"
#include "stemma/article.h"

namespace stemma::page {

struct Publication {
  DateStamp published;
  DateStamp modified;
};

/// JSON-LD first, then meta elements, microdata, the address, what a reader sees beside the title, the page's
/// scripts. A date that the page gives as its modification is never taken for its publication.
/// `description`: the page's own, where a date may stand if nowhere else. O(page).
Publication read_publication(const Evidence& page, std::string_view description);

}  // namespace stemma::page
