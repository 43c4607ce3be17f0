// Heaviest first means that the fullest wording of a statement opens its group and the shorter ones come to
// it. Wordings that are equal word for word are compared once: copies of one text cost no more than one of
// them.
#include "account/wordings.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "core/hash.h"

namespace stemma::account {
namespace {

std::uint64_t key_of(const Wording& wording) {
  std::uint64_t key = wording.speaker;
  for (const descent::Term& term : wording.terms) key = core::mix(key * 31 + term.stem);
  return key;
}

std::vector<std::uint32_t> heaviest_first(std::span<const Wording> wordings) {
  std::vector<float> weights(wordings.size());
  std::transform(wordings.begin(), wordings.end(), weights.begin(),
                 [](const Wording& w) { return weight_of(w.terms); });
  std::vector<std::uint32_t> order(wordings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  return order;
}

}  // namespace

WordingIndex::WordingIndex(std::span<const Wording> wordings) {
  for (std::uint32_t i = 0; i < wordings.size(); ++i) {
    const std::size_t first = postings_.size();
    for (const descent::Term& term : wordings[i].terms) {
      if (term.content) postings_.push_back({term.stem, i, term.weight});
    }
    const auto by_stem = [](const Posting& a, const Posting& b) { return a.stem < b.stem; };
    const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(begin, postings_.end(), by_stem);
    const auto same_stem = [](const Posting& a, const Posting& b) { return a.stem == b.stem; };
    postings_.erase(std::unique(begin, postings_.end(), same_stem), postings_.end());
  }
  std::sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.stem, a.wording) < std::tie(b.stem, b.wording);
  });
}

std::span<const WordingIndex::Posting> WordingIndex::postings(std::uint64_t stem) const {
  const auto range = std::equal_range(postings_.begin(), postings_.end(), Posting{stem, 0, 0},
                                      [](const Posting& a, const Posting& b) { return a.stem < b.stem; });
  return {range.first, range.second};
}

std::vector<std::uint32_t> WordingIndex::candidates(std::span<const descent::Term> terms) const {
  std::vector<std::span<const Posting>> lists;
  for (const descent::Term& term : terms) {
    if (term.content) lists.push_back(postings(term.stem));
  }
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  constexpr std::size_t kRarest = 2;
  std::unordered_map<std::uint32_t, float> overlap;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].size() > kMaxPostings && i >= kRarest) break;
    for (const Posting& posting : lists[i].first(std::min(lists[i].size(), 4 * kMaxPostings))) {
      overlap[posting.wording] += posting.weight;
    }
  }
  std::vector<std::pair<float, std::uint32_t>> ranked;
  ranked.reserve(overlap.size());
  for (const auto& [wording, weight] : overlap) ranked.emplace_back(-weight, wording);
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::uint32_t> best;
  for (const auto& [weight, wording] : ranked) {
    if (best.size() == kMaxCandidates) break;
    best.push_back(wording);
  }
  return best;
}

std::vector<std::vector<std::uint32_t>> group_wordings(std::span<const Wording> wordings,
                                                       const SameStatement& same) {
  // One of each set of equal wordings stands for all of them.
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> equal;
  for (std::uint32_t i = 0; i < wordings.size(); ++i) equal[key_of(wordings[i])].push_back(i);
  std::vector<Wording> distinct;
  std::vector<std::uint32_t> stands_for;
  std::vector<std::uint32_t> distinct_of(wordings.size());
  for (std::uint32_t i = 0; i < wordings.size(); ++i) {
    const auto& twins = equal[key_of(wordings[i])];
    if (twins.front() == i) {
      distinct_of[i] = static_cast<std::uint32_t>(distinct.size());
      distinct.push_back(wordings[i]);
      stands_for.push_back(i);
    } else {
      distinct_of[i] = distinct_of[twins.front()];
    }
  }

  const WordingIndex index(distinct);
  constexpr std::uint32_t kNone = ~0U;
  std::vector<std::uint32_t> group_of(distinct.size(), kNone);
  std::uint32_t groups = 0;
  for (const std::uint32_t current : heaviest_first(distinct)) {
    float best = 0;
    for (const std::uint32_t other : index.candidates(distinct[current].terms)) {
      if (other == current || group_of[other] == kNone) continue;
      const float score = same(stands_for[current], stands_for[other]);
      if (score > best) {
        best = score;
        group_of[current] = group_of[other];
      }
    }
    if (group_of[current] == kNone) group_of[current] = groups++;
  }

  std::vector<std::vector<std::uint32_t>> members(groups);
  for (std::uint32_t i = 0; i < wordings.size(); ++i) members[group_of[distinct_of[i]]].push_back(i);
  std::sort(members.begin(), members.end());
  return members;
}

}  // namespace stemma::account
