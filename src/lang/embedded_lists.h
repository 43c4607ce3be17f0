/// Internal: the raw files as the build embeds them (cmake/embed_lists.cmake). Use lang/lists.h.
#pragma once

#include <span>
#include <string_view>

namespace stemma::lang {

struct EmbeddedList {
  std::string_view language;
  std::string_view list;
  std::string_view content;
};

std::span<const EmbeddedList> embedded_lists();

}  // namespace stemma::lang
