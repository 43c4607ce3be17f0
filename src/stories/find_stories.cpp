// features → weights → likenesses of candidate pairs → stories (average linkage) → storylines (the same over
// stories). All steps see the articles in an order of their own (time, then id, then words), never in that of
// the input.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "core/utf8.h"
#include "reuse/words.h"
#include "stemma/story.h"
#include "stories/features.h"
#include "stories/infer_days.h"
#include "stories/likeness.h"
#include "stories/linkage.h"
#include "stories/weights.h"

namespace stemma {
namespace {

using namespace stories;

constexpr std::size_t kFew = 500;       // reports among which what speakers say is looked at; see likeness.h
constexpr float kWorthKeeping = 0.04F;  // of resemblances; what is less alike counts as not at all

/// The articles in the stage's own order, and which of them carry the same words on the same day: those are
/// one node.
struct Nodes {
  std::vector<std::uint32_t> order;     ///< place → input index: undated first, then by day, id and words
  std::vector<std::uint32_t> place_of;  ///< input index → place
  std::vector<std::uint32_t> node_of;   ///< place → node
  std::vector<std::uint32_t> first;     ///< node → its first place; ascending
};

Nodes arrange(std::span<const Report> reports, std::span<const Features> features) {
  std::vector<std::uint64_t> words;
  for (const Report& report : reports)
    words.push_back(reuse::fingerprint_of_whole(reuse::words_of(report.reading)));
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

/// Groups as lists of input indices, each ascending, ordered by their first.
std::vector<std::vector<std::uint32_t>> groups_of(std::span<const std::uint32_t> order,
                                                  std::span<const std::uint32_t> cluster_of) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_cluster;
  for (std::uint32_t i = 0; i < order.size(); ++i) by_cluster[cluster_of[i]].push_back(order[i]);
  std::vector<std::vector<std::uint32_t>> groups;
  for (auto& [cluster, members] : by_cluster) {
    std::sort(members.begin(), members.end());
    groups.push_back(std::move(members));
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::string headline_of(const Article& article) {
  constexpr std::size_t kMaxHeadline = 120;
  if (!article.title.empty()) return article.title;
  const std::string_view first = std::string_view(article.text).substr(0, article.text.find('\n'));
  return std::string(first.substr(0, core::floor_boundary(first, kMaxHeadline)));
}

/// The headline of the article that is most like the others of its story: what most of them tell. Of equal
/// ones the earliest's.
std::string label_of(std::vector<std::uint32_t> members, std::span<const Report> reports, const Nodes& nodes,
                     std::span<const Comparable> comparables) {
  constexpr std::size_t kCompared = 50;  // of a large story its first articles stand for all
  const auto place = [&](std::uint32_t member) { return nodes.place_of[member]; };
  std::sort(members.begin(), members.end(),
            [&](std::uint32_t x, std::uint32_t y) { return place(x) < place(y); });
  members.resize(std::min(members.size(), kCompared));
  const auto field = [&](std::uint32_t member, Field of) -> const Vector& {
    return comparables[nodes.node_of[place(member)]].vectors[static_cast<std::size_t>(of)];
  };
  std::uint32_t best = members.front();
  float best_sum = -1;
  for (const std::uint32_t member : members) {
    if (reports[member].article.title.empty()) continue;
    const Vector& title = field(member, Field::kTitle);
    float sum = 0;
    for (const std::uint32_t other : members) {
      if (other != member)
        sum += cosine(title, field(other, Field::kBody)) + cosine(title, field(other, Field::kTitle));
    }
    if (sum > best_sum) best = member, best_sum = sum;
  }
  return headline_of(reports[best].article);
}

/// Ids by the first article in time; a second story whose first article bears the same id is numbered.
class Ids {
 public:
  std::string of(const std::string& article_id) {
    std::string id = article_id;
    for (int number = 2; !taken_.insert(id).second; ++number) id = article_id + "~" + std::to_string(number);
    return id;
  }

 private:
  std::set<std::string> taken_;
};

/// What each pair of nodes shares word by word, over the shorter one's words; a text of a few words does not
/// count for a whole one.
Overlaps overlaps_of(std::span<const Report> reports, std::span<const Passage> passages, const Nodes& nodes) {
  constexpr std::size_t kFewWords = 50;
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
    const auto shorter = static_cast<float>(std::max(kFewWords, std::min(words(first.a), words(first.b))));
    // A quotation of a tenth of the text already says much: the root.
    const float part = std::sqrt(std::min(1.0F, static_cast<float>(matches) / shorter));
    float& known = parts[pair];
    known = std::max(known, part);
  }
  Overlaps overlaps;
  for (const auto& [pair, part] : parts) overlaps.push_back({pair.first, pair.second, part});
  return overlaps;
}

/// Likeness of stories as the mean of their articles' likenesses.
std::vector<Likeness> between_stories(std::span<const Likeness> articles,
                                      std::span<const std::uint32_t> story_of, std::span<const float> sizes) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> sums;
  for (const auto& [a, b, value] : articles) {
    const auto [first, second] = std::minmax(story_of[a], story_of[b]);
    if (first != second) sums[{first, second}] += value;
  }
  std::vector<Likeness> stories;
  for (const auto& [pair, sum] : sums) {
    stories.push_back(
        {pair.first, pair.second, static_cast<float>(sum / (sizes[pair.first] * sizes[pair.second]))});
  }
  return stories;
}

/// For each place the first place of its story. Stories that the input names are kept.
std::vector<std::uint32_t> cluster(std::span<const Report> reports, std::span<const Passage> passages,
                                   const Nodes& nodes, std::span<const Comparable> comparables,
                                   const StoryOptions& options) {
  // Few reports do not tell which of their words belong to the topic and which to the event: all look alike,
  // so that more is asked of them. From 900 samples of 3 to 16 articles of one to four events, a third of
  // them without dates and a third half dated, out of the development collections: of the pairs joined there
  // 96 in 100 are right, of the right ones 75 in 100 are joined.
  constexpr float kCautionWithFew = 0.01F;
  const float threshold =
      static_cast<float>(options.join_similarity) + kCautionWithFew * smallness(reports.size());
  auto likenesses =
      judge(comparables, find_resemblances(comparables, kEventShares, options.window_days, kWorthKeeping),
            overlaps_of(reports, passages, nodes));
  // The quadratic mean: reports of one event need not all be alike if some are very much so.
  for (Likeness& likeness : likenesses) likeness.value *= likeness.value;
  const auto clusters =
      average_linkage(std::vector<float>(comparables.size(), 1), likenesses, threshold * threshold);
  std::vector<std::uint32_t> cluster_of(reports.size());
  std::map<std::string_view, std::uint32_t> named;
  for (std::uint32_t place = 0; place < cluster_of.size(); ++place) {
    const std::string& story = reports[nodes.order[place]].article.story;
    cluster_of[place] = story.empty() ? nodes.first[clusters[nodes.node_of[place]]]
                                      : named.emplace(story, place).first->second;
  }
  return cluster_of;
}

/// Stories whose articles resemble each other in who and what they are about, whenever, follow one another.
std::vector<Storyline> follow(std::span<const Story> stories, const Nodes& nodes,
                              std::span<const Comparable> comparables, const StoryOptions& options) {
  std::vector<std::uint32_t> story_of(comparables.size());
  std::vector<float> sizes(stories.size(), 0);
  std::vector<std::uint32_t> begins(stories.size(), UINT32_MAX);
  for (std::uint32_t story = 0; story < stories.size(); ++story) {
    for (const ArticleIndex article : stories[story].articles) {
      const std::uint32_t place = nodes.place_of[index_of(article)];
      begins[story] = std::min(begins[story], place);
      if (nodes.first[nodes.node_of[place]] != place) continue;
      story_of[nodes.node_of[place]] = story;
      ++sizes[story];
    }
  }
  const auto topics = find_resemblances(comparables, kTopicShares, options.window_days, kWorthKeeping);
  const auto line_of = average_linkage(sizes, between_stories(topics, story_of, sizes),
                                       static_cast<float>(options.follow_similarity));
  std::map<std::uint32_t, std::vector<std::uint32_t>> members;
  for (std::uint32_t story = 0; story < stories.size(); ++story) members[line_of[story]].push_back(story);
  std::vector<Storyline> lines;
  for (auto& [line, of] : members) {
    std::sort(of.begin(), of.end(), [&](std::uint32_t x, std::uint32_t y) { return begins[x] < begins[y]; });
    const auto largest = *std::max_element(of.begin(), of.end(), [&](std::uint32_t x, std::uint32_t y) {
      return stories[x].articles.size() < stories[y].articles.size();
    });
    lines.push_back({"line-" + stories[of.front()].id, stories[largest].label, std::move(of)});
  }
  return lines;
}

}  // namespace

Stories find_stories(std::span<const Report> reports, std::span<const Passage> passages,
                     const StoryOptions& options) {
  std::vector<Features> features;
  for (const Report& report : reports) features.push_back(features_of(report));
  add_names_of_other_languages(reports, features);
  infer_days(reports, features);
  const Nodes nodes = arrange(reports, features);
  const Frequencies frequencies(features);
  std::vector<Comparable> comparables;
  for (const std::uint32_t place : nodes.first) {
    const Features& of = features[nodes.order[place]];
    comparables.push_back({frequencies.weigh(of), of.day, of.language, {}});
    if (reports.size() <= kFew)
      comparables.back().statements = statements_of(reports[nodes.order[place]], frequencies);
  }
  const auto cluster_of = cluster(reports, passages, nodes, comparables, options);

  Stories result;
  Ids ids;
  for (const auto& members : groups_of(nodes.order, cluster_of)) {
    const auto earliest = *std::min_element(
        members.begin(), members.end(),
        [&](std::uint32_t x, std::uint32_t y) { return nodes.place_of[x] < nodes.place_of[y]; });
    Story story;
    story.id = ids.of(reports[earliest].article.id);
    story.label = label_of(members, reports, nodes, comparables);
    for (const std::uint32_t member : members) story.articles.push_back(ArticleIndex{member});
    result.stories.push_back(std::move(story));
  }
  result.storylines = follow(result.stories, nodes, comparables, options);
  return result;
}

}  // namespace stemma
