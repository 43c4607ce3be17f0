#include "descent/source_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "descent/credits.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

/// A distinct name, as it is credited.
struct Name {
  std::string shown;
  std::vector<std::string> words;
  SourceClass kind = SourceClass::kNewsroom;
  bool named = true;
  std::set<ArticleIndex> articles;
  std::vector<std::uint32_t> credits;
  std::uint32_t source = 0;
};

std::vector<Name> names_of(std::span<const Credit> credits) {
  std::map<std::tuple<SourceClass, bool, std::vector<std::string>>, Name> names;
  for (std::uint32_t i = 0; i < credits.size(); ++i) {
    const Credit& credit = credits[i];
    const SourceClass kind = class_of(credit.how);
    std::vector<std::string> words = content_words(credit.source);
    Name& name = names[{kind, credit.named, words}];
    if (name.credits.empty() || credit.source.size() > name.shown.size()) name.shown = credit.source;
    name.words = std::move(words);
    name.kind = kind;
    name.named = credit.named;
    name.articles.insert(credit.article);
    name.credits.push_back(i);
  }
  std::vector<Name> list;
  for (auto& [key, name] : names) list.push_back(std::move(name));
  // Full names first: short ones are joined to them.
  std::ranges::stable_sort(list,
                           [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  return list;
}

/// Joins names to sources. Generic names ("local media") stay one each article: nobody knows whether they are
/// one.
class Joiner {
 public:
  explicit Joiner(std::vector<Name>& names) : names_(names) {}

  std::vector<Source> join() {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::size_t fullest = best_before(i);
      if (fullest == i) {
        names_[i].source = static_cast<std::uint32_t>(sources_.size());
        sources_.push_back({names_[i].shown, {}, names_[i].kind, names_[i].named, {}, {}});
      } else {
        names_[i].source = names_[fullest].source;
      }
      sources_[names_[i].source].forms.push_back(names_[i].shown);
    }
    return std::move(sources_);
  }

 private:
  /// Names before `i` that can be the same: those that begin or end with the same word, ascending.
  std::set<std::size_t> candidates(std::size_t i) const {
    std::set<std::size_t> found;
    const Name& name = names_[i];
    if (!name.named || name.words.empty()) return found;
    for (const auto& [index, word] :
         {std::pair{&by_first_, &name.words.front()}, {&by_last_, &name.words.back()}}) {
      const auto same = index->find(*word);
      if (same != index->end()) found.insert(same->second.begin(), same->second.end());
    }
    return found;
  }

  std::size_t best_before(std::size_t i) {
    const Name& name = names_[i];
    std::size_t best = i;
    std::tuple<bool, std::size_t> best_rank;
    for (const std::size_t j : candidates(i)) {
      const Name& other = names_[j];
      if (other.kind != name.kind || !other.named || !same_source(name.words, other.words)) continue;
      const bool same_article = std::ranges::any_of(
          name.articles, [&](ArticleIndex article) { return other.articles.contains(article); });
      const std::tuple rank{same_article, other.credits.size()};
      if (best == i || rank > best_rank) best = j, best_rank = rank;
    }
    if (!name.words.empty()) {
      by_first_[name.words.front()].push_back(i);
      by_last_[name.words.back()].push_back(i);
    }
    return best;
  }

  std::vector<Name>& names_;
  std::vector<Source> sources_;
  std::map<std::string, std::vector<std::size_t>> by_first_;
  std::map<std::string, std::vector<std::size_t>> by_last_;
};

bool is_bare(const Article& article) {
  return article.outlet.empty() && article.url.empty();
}

/// A text that came without outlet and address, but with an agency's dateline, is taken for that agency's own
/// where others credit the agency too, and where no second text has as good a claim.
void claim_bare_agency_text(SourceTable& table, std::span<const Report> reports,
                            std::span<const Credit> credits) {
  std::map<std::uint32_t, std::set<ArticleIndex>> bare;
  std::map<std::uint32_t, std::set<ArticleIndex>> crediting;
  for (std::size_t i = 0; i < credits.size(); ++i) {
    const Credit& credit = credits[i];
    const std::uint32_t source = table.of_credit[i];
    crediting[source].insert(credit.article);
    const bool dateline = credit.how == CreditHow::kAgency && credit.whole && credit.span;
    if (dateline && is_bare(reports[index_of(credit.article)].article)) bare[source].insert(credit.article);
  }
  for (const auto& [source, articles] : bare) {
    std::vector<ArticleIndex>& own = table.sources[source].reports;
    if (own.empty() && articles.size() == 1 && crediting[source].size() > 1) own.push_back(*articles.begin());
  }
}

/// Articles by who published them, so that each publisher is compared once.
std::vector<std::vector<ArticleIndex>> publishers_of(const Story& story, std::span<const Report> reports) {
  std::map<std::pair<std::string, std::string>, std::vector<ArticleIndex>> publishers;
  for (const ArticleIndex article : story.articles) {
    const Article& meta = reports[index_of(article)].article;
    publishers[{host_of(meta.url), meta.outlet}].push_back(article);
  }
  std::vector<std::vector<ArticleIndex>> list;
  for (auto& [publisher, articles] : publishers) list.push_back(std::move(articles));
  return list;
}

void find_own_reports(SourceTable& table, const Story& story, std::span<const Report> reports) {
  const auto publishers = publishers_of(story, reports);
  for (Source& source : table.sources) {
    if (source.kind != SourceClass::kNewsroom || !source.named) continue;
    for (const auto& articles : publishers) {
      const Article& meta = reports[index_of(articles.front())].article;
      const auto own = [&](const std::string& form) { return is_own_outlet(meta, form); };
      if (std::ranges::none_of(source.forms, own)) continue;
      source.reports.insert(source.reports.end(), articles.begin(), articles.end());
    }
    std::ranges::sort(source.reports);
  }
}

}  // namespace

SourceClass class_of(CreditHow how) {
  return how <= CreditHow::kInterviewWithOutlet ? SourceClass::kNewsroom : SourceClass::kVoice;
}

SourceTable table_of(const Story& story, std::span<const Report> reports, std::span<const Credit> credits) {
  std::vector<Name> names = names_of(credits);
  SourceTable table;
  table.sources = Joiner(names).join();
  table.of_credit.resize(credits.size());
  for (const Name& name : names) {
    for (const std::uint32_t credit : name.credits) table.of_credit[credit] = name.source;
  }
  find_own_reports(table, story, reports);
  claim_bare_agency_text(table, reports, credits);
  return table;
}

}  // namespace stemma::descent
