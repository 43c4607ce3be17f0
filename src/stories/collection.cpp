#include "stories/collection.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "reuse/words.h"
#include "stories/features.h"
#include "stories/infer_days.h"
#include "stories/one_event.h"
#include "stories/shared_text.h"

namespace stemma::stories {
namespace {

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

/// What each pair of nodes shares word by word.
Overlaps overlaps_of(std::span<const Report> reports, std::span<const Passage> passages, const Nodes& nodes) {
  const auto node_of = [&](ArticleIndex article) { return nodes.node_of[nodes.place_of[index_of(article)]]; };
  std::map<std::pair<std::uint32_t, std::uint32_t>, float> parts;
  for (std::size_t i = 0; i < passages.size();) {
    const Passage& first = passages[i];
    std::uint32_t matches = 0;
    for (; i < passages.size() && passages[i].a == first.a && passages[i].b == first.b; ++i)
      matches += passages[i].matches;
    const auto pair = std::minmax({node_of(first.a), node_of(first.b)});
    if (pair.first == pair.second) continue;
    const auto words = [&](ArticleIndex article) { return reports[index_of(article)].reading.tokens.size(); };
    const float part = shared_words(matches, words(first.a), words(first.b));
    float& known = parts[pair];
    known = std::max(known, part);
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
  const Nodes& nodes = collection.nodes;
  const Frequencies frequencies(features);
  for (const std::uint32_t place : nodes.first) {
    const Features& of = features[nodes.order[place]];
    collection.articles.push_back({frequencies.weigh(of), of.day, of.language, {}});
    if (nodes.first.size() < kLargeCollection)  // elsewhere nobody asks what speakers say
      collection.articles.back().statements = statements_of(reports[nodes.order[place]], frequencies);
  }
  collection.overlaps = overlaps_of(reports, passages, nodes);
  return collection;
}

std::vector<Comparison> compare_within(const Collection& collection, double window_days) {
  return compare(collection.articles, find_resemblances(collection.articles, kEventShares, window_days),
                 collection.overlaps);
}

}  // namespace stemma::stories
