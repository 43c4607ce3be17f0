/// Parts of a web address (RFC 3986, 3.2.2), read leniently: nothing is validated or decoded.
#pragma once

#include <string_view>

namespace stemma::core {

/// The host without "www.", as it is written; empty where there is no "://". A view into `url`.
constexpr std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

}  // namespace stemma::core
