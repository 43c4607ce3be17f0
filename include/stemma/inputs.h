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
/// A file's kind is told by its content: HTML, plain text, JSON Lines, a JSON object or an array of them;
/// each may be packed by gzip, each may be in any charset. The order of `paths` and a path given twice change
/// nothing. Every bad input is told to `on_bad` once, with `source` and where lines mean something `line`,
/// and passed over; a bad record does not end its file. `on_bad` is called from where `next` is. Opens one
/// file at a time.
std::unique_ptr<DocumentStream> open_inputs(std::vector<std::string> paths,
                                            std::function<void(const Error&)> on_bad);

}  // namespace stemma
