// features → weights → comparison of candidate pairs → how much they speak for one event → stories (average
// linkage) → their headlines and names → storylines (the same over stories). All steps see the articles in an
// order of their own (time, then id, then words), never in that of the input.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "stemma/story.h"
#include "stories/collection.h"
#include "stories/headlines.h"
#include "stories/judgement.h"
#include "stories/linkage.h"
#include "stories/storylines.h"
#include "stories/telling_names.h"

namespace stemma {
namespace {

using namespace stories;

constexpr std::size_t kNamesShown = 5;  // of a story

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

/// How much each pair speaks for one event.
std::vector<Likeness> likenesses_of(const Collection& collection, const StoryOptions& options) {
  const auto comparisons = compare_within(collection, options.window_days);
  const auto judged = judge(comparisons, collection.articles);
  std::vector<Likeness> likenesses;
  likenesses.reserve(comparisons.size());
  for (std::size_t i = 0; i < comparisons.size(); ++i)
    likenesses.push_back({comparisons[i].a, comparisons[i].b, judged[i]});
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
                                        static_cast<float>(options.join_likeness),
                                        relative_closeness(collection.articles.size()), kCandidates / 2.0F);
  std::vector<std::uint32_t> cluster_of(reports.size());
  std::map<std::string_view, std::uint32_t> named;
  for (std::uint32_t place = 0; place < cluster_of.size(); ++place) {
    const std::string& story = reports[nodes.order[place]].article.story;
    cluster_of[place] = story.empty() ? nodes.first[clusters[nodes.node_of[place]]]
                                      : named.emplace(story, place).first->second;
  }
  return cluster_of;
}

}  // namespace

Stories find_stories(std::span<const Report> reports, std::span<const Passage> passages,
                     const StoryOptions& options) {
  const Collection collection = collect(reports, passages);
  const Nodes& nodes = collection.nodes;
  const auto cluster_of = cluster(reports, collection, options);
  const Headlines headlines(reports);

  Stories result;
  Ids ids;
  auto groups = groups_of(nodes.order, cluster_of);
  for (auto& members : groups)
    std::ranges::sort(members, {}, [&](std::uint32_t member) { return nodes.place_of[member]; });
  const auto names = telling_names(reports, groups);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Story story;
    story.id = ids.of(reports[groups[i].front()].article.id);
    story.label = headlines.best_of(groups[i], collection);
    for (const std::uint32_t member : groups[i]) story.articles.push_back(ArticleIndex{member});
    std::sort(story.articles.begin(), story.articles.end());
    story.names = names_to_show(names[i], kNamesShown);
    result.stories.push_back(std::move(story));
  }
  result.storylines = follow(result.stories, names, reports, collection, options);
  return result;
}

}  // namespace stemma
