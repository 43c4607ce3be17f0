// A name counts as misspelt, or spelt in another way, only beside the spelling that more of the story uses.
// Surnames are compared with surnames, and first names with those of persons of the same surname.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "account/difference_kinds.h"
#include "core/edit_distance.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/latin.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

constexpr std::size_t kShortestName = 6;  // code points; shorter names one letter apart are other names
constexpr std::size_t kShortestFirstName =
    4;  // of the longer one, where the surname is the same: "Jon", "John"

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

/// "Rosselló" and "Rossello": an outlet that prints no accents, not another name.
bool differ_in_accents(const std::string& one, const std::string& other) {
  return lang::latin_fold(one) == lang::latin_fold(other);
}

/// Pages put them where a word may break; nobody sees them.
std::string without_soft_hyphens(std::string word) {
  constexpr std::string_view kSoftHyphen = "\u00AD";
  for (std::size_t at; (at = word.find(kSoftHyphen)) != std::string::npos;)
    word.erase(at, kSoftHyphen.size());
  return word;
}

using Spellings = std::map<std::string, Spelling>;  // by their folded form

/// Notes a name that is compared by one of its words.
void note(Spellings& spellings, const DifferenceInput& input, const Evidence& words,
          std::string_view compared) {
  const std::string_view shown = input.text(words);
  Spelling& spelling = spellings[without_soft_hyphens(lang::fold_case(compared))];
  if (spelling.uses++ == 0) spelling.shown = shown;
  spelling.first_use.try_emplace(words.article, words);
}

struct NamesOfPersons {
  Spellings surnames;
  std::map<std::string, Spellings> first_names;  // by folded surname
};

NamesOfPersons names_of_persons(const DifferenceInput& input) {
  NamesOfPersons names;
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    for (const Mention& mention : report.reading.mentions) {
      if (report.reading.entities[mention.entity].kind != NameKind::kPerson) continue;
      const std::string_view words = mention.span.of(report.article.text);
      const std::string_view surname = words.substr(words.rfind(' ') + 1);
      const auto begin = mention.span.end - static_cast<std::uint32_t>(surname.size());
      if (core::code_point_count(surname) >= kShortestName)
        note(names.surnames, input, {article, {begin, mention.span.end}}, surname);
      if (surname.size() < words.size())
        note(names.first_names[lang::fold_case(surname)], input, {article, mention.span},
             words.substr(0, words.find(' ')));
    }
  }
  return names;
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

/// The spelling that most use, and those one slip apart from it.
struct Variants {
  const Spelling* common;
  std::vector<const Spelling*> rare;
};

Difference difference_of(const Variants& variants) {
  Difference difference{Difference::Kind::kName, variants.common->shown, {}};
  const auto add = [&](const Spelling& spelling, ArticleIndex article, const Evidence& words) {
    const auto known = std::ranges::find(
        difference.readings, article, [](const DifferingReading& reading) { return reading.words.article; });
    if (known == difference.readings.end()) difference.readings.push_back({words, spelling.shown});
  };
  const auto slips_in = [&](ArticleIndex article) {
    return std::ranges::any_of(variants.rare,
                               [&](const Spelling* rare) { return rare->first_use.contains(article); });
  };
  for (const auto& [article, words] : variants.common->first_use) {
    if (!slips_in(article)) add(*variants.common, article, words);
  }
  for (const Spelling* rare : variants.rare) {
    for (const auto& [article, words] : rare->first_use) add(*rare, article, words);
  }
  return difference;
}

bool differs(const Difference& difference) {
  return std::ranges::any_of(difference.readings, [&](const DifferingReading& reading) {
    return reading.value != difference.readings.front().value;
  });
}

bool is_given_name(const std::string& folded) {
  static const std::set<std::string> names = [] {
    std::set<std::string> found;
    for (const std::string_view list : {"given_names_female", "given_names_male"}) {
      for (const std::string_view entry : lang::entries("und", list)) {
        for (const std::string_view column : lang::columns(entry)) found.insert(lang::fold_case(column));
      }
    }
    return found;
  }();
  return names.contains(folded);
}

/// "Steve" and "Steven": each a name, and one begins with the other.
bool is_short_for(const std::string& a, const std::string& b) {
  return (a.starts_with(b) || b.starts_with(a)) && is_given_name(a) && is_given_name(b);
}

bool are_one_slip_apart(const std::string& a, const std::string& b) {
  return core::within_one_edit(a, b) && !is_family_of(a, b) && !differ_in_accents(a, b) &&
         !is_short_for(a, b);
}

std::vector<Spellings::const_iterator> most_used_first(const Spellings& spellings) {
  std::vector<Spellings::const_iterator> order;
  for (auto spelling = spellings.begin(); spelling != spellings.end(); ++spelling) order.push_back(spelling);
  std::ranges::stable_sort(order, std::greater(), [](const auto& spelling) {
    return std::pair(spelling->second.first_use.size(), spelling->second.uses);
  });
  return order;
}

/// A spelling that is a slip of one more used is the head of none.
void compare(const DifferenceInput& input, const Spellings& spellings, std::size_t shortest,
             std::vector<Difference>& differences) {
  const auto order = most_used_first(spellings);
  std::vector<bool> is_slip(order.size(), false);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (is_slip[i]) continue;
    const auto& [word, common] = *order[i];
    Variants variants{&common, {}};
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const auto& [other, rare] = *order[j];
      const bool long_enough =
          std::max(core::code_point_count(word), core::code_point_count(other)) >= shortest;
      if (!long_enough || !are_one_slip_apart(word, other) || apart_in_one_article(input, common, rare))
        continue;
      is_slip[j] = true;
      variants.rare.push_back(&rare);
    }
    if (variants.rare.empty()) continue;
    Difference difference = difference_of(variants);
    if (differs(difference)) differences.push_back(std::move(difference));
  }
}

}  // namespace

std::vector<Difference> differing_names(const DifferenceInput& input) {
  const NamesOfPersons names = names_of_persons(input);
  std::vector<Difference> differences;
  compare(input, names.surnames, kShortestName, differences);
  for (const auto& [surname, spellings] : names.first_names)
    compare(input, spellings, kShortestFirstName, differences);
  return differences;
}

}  // namespace stemma::account
