/// Internal: WACZ (Web Archive Collection Zipped, 1.1.1): a ZIP file with WARC archives in its folder
/// archive/.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source/document_reader.h"

namespace stemma::source {

bool is_zip(std::string_view head);

/// The archives of a WACZ in the order of their names; positions count on from the last record of
/// the archive before of which anything was told. kMalformed for a broken ZIP file and for one whose archives
/// lie over one another, kUnsupported for one that is no WACZ. What was read, as it is packed, is added to
/// `count`. The only user of libzip.
Result<std::unique_ptr<DocumentReader>> read_wacz(const std::string& path, ByteCount* count = nullptr);

}  // namespace stemma::source
