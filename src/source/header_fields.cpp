// RFC 9110 wants fields on one line each; ISO 28500 allows them to be folded as mail does.
#include "source/header_fields.h"
#include "core/ascii.h"

#include <algorithm>

namespace stemma::source {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view take_line(std::string_view& lines) {
  const std::size_t end = std::min(lines.find('\n'), lines.size());
  std::string_view line = lines.substr(0, end);
  lines.remove_prefix(std::min(end + 1, lines.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

HeaderFields::HeaderFields(std::string_view lines) {
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) return;
    if (kBlank.find(line.front()) != std::string_view::npos) {
      if (!fields_.empty()) fields_.back().second.append(" ").append(core::trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(core::lower_ascii(core::trimmed(line.substr(0, colon))),
                         core::trimmed(line.substr(colon + 1)));
  }
}

std::string_view HeaderFields::operator[](std::string_view name) const& {
  const auto found = std::ranges::find(fields_, name, &std::pair<std::string, std::string>::first);
  return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

MediaType media_type_of(std::string_view content_type) {
  const std::string lower = core::lower_ascii(content_type);
  MediaType media{std::string(core::trimmed(std::string_view(lower).substr(0, lower.find_first_of(";, ")))),
                  {}};
  const std::size_t charset = lower.find("charset");
  if (charset == std::string::npos) return media;
  std::size_t begin = lower.find_first_not_of(kBlank, charset + 7);
  if (begin == std::string::npos || lower[begin] != '=') return media;
  begin = lower.find_first_not_of(" \t\r\n\"'", begin + 1);
  if (begin != std::string::npos)
    media.charset = lower.substr(begin, lower.find_first_of(" \t\r\n\"';,", begin) - begin);
  return media;
}

std::optional<std::size_t> head_size(std::string_view bytes) {
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    if (bytes.substr(end + 1).starts_with('\n')) return end + 2;
    if (bytes.substr(end + 1).starts_with("\r\n")) return end + 3;
  }
  return std::nullopt;
}

}  // namespace stemma::source
