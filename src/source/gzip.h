/// Internal: gzip (RFC 1952) by zlib.
#pragma once

#include <memory>
#include <string_view>

#include "source/byte_stream.h"

namespace stemma::source {

bool is_gzip(std::string_view head);

/// The content of a gzip file, member after member; zeros after the last are padding (RFC 1952 says nothing
/// of them, gzip(1) skips them too). kTruncated, kMalformed with the compressed offset; kTooLarge for a file
/// that is mostly air. O(1) memory.
std::unique_ptr<ByteStream> inflate(std::unique_ptr<ByteStream> compressed);

}  // namespace stemma::source
