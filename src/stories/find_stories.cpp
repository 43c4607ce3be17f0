// features → weights → comparison of candidate pairs → how likely they tell one event → stories (average
// linkage) → storylines (the same over stories). All steps see the articles in an order of their own (time,
// then id, then words), never in that of the input.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "core/utf8.h"
#include "stemma/story.h"
#include "stories/collection.h"
#include "stories/judgement.h"
#include "stories/linkage.h"
#include "stories/one_event.h"

namespace stemma {
namespace {

using namespace stories;

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

/// How likely each pair tells one event.
///
/// Pairs of large collections are told by what was learnt from such; in small ones, where all articles look
/// alike, and of two languages, of which nothing could be learnt, pairs are judged.
std::vector<Likeness> likenesses_of(const Collection& collection, const StoryOptions& options) {
  const auto& articles = collection.articles;
  const auto comparisons = compare_within(collection, options.window_days);
  const bool few = articles.size() < kLargeCollection;
  const auto is_learnt = [&](const Comparison& pair) {
    return !few && is_of_one_language(articles[pair.a], articles[pair.b]);
  };
  std::vector<float> judged;
  if (!std::ranges::all_of(comparisons, is_learnt)) judged = judge(comparisons, articles);
  std::vector<Likeness> likenesses;
  likenesses.reserve(comparisons.size());
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const Comparison& pair = comparisons[i];
    float value = 0;
    if (is_learnt(pair)) {
      value = one_event(pair.signs);
    } else {
      value = judged[i] * static_cast<float>(options.join_probability);
      if (!few) value = std::min(1.0F, value);  // beside probabilities
    }
    likenesses.push_back({pair.a, pair.b, value});
  }
  return likenesses;
}

/// For each place the first place of its story. Stories that the input names are kept.
std::vector<std::uint32_t> cluster(std::span<const Report> reports, const Collection& collection,
                                   const StoryOptions& options) {
  const Nodes& nodes = collection.nodes;
  const auto is_named = [](const Report& report) { return !report.article.story.empty(); };
  // Where the input names every story, there is nothing to compare.
  const auto likenesses =
      std::ranges::all_of(reports, is_named) ? std::vector<Likeness>{} : likenesses_of(collection, options);
  const auto clusters = average_linkage(std::vector<float>(collection.articles.size(), 1), likenesses,
                                        static_cast<float>(options.join_probability));
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
  const auto topics = stories.size() < 2 ? std::vector<Likeness>{}
                                         : find_resemblances(comparables, kTopicShares, options.window_days);
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
  const Collection collection = collect(reports, passages);
  const Nodes& nodes = collection.nodes;
  const auto& comparables = collection.articles;
  const auto cluster_of = cluster(reports, collection, options);

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
