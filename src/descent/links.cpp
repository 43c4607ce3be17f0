#include "descent/links.h"

#include <algorithm>

#include "descent/source_names.h"

namespace stemma::descent {
namespace {

bool meet(const std::map<ArticleIndex, std::set<std::uint32_t>>& some, ArticleIndex a,
          const std::map<ArticleIndex, std::set<std::uint32_t>>& others, ArticleIndex b) {
  const auto of_a = some.find(a);
  const auto of_b = others.find(b);
  if (of_a == some.end() || of_b == others.end()) return false;
  return std::ranges::any_of(of_a->second,
                             [&](std::uint32_t source) { return of_b->second.contains(source); });
}

}  // namespace

Links::Links(const SourceTable& table, std::span<const Credit> credits, std::span<const Report> reports)
    : reports_(reports) {
  for (std::size_t i = 0; i < credits.size(); ++i) {
    const std::uint32_t source = table.of_credit[i];
    if (!table.sources[source].reports.empty()) heard_[credits[i].article].insert(source);
    if (credits[i].named && class_of(credits[i].how) == SourceClass::kNewsroom) {
      credited_[credits[i].article].insert(table.of_credit[i]);
      if (credits[i].whole) whole_[credits[i].article].insert(table.of_credit[i]);
    }
  }
  for (std::uint32_t source = 0; source < table.sources.size(); ++source) {
    for (const ArticleIndex report : table.sources[source].reports) own_[report].insert(source);
  }
}

CreditLink Links::between(ArticleIndex a, ArticleIndex b) const {
  if (meet(whole_, a, whole_, b)) return CreditLink::kOneText;
  if (meet(credited_, a, own_, b) || meet(credited_, b, own_, a)) return CreditLink::kDirect;
  if (meet(heard_, a, own_, b) || meet(heard_, b, own_, a)) return CreditLink::kOwnPage;
  if (same_outlet(reports_[index_of(a)].article, reports_[index_of(b)].article))
    return CreditLink::kSameOutlet;
  return meet(credited_, a, credited_, b) ? CreditLink::kCommonSource : CreditLink::kNone;
}

}  // namespace stemma::descent
