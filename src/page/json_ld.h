/// What a page's JSON-LD says about its report. Internal to page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/html_tree.h"

namespace stemma::page {

/// The members of the page's schema.org article, the first value of each that is not empty.
struct LinkedData {
  bool article = false;  ///< an object of an article's type was found
  std::string headline;
  std::string published;
  std::string modified;
  std::vector<std::string> authors;  ///< persons and organisations, as stated
  std::string publisher;
  std::string body;
  std::string url;
  std::string language;
  bool paywalled = false;        ///< isAccessibleForFree is false
  std::uint64_t word_count = 0;  ///< 0 where it is not stated
};

/// Reads all JSON-LD scripts of the page: single objects, arrays, graphs, nested objects, references between
/// objects. Never fails: raw control characters and comment wrappers are mended, a block that stays broken is
/// passed over.
LinkedData read_json_ld(const HtmlTree& tree);

}  // namespace stemma::page
