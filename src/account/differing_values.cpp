// Figures and dates are compared inside one statement only: what two sentences that say the same count or
// date.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "account/difference_kinds.h"
#include "lang/fold.h"
#include "lang/stem.h"

namespace stemma::account {
namespace {

/// One value that an article gives in a statement.
struct Given {
  Evidence words;
  std::string value;
  Evidence about;  ///< where the words begin that say what the value is of
};

/// By what is measured, what each article gives.
using GivenByKey = std::map<std::string, std::map<ArticleIndex, std::vector<Given>>>;

TextSpan sentence_span(const DifferenceInput& input, const ProseSentence& place) {
  return input.report(place.article).reading.sentences[place.sentence].span;
}

template <class Item>
std::span<const Item> items_in(const std::vector<Item>& items, TextSpan span) {
  const auto first = std::partition_point(items.begin(), items.end(),
                                          [&](const Item& i) { return i.span.begin < span.begin; });
  const auto last =
      std::partition_point(first, items.end(), [&](const Item& i) { return i.span.end <= span.end; });
  return {first, last};
}

/// The last word of a unit counts: "additional troops" and "troops" are one.
std::string unit_key(std::string_view unit, const lang::Stemmer& stemmer) {
  return stemmer(lang::fold_case(unit.substr(unit.rfind(' ') + 1)));
}

/// Two articles that give one value each, and not the same, differ; one that gives several values says
/// something finer.
void add_if_differing(const std::map<ArticleIndex, std::vector<Given>>& given, Difference::Kind kind,
                      const DifferenceInput& input, std::vector<Difference>& differences) {
  std::set<std::string> values;
  Difference difference;
  difference.kind = kind;
  for (const auto& [article, list] : given) {
    const bool settled =
        std::all_of(list.begin(), list.end(), [&](const Given& g) { return g.value == list[0].value; });
    if (!settled) continue;
    values.insert(list[0].value);
    difference.readings.push_back({list[0].words, list[0].value});
    if (difference.about.empty()) difference.about = opening_words(input, list[0].about, 6);
  }
  if (values.size() > 1) differences.push_back(std::move(difference));
}

}  // namespace

std::vector<Difference> differing_figures(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;  // most widely told first
    GivenByKey by_unit;
    for (const std::uint32_t member : group) {
      const ProseSentence& place = input.statements.sentences[member];
      const Report& report = input.report(place.article);
      const TextSpan sentence = sentence_span(input, place);
      const lang::Stemmer stemmer(report.article.language);
      for (const Figure& figure : items_in(report.reading.figures, sentence)) {
        if (figure.unit.empty()) continue;
        by_unit[unit_key(figure.unit.of(report.article.text), stemmer)][place.article].push_back(
            {{place.article, figure.span},
             fmt::format("{:.15g}", figure.value),
             {place.article, {figure.unit.begin, sentence.end}}});
      }
    }
    for (const auto& [unit, given] : by_unit)
      add_if_differing(given, Difference::Kind::kFigure, input, differences);
  }
  return differences;
}

std::vector<Difference> differing_times(const DifferenceInput& input) {
  constexpr std::size_t kDay = 10;  // YYYY-MM-DD
  std::vector<Difference> differences;
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;
    std::map<ArticleIndex, std::vector<Given>> days;
    for (const std::uint32_t member : group) {
      const ProseSentence& place = input.statements.sentences[member];
      const Report& report = input.report(place.article);
      const TextSpan sentence = sentence_span(input, place);
      for (const TimeExpression& time : items_in(report.reading.times, sentence)) {
        if (time.type != TimeType::kDate || time.value.size() != kDay ||
            time.value.find('X') != std::string::npos)
          continue;
        if (time.value.find_first_not_of("0123456789-") != std::string::npos) continue;
        days[place.article].push_back({{place.article, time.span}, time.value, {place.article, sentence}});
      }
    }
    add_if_differing(days, Difference::Kind::kTime, input, differences);
  }
  return differences;
}

}  // namespace stemma::account
