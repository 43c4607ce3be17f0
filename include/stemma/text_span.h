/// Half-open byte ranges of a text: what every value stores in place of views.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace stemma {

/// Position of an article in the list that a function was given.
enum class ArticleIndex : std::uint32_t {};
constexpr std::uint32_t index_of(ArticleIndex index) {
  return static_cast<std::uint32_t>(index);
}

/// Bytes [begin, end) of one article's `text`, on code point boundaries. Ordered by begin, then by end.
struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
  /// The words that the span stands on. The view lives as long as `text` does.
  constexpr std::string_view of(std::string_view text) const {
    assert(begin <= end && end <= text.size());
    return text.substr(begin, end - begin);
  }
  friend constexpr auto operator<=>(TextSpan, TextSpan) = default;
};

/// A span together with the article that it belongs to: evidence.
struct Evidence {
  ArticleIndex article{};
  TextSpan span;
  friend constexpr auto operator<=>(const Evidence&, const Evidence&) = default;
};

}  // namespace stemma
