#include "lang/lists.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/ascii.h"
#include "lang/embedded_lists.h"

namespace stemma::lang {
namespace {

std::vector<std::string_view> split(std::string_view s, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= s.size();) {
    const std::size_t end = std::min(s.find(separator, begin), s.size());
    parts.push_back(core::trimmed(s.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

using Lists = std::map<std::pair<std::string_view, std::string_view>, std::vector<std::string_view>>;

Lists read_lists() {
  Lists lists;
  for (const EmbeddedList& file : embedded_lists()) {
    auto& entries = lists[{file.language, file.list}];
    for (std::string_view line : split(file.content, '\n')) {
      line = core::trimmed(line.substr(0, line.find('#')));
      if (!line.empty()) entries.push_back(line);
    }
  }
  return lists;
}

const Lists& all_lists() {
  static const Lists lists = read_lists();
  return lists;
}

}  // namespace

std::span<const std::string_view> languages() {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> found;
    for (const auto& [key, entries] : all_lists()) {
      if (key.first != "und" && (found.empty() || found.back() != key.first)) found.push_back(key.first);
    }
    return found;
  }();
  return codes;
}

std::span<const std::string_view> entries(std::string_view language, std::string_view list) {
  const auto found = all_lists().find({language, list});
  if (found == all_lists().end()) return {};
  return found->second;
}

std::vector<std::string_view> columns(std::string_view entry) {
  return split(entry, '\t');
}

}  // namespace stemma::lang
