// Two reports rarely count the same thing in sentences that are alike. So figures are compared, not
// sentences: of all figures of one unit in two reports, those belong together that are each other's nearest
// by the words around them (account/counted.h). What belongs together and is not equal differs; a figure that
// the other report gives too does not, even if another figure of that report is nearer by its words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "account/counted.h"
#include "account/difference_kinds.h"
#include "core/disjoint_sets.h"
#include "lang/fold.h"

namespace stemma::account {
namespace {

constexpr double kRoughly =
    0.25;  // "more than 20" and "24", "more than three" and "3.2" are no contradiction

bool same_value(const Figure& a, const Figure& b) {
  if (a.value == b.value) return true;
  return (a.approximate || b.approximate) &&
         std::abs(a.value - b.value) <= kRoughly * std::max(std::abs(a.value), std::abs(b.value));
}

/// For each place, its nearest place in each other article.
std::vector<std::map<ArticleIndex, std::size_t>> nearest_places(const std::vector<Counted>& places) {
  std::vector<std::map<ArticleIndex, std::pair<float, std::size_t>>> best(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (places[i].article == places[j].article) continue;
      const bool equal = places[i].figure->value == places[j].figure->value;
      float score = nearness(places[i], places[j]);
      if (score <= 0 && !(equal && may_count_one(places[i], places[j]))) continue;
      score += equal ? 1.0F : 0.0F;
      const auto [known, added] = best[i].try_emplace(places[j].article, score, j);
      if (!added && score > known->second.first) known->second = {score, j};
    }
  }
  std::vector<std::map<ArticleIndex, std::size_t>> nearest(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const auto& [article, place] : best[i]) nearest[i].emplace(article, place.second);
  }
  return nearest;
}

/// Places that are each other's nearest, directly or over others: sets of indices, ascending.
std::vector<std::vector<std::uint32_t>> joined_places(const std::vector<Counted>& places) {
  const auto nearest = nearest_places(places);
  core::DisjointSets sets(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    for (const auto& [article, j] : nearest[i]) {
      const auto back = nearest[j].find(places[i].article);
      if (back == nearest[j].end() || back->second != i || nearness(places[i], places[j]) <= 0) continue;
      sets.join(i, static_cast<std::uint32_t>(j));
    }
  }
  return sets.sets();
}

/// "23" and "32": as likely a slip as a higher count.
bool same_digits(std::string_view a, std::string_view b) {
  std::string x(a);
  std::string y(b);
  std::ranges::sort(x);
  std::ranges::sort(y);
  return x == y;
}

/// The readings that a reading stands for: itself, and those of other reports that its report has the same
/// value from. An old count that a late report has from an early one is as old as that.
std::vector<ArticleIndex> told_since(const DifferenceInput& input, const DifferingReading& told,
                                     const Difference& difference) {
  std::vector<ArticleIndex> reports{told.words.article};
  for (const DifferingReading& other : difference.readings) {
    if (other.value == told.value && input.order.descends(told.words.article, other.words.article))
      reports.push_back(other.words.article);
  }
  return reports;
}

bool every_higher_one_is_later(const DifferenceInput& input, const Difference& difference) {
  for (const DifferingReading& low : difference.readings) {
    const std::vector<ArticleIndex> since = told_since(input, low, difference);
    for (const DifferingReading& high : difference.readings) {
      if (std::stod(low.value) >= std::stod(high.value)) continue;
      const bool later = std::ranges::any_of(
          since, [&](ArticleIndex report) { return input.order.is_later(report, high.words.article); });
      if (!later || same_digits(low.value, high.value)) return false;
    }
  }
  return true;
}

/// Sets the course of a difference whose higher counts are told by later reports alone; low counts first
/// then.
void note_growth(const DifferenceInput& input, const std::vector<Counted>& places,
                 std::span<const std::uint32_t> joined, Difference& difference) {
  const bool grows = std::ranges::all_of(joined, [&](std::size_t i) { return places[i].only_grows; });
  if (!grows || !every_higher_one_is_later(input, difference)) return;
  difference.course = Difference::Course::kGrew;
  std::ranges::stable_sort(difference.readings, {},
                           [](const DifferingReading& reading) { return std::stod(reading.value); });
}

/// "2,100 residents, not 1,400 as first reported": a later report's higher count beside the old one that it
/// corrects.
bool may_correct(const DifferenceInput& input, const Counted& place, const Counted& other) {
  return place.only_grows && place.figure->value > other.figure->value &&
         input.order.is_later(other.article, place.article);
}

/// Whether the sentence of one figure gives the value of another one too, in digits or as the other does.
bool gives(const DifferenceInput& input, const Counted& place, const Counted& other) {
  const Report& report = input.report(place.article);
  const std::string number = lang::fold_case(other.figure->span.of(input.report(other.article).article.text));
  const bool bare_too = !may_correct(input, place, other);
  const auto counts_as_many = [&](const Figure& figure) {
    return (bare_too || !figure.unit.empty()) && place.sentence.contains(figure.span) &&
           figure.value == other.figure->value;
  };
  const auto is_number = [&](const Token& token) {
    return place.sentence.contains(token.span) &&
           lang::fold_case(token.span.of(report.article.text)) == number;
  };
  return std::ranges::any_of(report.reading.figures, counts_as_many) ||
         (bare_too && std::ranges::any_of(report.reading.tokens, is_number));
}

/// "from 35 percent to 21" beside "35 percent", "six of the eight dioceses" beside "the six dioceses": a
/// sentence that gives both values does not contradict one of them.
bool one_gives_both(const DifferenceInput& input, const Counted& a, const Counted& b) {
  return gives(input, a, b) || gives(input, b, a);
}

/// Values of a set that some place of another value is near to, not over a third one only.
std::set<double> contested_values(const std::vector<Counted>& places, std::span<const std::uint32_t> joined) {
  std::set<double> contested;
  for (auto i = joined.begin(); i != joined.end(); ++i) {
    for (auto j = std::next(i); j != joined.end(); ++j) {
      const double one = places[*i].figure->value;
      const double other = places[*j].figure->value;
      const bool known = contested.contains(one) && contested.contains(other);
      if (one != other && !known && nearness(places[*i], places[*j]) > 0) contested.insert({one, other});
    }
  }
  return contested;
}

/// One reading an article, its first; nothing where all of them agree.
std::optional<Difference> difference_of(const DifferenceInput& input, const std::vector<Counted>& places,
                                        std::span<const std::uint32_t> joined) {
  Difference difference{Difference::Kind::kFigure, {}, {}};
  const Counted* first = nullptr;
  bool differs = false;
  std::set<ArticleIndex> told;
  const std::set<double> contested = contested_values(places, joined);
  for (const std::uint32_t i : joined) {
    const Counted& place = places[i];
    if (!contested.contains(place.figure->value)) continue;
    if (!told.insert(place.article).second) continue;
    if (first == nullptr) {
      first = &place;
      difference.about =
          opening_words(input, {place.article, {place.figure->unit.begin, place.sentence.end}}, 6);
    }
    differs =
        differs || (!same_value(*first->figure, *place.figure) && !one_gives_both(input, *first, place));
    difference.readings.push_back(
        {{place.article, place.figure->span}, fmt::format("{:.15g}", place.figure->value)});
  }
  if (!differs) return std::nullopt;
  note_growth(input, places, joined, difference);
  return difference;
}

}  // namespace

std::vector<Difference> differing_figures(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& [unit, places] : counted_things(input)) {
    for (const auto& joined : joined_places(places)) {
      if (auto difference = difference_of(input, places, joined))
        differences.push_back(*std::move(difference));
    }
  }
  return differences;
}

}  // namespace stemma::account
