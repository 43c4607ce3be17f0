/// Which of many things belong together, by pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace stemma::core {

/// Union-find with path halving (Tarjan and van Leeuwen 1984): each set is known by its smallest member, so
/// that the order of the joins does not matter.
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

  /// All sets, by their smallest members; each ascending. O(members).
  std::vector<std::vector<std::uint32_t>> sets() {
    std::vector<std::vector<std::uint32_t>> all;
    std::vector<std::size_t> place(towards_.size());
    for (std::uint32_t member = 0; member < towards_.size(); ++member) {
      const std::uint32_t smallest = smallest_with(member);
      if (smallest == member) {
        place[member] = all.size();
        all.emplace_back();
      }
      all[place[smallest]].push_back(member);
    }
    return all;
  }

 private:
  std::vector<std::uint32_t> towards_;  ///< another of the set, or itself
};

}  // namespace stemma::core
