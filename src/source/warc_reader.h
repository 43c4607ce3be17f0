/// Internal: a WARC archive, record after record.
#pragma once

#include <memory>

#include "source/document_reader.h"
#include "source/record_bytes.h"

namespace stemma::source {

/// The pages and texts of an archive. `Document::position` counts all its records; the first one here is
/// `first_record`. A broken record is one error, with the place at which it begins, and the archive goes on
/// with the next line that begins with "WARC/1.", or in a packed one with the next member that does. Records
/// that hold no report (requests, metadata, revisits, redirects, images) are passed over. Where the codings
/// of its bodies together unpack to mostly air, that is told of the archive, which ends there;
/// `whole` is what it is a part of, where that has the bound. Memory: one record.
std::unique_ptr<DocumentReader> read_warc(RecordBytes bytes, std::uint64_t first_record = 1,
                                          Expansion* whole = nullptr);

bool is_warc(std::string_view head);

}  // namespace stemma::source
