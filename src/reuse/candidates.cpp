// Inverted index, one pass a range of hashes:
//   (fingerprint, article) for every shingle of the range → sorted, unique → groups of the articles that
//   share one.
// The groups are then turned round: article → its groups, rarest first; walking them counts, for every
// earlier article, how many fingerprints the two share. A pair that shares one frequent fingerprint alone
// ("at the end of the day") is not looked at again.
#include "reuse/candidates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace stemma::reuse {
namespace {

constexpr std::size_t kEntriesPerPass = 1U << 24U;  // 128 MB of entries and as much to sort them
constexpr std::uint32_t kRareArticles = 8;  // one shared fingerprint is enough below this many articles
constexpr std::uint64_t kPostingsPerArticle = 200'000;
constexpr std::uint32_t kCandidatesPerArticle = 64;  // earlier articles that share most with one

struct Entry {
  std::uint32_t key;
  std::uint32_t article;
};

/// Least significant digit first over the key; stable, so articles stay ascending within a key.
void radix_sort(std::vector<Entry>& entries) {
  std::vector<Entry> other(entries.size());
  for (unsigned shift = 0; shift < 32; shift += 11) {
    std::array<std::size_t, 2049> begin{};
    for (const Entry& entry : entries) ++begin[((entry.key >> shift) & 2047U) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const Entry& entry : entries) other[begin[(entry.key >> shift) & 2047U]++] = entry;
    entries.swap(other);
  }
}

/// Lists of ascending articles, one after another.
struct Groups {
  std::vector<std::uint64_t> begin{0};
  std::vector<std::uint32_t> articles;

  std::size_t count() const { return begin.size() - 1; }
  std::span<const std::uint32_t> at(std::size_t group) const {
    return std::span(articles).subspan(begin[group], begin[group + 1] - begin[group]);
  }
};

void append_groups(const std::vector<Entry>& sorted, std::uint32_t max_articles, Groups& groups) {
  for (std::size_t i = 0; i < sorted.size();) {
    const std::size_t before = groups.articles.size();
    const std::uint32_t key = sorted[i].key;
    for (std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
         i < sorted.size() && sorted[i].key == key; ++i) {
      if (sorted[i].article != last) groups.articles.push_back(last = sorted[i].article);
    }
    const std::size_t count = groups.articles.size() - before;
    if (count < 2 || count > max_articles) {
      groups.articles.resize(before);
    } else {
      groups.begin.push_back(groups.articles.size());
    }
  }
}

Groups group_by_fingerprint(std::span<const Words> articles, const ReuseOptions& options) {
  const std::size_t k = options.shingle_words;
  std::uint64_t shingles = 0;
  for (const Words& words : articles) shingles += words.size() >= k ? words.size() - k + 1 : 0;
  const std::uint64_t passes = shingles / kEntriesPerPass + 1;
  Groups groups;
  std::vector<Entry> entries;
  for (std::uint64_t pass = 0; pass < passes; ++pass) {
    entries.clear();
    for (std::uint32_t article = 0; article < articles.size(); ++article) {
      const Words& words = articles[article];
      for (std::size_t i = 0; i + k <= words.size(); ++i) {
        const std::uint32_t key = shingle(words, i, k);
        if ((key * passes) >> 32U == pass) entries.push_back({key, article});
      }
    }
    radix_sort(entries);
    append_groups(entries, options.max_articles_per_fingerprint, groups);
  }
  return groups;
}

/// For each article the groups that it is in, rarest first.
Groups turn_round(const Groups& groups, std::size_t article_count) {
  std::vector<std::uint32_t> rarest_first(groups.count());
  std::iota(rarest_first.begin(), rarest_first.end(), 0U);
  std::stable_sort(rarest_first.begin(), rarest_first.end(), [&](std::uint32_t x, std::uint32_t y) {
    return groups.at(x).size() < groups.at(y).size();
  });
  Groups by_article;
  by_article.begin.assign(article_count + 1, 0);
  for (const std::uint32_t article : groups.articles) ++by_article.begin[article + 1];
  std::partial_sum(by_article.begin.begin(), by_article.begin.end(), by_article.begin.begin());
  by_article.articles.resize(groups.articles.size());
  std::vector<std::uint64_t> next(by_article.begin.begin(), by_article.begin.end() - 1);
  for (const std::uint32_t group : rarest_first) {
    for (const std::uint32_t article : groups.at(group)) by_article.articles[next[article]++] = group;
  }
  return by_article;
}

/// How many fingerprints each earlier article shares with one; a rare one counts as two.
class SharedCounts {
 public:
  explicit SharedCounts(std::size_t articles) : counts_(articles, 0) {}

  void add(std::uint32_t article, std::uint32_t weight) {
    if (counts_[article] == 0) touched_.push_back(article);
    counts_[article] += weight;
  }

  /// The articles with a count of two and more, those with the most first if there are too many; then
  /// ascending.
  std::vector<std::uint32_t> take() {
    std::vector<std::uint32_t> enough;
    for (const std::uint32_t article : touched_) {
      if (counts_[article] >= 2) enough.push_back(article);
    }
    if (enough.size() > kCandidatesPerArticle) {
      std::sort(enough.begin(), enough.end(), [&](std::uint32_t x, std::uint32_t y) {
        return counts_[x] != counts_[y] ? counts_[x] > counts_[y] : x < y;
      });
      enough.resize(kCandidatesPerArticle);
    }
    std::sort(enough.begin(), enough.end());
    for (const std::uint32_t article : touched_) counts_[article] = 0;
    touched_.clear();
    return enough;
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

std::vector<Candidate> find_candidates(std::span<const Words> articles, const ReuseOptions& options) {
  const Groups groups = group_by_fingerprint(articles, options);
  const Groups by_article = turn_round(groups, articles.size());
  SharedCounts shared(articles.size());
  std::vector<Candidate> candidates;
  for (std::uint32_t b = 0; b < articles.size(); ++b) {
    std::uint64_t visited = 0;
    for (const std::uint32_t group : by_article.at(b)) {
      const auto postings = groups.at(group);
      if ((visited += postings.size()) > kPostingsPerArticle) break;
      const std::uint32_t weight = postings.size() <= kRareArticles ? 2 : 1;
      for (const std::uint32_t a : postings) {
        if (a >= b) break;
        shared.add(a, weight);
      }
    }
    for (const std::uint32_t a : shared.take()) candidates.push_back({a, b});
  }
  return candidates;
}

}  // namespace stemma::reuse
