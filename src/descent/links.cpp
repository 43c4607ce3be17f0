#include "descent/links.h"

#include <algorithm>

namespace stemma::descent {
namespace {

void add(std::vector<std::uint32_t>& sources, std::uint32_t source) {
  const auto place = std::ranges::lower_bound(sources, source);
  if (place == sources.end() || *place != source) sources.insert(place, source);
}

}  // namespace

Links::Links(const Story& story, std::span<const Report> reports, const SourceTable& table,
             std::span<const Credit> credits)
    : articles_(story.articles) {
  bonds_.reserve(articles_.size());
  for (const ArticleIndex article : articles_) {
    bonds_.push_back({Publisher(reports[index_of(article)].article), {}, {}, {}, {}});
  }
  for (std::size_t i = 0; i < credits.size(); ++i) {
    const std::uint32_t source = table.of_credit[i];
    Bonds& bonds = bonds_[place_of(credits[i].article)];
    if (!table.sources[source].reports.empty()) add(bonds.heard, source);
    if (!credits[i].named || class_of(credits[i].how) != SourceClass::kNewsroom) continue;
    add(bonds.credited, source);
    if (credits[i].whole) add(bonds.whole, source);
  }
  for (std::uint32_t source = 0; source < table.sources.size(); ++source) {
    for (const ArticleIndex report : table.sources[source].reports) add(bonds_[place_of(report)].own, source);
  }
}

std::size_t Links::place_of(ArticleIndex article) const {
  return static_cast<std::size_t>(std::ranges::lower_bound(articles_, article) - articles_.begin());
}

bool Links::meet(const Sources& a, const Sources& b) {
  return std::ranges::any_of(a, [&](std::uint32_t source) { return std::ranges::binary_search(b, source); });
}

CreditLink Links::between(ArticleIndex article, ArticleIndex other) const {
  const Bonds& a = bonds_[place_of(article)];
  const Bonds& b = bonds_[place_of(other)];
  if (meet(a.whole, b.whole)) return CreditLink::kOneText;
  if (meet(a.credited, b.own) || meet(b.credited, a.own)) return CreditLink::kDirect;
  if (meet(a.heard, b.own) || meet(b.heard, a.own)) return CreditLink::kOwnPage;
  if (a.publisher.same_outlet(b.publisher)) return CreditLink::kSameOutlet;
  return meet(a.credited, b.credited) ? CreditLink::kCommonSource : CreditLink::kNone;
}

}  // namespace stemma::descent
