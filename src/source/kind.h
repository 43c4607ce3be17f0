/// Internal: what a file is, told by how it begins.
#pragma once

#include <cstdint>
#include <string_view>

namespace stemma::source {

enum class FileKind : std::uint8_t {
  kEmpty,
  kHtml,
  kPlainText,
  kJsonLines,  ///< a JSON object on each line
  kJson,       ///< one JSON object over several lines, or an array of objects
  kWarc,
  kFeed,        ///< RSS, Atom, a news sitemap, NewsML-G2
  kUnreadable,  ///< `what` names it
};

struct Sniffed {
  FileKind kind = FileKind::kPlainText;
  std::string_view what;  ///< for kUnreadable: "a PDF file"; a literal
};

constexpr std::size_t kSniffBytes = 1U << 15U;

/// Tells the kind from the first kSniffBytes of a file (all of it, if it is shorter). By content, never by
/// name.
Sniffed sniff(std::string_view head);

}  // namespace stemma::source
