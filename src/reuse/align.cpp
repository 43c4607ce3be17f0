// Seeds, chains, edges:
//   1. every shingle of `a` that stands in `b` is a seed; a seed grows word by word into a run of equal
//   words;
//   2. runs in the same order in both texts and close to each other are chained; the chain with the most
//   equal
//      words less the words between its runs is a passage (sparse dynamic programming; Altschul et al.,
//      BLAST, 1990, in words);
//   3. words between two runs are aligned exactly; both ends are carried on through edits until more differs
//      than agrees (the X-drop of BLAST).
// Reordered paragraphs make several passages.
#include "reuse/align.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace stemma::reuse {
namespace {

constexpr std::uint32_t kPlacesPerShingle = 4;  // of a shingle that one text repeats
constexpr std::size_t kLookBack = 48;           // runs before one that it may be chained to
constexpr std::size_t kMaxRuns = 4'000;  // of one pair: a text of one repeated line has no more to tell
// Chains of one pair that are aligned, best first: so many, and one more for every so many words of both
// texts. Real texts have fewer; those of a few sentence forms have thousands that tell the same.
constexpr std::size_t kMinTries = 16;
constexpr std::size_t kWordsPerTry = 48;
constexpr std::uint32_t kEndWindow = 32;  // words that one step of carrying on looks at
// Of an end that is carried on: an equal word, and a differing, missing or added one beside a short passage
// and beside a long one. A long one is no chance, so that more may differ behind it.
constexpr int kEqualWord = 4;
constexpr int kOtherWord = -4;
constexpr int kOtherWordOfLong = -3;
constexpr int kDrop = 28;  // an end is given up so far below its best score
constexpr std::size_t kLongWords = 16;

struct Run {
  std::uint32_t a;
  std::uint32_t b;
  std::uint32_t length;
};

using Equal = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Ends of the runs found so far, by diagonal: a seed inside one is not a new one.
class Diagonals {
 public:
  Diagonals(std::size_t a, std::size_t b) : shift_(b), covered_(a + b + 1, 0) {}
  bool covers(std::uint32_t a, std::uint32_t b) const { return a < covered_[a + shift_ - b]; }
  void cover(const Run& run) { covered_[run.a + shift_ - run.b] = run.a + run.length; }

 private:
  std::size_t shift_;
  std::vector<std::uint32_t> covered_;
};

/// The hash of each stretch of k words in turn: a polynomial, of which the first word is taken away and to
/// which the next is added (Karp and Rabin 1987).
class RollingHash {
 public:
  RollingHash(const Words& words, std::size_t k) : words_(words), k_(k) {
    for (std::size_t i = 0; i + 1 < k; ++i) first_ *= kBase;
    for (std::size_t i = 0; i < std::min(k, words.size()); ++i) sum_ = sum_ * kBase + words[i];
  }
  void roll() {
    if (at_ + k_ < words_.size()) sum_ = (sum_ - words_[at_] * first_) * kBase + words_[at_ + k_];
    ++at_;
  }
  std::uint32_t slot() const { return static_cast<std::uint32_t>((sum_ * kSpread) >> 32U); }
  std::uint32_t tag() const { return static_cast<std::uint32_t>(sum_ >> 32U); }

 private:
  static constexpr std::uint64_t kBase = 0x9FB21C651E98DF25ULL;
  static constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;
  const Words& words_;
  std::size_t k_;
  std::size_t at_ = 0;
  std::uint64_t first_ = 1;  ///< what the first word counts
  std::uint64_t sum_ = 0;
};

Run grow(const Words& a, const Words& b, std::uint32_t i, std::uint32_t j, std::uint32_t k) {
  Run run{i, j, k};
  while (run.a > 0 && run.b > 0 && a[run.a - 1] == b[run.b - 1]) --run.a, --run.b, ++run.length;
  while (run.a + run.length < a.size() && run.b + run.length < b.size() &&
         a[run.a + run.length] == b[run.b + run.length]) {
    ++run.length;
  }
  return run;
}

/// A run as the end of the best chain that it closes.
struct Link {
  double score = 0;
  std::size_t previous = SIZE_MAX;
};

/// The runs' order is (a, b). Chained runs may overlap by less than the later one's length.
std::vector<Link> link_runs(const std::vector<Run>& runs, const ReuseOptions& options) {
  std::vector<Link> links(runs.size());
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Run& run = runs[r];
    links[r].score = run.length;
    for (std::size_t q = r; q-- > 0 && r - q <= kLookBack;) {
      const Run& before = runs[q];
      if (before.b >= run.b || before.a >= run.a) continue;
      const std::int64_t gap_a = std::int64_t{run.a} - (before.a + before.length);
      const std::int64_t gap_b = std::int64_t{run.b} - (before.b + before.length);
      const std::int64_t overlap = std::max<std::int64_t>(0, std::max(-gap_a, -gap_b));
      const std::int64_t gap = std::max(gap_a, gap_b) + overlap;
      if (gap > options.max_gap || overlap >= run.length) continue;
      // Between the runs about half the words of a light edit agree; what does not is a loss.
      const double score =
          links[q].score + static_cast<double>(run.length - overlap) - 0.5 * static_cast<double>(gap);
      if (score > links[r].score) links[r] = {score, q};
    }
  }
  return links;
}

/// Takes chains apart, best first; each run is in one chain.
std::vector<std::vector<Run>> take_chains(const std::vector<Run>& runs, const std::vector<Link>& links) {
  std::vector<std::size_t> order(runs.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return links[x].score > links[y].score; });
  std::vector<bool> taken(runs.size(), false);
  std::vector<std::vector<Run>> chains;
  for (std::size_t end : order) {
    std::vector<Run> chain;
    for (std::size_t r = end; r != SIZE_MAX && !taken[r]; r = links[r].previous) {
      taken[r] = true;
      chain.push_back(runs[r]);
    }
    std::reverse(chain.begin(), chain.end());
    if (!chain.empty()) chains.push_back(std::move(chain));
  }
  return chains;
}

/// Longest common subsequence of two short stretches, appended to `equal`.
void align_between(const Words& a, std::uint32_t a0, std::uint32_t a1, const Words& b, std::uint32_t b0,
                   std::uint32_t b1, Equal& equal) {
  const std::size_t rows = a1 - a0;
  const std::size_t columns = b1 - b0;
  if (rows == 0 || columns == 0) return;
  std::vector<std::uint16_t> length((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return length[i * (columns + 1) + j];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = a[a0 + i] == b[b0 + j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                        : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (a[a0 + i] == b[b0 + j]) {
      equal.emplace_back(a0 + i++, b0 + j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      ++i;
    } else {
      ++j;
    }
  }
}

/// The words around a chain that no other passage stands on: an alignment is carried on within them, so that
/// all alignments of a pair together cost no more than its words do.
struct Room {
  std::uint32_t a_begin = 0;
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
};

enum class Towards : std::int8_t { kBegin = -1, kEnd = 1 };

/// Where the words beyond (i, j) go on agreeing: how far in each text, and whether they do.
struct Reach {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// Best-scoring end of an alignment that begins beside (i, j) and goes at most kEndWindow words. No way there
/// leads through a score more than kDrop below the best one, so that it does not jump over a sentence.
Reach reach_from(const Words& a, std::uint32_t i, const Words& b, std::uint32_t j, Towards towards,
                 const Room& room, int other_word) {
  const std::uint32_t left_a = towards == Towards::kEnd ? room.a_end - i : i - room.a_begin;
  const std::uint32_t left_b = towards == Towards::kEnd ? room.b_end - j : j - room.b_begin;
  const std::uint32_t rows = std::min(left_a, kEndWindow);
  const std::uint32_t columns = std::min(left_b, kEndWindow);
  const auto word = [&](const Words& words, std::uint32_t from, std::uint32_t step) {
    return towards == Towards::kEnd ? words[from + step] : words[from - step - 1];
  };
  constexpr int kDead = std::numeric_limits<int>::min() / 2;
  int best_score = 0;
  const auto alive = [&](int score) { return score < best_score - kDrop ? kDead : score; };
  int above[kEndWindow + 1];
  for (std::uint32_t c = 0; c <= columns; ++c) above[c] = alive(static_cast<int>(c) * other_word);
  Reach best;
  for (std::uint32_t r = 1; r <= rows; ++r) {
    int diagonal = above[0];
    above[0] = alive(static_cast<int>(r) * other_word);
    int best_of_row = above[0];
    for (std::uint32_t c = 1; c <= columns; ++c) {
      const bool same = word(a, i, r - 1) == word(b, j, c - 1);
      const int score = alive(std::max(diagonal + (same ? kEqualWord : other_word),
                                       std::max(above[c], above[c - 1]) + other_word));
      diagonal = above[c];
      above[c] = score;
      best_of_row = std::max(best_of_row, score);
      if (same && score > best_score) best_score = score, best = {r, c};
    }
    if (best_of_row == kDead) break;
  }
  return best;
}

/// The runs of a chain and the equal words between them.
Alignment join(const Words& a, const Words& b, const std::vector<Run>& chain) {
  Alignment made{chain.front().a, chain.front().a, chain.front().b, chain.front().b, {}};
  for (Run run : chain) {
    const std::uint32_t overlap =
        std::max({made.a_end > run.a ? made.a_end - run.a : 0, made.b_end > run.b ? made.b_end - run.b : 0});
    if (overlap >= run.length) continue;
    run = {run.a + overlap, run.b + overlap, run.length - overlap};
    align_between(a, made.a_end, run.a, b, made.b_end, run.b, made.equal);
    for (std::uint32_t i = 0; i < run.length; ++i) made.equal.emplace_back(run.a + i, run.b + i);
    made.a_end = run.a + run.length;
    made.b_end = run.b + run.length;
  }
  return made;
}

/// Carries an alignment on at one end for as long as that is worth it.
void carry_on(const Words& a, const Words& b, Towards towards, const Room& room, Alignment& made) {
  const bool to_end = towards == Towards::kEnd;
  for (;;) {
    const int other_word = made.equal.size() >= kLongWords ? kOtherWordOfLong : kOtherWord;
    const Reach reach = reach_from(a, to_end ? made.a_end : made.a_begin, b,
                                   to_end ? made.b_end : made.b_begin, towards, room, other_word);
    if (reach.a == 0) return;
    if (to_end) {
      align_between(a, made.a_end, made.a_end + reach.a, b, made.b_end, made.b_end + reach.b, made.equal);
      made.a_end += reach.a;
      made.b_end += reach.b;
    } else {
      Equal prefix;
      align_between(a, made.a_begin - reach.a, made.a_begin, b, made.b_begin - reach.b, made.b_begin, prefix);
      made.equal.insert(made.equal.begin(), prefix.begin(), prefix.end());
      made.a_begin -= reach.a;
      made.b_begin -= reach.b;
    }
  }
}

Alignment make_alignment(const Words& a, const Words& b, const std::vector<Run>& chain, const Room& room) {
  Alignment made = join(a, b, chain);
  carry_on(a, b, Towards::kBegin, room, made);
  carry_on(a, b, Towards::kEnd, room, made);
  return made;
}

/// Words of one text that passages already stand on.
class Used {
 public:
  explicit Used(std::size_t words) : used_(words, false) {}
  bool mostly(std::uint32_t begin, std::uint32_t end) const {
    const auto count = std::count(used_.begin() + begin, used_.begin() + end, true);
    return static_cast<std::size_t>(count) * 5 > end - begin;
  }
  /// The first word of the free ones that end before `begin`; at most `begin`.
  std::uint32_t free_before(std::uint32_t begin) const {
    while (begin > 0 && !used_[begin - 1]) --begin;
    return begin;
  }
  /// One past the last of the free words that begin at `end`.
  std::uint32_t free_behind(std::uint32_t end) const {
    while (end < used_.size() && !used_[end]) ++end;
    return end;
  }
  void use(std::uint32_t begin, std::uint32_t end) {
    std::fill(used_.begin() + begin, used_.begin() + end, true);
  }

 private:
  std::vector<bool> used_;
};

/// The passages of a pair as they are found, best chain first.
class Passages {
 public:
  Passages(const Words& a, const Words& b, const ReuseOptions& options)
      : a_(a), b_(b), options_(options), used_a_(a.size()), used_b_(b.size()) {}

  enum class Tried : std::uint8_t { kNo, kYes };

  /// Tells a chain; where too much differs between its runs, or others stand there already, its runs one by
  /// one.
  Tried tell(const std::vector<Run>& chain) {
    if (stands_there_already(chain)) return Tried::kNo;
    if (tell_if_good(make_alignment(a_, b_, chain, room_around(chain)))) return Tried::kYes;
    for (const Run& run : chain) {
      if (run.length >= options_.min_words) tell_if_good(exactly(run));
    }
    return Tried::kYes;
  }

  std::vector<Alignment> take() {
    std::sort(told_.begin(), told_.end(), [](const Alignment& x, const Alignment& y) {
      return x.a_begin != y.a_begin ? x.a_begin < y.a_begin : x.b_begin < y.b_begin;
    });
    return std::move(told_);
  }

 private:
  static Alignment exactly(const Run& run) {
    Alignment made{run.a, run.a + run.length, run.b, run.b + run.length, {}};
    for (std::uint32_t i = 0; i < run.length; ++i) made.equal.emplace_back(run.a + i, run.b + i);
    return made;
  }

  /// Better chains are told first: one whose every run is taken by them has nothing left to tell. This is
  /// what texts of a few sentence forms are made of, thousands of chains a pair.
  bool stands_there_already(const std::vector<Run>& chain) const {
    return std::all_of(chain.begin(), chain.end(), [&](const Run& run) {
      return used_a_.mostly(run.a, run.a + run.length) || used_b_.mostly(run.b, run.b + run.length);
    });
  }

  Room room_around(const std::vector<Run>& chain) const {
    const Run& first = chain.front();
    const Run& last = chain.back();
    return {used_a_.free_before(first.a), used_a_.free_behind(last.a + last.length),
            used_b_.free_before(first.b), used_b_.free_behind(last.b + last.length)};
  }

  bool says_enough(std::size_t equal, std::size_t words) const {
    const bool is_short = equal < 2 * std::size_t{options_.min_words};
    const std::size_t percent = is_short ? options_.min_percent_of_short : options_.min_percent;
    return equal >= options_.min_words && equal * 100 >= words * percent;
  }

  bool tell_if_good(Alignment made) {
    const std::size_t words = std::max(made.a_end - made.a_begin, made.b_end - made.b_begin);
    if (!says_enough(made.equal.size(), words)) return false;
    if (used_a_.mostly(made.a_begin, made.a_end) || used_b_.mostly(made.b_begin, made.b_end)) return false;
    used_a_.use(made.a_begin, made.a_end);
    used_b_.use(made.b_begin, made.b_end);
    told_.push_back(std::move(made));
    return true;
  }

  const Words& a_;
  const Words& b_;
  const ReuseOptions& options_;
  Used used_a_;
  Used used_b_;
  std::vector<Alignment> told_;
};

}  // namespace

Aligner::Aligner(const Words& b, const ReuseOptions& options) : b_(b), options_(options) {
  const std::size_t shingles = shingle_count(b, options_.shingle_words);
  slots_.resize(std::bit_ceil(shingles * 2 + 2));
  mask_ = static_cast<std::uint32_t>(slots_.size() - 1);
  known_.resize(slots_.size() * 8);
  known_mask_ = static_cast<std::uint32_t>(known_.size() - 1);
  RollingHash hash(b, options_.shingle_words);
  for (std::uint32_t j = 0; j < shingles; ++j, hash.roll()) {
    known_[hash.slot() & known_mask_] = true;
    std::uint32_t same = 0;
    std::uint32_t slot = hash.slot() & mask_;
    for (; slots_[slot].place != 0; slot = (slot + 1) & mask_) {
      if (slots_[slot].tag == hash.tag() && ++same == kPlacesPerShingle) break;
    }
    if (slots_[slot].place == 0) slots_[slot] = {j + 1, hash.tag()};
  }
}

std::vector<Alignment> Aligner::align(const Words& a) const {
  const auto k = options_.shingle_words;
  const std::size_t shingles = shingle_count(a, k);
  std::vector<Run> runs;
  Diagonals diagonals(a.size(), b_.size());
  RollingHash hash(a, k);
  for (std::uint32_t i = 0; i < shingles && runs.size() < kMaxRuns; ++i, hash.roll()) {
    if (!known_[hash.slot() & known_mask_]) continue;
    for (std::uint32_t slot = hash.slot() & mask_; slots_[slot].place != 0; slot = (slot + 1) & mask_) {
      if (slots_[slot].tag != hash.tag()) continue;
      const std::uint32_t j = slots_[slot].place - 1;
      if (diagonals.covers(i, j) || !std::equal(a.begin() + i, a.begin() + i + k, b_.begin() + j)) continue;
      runs.push_back(grow(a, b_, i, j, k));
      diagonals.cover(runs.back());
    }
  }
  std::sort(runs.begin(), runs.end(),
            [](const Run& x, const Run& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });

  Passages passages(a, b_, options_);
  std::size_t tries = kMinTries + (a.size() + b_.size()) / kWordsPerTry;
  for (const auto& chain : take_chains(runs, link_runs(runs, options_))) {
    if (tries == 0) break;
    // A chain that could not reach the length even with both ends carried on is not looked at.
    std::uint32_t equal = 0;
    for (const Run& run : chain) equal += run.length;
    if (equal + 3 >= options_.min_words && passages.tell(chain) == Passages::Tried::kYes) --tries;
  }
  return passages.take();
}

}  // namespace stemma::reuse
