/// Internal: WACZ (Web Archive Collection Zipped, 1.1.1): a ZIP file with WARC archives in its folder
/// archive/.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source/document_reader.h"

namespace stemma::source {

bool is_zip(std::string_view head);

/// The archives of a WACZ in the order of their names; positions count the records of all of them. kMalformed
/// for a broken ZIP file, kUnsupported for one that is no WACZ. The only user of libzip.
Result<std::unique_ptr<DocumentReader>> read_wacz(const std::string& path);

}  // namespace stemma::source
