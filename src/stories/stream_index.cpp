// Lists of the rarest features are walked first, newest articles first, until the budget is spent: what many
// articles have tells little of which of them is meant.
#include "stories/stream_index.h"

#include <algorithm>
#include <bit>

namespace stemma::stories {
namespace {

constexpr std::size_t kPostings = 12'000;   // looked at for one article
constexpr std::size_t kPerFeature = 2'000;  // of these of one feature

}  // namespace

std::vector<std::uint32_t> StreamIndex::candidates(const Comparable& article) {
  if (shared_.size() < next_ - first_) shared_.resize(std::bit_ceil(std::size_t{next_ - first_} + 1), 0);
  const auto shared = [&](std::uint32_t other) -> float& { return shared_[other % shared_.size()]; };

  struct List {
    const std::vector<Posting>* postings;
    float weight;
  };
  std::vector<List> lists;
  for (const auto& [key, weight] : gate_features(article, kEventShares)) {
    const auto found = postings_.find(key);
    if (found != postings_.end()) lists.push_back({&found->second, weight});
  }
  std::stable_sort(lists.begin(), lists.end(),
                   [](const List& x, const List& y) { return x.postings->size() < y.postings->size(); });

  std::vector<std::uint32_t> touched;
  std::size_t budget = kPostings;
  for (const List& list : lists) {
    std::size_t looked_at = std::min(budget, kPerFeature);
    for (auto at = list.postings->rbegin(); at != list.postings->rend() && looked_at > 0; ++at, --looked_at) {
      if (at->article < first_) break;
      float& sum = shared(at->article);
      if (sum == 0) touched.push_back(at->article);
      sum += at->weight * list.weight;
      --budget;
    }
  }
  const auto better = [&](std::uint32_t x, std::uint32_t y) {
    return shared(x) != shared(y) ? shared(x) > shared(y) : x > y;
  };
  const std::size_t kept = std::min(touched.size(), kStreamCandidates);
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(kept), touched.end(),
                    better);
  for (const std::uint32_t other : touched) shared(other) = 0;
  touched.resize(kept);
  return touched;
}

void StreamIndex::add(std::uint32_t number, const Comparable& article) {
  next_ = number + 1;
  for (const auto& [key, weight] : gate_features(article, kEventShares))
    postings_[key].push_back({number, weight});
}

void StreamIndex::leave_before(std::uint32_t first) {
  first_ = first;
  // As many articles as are in the window, added since the last time, pay for looking at all postings.
  if (next_ - swept_ > next_ - first_) sweep();
}

void StreamIndex::sweep() {
  swept_ = next_;
  for (auto entry = postings_.begin(); entry != postings_.end();) {
    auto& list = entry->second;
    const auto kept = std::partition_point(list.begin(), list.end(),
                                           [&](const Posting& posting) { return posting.article < first_; });
    list.erase(list.begin(), kept);
    entry = list.empty() ? postings_.erase(entry) : std::next(entry);
  }
}

}  // namespace stemma::stories
