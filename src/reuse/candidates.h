/// Internal: which pairs of texts share fingerprints. See stemma/reuse_steps.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reuse/distinct.h"

namespace stemma::reuse {

/// Texts that share fingerprints; `a` < `b`.
struct Candidate {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  friend constexpr auto operator<=>(const Candidate&, const Candidate&) = default;
};

/// Lists of numbers, one after another.
struct Groups {
  std::vector<std::uint64_t> begin{0};
  std::vector<std::uint32_t> members;

  std::size_t count() const { return begin.size() - 1; }
  std::span<const std::uint32_t> at(std::size_t group) const {
    return std::span(members).subspan(begin[group], begin[group + 1] - begin[group]);
  }
};

/// The inverted index of a share of all fingerprints.
///
/// Every shingle is a fingerprint: winnowing would halve the index, but loses what stands between two edits.
/// The keys fall into kMaxShares ranges, and all bounds hold in a range by itself: what the ranges say
/// together is the same however they are shared out.
class KeyIndex {
 public:
  KeyIndex(std::span<const ReuseText> articles, const DistinctTexts& texts, Share share,
           const ReuseOptions& options);

  /// What `b` shares with each earlier text, by text. Of a range's fingerprints the rarest come first, until
  /// its budget is spent.
  std::vector<SharedKeys> shared_with(std::uint32_t b);

  const std::vector<StandingKey>& standing() const { return standing_; }
  const std::vector<std::uint32_t>& standing_of() const { return standing_of_; }

 private:
  void append_groups(std::span<const std::uint64_t> sorted);
  void mark_standing(std::uint32_t key, std::span<std::uint32_t> members);
  void turn_round();

  const DistinctTexts& texts_;
  std::uint32_t max_articles_;
  Groups by_key_;  ///< texts, ascending; marked where the key is standing text of its outlet
  std::vector<std::uint8_t> range_of_;  ///< beside by_key_
  Groups by_text_;  ///< groups, by range, rarest first; marked as the text is in the group
  std::vector<StandingKey> standing_;
  std::vector<std::uint32_t> standing_of_;
  std::vector<std::uint32_t> seen_of_outlet_;
  std::vector<SharedKeys> counts_;  ///< of the text that is being looked at
};

/// How the fingerprints of a text are made of.
struct TextKeys {
  std::uint32_t all = 0;
  std::uint32_t standing = 0;
  /// Most of it stands in many of its outlet's texts: it is a version of a text, not a text with furniture.
  bool is_version() const { return standing * 2 > all; }
};

/// The earlier texts that `b` is to be aligned with, ascending: those that share two fingerprints or one rare
/// one; of more than the limit, those that share most.
std::vector<Candidate> choose(std::span<const SharedKeys> shared_with_b, TextKeys b);

}  // namespace stemma::reuse
