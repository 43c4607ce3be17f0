// A name counts as misspelt, or spelt in another way, only beside the spelling that more of the story uses.
#include <algorithm>
#include <map>
#include <set>

#include "account/difference_kinds.h"
#include "core/edit_distance.h"
#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::account {
namespace {

constexpr std::size_t kShortestName = 6;  // code points; shorter names one letter apart are other names

struct Spelling {
  std::string shown;
  std::map<ArticleIndex, Evidence> first_use;
  std::uint32_t uses = 0;
};

/// "the Marlows" are more than one Marlow, and many languages' genitive looks the same.
bool is_family_of(std::string_view one, std::string_view other) {
  const auto& [shorter, longer] = std::minmax(one, other, [](auto x, auto y) { return x.size() < y.size(); });
  return longer.size() == shorter.size() + 1 && longer.ends_with('s') && longer.starts_with(shorter);
}

/// Pages put them where a word may break; nobody sees them.
std::string without_soft_hyphens(std::string word) {
  constexpr std::string_view kSoftHyphen = "\u00AD";
  for (std::size_t at; (at = word.find(kSoftHyphen)) != std::string::npos;)
    word.erase(at, kSoftHyphen.size());
  return word;
}

/// Last words of the persons' names, by their folded form.
std::map<std::string, Spelling> surnames(const DifferenceInput& input) {
  std::map<std::string, Spelling> spellings;
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    for (const Mention& mention : report.reading.mentions) {
      if (report.reading.entities[mention.entity].kind != NameKind::kPerson) continue;
      const std::string_view words = mention.span.of(report.article.text);
      const std::string_view surname = words.substr(words.rfind(' ') + 1);
      if (core::code_point_count(surname) < kShortestName) continue;
      Spelling& spelling = spellings[without_soft_hyphens(lang::fold_case(surname))];
      if (spelling.uses++ == 0) spelling.shown = surname;
      const auto begin = mention.span.end - static_cast<std::uint32_t>(surname.size());
      spelling.first_use.try_emplace(article, Evidence{article, {begin, mention.span.end}});
    }
  }
  return spellings;
}

/// Both as persons of their own in one article: two people, not two spellings.
bool apart_in_one_article(const DifferenceInput& input, const Spelling& a, const Spelling& b) {
  for (const auto& [article, words] : a.first_use) {
    const auto other = b.first_use.find(article);
    if (other == b.first_use.end()) continue;
    const Reading& reading = input.report(article).reading;
    const auto entity_at = [&](TextSpan span) {
      const auto after = std::partition_point(reading.mentions.begin(), reading.mentions.end(),
                                              [&](const Mention& m) { return m.span.begin <= span.begin; });
      return (after - 1)->entity;
    };
    if (entity_at(words.span) != entity_at(other->second.span)) return true;
  }
  return false;
}

Difference difference_between(const Spelling& common, const Spelling& rare) {
  Difference difference{Difference::Kind::kName, common.shown, {}};
  for (const Spelling* spelling : {&common, &rare}) {
    for (const auto& [article, words] : spelling->first_use) {
      if (spelling == &common && rare.first_use.contains(article)) continue;
      difference.readings.push_back({words, spelling->shown});
    }
  }
  return difference;
}

}  // namespace

std::vector<Difference> differing_names(const DifferenceInput& input) {
  const std::map<std::string, Spelling> spellings = surnames(input);
  std::vector<Difference> differences;
  for (auto a = spellings.begin(); a != spellings.end(); ++a) {
    for (auto b = std::next(a); b != spellings.end(); ++b) {
      if (!core::within_one_edit(a->first, b->first) || is_family_of(a->first, b->first)) continue;
      const bool a_is_common = std::pair(a->second.first_use.size(), a->second.uses) >=
                               std::pair(b->second.first_use.size(), b->second.uses);
      const Spelling& common = a_is_common ? a->second : b->second;
      const Spelling& rare = a_is_common ? b->second : a->second;
      if (apart_in_one_article(input, common, rare)) continue;
      Difference difference = difference_between(common, rare);
      const auto of_two_articles =
          std::any_of(difference.readings.begin(), difference.readings.end(), [&](const DifferingReading& r) {
            return r.words.article != difference.readings.front().words.article;
          });
      if (of_two_articles) differences.push_back(std::move(difference));
    }
  }
  return differences;
}

}  // namespace stemma::account
