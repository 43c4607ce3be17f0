/// Shared passages of archives: the steps of `find_reuse` one by one, over values that files can hold.
///
///   reuse_text            a report to what the search keeps of it
///   find_shared_keys      which texts share fingerprints: a share of all keys at a time
///   align_passages        what the shares say together, aligned: a part of the list at a time
///
/// Each share and each part can be another process. The passages of all parts, one after another, are those
/// of `find_reuse`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/passage.h"
#include "stemma/report.h"
#include "stemma/result.h"

namespace stemma {

/// What the search keeps of a report: 12 bytes a word.
struct ReuseText {
  std::vector<std::uint32_t> words;  ///< hashes of words and numbers, without case, marks and punctuation
  std::vector<TextSpan> spans;       ///< beside `words`
  std::vector<bool> quoted;          ///< beside `words`: whether it stands in quotation marks
  std::string outlet;                ///< or the host of its address; empty if neither is known
};

/// Needs of the reading tokens and sentences. O(text).
ReuseText reuse_text(const Report& report);

/// One of `count` equal shares or parts.
struct Share {
  std::uint32_t index = 0;
  std::uint32_t count = 1;
  friend bool operator==(const Share&, const Share&) = default;
};
constexpr std::uint32_t kMaxShares = 64;  ///< of the keys

/// What two different texts share: `a` < `b` count the different texts in the order of their first articles.
struct SharedKeys {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t common = 0;    ///< fingerprints; a rare one counts as two
  std::uint32_t standing = 0;  ///< fingerprints of standing text in both
  std::uint32_t frequent = 0;  ///< fingerprints of more than `max_articles_per_fingerprint` texts
  friend bool operator==(const SharedKeys&, const SharedKeys&) = default;
};

/// A fingerprint of an outlet's standing text, furniture: what stands in a hundred of its texts, or in a
/// fifth of them and in twenty.
struct StandingKey {
  std::uint32_t key = 0;
  std::uint32_t outlet = 0;  ///< counts the outlets in the order of their first articles, from 1
  friend constexpr auto operator<=>(const StandingKey&, const StandingKey&) = default;
};

/// How many of a different text's fingerprints are standing text.
struct StandingCount {
  std::uint32_t text = 0;
  std::uint32_t fingerprints = 0;
  friend constexpr auto operator<=>(const StandingCount&, const StandingCount&) = default;
};

/// What the fingerprints of a share of all keys say.
struct ReuseShare {
  Share share;
  std::uint64_t checksum = 0;              ///< of the texts it was made of
  std::vector<SharedKeys> pairs;           ///< ordered by (b, a)
  std::vector<StandingKey> standing;       ///< ascending
  std::vector<StandingCount> standing_of;  ///< ascending
  friend bool operator==(const ReuseShare&, const ReuseShare&) = default;
};

/// `find_reuse` of what is kept.
std::vector<Passage> find_reuse(std::span<const ReuseText> texts, const ReuseOptions& options = {},
                                const ForEachIndex& for_each = one_by_one);

/// Never fails; `share.count` is at most kMaxShares. Memory: the texts, 8 bytes for every fingerprint of the
/// share that two texts have, 256 MB to sort them, and the pairs.
ReuseShare find_shared_keys(std::span<const ReuseText> texts, Share share = {},
                            const ReuseOptions& options = {});

/// Lines of text: a head, then `p a b common standing frequent`, `k key outlet` and `s text count`.
std::string to_lines(const ReuseShare& share);
Result<ReuseShare> reuse_share_from_lines(std::string_view lines);

/// The passages whose earlier article is in that part of the list. Fails with kMalformed if the shares are
/// not all of one search over these very texts.
Result<std::vector<Passage>> align_passages(std::span<const ReuseText> texts,
                                            std::span<const ReuseShare> shares, Share part = {},
                                            const ReuseOptions& options = {},
                                            const ForEachIndex& for_each = one_by_one);

}  // namespace stemma
