// Two reports rarely count the same thing in sentences that are alike. So figures are compared, not
// sentences: of all figures of one unit in two reports, those belong together that are each other's nearest
// by the words around them. What belongs together and is not equal differs.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "account/difference_kinds.h"
#include "lang/fold.h"
#include "lang/stem.h"

namespace stemma::account {
namespace {

constexpr std::uint32_t kContextTokens = 12;  // on each side of the figure, within its sentence
constexpr std::uint32_t kMinSharedWords = 2;  // content words that two contexts share, the unit apart
constexpr float kMinContextLikeness = 0.35F;  // of the lighter context
constexpr double kRoughly = 0.1;              // "more than three" and "3.2" are no contradiction
constexpr std::size_t kMaxPlacesOfOneUnit = 600;

/// A figure with the words around it.
struct Place {
  ArticleIndex article;
  const Figure* figure;
  TextSpan sentence;
  std::vector<Term> context;  // content words, one of each stem, by stem
};

std::vector<Term> context_of(const DifferenceInput& input, ArticleIndex article, const Figure& figure,
                             TextSpan sentence) {
  const auto words = input.terms.of(article, sentence);
  const auto& tokens = input.report(article).reading.tokens;
  const auto at_figure = std::partition_point(words.begin(), words.end(), [&](const Term& term) {
    return tokens[term.token].span.begin < figure.span.begin;
  });
  std::vector<Term> context;
  for (const Term& term : words) {
    const TextSpan span = tokens[term.token].span;
    const bool near = at_figure == words.end() || term.token + kContextTokens >= at_figure->token;
    const bool far_behind = at_figure != words.end() && term.token > at_figure->token + kContextTokens;
    if (!near || far_behind || !term.content || tokens[term.token].kind == TokenKind::kNumber) continue;
    if (figure.unit.contains(span) || figure.span.contains(span)) continue;
    context.push_back(term);
  }
  const auto by_stem = [](const Term& a, const Term& b) { return a.stem < b.stem; };
  const auto same_stem = [](const Term& a, const Term& b) { return a.stem == b.stem; };
  std::sort(context.begin(), context.end(), by_stem);
  context.erase(std::unique(context.begin(), context.end(), same_stem), context.end());
  return context;
}

/// How far two contexts tell of the same; 0 if they do not.
float nearness(const std::vector<Term>& a, const std::vector<Term>& b) {
  float shared = 0;
  std::uint32_t words = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->stem == y->stem) {
      shared += x->weight;
      ++words, ++x, ++y;
    } else {
      ++(x->stem < y->stem ? x : y);
    }
  }
  const float lighter = std::min(weight_of(a), weight_of(b));
  if (words < kMinSharedWords || lighter <= 0) return 0;
  const float share = shared / lighter;
  return share < kMinContextLikeness ? 0 : share;
}

/// The last word of a unit counts: "additional troops" and "troops" are one.
std::string unit_key(std::string_view unit, const lang::Stemmer& stemmer) {
  return stemmer(lang::fold_case(unit.substr(unit.rfind(' ') + 1)));
}

std::map<std::string, std::vector<Place>> places_by_unit(const DifferenceInput& input) {
  std::map<std::string, std::vector<Place>> places;
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    const lang::Stemmer stemmer(report.article.language);
    std::size_t sentence = 0;
    for (const Figure& figure : report.reading.figures) {
      if (figure.unit.empty()) continue;
      while (report.reading.sentences[sentence].span.end < figure.span.end) ++sentence;
      const TextSpan span = report.reading.sentences[sentence].span;
      auto& list = places[unit_key(figure.unit.of(report.article.text), stemmer)];
      if (list.size() < kMaxPlacesOfOneUnit) {
        list.push_back({article, &figure, span, context_of(input, article, figure, span)});
      }
    }
  }
  return places;
}

bool same_value(const Figure& a, const Figure& b) {
  if (a.value == b.value) return true;
  return (a.approximate || b.approximate) &&
         std::abs(a.value - b.value) <= kRoughly * std::max(std::abs(a.value), std::abs(b.value));
}

/// For each place, its nearest place in each other article.
std::vector<std::map<ArticleIndex, std::size_t>> nearest_places(const std::vector<Place>& places) {
  std::vector<std::map<ArticleIndex, std::pair<float, std::size_t>>> best(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (places[i].article == places[j].article) continue;
      const float score = nearness(places[i].context, places[j].context);
      if (score <= 0) continue;
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
std::vector<std::vector<std::size_t>> joined_places(const std::vector<Place>& places) {
  const auto nearest = nearest_places(places);
  std::vector<std::size_t> root(places.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i] = root[root[i]];
    return i;
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (const auto& [article, j] : nearest[i]) {
      const auto back = nearest[j].find(places[i].article);
      if (back == nearest[j].end() || back->second != i) continue;
      const auto [low, high] = std::minmax({find(i), find(j)});
      root[high] = low;
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> sets;
  for (std::size_t i = 0; i < places.size(); ++i) sets[find(i)].push_back(i);
  std::vector<std::vector<std::size_t>> joined;
  for (auto& [first, set] : sets) joined.push_back(std::move(set));
  return joined;
}

/// One reading an article, its first; nothing where all of them agree.
std::optional<Difference> difference_of(const DifferenceInput& input, const std::vector<Place>& places,
                                        std::span<const std::size_t> joined) {
  Difference difference{Difference::Kind::kFigure, {}, {}};
  const Figure* first = nullptr;
  bool differs = false;
  std::set<ArticleIndex> told;
  for (const std::size_t i : joined) {
    const Place& place = places[i];
    if (!told.insert(place.article).second) continue;
    if (first == nullptr) {
      first = place.figure;
      difference.about =
          opening_words(input, {place.article, {place.figure->unit.begin, place.sentence.end}}, 6);
    }
    differs = differs || !same_value(*first, *place.figure);
    difference.readings.push_back(
        {{place.article, place.figure->span}, fmt::format("{:.15g}", place.figure->value)});
  }
  if (!differs) return std::nullopt;
  return difference;
}

}  // namespace

std::vector<Difference> differing_figures(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& [unit, places] : places_by_unit(input)) {
    for (const auto& joined : joined_places(places)) {
      if (auto difference = difference_of(input, places, joined))
        differences.push_back(*std::move(difference));
    }
  }
  return differences;
}

}  // namespace stemma::account
