#include "stories/collection.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "core/disjoint_sets.h"
#include "reuse/words.h"
#include "stories/features.h"
#include "stories/infer_days.h"
#include "stories/shared_text.h"

namespace stemma::stories {
namespace {

constexpr std::size_t kMany = 100;  // articles among which what speakers say would count for next to nothing

Nodes arrange(std::span<const Report> reports, std::span<const Features> features) {
  std::vector<std::uint64_t> words;
  for (const Report& report : reports)
    words.push_back(fingerprint_of(reuse::words_of(report.reading), report.article.title));
  Nodes nodes;
  nodes.order.resize(reports.size());
  std::iota(nodes.order.begin(), nodes.order.end(), 0U);
  std::sort(nodes.order.begin(), nodes.order.end(), [&](std::uint32_t x, std::uint32_t y) {
    const auto key = [&](std::uint32_t i) {
      return std::tie(features[i].day, reports[i].article.id, words[i], reports[i].article.title);
    };
    return key(x) != key(y) ? key(x) < key(y) : x < y;
  });
  nodes.place_of.resize(reports.size());
  std::map<std::pair<std::optional<DayRange>, std::uint64_t>, std::uint32_t> node_with;
  for (std::uint32_t place = 0; place < nodes.order.size(); ++place) {
    const std::uint32_t i = nodes.order[place];
    nodes.place_of[i] = place;
    const auto next = static_cast<std::uint32_t>(nodes.first.size());
    // Texts without words are not the same text.
    const bool has_words = !features[i][Field::kBody].empty();
    const auto node =
        has_words ? node_with.emplace(std::pair(features[i].day, words[i]), next).first->second : next;
    if (node == next) nodes.first.push_back(place);
    nodes.node_of.push_back(node);
  }
  return nodes;
}

/// Equal words of two reports, over all of their passages.
struct Shared {
  std::uint32_t a = 0;  ///< places
  std::uint32_t b = 0;
  std::uint32_t matches = 0;
};

std::vector<Shared> shared_words_of(std::span<const Passage> passages, const Nodes& nodes) {
  std::vector<Shared> pairs;
  for (std::size_t i = 0; i < passages.size();) {
    const Passage& first = passages[i];
    Shared pair{nodes.place_of[index_of(first.a)], nodes.place_of[index_of(first.b)], 0};
    for (; i < passages.size() && passages[i].a == first.a && passages[i].b == first.b; ++i)
      pair.matches += passages[i].matches;
    pairs.push_back(pair);
  }
  return pairs;
}

/// Makes one node of nodes whose texts differ in hardly a word and appeared within a day of each other: many
/// near copies are each told with a few others, which is too little for an average over all of them.
void join_near_copies(std::span<const Report> reports, std::span<const Features> features,
                      std::span<const Shared> pairs, Nodes& nodes) {
  constexpr double kNearly = 0.9;  // of the words of the longer one
  constexpr double kDays = 1;
  std::vector<double> words;
  for (const std::uint32_t i : nodes.order)
    words.push_back(static_cast<double>(reuse::words_of(reports[i].reading).size()));
  const auto days_apart = [&](std::uint32_t x, std::uint32_t y) {
    const auto& a = features[nodes.order[x]].day;
    const auto& b = features[nodes.order[y]].day;
    return a && b ? days_between(*a, *b) : 0;
  };
  core::DisjointSets copies(nodes.first.size());
  for (const auto& [a, b, matches] : pairs) {
    if (matches >= kNearly * std::max(words[a], words[b]) && days_apart(a, b) <= kDays)
      copies.join(nodes.node_of[a], nodes.node_of[b]);
  }
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> number(nodes.first.size());
  for (std::uint32_t node = 0; node < number.size(); ++node) {
    const std::uint32_t smallest = copies.smallest_with(node);
    number[node] = smallest == node ? static_cast<std::uint32_t>(first.size()) : number[smallest];
    if (smallest == node) first.push_back(nodes.first[node]);
  }
  nodes.first = std::move(first);
  for (std::uint32_t& node : nodes.node_of) node = number[node];
}

/// What each pair of nodes shares word by word.
Overlaps overlaps_of(std::span<const Report> reports, std::span<const Shared> pairs, const Nodes& nodes) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, float> parts;
  for (const auto& [a, b, matches] : pairs) {
    const auto pair = std::minmax(nodes.node_of[a], nodes.node_of[b]);
    if (pair.first == pair.second) continue;
    const auto words = [&](std::uint32_t place) { return reports[nodes.order[place]].reading.tokens.size(); };
    float& known = parts[pair];
    known = std::max(known, shared_words(matches, words(a), words(b)));
  }
  Overlaps overlaps;
  for (const auto& [pair, part] : parts) overlaps.push_back({pair.first, pair.second, part});
  return overlaps;
}

}  // namespace

Collection collect(std::span<const Report> reports, std::span<const Passage> passages) {
  std::vector<Features> features;
  features.reserve(reports.size());
  for (const Report& report : reports) features.push_back(features_of(report));
  add_names_of_other_languages(reports, features);
  infer_days(reports, features);
  Collection collection;
  collection.nodes = arrange(reports, features);
  const auto shared = shared_words_of(passages, collection.nodes);
  join_near_copies(reports, features, shared, collection.nodes);
  const Nodes& nodes = collection.nodes;
  const Frequencies frequencies(features);
  for (const std::uint32_t place : nodes.first) {
    const Features& of = features[nodes.order[place]];
    collection.articles.push_back({frequencies.weigh(of), of.day, of.language, {}});
    if (nodes.first.size() < kMany)
      collection.articles.back().statements = statements_of(reports[nodes.order[place]], frequencies);
  }
  collection.overlaps = overlaps_of(reports, shared, nodes);
  return collection;
}

std::vector<Comparison> compare_within(const Collection& collection, double window_days) {
  return compare(collection.articles, find_resemblances(collection.articles, kEventShares, window_days),
                 collection.overlaps);
}

}  // namespace stemma::stories
