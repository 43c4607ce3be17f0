// A person's age stands right behind the name, between commas, or before it as so many years: "Ada Kern,
// 24,", "24-year-old Ada Kern". Reports of one story that give a name two ages differ; a year of difference
// is none where the reports lie far enough apart for a birthday.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "account/difference_kinds.h"
#include "core/ascii.h"
#include "descent/clock.h"
#include "lang/fold.h"

namespace stemma::account {
namespace {

constexpr std::uint32_t kOldest = 115;

struct Age {
  Evidence words;
  Evidence name;
  std::uint32_t years = 0;
  bool settled = true;  ///< false where a report gives one name two ages: two people
};

std::optional<std::uint32_t> years_in(std::string_view digits) {
  const auto number = core::number_of(digits);
  if (!number || *number == 0 || *number > kOldest) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

/// "Ada Kern, 24,": the number between the name's comma and another mark.
std::optional<Age> age_behind(const Report& report, ArticleIndex article, const Mention& mention) {
  const auto& tokens = report.reading.tokens;
  const std::string& text = report.article.text;
  const auto comma = std::ranges::lower_bound(tokens, mention.span.end, {},
                                              [](const Token& token) { return token.span.begin; });
  if (tokens.end() - comma < 3 || comma->span.of(text) != ",") return std::nullopt;
  const Token& number = comma[1];
  const bool closed = comma[2].kind == TokenKind::kPunctuation &&
                      comma[2].span.begin + 1 == comma[2].span.end &&
                      std::string_view(",.;()").find(text[comma[2].span.begin]) != std::string_view::npos;
  if (number.kind != TokenKind::kNumber || number.sentence != comma->sentence || !closed) return std::nullopt;
  const auto years = years_in(number.span.of(text));
  return years ? std::optional(Age{{article, number.span}, {article, mention.span}, *years}) : std::nullopt;
}

/// "24-year-old Ada Kern": a length of time in years right before the name.
std::optional<Age> age_before(const Report& report, ArticleIndex article, const Mention& mention) {
  const auto& times = report.reading.times;
  const auto after = std::ranges::lower_bound(times, mention.span.begin, {},
                                              [](const auto& time) { return time.span.begin; });
  if (after == times.begin()) return std::nullopt;
  const TimeExpression& time = *std::prev(after);
  const bool adjacent = time.span.end + 1 == mention.span.begin || time.span.end == mention.span.begin;
  const std::string_view value = time.value;
  if (!adjacent || time.type != TimeType::kDuration || value.size() < 3 || value.front() != 'P' ||
      value.back() != 'Y')
    return std::nullopt;
  const auto years = years_in(value.substr(1, value.size() - 2));
  return years ? std::optional(Age{{article, time.span}, {article, mention.span}, *years}) : std::nullopt;
}

/// First and last word of a full name, folded; empty for a shorter one, which may be anybody's of the family.
std::string key_of(std::string_view name) {
  const std::size_t space = name.find(' ');
  if (space == std::string_view::npos) return {};
  return lang::fold_case(name.substr(0, space)) + lang::fold_case(name.substr(name.rfind(' ')));
}

/// Reports that lie months apart may tell of a birthday, or of two trials.
bool far_apart(const DifferenceInput& input, ArticleIndex a, ArticleIndex b) {
  constexpr int kFarDays = 60;
  const auto one = descent::day_of(input.report(a).article.published);
  const auto other = descent::day_of(input.report(b).article.published);
  return one && other && std::abs(*one - *other) > kFarDays;
}

std::map<std::string, std::map<ArticleIndex, Age>> ages_by_name(const DifferenceInput& input) {
  std::map<std::string, std::map<ArticleIndex, Age>> ages;
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    for (const Mention& mention : report.reading.mentions) {
      const Entity& entity = report.reading.entities[mention.entity];
      const bool somebody = entity.kind == NameKind::kPerson || entity.kind == NameKind::kUnknown;
      // A surname alone may be another's of the family.
      const bool full = mention.span.of(report.article.text).find(' ') != std::string_view::npos;
      const std::string name = somebody && full ? key_of(entity.name) : std::string();
      if (name.empty()) continue;
      for (const auto& age : {age_behind(report, article, mention), age_before(report, article, mention)}) {
        if (!age) continue;
        const auto [known, added] = ages[name].try_emplace(article, *age);
        if (!added && known->second.years != age->years) known->second.settled = false;
      }
    }
  }
  return ages;
}

}  // namespace

std::vector<Difference> differing_ages(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& [name, ages] : ages_by_name(input)) {
    Difference difference{Difference::Kind::kFigure, std::string(input.text(ages.begin()->second.name)), {}};
    std::set<std::uint32_t> values;
    for (const auto& [article, age] : ages) {
      if (!age.settled) continue;
      if (!difference.readings.empty() &&
          far_apart(input, difference.readings.front().words.article, article))
        continue;
      values.insert(age.years);
      difference.readings.push_back({age.words, std::to_string(age.years)});
    }
    if (values.size() > 1) differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace stemma::account
