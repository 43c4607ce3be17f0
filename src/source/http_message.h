/// Internal: an HTTP response as an archive keeps it.
#pragma once

#include <string>
#include <string_view>

#include "source/expansion.h"
#include "source/header_fields.h"
#include "stemma/result.h"

namespace stemma::source {

struct HttpHead {
  int status = 0;
  HeaderFields fields;
  std::size_t size = 0;  ///< bytes up to the body
};

constexpr std::size_t kMaxHttpHeadBytes = 1U << 18U;  // servers refuse heads of more than 8 to 64 KiB

/// The head that `message` begins with. kMalformed where it is none; one that does not end within `message`
/// or kMaxHttpHeadBytes is taken to be all of that.
Result<HttpHead> read_http_head(std::string_view message);

struct HttpBody {
  std::string bytes;
  bool complete = true;  ///< false where chunks or packed data ended early
};

/// The body with its transfer and content codings undone (chunked; gzip, deflate, br, zstd), at most four.
///
/// Archives often keep bodies already decoded below the fields of the coded ones: what is not coded as the
/// fields say is taken as it is, but for br, which bears no sign. What is unpacked is added to `expansion`,
/// that of the archive. kMalformed, kTooLarge, kUnsupported for other codings. O(result) memory, at most
/// `max_bytes`.
Result<HttpBody> decode_body(std::string body, const HeaderFields& fields, std::uint64_t max_bytes,
                             Expansion& expansion);

}  // namespace stemma::source
