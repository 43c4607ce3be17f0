/// Internal: the head of a WARC record (ISO 28500:2009 and 2017, versions 1.0 and 1.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "source/expansion.h"
#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma::source {

struct WarcHead {
  std::string type;             ///< "response", "resource", …; in lower case
  std::uint64_t length = 0;     ///< Content-Length: bytes of the block
  std::string target_uri;       ///< without the angle brackets that some writers add
  std::string date;             ///< WARC-Date
  std::string content_type;     ///< of the block
  bool cut_by_crawler = false;  ///< WARC-Truncated
};

/// Reads a head, its empty line included. kMalformed where it is none, kUnsupported for other versions.
Result<WarcHead> read_warc_head(std::string_view head);

/// What a record's block is worth reading for.
enum class WarcBlock : std::uint8_t {
  kNone,      ///< a request, metadata, a revisit, a redirect, an image: no report
  kResponse,  ///< an HTTP response with a page or a text
  kPage,
  kText,
};

/// Tells it from the head and the beginning of the block; of a response that is its HTTP head.
WarcBlock kind_of_block(const WarcHead& head, std::string_view begin_of_block);

/// The document in a block that is worth reading. What its codings unpack to is added to `expansion`, that of
/// the archive. kMalformed, kTooLarge, kUnsupported; a document with empty content where there is no text in
/// it after all.
Result<Document> document_of_block(const WarcHead& head, WarcBlock kind, std::string block,
                                   Expansion& expansion);

}  // namespace stemma::source
