/// SHA-256 (FIPS 180-4), for one purpose: the page's Content-Security-Policy names its own style and script
/// by hash.
#pragma once

#include <string>
#include <string_view>

namespace stemma::views {

/// The digest in base64, as `'sha256-…'` of a policy wants it.
std::string sha256_base64(std::string_view bytes);

}  // namespace stemma::views
