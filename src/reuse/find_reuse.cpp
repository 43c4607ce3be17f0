// fingerprint → candidates by key → align → tell. Articles with the same words (case and marks apart) go
// through as one. A single search chooses the candidates as it counts what texts share; one in shares adds up
// what each share has counted, and chooses then: the same counts, the same choice.
#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>
#include <utility>

#include "reuse/align.h"
#include "reuse/candidates.h"
#include "reuse/distinct.h"
#include "reuse/words.h"
#include "stemma/reuse_steps.h"

namespace stemma {
namespace {

using reuse::Alignment;
using reuse::Candidate;
using reuse::DistinctTexts;
using reuse::Words;

// All pairs of up to so many copies of one text are told; of more, each copy with the first.
constexpr std::size_t kMaxCopiesInPairs = 64;

/// The articles that are the earlier one of a passage.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool has(std::uint32_t article) const { return begin <= article && article < end; }
};

Range range_of(Share part, std::size_t articles) {
  const auto at = [&](std::uint64_t i) { return static_cast<std::uint32_t>(articles * i / part.count); };
  return {at(part.index), at(part.index + 1)};
}

/// Which words are an outlet's furniture.
class StandingText {
 public:
  StandingText(std::vector<StandingKey> keys, std::vector<reuse::TextKeys> texts, std::size_t outlets,
               const ReuseOptions& options)
      : keys_(std::move(keys)),
        texts_(std::move(texts)),
        of_outlet_(outlets, false),
        k_(options.shingle_words) {
    for (const StandingKey& key : keys_) of_outlet_[key.outlet] = true;
  }

  /// Four fifths of a stretch of that text are.
  bool covers(const Words& words, std::uint32_t begin, std::uint32_t end, std::uint32_t text,
              std::uint32_t outlet) const {
    if (!of_outlet_[outlet] || texts_[text].is_version() || end - begin < k_) return false;
    std::size_t standing = 0;
    for (std::size_t i = begin; i + k_ <= end; ++i) {
      standing +=
          std::binary_search(keys_.begin(), keys_.end(), StandingKey{reuse::shingle(words, i, k_), outlet});
    }
    return standing * 5 >= (end - begin - k_ + 1) * 4;
  }

 private:
  std::vector<StandingKey> keys_;
  std::vector<reuse::TextKeys> texts_;
  std::vector<bool> of_outlet_;
  std::size_t k_;
};

/// Turns alignments of texts into passages of articles.
class Teller {
 public:
  Teller(std::span<const ReuseText> articles, Range range) : articles_(articles), range_(range) {}

  /// `a_begin` and so on count words of the text that article `a` carries.
  void tell(std::uint32_t a, std::uint32_t b, const Alignment& alignment) {
    if (!range_.has(a)) return;
    Passage passage;
    passage.a = ArticleIndex{a};
    passage.b = ArticleIndex{b};
    passage.a_span = span_of(a, alignment.a_begin, alignment.a_end);
    passage.b_span = span_of(b, alignment.b_begin, alignment.b_end);
    passage.matches = static_cast<std::uint32_t>(alignment.equal.size());
    passage.words = std::max(alignment.a_end - alignment.a_begin, alignment.b_end - alignment.b_begin);
    for (const auto& [i, j] : alignment.equal) {
      passage.quoted += articles_[a].quoted[i] || articles_[b].quoted[j] ? 1 : 0;
    }
    passages_.push_back(passage);
  }

  std::vector<Passage> take() { return std::move(passages_); }

 private:
  TextSpan span_of(std::uint32_t article, std::uint32_t begin, std::uint32_t end) const {
    const auto& spans = articles_[article].spans;
    return {spans[begin].begin, spans[end - 1].end};
  }

  std::span<const ReuseText> articles_;
  Range range_;
  std::vector<Passage> passages_;
};

Alignment flipped(Alignment alignment) {
  std::swap(alignment.a_begin, alignment.b_begin);
  std::swap(alignment.a_end, alignment.b_end);
  for (auto& [i, j] : alignment.equal) std::swap(i, j);
  return alignment;
}

Alignment whole(const Words& words) {
  const auto size = static_cast<std::uint32_t>(words.size());
  Alignment alignment{0, size, 0, size, {}};
  for (std::uint32_t i = 0; i < size; ++i) alignment.equal.emplace_back(i, i);
  return alignment;
}

/// Pairs of articles that carry two texts, or one. Beyond the limit each carrier is told with the other
/// side's first.
template <class Function>
void for_each_pair(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                   Function function) {
  const bool all = left.size() * right.size() <= kMaxCopiesInPairs * kMaxCopiesInPairs;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      if (all || i == 0 || j == 0) function(left[i], right[j]);
      if (!all && i > 0) break;
    }
  }
}

/// The texts and what of them is to be told.
struct Search {
  std::span<const ReuseText> articles;
  const DistinctTexts& texts;
  const ReuseOptions& options;
  Range range;

  const Words& words(std::uint32_t text) const { return articles[texts.first(text)].words; }
  bool may_tell(const Candidate& pair) const {
    const auto& left = texts.carriers[pair.a];
    const auto& right = texts.carriers[pair.b];
    return left.size() > 1 || right.size() > 1 || range.has(std::min(left.front(), right.front()));
  }
};

void tell_copies(const Search& search, Teller& teller) {
  for (std::uint32_t text = 0; text < search.texts.count(); ++text) {
    const auto& carriers = search.texts.carriers[text];
    if (carriers.size() < 2 || search.words(text).size() < search.options.min_words) continue;
    const Alignment alignment = whole(search.words(text));
    for_each_pair(carriers, carriers, [&](std::uint32_t a, std::uint32_t b) {
      if (a < b) teller.tell(a, b, alignment);
    });
  }
}

void tell_pair(const Search& search, const Candidate& pair, const Alignment& alignment, Teller& teller) {
  const Alignment backwards = flipped(alignment);
  for_each_pair(search.texts.carriers[pair.a], search.texts.carriers[pair.b],
                [&](std::uint32_t a, std::uint32_t b) {
                  a < b ? teller.tell(a, b, alignment) : teller.tell(b, a, backwards);
                });
}

void tell_pairs(const Search& search, std::span<const Candidate> candidates, const StandingText& standing,
                Teller& teller) {
  const auto& outlet = search.texts.outlet;
  for (std::size_t i = 0; i < candidates.size();) {
    const std::uint32_t right = candidates[i].b;
    std::optional<reuse::Aligner> aligner;
    for (; i < candidates.size() && candidates[i].b == right; ++i) {
      const std::uint32_t left = candidates[i].a;
      if (!search.may_tell(candidates[i])) continue;
      if (!aligner) aligner.emplace(search.words(right), search.options);
      for (const Alignment& made : aligner->align(search.words(left))) {
        if (standing.covers(search.words(left), made.a_begin, made.a_end, left, outlet[left]) &&
            standing.covers(search.words(right), made.b_begin, made.b_end, right, outlet[right])) {
          continue;
        }
        tell_pair(search, candidates[i], made, teller);
      }
    }
  }
}

/// Pieces of work of some size each; all pairs of one later text are in one.
std::vector<std::span<const Candidate>> pieces_of(std::span<const Candidate> candidates) {
  constexpr std::size_t kPairs = 256;
  std::vector<std::span<const Candidate>> pieces;
  while (!candidates.empty()) {
    std::size_t end = std::min(kPairs, candidates.size());
    while (end < candidates.size() && candidates[end].b == candidates[end - 1].b) ++end;
    pieces.push_back(candidates.first(end));
    candidates = candidates.subspan(end);
  }
  return pieces;
}

std::vector<Passage> tell(const Search& search, std::span<const Candidate> candidates,
                          const StandingText& standing, const ForEachIndex& for_each) {
  const auto pieces = pieces_of(candidates);
  std::vector<std::vector<Passage>> told(pieces.size());
  for_each(pieces.size(), [&](std::size_t i) {
    Teller teller(search.articles, search.range);
    tell_pairs(search, pieces[i], standing, teller);
    told[i] = teller.take();
  });
  Teller copies(search.articles, search.range);
  tell_copies(search, copies);
  std::vector<Passage> passages = copies.take();
  for (const auto& some : told) passages.insert(passages.end(), some.begin(), some.end());
  std::sort(passages.begin(), passages.end(), [](const Passage& x, const Passage& y) {
    return std::tie(x.a, x.b, x.a_span, x.b_span) < std::tie(y.a, y.b, y.a_span, y.b_span);
  });
  return passages;
}

/// What each text is made of.
std::vector<reuse::TextKeys> text_keys(const Search& search, std::span<const std::uint32_t> standing_of) {
  std::vector<reuse::TextKeys> keys;
  for (std::uint32_t text = 0; text < search.texts.count(); ++text) {
    const std::size_t all = reuse::shingle_count(search.words(text), search.options.shingle_words);
    keys.push_back({static_cast<std::uint32_t>(all), standing_of[text]});
  }
  return keys;
}

Error other_search(std::string message) {
  return {ErrorCode::kMalformed, std::move(message)};
}

/// Nothing, or why the shares are not all of one search over these texts.
std::optional<Error> complaint(std::span<const ReuseShare> shares, const DistinctTexts& texts) {
  std::vector<bool> seen(shares.size(), false);
  for (const ReuseShare& share : shares) {
    if (share.checksum != texts.checksum) {
      return other_search("the share was made of other reports than these");
    }
    if (share.share.count != shares.size() || share.share.index >= shares.size() || seen[share.share.index]) {
      return other_search("expected each share of one search once");
    }
    seen[share.share.index] = true;
    for (const SharedKeys& pair : share.pairs) {
      if (pair.a >= pair.b || pair.b >= texts.count())
        return other_search("a share names a text that is not there");
    }
    for (const StandingCount& count : share.standing_of) {
      if (count.text >= texts.count()) return other_search("a share names a text that is not there");
    }
    for (const StandingKey& key : share.standing) {
      if (key.outlet >= texts.texts_of_outlet.size())
        return other_search("a share names an outlet that is not there");
    }
  }
  if (shares.empty()) return other_search("expected each share of one search once");
  return std::nullopt;
}

/// What all shares count of each text, in turn.
class Sum {
 public:
  explicit Sum(std::span<const ReuseShare> shares) : shares_(shares), next_(shares.size(), 0) {}

  std::vector<SharedKeys> shared_with(std::uint32_t b) {
    std::vector<SharedKeys> parts;
    for (std::size_t s = 0; s < shares_.size(); ++s) {
      const auto& pairs = shares_[s].pairs;
      for (; next_[s] < pairs.size() && pairs[next_[s]].b <= b; ++next_[s]) {
        if (pairs[next_[s]].b == b) parts.push_back(pairs[next_[s]]);
      }
    }
    std::sort(parts.begin(), parts.end(), [](const SharedKeys& x, const SharedKeys& y) { return x.a < y.a; });
    std::vector<SharedKeys> sum;
    for (const SharedKeys& part : parts) {
      if (sum.empty() || sum.back().a != part.a) {
        sum.push_back(part);
        continue;
      }
      sum.back().common += part.common;
      sum.back().standing += part.standing;
      sum.back().frequent += part.frequent;
    }
    return sum;
  }

 private:
  std::span<const ReuseShare> shares_;
  std::vector<std::size_t> next_;
};

template <class Counts>
std::vector<Candidate> choose_all(Counts& counts, std::span<const reuse::TextKeys> keys) {
  std::vector<Candidate> candidates;
  for (std::uint32_t b = 0; b < keys.size(); ++b) {
    const std::vector<SharedKeys> shared = counts.shared_with(b);
    const std::vector<Candidate> chosen = reuse::choose(shared, keys[b]);
    candidates.insert(candidates.end(), chosen.begin(), chosen.end());
  }
  return candidates;
}

}  // namespace

std::vector<Passage> find_reuse(std::span<const Report> reports, const ReuseOptions& options,
                                const ForEachIndex& for_each) {
  std::vector<ReuseText> articles(reports.size());
  for_each(reports.size(), [&](std::size_t i) { articles[i] = reuse_text(reports[i]); });
  return find_reuse(articles, options, for_each);
}

std::vector<Passage> find_reuse(std::span<const ReuseText> articles, const ReuseOptions& options,
                                const ForEachIndex& for_each) {
  const DistinctTexts texts = reuse::distinct_texts(articles);
  const Search search{articles, texts, options, range_of({}, articles.size())};
  std::vector<Candidate> candidates;
  std::vector<StandingKey> standing;
  std::vector<reuse::TextKeys> keys;
  {
    reuse::KeyIndex index(articles, texts, {}, options);
    keys = text_keys(search, index.standing_of());
    candidates = choose_all(index, keys);
    standing = index.standing();
  }
  return tell(search, candidates, {std::move(standing), keys, texts.texts_of_outlet.size(), options},
              for_each);
}

ReuseShare find_shared_keys(std::span<const ReuseText> articles, Share share, const ReuseOptions& options) {
  assert(share.count >= 1 && share.count <= kMaxShares && share.index < share.count);
  const DistinctTexts texts = reuse::distinct_texts(articles);
  reuse::KeyIndex index(articles, texts, share, options);
  ReuseShare made{share, texts.checksum, {}, index.standing(), {}};
  for (std::uint32_t text = 0; text < texts.count(); ++text) {
    if (const std::uint32_t standing = index.standing_of()[text]; standing > 0)
      made.standing_of.push_back({text, standing});
  }
  for (std::uint32_t b = 0; b < texts.count(); ++b) {
    const std::vector<SharedKeys> shared = index.shared_with(b);
    made.pairs.insert(made.pairs.end(), shared.begin(), shared.end());
  }
  return made;
}

Result<std::vector<Passage>> align_passages(std::span<const ReuseText> articles,
                                            std::span<const ReuseShare> shares, Share part,
                                            const ReuseOptions& options, const ForEachIndex& for_each) {
  const DistinctTexts texts = reuse::distinct_texts(articles);
  if (auto error = complaint(shares, texts)) return tl::make_unexpected(*std::move(error));
  const Search search{articles, texts, options, range_of(part, articles.size())};
  std::vector<std::uint32_t> standing_of(texts.count(), 0);
  std::vector<StandingKey> standing;
  for (const ReuseShare& share : shares) {
    for (const StandingCount& count : share.standing_of) standing_of[count.text] += count.fingerprints;
    standing.insert(standing.end(), share.standing.begin(), share.standing.end());
  }
  std::sort(standing.begin(), standing.end());
  const std::vector<reuse::TextKeys> keys = text_keys(search, standing_of);
  Sum sum(shares);
  const std::vector<Candidate> candidates = choose_all(sum, keys);
  return tell(search, candidates, {std::move(standing), keys, texts.texts_of_outlet.size(), options},
              for_each);
}

}  // namespace stemma
