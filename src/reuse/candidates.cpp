// Inverted index, one pass a stretch of the keys:
//   (fingerprint, text) for every shingle of the stretch → sorted, unique → groups of the texts that share
//   one.
// The groups are then turned round: text → its groups, rarest first; walking them counts, for every earlier
// text, how many fingerprints the two share. A pair that shares one frequent fingerprint alone ("at the end
// of the day") is not looked at again. A fingerprint that very many texts have pairs each of them with the
// first few alone, and counts only for texts that are mostly made of such ones: they are copies of one text.
#include "reuse/candidates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "reuse/words.h"

namespace stemma::reuse {
namespace {

constexpr std::size_t kEntriesPerPass = 1U << 24U;  // 128 MB of entries and as much to sort them
constexpr unsigned kRangeShift = 26;                // of a key: what is above it is its range
constexpr std::uint32_t kRareTexts = 8;             // one shared fingerprint is enough below so many texts
constexpr std::uint64_t kPostingsPerRange = 200'000 / kMaxShares;  // that one text may look at
constexpr std::size_t kCandidates = 64;                            // earlier texts that share most with one
constexpr std::size_t kCandidatesOfCrowd = 8;  // the same for a text that is one of very many alike
constexpr std::size_t kFirstOfFrequent =
    64;  // texts that the others of a frequent fingerprint are paired with
constexpr std::uint32_t kStandingTexts = 100;      // of an outlet that have it: furniture,
constexpr std::uint32_t kStandingTextsOfFew = 20;  // or so many, where they are a share of all
constexpr std::uint32_t kStandingShare = 5;
constexpr std::uint32_t kMark = 1U << 31U;
constexpr std::uint32_t kNumber = kMark - 1;
static_assert((std::uint64_t{kMaxShares} << kRangeShift) == std::uint64_t{1} << 32U);

/// Key and text in one number. Least significant digit first over the key; stable, so texts stay ascending
/// within a key.
void radix_sort(std::vector<std::uint64_t>& entries) {
  std::vector<std::uint64_t> other(entries.size());
  for (unsigned shift = 32; shift < 64; shift += 11) {
    std::array<std::size_t, 2049> begin{};
    for (const std::uint64_t entry : entries) ++begin[((entry >> shift) & 2047U) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint64_t entry : entries) other[begin[(entry >> shift) & 2047U]++] = entry;
    entries.swap(other);
  }
}

constexpr std::uint32_t key_of(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry >> 32U);
}

/// Which keys a share has, as numbers without gaps that keep their order.
class KeysOfShare {
 public:
  explicit KeysOfShare(Share share)
      : share_(share), ranges_((kMaxShares - share.index + share.count - 1) / share.count) {}

  bool has(std::uint32_t key) const { return (key >> kRangeShift) % share_.count == share_.index; }
  /// Which of `passes` equal stretches of the share's keys.
  std::uint64_t pass_of(std::uint32_t key, std::uint64_t passes) const {
    const std::uint64_t place = (std::uint64_t{(key >> kRangeShift) / share_.count} << kRangeShift) |
                                (key & ((1U << kRangeShift) - 1));
    return place * passes / (ranges_ << kRangeShift);
  }

 private:
  Share share_;
  std::uint64_t ranges_;
};

}  // namespace

KeyIndex::KeyIndex(std::span<const ReuseText> articles, const DistinctTexts& texts, Share share,
                   const ReuseOptions& options)
    : texts_(texts),
      max_articles_(options.max_articles_per_fingerprint),
      standing_of_(texts.count(), 0),
      seen_of_outlet_(texts.texts_of_outlet.size(), 0),
      counts_(texts.count()) {
  const std::size_t k = options.shingle_words;
  const KeysOfShare keys(share);
  std::uint64_t shingles = 0;
  for (std::uint32_t text = 0; text < texts.count(); ++text) {
    shingles += shingle_count(articles[texts.first(text)].words, k);
  }
  const std::uint64_t passes = shingles / share.count / kEntriesPerPass + 1;
  std::vector<std::uint64_t> entries;
  for (std::uint64_t pass = 0; pass < passes; ++pass) {
    entries.clear();
    for (std::uint32_t text = 0; text < texts.count(); ++text) {
      const Words& words = articles[texts.first(text)].words;
      for (std::size_t i = 0; i + k <= words.size(); ++i) {
        const std::uint32_t key = shingle(words, i, k);
        if (keys.has(key) && keys.pass_of(key, passes) == pass) {
          entries.push_back(std::uint64_t{key} << 32U | text);
        }
      }
    }
    radix_sort(entries);
    append_groups(entries);
  }
  std::sort(standing_.begin(), standing_.end());
  standing_.erase(std::unique(standing_.begin(), standing_.end()), standing_.end());
  turn_round();
}

void KeyIndex::append_groups(std::span<const std::uint64_t> sorted) {
  for (std::size_t i = 0; i < sorted.size();) {
    const std::size_t before = by_key_.members.size();
    const std::uint32_t key = key_of(sorted[i]);
    for (std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
         i < sorted.size() && key_of(sorted[i]) == key; ++i) {
      const auto text = static_cast<std::uint32_t>(sorted[i]);
      if (text != last) by_key_.members.push_back(last = text);
    }
    if (by_key_.members.size() - before < 2) {
      by_key_.members.resize(before);
      continue;
    }
    mark_standing(key, std::span(by_key_.members).subspan(before));
    by_key_.begin.push_back(by_key_.members.size());
    range_of_.push_back(static_cast<std::uint8_t>(key >> kRangeShift));
  }
}

void KeyIndex::mark_standing(std::uint32_t key, std::span<std::uint32_t> members) {
  if (members.size() < kStandingTextsOfFew) return;
  for (const std::uint32_t text : members) ++seen_of_outlet_[texts_.outlet[text]];
  const auto is_standing = [&](std::uint32_t outlet) {
    const std::uint32_t seen = seen_of_outlet_[outlet];
    return outlet != 0 &&
           (seen >= kStandingTexts ||
            (seen >= kStandingTextsOfFew && seen * kStandingShare >= texts_.texts_of_outlet[outlet]));
  };
  for (std::uint32_t& text : members) {
    const std::uint32_t outlet = texts_.outlet[text];
    if (!is_standing(outlet)) continue;
    if (standing_.empty() || standing_.back() != StandingKey{key, outlet}) standing_.push_back({key, outlet});
    ++standing_of_[text];
    text |= kMark;
  }
  for (const std::uint32_t text : members) seen_of_outlet_[texts_.outlet[text & kNumber]] = 0;
}

void KeyIndex::turn_round() {
  std::vector<std::uint32_t> order(by_key_.count());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    if (range_of_[x] != range_of_[y]) return range_of_[x] < range_of_[y];
    return by_key_.at(x).size() < by_key_.at(y).size();
  });
  by_text_.begin.assign(texts_.count() + 1, 0);
  for (const std::uint32_t text : by_key_.members) ++by_text_.begin[(text & kNumber) + 1];
  std::partial_sum(by_text_.begin.begin(), by_text_.begin.end(), by_text_.begin.begin());
  by_text_.members.resize(by_key_.members.size());
  std::vector<std::uint64_t> next(by_text_.begin.begin(), by_text_.begin.end() - 1);
  for (const std::uint32_t group : order) {
    for (const std::uint32_t text : by_key_.at(group)) {
      by_text_.members[next[text & kNumber]++] = group | (text & kMark);
    }
  }
}

std::vector<SharedKeys> KeyIndex::shared_with(std::uint32_t b) {
  std::vector<std::uint32_t> touched;
  std::uint64_t looked_at = 0;
  std::uint32_t range = kMaxShares;
  for (const std::uint32_t marked_group : by_text_.at(b)) {
    const std::uint32_t group = marked_group & kNumber;
    if (range_of_[group] != range) {
      range = range_of_[group];
      looked_at = 0;
    }
    const auto all = by_key_.at(group);
    const bool is_frequent = all.size() > max_articles_;
    const auto members = all.first(is_frequent ? std::min(all.size(), kFirstOfFrequent) : all.size());
    if ((looked_at += members.size()) > kPostingsPerRange) continue;
    for (const std::uint32_t member : members) {
      const std::uint32_t a = member & kNumber;
      if (a >= b) break;
      SharedKeys& count = counts_[a];
      if (count.common + count.standing + count.frequent == 0) touched.push_back(a);
      if ((member & marked_group & kMark) != 0) {
        ++count.standing;
      } else if (is_frequent) {
        ++count.frequent;
      } else {
        count.common += all.size() <= kRareTexts ? 2 : 1;
      }
    }
  }
  std::sort(touched.begin(), touched.end());
  std::vector<SharedKeys> shared;
  shared.reserve(touched.size());
  for (const std::uint32_t a : touched) {
    shared.push_back({a, b, counts_[a].common, counts_[a].standing, counts_[a].frequent});
    counts_[a] = {};
  }
  return shared;
}

std::vector<Candidate> choose(std::span<const SharedKeys> shared_with_b, TextKeys b) {
  struct Choice {
    std::uint32_t a;
    std::uint32_t keys;
  };
  std::vector<Choice> choices;
  bool in_crowd = false;
  for (const SharedKeys& shared : shared_with_b) {
    const bool is_copy = shared.frequent > 0 && shared.frequent * 4 >= b.all;
    in_crowd = in_crowd || is_copy;
    const std::uint32_t keys =
        shared.common + (b.is_version() ? shared.standing : 0) + (is_copy ? shared.frequent : 0);
    if (keys >= 2) choices.push_back({shared.a, keys});
  }
  const std::size_t limit = in_crowd ? kCandidatesOfCrowd : kCandidates;
  if (choices.size() > limit) {
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& x, const Choice& y) { return x.keys > y.keys; });
    choices.resize(limit);
    std::sort(choices.begin(), choices.end(), [](const Choice& x, const Choice& y) { return x.a < y.a; });
  }
  std::vector<Candidate> candidates;
  for (const Choice& choice : choices) candidates.push_back({choice.a, shared_with_b.front().b});
  return candidates;
}

}  // namespace stemma::reuse
