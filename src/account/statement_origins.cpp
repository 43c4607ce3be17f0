#include "account/statement_origins.h"

#include <algorithm>
#include <map>

namespace stemma::account {
namespace {

class OriginsOfWords {
 public:
  explicit OriginsOfWords(const DescentGraph& descent) : descent_(descent) {
    for (std::uint32_t i = 0; i < descent.origins.list.size(); ++i) {
      for (const ArticleIndex article : descent.origins.list[i].carried_by) behind_[article].push_back(i);
    }
    for (const Credit& credit : descent.credits) credits_.emplace(credit.article, &credit);
  }

  std::vector<StatementOrigin> of(std::span<const Evidence> places) const {
    std::map<std::uint32_t, StatementOrigin> found;
    for (const Evidence& place : places) {
      const std::vector<std::uint32_t> origins = of(place);
      for (const std::uint32_t index : origins) {
        StatementOrigin& origin = found.try_emplace(index, StatementOrigin{index, {}, false}).first->second;
        origin.certain = origin.certain || origins.size() == 1;
        if (origin.carried_by.empty() || origin.carried_by.back() != place.article) {
          origin.carried_by.push_back(place.article);
        }
      }
    }
    std::vector<StatementOrigin> list;
    for (auto& [index, origin] : found) list.push_back(std::move(origin));
    return list;
  }

 private:
  /// One where the texts tell, several where they do not.
  std::vector<std::uint32_t> of(const Evidence& place) const {
    const auto behind = behind_.find(place.article);
    if (behind == behind_.end() || behind->second.size() == 1) {
      return behind == behind_.end() ? std::vector<std::uint32_t>() : behind->second;
    }
    const auto [first, last] = credits_.equal_range(place.article);
    for (const std::uint32_t index : behind->second) {
      const std::string& name = descent_.origins.list[index].name;
      const bool credited = std::any_of(first, last, [&](const auto& entry) {
        const Credit& credit = *entry.second;
        const auto covers = [&](TextSpan span) { return span.overlaps(place.span); };
        return credit.source == name && std::ranges::any_of(credit.carries, covers);
      });
      if (credited) return {index};
    }
    for (const std::uint32_t index : behind->second) {
      const Witness root = descent_.origins.list[index].root;
      if (root.kind == Witness::Kind::kArticle && root.index == index_of(place.article)) return {index};
    }
    return behind->second;
  }

  const DescentGraph& descent_;
  std::map<ArticleIndex, std::vector<std::uint32_t>> behind_;
  std::multimap<ArticleIndex, const Credit*> credits_;
};

}  // namespace

void set_origins(Account& account, const DescentGraph& descent) {
  const OriginsOfWords origins(descent);
  for (QuotationGroup& group : account.quotations) {
    std::vector<Evidence> places;
    for (const QuotedReading& reading : group.readings) places.push_back(reading.words);
    group.origins = origins.of(places);
  }
  for (Statement& statement : account.statements) statement.origins = origins.of(statement.support);
}

}  // namespace stemma::account
