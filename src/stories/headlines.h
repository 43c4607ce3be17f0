/// Internal: the headline that stands for a story. See stemma/story.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "stories/collection.h"

namespace stemma::stories {

/// The headlines of a collection, without what is not of the news: the outlet's name before or behind them,
/// where the address or the article says the same, and endings that several headlines have.
class Headlines {
 public:
  /// O(titles). Lifetimes: keeps a view of `reports`, which must outlive it.
  explicit Headlines(std::span<const Report> reports);

  /// A view into the article's title.
  std::string_view of(const Article& article) const;

  /// That of the article which is most like the others of the story: what most of them tell. In the language
  /// that most of them are in, and rather one that tells what happened than one that asks or promises. Of
  /// equal ones the earliest's. The first words where no article has a title. `members` are input indices in
  /// order of time, not empty. O(their words), of a large story its first articles alone.
  std::string best_of(std::span<const std::uint32_t> members, const Collection& collection) const;

 private:
  /// Hashes of different beginnings that titles with one ending have, as many as make it a shared one.
  class Beginnings {
   public:
    void add(std::uint64_t beginning);
    bool are_several() const { return count_ == seen_.size(); }

   private:
    std::array<std::uint64_t, 3> seen_{};
    std::size_t count_ = 0;
  };
  bool is_shared(std::string_view ending) const;

  std::span<const Report> reports_;
  std::unordered_map<std::uint64_t, Beginnings> endings_;  ///< by the hash of the ending
};

}  // namespace stemma::stories
