/// Internal: groups wordings that say the same.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "descent/terms.h"

namespace stemma::account {

/// A quotation, sentence or other stretch of one article, as its terms.
struct Wording {
  ArticleIndex article{};
  std::uint32_t speaker = 0;  ///< equal words of different speakers are different wordings
  std::vector<descent::Term> terms;
};

/// Finds, for a wording, the others that share enough of its rare words to be worth an alignment.
///
/// An inverted index over content stems. A stem that more than kMaxPostings wordings use is not looked up
/// unless all of the wording's stems are so common, then its rarest are. At most kMaxCandidates, heaviest
/// overlap first.
class WordingIndex {
 public:
  explicit WordingIndex(std::span<const Wording> wordings);
  std::vector<std::uint32_t> candidates(std::span<const descent::Term> terms) const;

  static constexpr std::size_t kMaxPostings = 128;
  static constexpr std::size_t kMaxCandidates = 24;

 private:
  struct Posting {
    std::uint64_t stem;
    std::uint32_t wording;
    float weight;
  };
  std::span<const Posting> postings(std::uint64_t stem) const;

  std::vector<Posting> postings_;  // by stem, then by wording
};

/// How far two wordings (by index) are of one statement; 0 if they are not.
using SameStatement = std::function<float(std::uint32_t, std::uint32_t)>;

/// Groups wordings: heaviest first, each joins the group of the wording that it is most alike, or opens one.
/// No group ever joins another, so that a short wording that fits two statements cannot make one of them.
/// Groups and their members are ascending by index. O(wordings × kMaxCandidates) comparisons.
std::vector<std::vector<std::uint32_t>> group_wordings(std::span<const Wording> wordings,
                                                       const SameStatement& same);

}  // namespace stemma::account
