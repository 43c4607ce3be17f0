/// Files, folders and standard input as documents.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma {

/// Opens what the paths stand for: files, folders (walked; hidden files are passed over), "-" for standard
/// input.
///
/// A file's kind is told by its content: HTML, plain text, JSON Lines, a JSON object or an array of them, a feed
/// (RSS, Atom, JSON Feed, a news sitemap, ninjs, NewsML-G2), a WARC archive or a WACZ; each may be packed by
/// gzip or zstd, each may be in any charset. The order of `paths` and a path given twice change nothing. Every
/// bad input is told to `on_bad` once, with `source` and where they mean something `line` or `record` and
/// `byte_offset`, and passed over; a bad record does not end its file. `on_bad` is called from where `next` is.
/// Opens one file at a time. Memory does not grow with an archive. `after` begins behind that document, as if
/// all before it had been read; an empty one begins at the beginning.
std::unique_ptr<DocumentStream> open_inputs(std::vector<std::string> paths,
                                            std::function<void(const Error&)> on_bad, Cursor after = {});

}  // namespace stemma
