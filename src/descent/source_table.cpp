#include "descent/source_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/edit_distance.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "descent/publisher_index.h"
#include "descent/source_names.h"
#include "descent/voice_names.h"
#include "lang/fold.h"

namespace stemma::descent {
namespace {

/// A distinct name, as it is credited.
struct Name {
  std::string shown;  ///< with what most reports say that the source is
  std::map<std::string, std::set<ArticleIndex>> forms;
  std::vector<std::string> words;
  SourceClass kind = SourceClass::kNewsroom;
  bool named = true;
  bool somebody_of = false;  ///< is_somebody_of
  std::set<ArticleIndex> articles;
  std::vector<std::uint32_t> credits;
  std::uint32_t source = 0;
};

/// The form that most reports use, of several the longest: a mayor is called so in the language of most
/// reports.
std::string usual_form(const Name& name) {
  const auto rank = [](const auto& form) { return std::pair(form.second.size(), form.first.size()); };
  return std::ranges::max_element(name.forms, {}, rank)->first;
}

std::vector<Name> names_of(std::span<const Report> reports, std::span<const Credit> credits) {
  std::map<std::tuple<SourceClass, bool, std::vector<std::string>>, Name> names;
  for (std::uint32_t i = 0; i < credits.size(); ++i) {
    const Credit& credit = credits[i];
    const SourceClass kind = class_of(credit.how);
    const std::string& language = reports[index_of(credit.article)].article.language;
    std::vector<std::string> words = kind == SourceClass::kNewsroom ? content_words(credit.source)
                                                                    : words_of_voice(credit.source, language);
    Name& name = names[{kind, credit.named, words}];
    name.forms[credit.source].insert(credit.article);
    name.somebody_of = kind == SourceClass::kVoice && is_somebody_of(words, language);
    name.words = std::move(words);
    name.kind = kind;
    name.named = credit.named;
    name.articles.insert(credit.article);
    name.credits.push_back(i);
  }
  std::vector<Name> list;
  for (auto& [key, name] : names) {
    name.shown = usual_form(name);
    list.push_back(std::move(name));
  }
  // Full names first: short ones are joined to them.
  std::ranges::stable_sort(list,
                           [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  return list;
}

constexpr std::size_t kFewestWords = 2;  // of a person's name in which one may be misspelt

bool may_be_misspelt(const Name& name) {
  return name.kind == SourceClass::kVoice && name.words.size() >= kFewestWords;
}

/// A person whom another report spells one letter apart: full names that are equal up to a slip in the last
/// word.
bool is_misspelling(const Name& a, const Name& b) {
  constexpr std::size_t kShortestName = 6;  // code points; shorter names one letter apart are other names
  if (!may_be_misspelt(a) || a.words.size() != b.words.size()) return false;
  const std::string& last = a.words.back();
  return core::code_point_count(last) >= kShortestName && core::within_one_edit(last, b.words.back()) &&
         std::equal(a.words.begin(), a.words.end() - 1, b.words.begin());
}

/// "FBI" of "Federal Bureau of Investigation".
bool is_initials(const Name& name, const Name& full) {
  const std::string letters = letters_of(name.shown);
  return !letters.empty() && letters == initials_of(full.shown);
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
  /// Names before `i` that can be the same: those that begin or end with it, that differ in the last word
  /// alone, or whose initials it is; ascending.
  std::set<std::size_t> candidates(std::size_t i) const {
    std::set<std::size_t> found;
    const Name& name = names_[i];
    if (!name.named || name.words.empty()) return found;
    const auto look_up = [&](const auto& index, const auto& key) {
      const auto same = index.find(key);
      if (same != index.end()) found.insert(same->second.begin(), same->second.end());
    };
    look_up(by_begin_, beginnings_of(name.words).back());
    look_up(by_end_, endings_of(name.words).back());
    if (may_be_misspelt(name)) look_up(by_all_but_last_, all_but_last(name));
    look_up(by_initials_, letters_of(name.shown));
    return found;
  }

  std::size_t best_before(std::size_t i) {
    const Name& name = names_[i];
    std::size_t best = i;
    std::tuple<bool, std::size_t> best_rank;
    for (const std::size_t j : candidates(i)) {
      const Name& other = names_[j];
      if (other.kind != name.kind || !other.named || other.somebody_of != name.somebody_of) continue;
      const bool same_article = std::ranges::any_of(
          name.articles, [&](ArticleIndex article) { return other.articles.contains(article); });
      // One report that has both spellings has two people.
      const bool misspelt = !same_article && is_misspelling(name, other);
      if (!misspelt && !same_source(name.words, other.words) && !is_initials(name, other)) continue;
      const std::tuple rank{same_article, other.credits.size()};
      if (best == i || rank > best_rank) best = j, best_rank = rank;
    }
    remember(i);
    return best;
  }

  void remember(std::size_t i) {
    const Name& name = names_[i];
    for (const std::uint64_t hash : beginnings_of(name.words)) by_begin_[hash].push_back(i);
    for (const std::uint64_t hash : endings_of(name.words)) by_end_[hash].push_back(i);
    if (may_be_misspelt(name)) by_all_but_last_[all_but_last(name)].push_back(i);
    const std::string initials = initials_of(name.shown);
    if (!initials.empty()) by_initials_[initials].push_back(i);
  }

  static std::uint64_t all_but_last(const Name& name) {
    return beginnings_of(name.words)[name.words.size() - 2];
  }

  std::vector<Name>& names_;
  std::vector<Source> sources_;
  using Places = std::vector<std::size_t>;
  std::map<std::uint64_t, Places> by_begin_;
  std::map<std::uint64_t, Places> by_end_;
  std::map<std::uint64_t, Places> by_all_but_last_;
  std::map<std::string, Places> by_initials_;
};

// --- voices by their words

/// Whether a voice is named by what it is ("head of the fire service"), not by a name of its own.
bool is_role(std::string_view name) {
  name = name.substr(0, name.find(", "));
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  return lang::fold_case(last) == last;
}

/// Hashes of every kShingle words in a row of what a credit carries.
std::vector<std::uint64_t> shingles_of(const Credit& credit, const Report& report) {
  constexpr std::size_t kShingle = 7;  // words; shorter ones are set phrases
  constexpr std::size_t kMost = 2'000;
  const auto& tokens = report.reading.tokens;
  std::vector<std::uint64_t> shingles;
  for (const TextSpan span : credit.carries) {
    std::vector<std::uint64_t> words;
    auto token =
        std::ranges::lower_bound(tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
    for (; token != tokens.end() && token->span.end <= span.end && shingles.size() < kMost; ++token) {
      if (token->kind == TokenKind::kPunctuation) continue;
      words.push_back(token->fold);
      if (words.size() < kShingle) continue;
      std::uint64_t hash = 0;
      for (std::size_t i = words.size() - kShingle; i < words.size(); ++i)
        hash = core::mix(hash * 31 + words[i]);
      shingles.push_back(hash);
    }
  }
  return shingles;
}

/// Whom one report names by the office and another by the name, both with the same words, is one voice.
class VoicesByWords {
 public:
  VoicesByWords(SourceTable& table, std::span<const Report> reports, std::span<const Credit> credits)
      : table_(table), target_(table.sources.size()) {
    for (std::uint32_t i = 0; i < target_.size(); ++i) target_[i] = i;
    for (std::size_t i = 0; i < credits.size(); ++i) {
      const std::uint32_t source = table.of_credit[i];
      if (table.sources[source].kind != SourceClass::kVoice || !table.sources[source].named) continue;
      for (const std::uint64_t shingle : shingles_of(credits[i], reports[index_of(credits[i].article)])) {
        const auto [first, is_new] = said_by_.try_emplace(shingle, source, credits[i].article);
        if (!is_new && first->second.second != credits[i].article) meet(first->second.first, source);
      }
    }
  }

  void join() {
    std::vector<Source> kept;
    std::vector<std::uint32_t> place(target_.size());
    for (std::uint32_t i = 0; i < target_.size(); ++i) {
      if (target_[i] != i) continue;
      place[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(table_.sources[i]));
    }
    for (std::uint32_t i = 0; i < target_.size(); ++i) {
      if (target_[i] == i) continue;
      auto& forms = kept[place[target_[i]]].forms;
      forms.insert(forms.end(), table_.sources[i].forms.begin(), table_.sources[i].forms.end());
    }
    for (std::uint32_t& source : table_.of_credit) source = place[target_[source]];
    table_.sources = std::move(kept);
  }

 private:
  /// A role joins a name, and only one: joined to nothing yet, and nothing joined to it.
  void meet(std::uint32_t a, std::uint32_t b) {
    if (a == b || target_[a] != a || target_[b] != b) return;
    const bool a_is_role = is_role(table_.sources[a].name);
    const bool b_is_role = is_role(table_.sources[b].name);
    if (a_is_role == b_is_role) return;
    target_[a_is_role ? a : b] = a_is_role ? b : a;
  }

  SourceTable& table_;
  std::vector<std::uint32_t> target_;
  std::map<std::uint64_t, std::pair<std::uint32_t, ArticleIndex>> said_by_;
};

// --- own reports

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
  const auto articles_of = publishers_of(story, reports);
  std::vector<Publisher> publishers;
  for (const auto& articles : articles_of)
    publishers.emplace_back(reports[index_of(articles.front())].article);
  const PublisherIndex index(publishers);
  for (Source& source : table.sources) {
    if (!source.named) continue;
    for (const std::string& form : source.forms) {
      const SourceName name(form);
      for (const std::uint32_t i :
           source.kind == SourceClass::kNewsroom ? index.newsrooms(name) : index.bodies(name)) {
        source.reports.insert(source.reports.end(), articles_of[i].begin(), articles_of[i].end());
      }
    }
    std::ranges::sort(source.reports);
    source.reports.erase(std::unique(source.reports.begin(), source.reports.end()), source.reports.end());
  }
}

}  // namespace

SourceClass class_of(CreditHow how) {
  return how <= CreditHow::kInterviewWithOutlet ? SourceClass::kNewsroom : SourceClass::kVoice;
}

SourceTable table_of(const Story& story, std::span<const Report> reports, std::span<const Credit> credits) {
  std::vector<Name> names = names_of(reports, credits);
  SourceTable table;
  table.sources = Joiner(names).join();
  table.of_credit.resize(credits.size());
  for (const Name& name : names) {
    for (const std::uint32_t credit : name.credits) table.of_credit[credit] = name.source;
  }
  VoicesByWords(table, reports, credits).join();
  find_own_reports(table, story, reports);
  claim_bare_agency_text(table, reports, credits);
  return table;
}

}  // namespace stemma::descent
