/// Internal: the publishers of a story, found by the names that credits give them. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "descent/publisher.h"

namespace stemma::descent {

class PublisherIndex {
 public:
  /// Keeps a reference to `publishers`. O(their words and the letters of their hosts).
  explicit PublisherIndex(std::span<const Publisher> publishers);

  /// Those of which is_newsroom(name) holds, ascending. O(words of the name, labels that begin like it, and
  /// what is found).
  std::vector<std::uint32_t> newsrooms(const SourceName& name) const;

  /// The same of is_body(name).
  std::vector<std::uint32_t> bodies(const SourceName& name) const;

 private:
  using Found = std::vector<std::uint32_t>;

  /// The labels of hosts, letter by letter: what a name spells is found along its words.
  class Labels {
   public:
    void add(std::string_view label, std::uint32_t publisher);
    void find_spelt(const std::vector<std::string>& words, Found& found) const;

   private:
    std::map<std::pair<std::uint32_t, char>, std::uint32_t>
        next_;                                       ///< node by node and letter; 0 is the root
    std::unordered_map<std::uint32_t, Found> ends_;  ///< publishers by the label's last node
  };

  /// What a key is made of.
  enum class By : std::uint8_t { kOutlet, kOutletBackwards, kOutletBegin, kOutletEnd, kFileBegin, kLabel };

  void add(By by, std::uint64_t hash, std::uint32_t publisher);
  void find(By by, std::uint64_t hash, Found& found) const;

  std::span<const Publisher> publishers_;
  std::unordered_map<std::uint64_t, Found> by_key_;  // asked by key only; what is found is compared again
  Labels labels_;
};

}  // namespace stemma::descent
