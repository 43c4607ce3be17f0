// A heaviest common subsequence over stems: order matters, so that "A warned B" and "B warned A" do not come
// out equal, and what lies between aligned words is where two wordings differ.
#include "descent/likeness.h"

#include <algorithm>

namespace stemma::descent {
namespace {

/// best[i][j]: the heaviest alignment of a[i..] with b[j..].
class AlignmentTable {
 public:
  AlignmentTable(std::span<const Term> a, std::span<const Term> b)
      : a_(a), b_(b), width_(b.size() + 1), best_((a.size() + 1) * width_, 0.0F) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        float best = std::max(at(i + 1, j), at(i, j + 1));
        if (a_[i].stem == b_[j].stem) best = std::max(best, at(i + 1, j + 1) + a_[i].weight);
        best_[i * width_ + j] = best;
      }
    }
  }

  float weight() const { return at(0, 0); }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (std::size_t i = 0, j = 0; i < a_.size() && j < b_.size();) {
      if (a_[i].stem == b_[j].stem && at(i, j) <= at(i + 1, j + 1) + a_[i].weight) {
        found.emplace_back(static_cast<std::uint32_t>(i++), static_cast<std::uint32_t>(j++));
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
    return found;
  }

 private:
  float at(std::size_t i, std::size_t j) const { return best_[i * width_ + j]; }

  std::span<const Term> a_, b_;
  std::size_t width_;
  std::vector<float> best_;
};

std::span<const Term> bounded(std::span<const Term> terms) {
  return terms.first(std::min(terms.size(), kMaxAlignedTerms));
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> aligned_terms(std::span<const Term> a,
                                                                   std::span<const Term> b) {
  return AlignmentTable(bounded(a), bounded(b)).pairs();
}

Likeness likeness(std::span<const Term> a, std::span<const Term> b) {
  const float weight_a = weight_of(a);
  const float weight_b = weight_of(b);
  if (weight_a <= 0 || weight_b <= 0) return {};
  Likeness found;
  found.longer_words = static_cast<std::uint32_t>(std::max(a.size(), b.size()));
  for (const auto& [i, j] : aligned_terms(a, b)) {
    found.shared += a[i].weight;
    ++found.words;
    found.content_words += a[i].content ? 1 : 0;
  }
  found.of_shorter = std::min(1.0F, found.shared / std::min(weight_a, weight_b));
  found.of_longer = found.shared / std::max(weight_a, weight_b);
  return found;
}

}  // namespace stemma::descent
