/// Internal: titles cut at their spaces.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace stemma::stories {

/// Not empty ones. Views into `text`.
inline std::vector<std::string_view> words_between_spaces(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t end = text.find(' ');
    if (end != 0 && !text.empty()) words.push_back(text.substr(0, end));
    if (end == text.npos) return words;
    text.remove_prefix(end + 1);
  }
}

inline std::size_t word_count(std::string_view text) {
  return words_between_spaces(text).size();
}

}  // namespace stemma::stories
