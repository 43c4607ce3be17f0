/// Internal: which of many things belong together, by pairs. See stemma/story.h.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace stemma::stories {

/// Union-find with path halving (Tarjan and van Leeuwen 1984): each set is known by its smallest member.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t members) : towards_(members) {
    std::iota(towards_.begin(), towards_.end(), 0U);
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = smallest_with(a);
    const std::uint32_t y = smallest_with(b);
    towards_[x < y ? y : x] = x < y ? x : y;
  }

  std::uint32_t smallest_with(std::uint32_t member) {
    while (towards_[member] != member) member = towards_[member] = towards_[towards_[member]];
    return member;
  }

 private:
  std::vector<std::uint32_t> towards_;  ///< another of the set, or itself
};

}  // namespace stemma::stories
