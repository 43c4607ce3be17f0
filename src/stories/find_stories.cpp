// features → weights → likenesses of candidate pairs → stories (average linkage) → storylines (the same over
// stories). All steps see the articles in an order of their own (time, then id, then words), never in that of
// the input.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>

#include "core/utf8.h"
#include "reuse/words.h"
#include "stemma/story.h"
#include "stories/features.h"
#include "stories/likeness.h"
#include "stories/linkage.h"
#include "stories/weights.h"

namespace stemma {
namespace {

using namespace stories;

/// Positions in the stage's own order: undated articles first, then by day, id and words.
std::vector<std::uint32_t> own_order(std::span<const Report> reports, std::span<const Features> features) {
  std::vector<std::uint64_t> words(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i)
    words[i] = reuse::fingerprint_of_whole(reuse::words_of(reports[i].reading));
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    const auto key = [&](std::uint32_t i) {
      return std::tie(features[i].day, reports[i].article.id, words[i], reports[i].article.title);
    };
    return key(x) != key(y) ? key(x) < key(y) : x < y;
  });
  return order;
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

/// Which story the input itself gives: cluster numbers in the own order.
std::vector<std::uint32_t> given_stories(std::span<const Report> reports,
                                         std::span<const std::uint32_t> order,
                                         std::vector<std::uint32_t> cluster_of) {
  std::map<std::string_view, std::uint32_t> first_of;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const std::string& story = reports[order[i]].article.story;
    if (!story.empty()) cluster_of[i] = first_of.emplace(story, i).first->second;
  }
  return cluster_of;
}

std::string headline_of(const Article& article) {
  constexpr std::size_t kMaxHeadline = 120;
  if (!article.title.empty()) return article.title;
  const std::string_view first = std::string_view(article.text).substr(0, article.text.find('\n'));
  return std::string(first.substr(0, core::floor_boundary(first, kMaxHeadline)));
}

/// The headline of the article that is most like the others of its story: what most of them tell.
std::string label_of(const std::vector<std::uint32_t>& members, std::span<const Report> reports,
                     std::span<const Comparable> comparables) {
  constexpr std::size_t kCompared = 50;  // of a large story its first articles stand for all
  const std::size_t compared = std::min(members.size(), kCompared);
  std::size_t best = 0;
  float best_sum = -1;
  for (std::size_t i = 0; i < compared; ++i) {
    if (reports[members[i]].article.title.empty() && best_sum >= 0) continue;
    float sum = 0;
    const Vector& title = comparables[members[i]].vectors[static_cast<std::size_t>(Field::kTitle)];
    for (std::size_t j = 0; j < compared; ++j) {
      if (j == i) continue;
      const Vectors& other = comparables[members[j]].vectors;
      sum += cosine(title, other[static_cast<std::size_t>(Field::kBody)]) +
             cosine(title, other[static_cast<std::size_t>(Field::kTitle)]);
    }
    if (sum > best_sum) best = i, best_sum = sum;
  }
  return headline_of(reports[members[best]].article);
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

/// What each pair shares word by word, over the shorter one's words; ends of texts of a few words do not
/// count for all.
Overlaps overlaps_of(std::span<const Report> reports, std::span<const Passage> passages,
                     std::span<const std::uint32_t> rank) {
  constexpr std::size_t kFewWords = 50;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> matches;
  for (const Passage& passage : passages) {
    matches[std::minmax(rank[index_of(passage.a)], rank[index_of(passage.b)])] += passage.matches;
  }
  std::vector<std::size_t> words(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i)
    words[rank[i]] = reuse::words_of(reports[i].reading).size();
  Overlaps overlaps;
  for (const auto& [pair, count] : matches) {
    const auto shorter = std::max(kFewWords, std::min(words[pair.first], words[pair.second]));
    // A quotation of a tenth of the text already says much: the root.
    const float part = std::sqrt(std::min(1.0F, static_cast<float>(count) / static_cast<float>(shorter)));
    overlaps.push_back({pair.first, pair.second, part});
  }
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

}  // namespace

Stories find_stories(std::span<const Report> reports, std::span<const Passage> passages,
                     const StoryOptions& options) {
  std::vector<Features> features;
  for (const Report& report : reports) features.push_back(features_of(report));
  const Frequencies frequencies(features);
  std::vector<Comparable> comparables;
  for (const Features& of : features) comparables.push_back({frequencies.weigh(of), of.day});
  const auto order = own_order(reports, features);
  std::vector<Comparable> in_order;
  for (const std::uint32_t i : order) in_order.push_back(comparables[i]);

  std::vector<std::uint32_t> rank(reports.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;

  // From here on articles are numbered by their place in `order`.
  constexpr float kWorthKeeping = 0.04F;
  // Few reports do not tell which of their words belong to the topic and which to the event: all look alike,
  // so that more is asked of them. From samples of 6 to 250 neighbouring articles of the development
  // collections.
  constexpr double kCautionWithFew = 0.24;
  const double caution = kCautionWithFew * smallness(reports.size());
  const std::vector<float> ones(reports.size(), 1);
  const auto overlaps = overlaps_of(reports, passages, rank);
  const auto same_event = judge(
      in_order, find_resemblances(in_order, kEventShares, options.window_days, kWorthKeeping), overlaps);
  const auto cluster_of =
      given_stories(reports, order,
                    average_linkage(ones, same_event, static_cast<float>(options.join_similarity + caution)));

  Stories result;
  Ids ids;
  std::vector<float> sizes;
  std::vector<std::uint32_t> story_of(reports.size());
  for (const auto& members : groups_of(order, cluster_of)) {
    const std::uint32_t first = *std::min_element(
        members.begin(), members.end(), [&](std::uint32_t x, std::uint32_t y) { return rank[x] < rank[y]; });
    Story story;
    story.id = ids.of(reports[first].article.id);
    story.label = label_of(members, reports, comparables);
    for (const std::uint32_t member : members) {
      story.articles.push_back(ArticleIndex{member});
      story_of[rank[member]] = static_cast<std::uint32_t>(result.stories.size());
    }
    sizes.push_back(static_cast<float>(members.size()));
    result.stories.push_back(std::move(story));
  }

  const auto same_topic = find_resemblances(in_order, kTopicShares, options.window_days * 12, kWorthKeeping);
  const auto line_of = average_linkage(sizes, between_stories(same_topic, story_of, sizes),
                                       static_cast<float>(options.follow_similarity));
  std::map<std::uint32_t, std::vector<std::uint32_t>> lines;
  for (std::uint32_t story = 0; story < result.stories.size(); ++story)
    lines[line_of[story]].push_back(story);
  for (auto& [line, members] : lines) {
    const auto when = [&](std::uint32_t story) {
      std::uint32_t first = UINT32_MAX;
      for (const ArticleIndex article : result.stories[story].articles)
        first = std::min(first, rank[index_of(article)]);
      return first;
    };
    std::sort(members.begin(), members.end(),
              [&](std::uint32_t x, std::uint32_t y) { return when(x) < when(y); });
    const std::uint32_t largest =
        *std::max_element(members.begin(), members.end(),
                          [&](std::uint32_t x, std::uint32_t y) { return sizes[x] < sizes[y]; });
    result.storylines.push_back(
        {"line-" + result.stories[members.front()].id, result.stories[largest].label, members});
  }
  return result;
}

}  // namespace stemma
