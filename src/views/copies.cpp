// Pairs of the same text join sets. A set is shown by the member that most others have their words from, else
// by its earliest.
#include "views/copies.h"

#include <algorithm>
#include <utility>

#include "descent/joined_articles.h"

namespace stemma::views {
namespace {

bool have_one_text(const PairRelation& pair) {
  return pair.relation == Relation::kSameText;
}

}  // namespace

Copies::Copies(const StoryPart& part) {
  std::map<ArticleIndex, std::size_t> younger;  // reports that have their words from it
  for (const Edge& edge : part.descent.edges) {
    const bool seen = edge.from.kind == Witness::Kind::kArticle && edge.to.kind == Witness::Kind::kArticle;
    if (seen && edge.direction_known) ++younger[ArticleIndex{edge.to.index}];
  }
  const auto had_by = [&](ArticleIndex article) {
    const auto found = younger.find(article);
    return found == younger.end() ? 0 : found->second;
  };
  for (const auto& members : descent::joined_articles(part.story, part.descent.pairs, have_one_text)) {
    if (members.size() <= kFewest) {
      for (const ArticleIndex article : members) folds_.push_back({article, {}});
      continue;
    }
    const ArticleIndex shown = *std::ranges::max_element(members, {}, had_by);  // the first of equals
    CopyFold& fold = folds_.emplace_back(CopyFold{shown, {}});
    for (const ArticleIndex article : members) {
      if (article == shown) continue;
      fold.copies.push_back(article);
      shown_for_.emplace(article, shown);
    }
  }
  std::ranges::sort(folds_, {}, &CopyFold::shown);
}

ArticleIndex Copies::shown_for(ArticleIndex article) const {
  const auto found = shown_for_.find(article);
  return found == shown_for_.end() ? article : found->second;
}

std::vector<PlaceFold> Copies::fold(std::span<const Evidence> places) const {
  std::map<ArticleIndex, std::size_t> of_text;
  for (const Evidence& place : places) ++of_text[shown_for(place.article)];
  std::map<ArticleIndex, std::size_t> fold_of;
  std::vector<PlaceFold> folds;
  for (const Evidence& place : places) {
    const ArticleIndex shown = shown_for(place.article);
    if (of_text[shown] <= kFewest) {
      folds.push_back({place, {}});
      continue;
    }
    const auto [known, is_new] = fold_of.emplace(shown, folds.size());
    if (is_new) {
      folds.push_back({place, {}});
    } else if (place.article == shown && folds[known->second].shown.article != shown) {
      folds[known->second].same_text.push_back(std::exchange(folds[known->second].shown, place));
    } else {
      folds[known->second].same_text.push_back(place);
    }
  }
  return folds;
}

}  // namespace stemma::views
