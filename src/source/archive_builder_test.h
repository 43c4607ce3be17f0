/// For tests: archives made by hand.
#pragma once

#include <string>
#include <string_view>

namespace stemma::source {

/// One WARC record with a Content-Length that is right.
std::string warc_record(std::string_view type, std::string_view uri, std::string_view content_type,
                        std::string_view block);
/// A page as a crawler keeps it: a response record with its HTTP head. `fields` are whole lines.
std::string page_record(std::string_view uri, std::string_view body, std::string_view fields = "");

std::string gzip_of(std::string_view bytes);
std::string zlib_of(std::string_view bytes);
std::string bare_deflate_of(std::string_view bytes);
/// A frame; `dictionary` may be empty.
std::string zstd_of(std::string_view bytes, std::string_view dictionary = {});
/// The skippable frame that a .warc.zst with a dictionary begins with.
std::string dictionary_frame(std::string_view content);

}  // namespace stemma::source
