#include "descent/joined_articles.h"

#include <algorithm>

#include "core/disjoint_sets.h"

namespace stemma::descent {

std::vector<std::vector<ArticleIndex>> joined_articles(
    const Story& story, std::span<const PairRelation> pairs,
    const std::function<bool(const PairRelation&)>& joins) {
  const auto place = [&](ArticleIndex article) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(story.articles, article) -
                                      story.articles.begin());
  };
  core::DisjointSets sets(story.articles.size());
  for (const PairRelation& pair : pairs) {
    if (joins(pair)) sets.join(place(pair.a), place(pair.b));
  }
  std::vector<std::vector<ArticleIndex>> joined;
  for (const auto& set : sets.sets()) {
    auto& articles = joined.emplace_back();
    for (const std::uint32_t member : set) articles.push_back(story.articles[member]);
  }
  return joined;
}

}  // namespace stemma::descent
