/// What the program knows of a language: the lists under lang/<code>/, built into the binary.
///
/// A list is a text file of one entry a line; '#' begins a comment, blank lines count for nothing, columns
/// are separated by tabs. lang/und holds what is common to all languages. The lists' meaning is described in
/// docs/languages.md.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace stemma::lang {

/// BCP 47 codes of the languages that there is a folder for, sorted, without "und".
std::span<const std::string_view> languages();

/// Entries of lang/<language>/<list>.txt, trimmed, in file order; empty if there is no such list. The views
/// live for ever. O(log lists); the first call reads all lists once.
std::span<const std::string_view> entries(std::string_view language, std::string_view list);

/// Columns of one entry, trimmed.
std::vector<std::string_view> columns(std::string_view entry);

}  // namespace stemma::lang
