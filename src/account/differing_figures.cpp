// Two reports rarely count the same thing in sentences that are alike. So figures are compared, not
// sentences: of all figures of one unit in two reports, those belong together that are each other's nearest
// by the words around them, if these are nearly all the same or the word beside them is: "killing four
// people" and "killing six people" count one thing, "killing four people" and "a hall for six people" do not.
// What belongs together and is not equal differs.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "account/difference_kinds.h"
#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"

namespace stemma::account {
namespace {

constexpr std::uint32_t kContextTokens = 12;   // on each side of the figure, within its sentence
constexpr std::uint32_t kMinSharedWords = 2;   // content words that two contexts share, the unit apart
constexpr float kMinContextLikeness = 0.35F;   // of the lighter context
constexpr std::uint32_t kManySharedWords = 5;  // so many agree that no neighbour need be the same
constexpr float kMostOfContext = 0.6F;
constexpr double kRoughly =
    0.17;  // "more than 20" and "24", "more than three" and "3.2" are no contradiction
constexpr std::size_t kNeighbours = 2;  // content words behind a figure that show what is counted
constexpr std::size_t kMaxPlacesOfOneUnit = 600;

/// A figure with the words around it.
struct Place {
  ArticleIndex article{};
  const Figure* figure = nullptr;
  TextSpan sentence;
  std::vector<descent::Term> context;  // content words, one of each stem, by stem
  std::vector<std::uint64_t> before;   // stems of the content words before the figure, the nearest last
  std::vector<std::uint64_t> behind;   // of those behind its unit, the nearest first; names are in neither
  std::vector<std::uint64_t> clause;   // of all words behind it within its clause and context
  std::set<std::uint64_t> names;       // stems of the names in the context
  std::vector<std::uint64_t> whose;    // stems of the name that stands nearest behind it
  std::set<std::string> years;         // that its sentence tells
  std::string report_year;             // when the report appeared, if that is known
  bool of_more = false;                // "two other men": beside some that were counted before
  bool is_share = false;
  bool only_grows = false;  // what is counted: "dead", "evacuated"
};

/// Each has names around it, and none of the other's.
bool name_other_things(const std::set<std::uint64_t>& a, const std::set<std::uint64_t>& b) {
  const bool common = std::ranges::any_of(a, [&](std::uint64_t stem) { return b.contains(stem); });
  return !a.empty() && !b.empty() && !common;
}

std::set<std::uint64_t> names_in(const DifferenceInput& input, const Place& place) {
  const Report& report = input.report(place.article);
  const auto& mentions = report.reading.mentions;
  std::set<std::uint64_t> names;
  for (const descent::Term& term : place.context) {
    const TextSpan span = report.reading.tokens[term.token].span;
    const auto after =
        std::ranges::upper_bound(mentions, span.begin, {}, [](const Mention& m) { return m.span.begin; });
    if (after != mentions.begin() && std::prev(after)->span.contains(span)) names.insert(term.stem);
  }
  return names;
}

bool is_share(std::string_view unit, std::string_view language) {
  const std::string last = lang::fold_case(unit.substr(unit.rfind(' ') + 1));
  const std::string first = lang::fold_case(unit.substr(0, unit.find(' ')));
  for (const std::string_view list : {language, std::string_view("und")}) {
    for (const std::string_view entry : lang::entries(list, "percent")) {
      for (const std::string_view word : lang::columns(entry)) {
        if (first == word || last == word) return true;
      }
    }
  }
  return unit.find('%') != std::string_view::npos;
}

/// "and": what follows it is another clause, or another thing.
std::set<std::string_view> joining_words(std::string_view language) {
  std::set<std::string_view> words;
  for (const std::string_view entry : lang::entries(language, "name_joiners")) {
    const auto columns = lang::columns(entry);
    if (columns.front() == "and") words.insert(columns.begin() + 1, columns.end());
  }
  return words;
}

/// "two other men", "four of the men": they are counted beside others or out of them.
bool counts_of_more(const Report& report, const Figure& figure) {
  const auto& tokens = report.reading.tokens;
  const auto words = lang::entries(report.article.language, "more_of");
  const auto is_listed = [&](const std::string& word) {
    return std::ranges::any_of(words, [&](std::string_view entry) {
      const auto columns = lang::columns(entry);
      return std::ranges::find(columns, std::string_view(word)) != columns.end();
    });
  };
  auto token =
      std::ranges::lower_bound(tokens, figure.span.end, {}, [](const Token& t) { return t.span.begin; });
  for (; token != tokens.end() && token->span.end <= figure.unit.end; ++token) {
    if (is_listed(lang::fold_case(token->span.of(report.article.text)))) return true;
  }
  return false;
}

/// The years that a sentence tells in so many digits.
std::set<std::string> years_of(const Report& report, TextSpan sentence) {
  constexpr std::size_t kYear = 4;
  std::set<std::string> years;
  for (const TimeExpression& time : report.reading.times) {
    const std::string year = time.value.substr(0, kYear);
    const bool told = year.size() == kYear && year.find_first_not_of("0123456789") == std::string::npos &&
                      time.span.of(report.article.text).find(year) != std::string_view::npos;
    if (sentence.contains(time.span) && told) years.insert(year);
  }
  return years;
}

/// "the 600 block of Mill Road", "35 inches in Gull Town": the stems of the first name behind the figure.
std::vector<std::uint64_t> name_behind(const DifferenceInput& input, const Place& place) {
  constexpr std::uint32_t kNearBytes = 40;
  const Report& report = input.report(place.article);
  const std::uint32_t end = std::max(place.figure->span.end, place.figure->unit.end);
  const auto& mentions = report.reading.mentions;
  const auto mention =
      std::ranges::lower_bound(mentions, end, {}, [](const Mention& m) { return m.span.begin; });
  if (mention == mentions.end() || mention->span.end > place.sentence.end ||
      mention->span.begin > end + kNearBytes)
    return {};
  std::vector<std::uint64_t> stems;
  for (const descent::Term& term : input.terms.of(place.article, mention->span)) stems.push_back(term.stem);
  return stems;
}

/// A year that one alone tells is another than that of the reports: "12 dead in 2012" is of an earlier event.
bool in_other_years(const Place& a, const Place& b) {
  if (a.years.empty() && b.years.empty()) return false;
  const auto is_of = [](const Place& place, const std::string& year) {
    return place.years.empty() ? place.report_year.empty() || place.report_year == year
                               : place.years.contains(year);
  };
  const Place& told = a.years.empty() ? b : a;
  const Place& other = a.years.empty() ? a : b;
  return std::ranges::none_of(told.years, [&](const std::string& year) { return is_of(other, year); });
}

/// Both say whose, where or when, and not the same.
bool tell_of_others(const Place& a, const Place& b) {
  const bool other_names =
      !a.whose.empty() && !b.whose.empty() && std::ranges::find_first_of(a.whose, b.whose) == a.whose.end();
  return a.of_more != b.of_more || other_names || in_other_years(a, b);
}

/// The content words on both sides of a figure, within its sentence and kNeighbourTokens.
void set_neighbours(const DifferenceInput& input, Place& place) {
  constexpr std::uint32_t kNeighbourTokens = 7;
  const auto& mentions = input.report(place.article).reading.mentions;
  const auto is_named = [&](TextSpan span) {
    const auto after =
        std::ranges::upper_bound(mentions, span.begin, {}, [](const Mention& m) { return m.span.begin; });
    return after != mentions.begin() && std::prev(after)->span.contains(span);
  };
  const auto& tokens = input.report(place.article).reading.tokens;
  const TextSpan figure = place.figure->span;
  const std::uint32_t end = std::max(figure.end, place.figure->unit.end);
  const auto first =
      std::ranges::lower_bound(tokens, figure.begin, {}, [](const Token& t) { return t.span.begin; });
  const auto last =
      std::ranges::lower_bound(first, tokens.end(), end, {}, [](const Token& t) { return t.span.begin; });
  const auto joiners = joining_words(input.report(place.article).article.language);
  bool clause_ended = false;
  for (const descent::Term& term : input.terms.of(place.article, place.sentence)) {
    const Token& token = tokens[term.token];
    const std::string_view shown = token.span.of(input.report(place.article).article.text);
    clause_ended = clause_ended || (token.span.begin >= end && joiners.contains(shown));
    if (!term.content || token.kind == TokenKind::kNumber || place.figure->unit.contains(token.span))
      continue;
    if (is_named(token.span)) continue;
    if (token.span.end <= figure.begin && term.token + kNeighbourTokens >= first - tokens.begin()) {
      place.before.push_back(term.stem);
    }
    if (token.span.begin < end || clause_ended) continue;
    const auto distance = static_cast<std::uint32_t>(term.token - (last - tokens.begin()));
    if (distance <= kNeighbourTokens && place.behind.size() < kNeighbours) place.behind.push_back(term.stem);
    if (distance <= kContextTokens) place.clause.push_back(term.stem);
  }
}

/// "hundreds", "millions", "a dozen": no number that another one could contradict.
bool is_vague(const Figure& figure, std::string_view text) {
  const std::string_view shown = figure.span.of(text);
  const bool digits = shown.find_first_of("0123456789") != std::string_view::npos;
  if (digits || shown.find(' ') != std::string_view::npos) return false;
  if (figure.value == 12) return true;
  return figure.value >= 100 && std::pow(10.0, std::round(std::log10(figure.value))) == figure.value;
}

std::vector<descent::Term> context_of(const DifferenceInput& input, ArticleIndex article,
                                      const Figure& figure, TextSpan sentence) {
  const auto words = input.terms.of(article, sentence);
  const auto& tokens = input.report(article).reading.tokens;
  const auto at_figure = std::partition_point(words.begin(), words.end(), [&](const descent::Term& term) {
    return tokens[term.token].span.begin < figure.span.begin;
  });
  std::vector<descent::Term> context;
  for (const descent::Term& term : words) {
    const TextSpan span = tokens[term.token].span;
    const bool near = at_figure == words.end() || term.token + kContextTokens >= at_figure->token;
    const bool far_behind = at_figure != words.end() && term.token > at_figure->token + kContextTokens;
    if (!near || far_behind || !term.content || tokens[term.token].kind == TokenKind::kNumber) continue;
    if (figure.unit.contains(span) || figure.span.contains(span)) continue;
    context.push_back(term);
  }
  const auto by_stem = [](const descent::Term& a, const descent::Term& b) { return a.stem < b.stem; };
  const auto same_stem = [](const descent::Term& a, const descent::Term& b) { return a.stem == b.stem; };
  std::sort(context.begin(), context.end(), by_stem);
  context.erase(std::unique(context.begin(), context.end(), same_stem), context.end());
  return context;
}

/// How far two contexts tell of the same; 0 if they do not.
float nearness(const Place& place_a, const Place& place_b) {
  const std::vector<descent::Term>& a = place_a.context;
  const std::vector<descent::Term>& b = place_b.context;
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
  if (words < kMinSharedWords || lighter <= 0 || tell_of_others(place_a, place_b)) return 0;
  const float share = shared / lighter;
  const bool same_before =
      !place_a.before.empty() && !place_b.before.empty() && place_a.before.back() == place_b.before.back();
  const bool same_behind = std::ranges::find_first_of(place_a.behind, place_b.behind) != place_a.behind.end();
  // Shares are of all things: what follows them ("of the vote") says little, whose they are stands before.
  const bool beside = place_a.is_share ? same_before : same_before || same_behind;
  if (place_a.is_share && (!beside || name_other_things(place_a.names, place_b.names))) return 0;
  if (!beside && (words < kManySharedWords || share < kMostOfContext)) return 0;
  return share < kMinContextLikeness ? 0 : share;
}

/// The last word of a unit counts: "additional troops" and "troops" are one.
std::string unit_key(std::string_view unit, const lang::Stemmer& stemmer) {
  return stemmer(lang::fold_case(unit.substr(unit.rfind(' ') + 1)));
}

/// Words of counts that only grow: "killed", "evacuated".
std::set<std::uint64_t> growing_stems(const lang::Stemmer& stemmer, std::string_view language) {
  std::set<std::uint64_t> stems;
  for (const std::string_view word : lang::entries(language, "growing_counts"))
    stems.insert(core::hash(stemmer(lang::fold_case(word))));
  return stems;
}

/// The unit itself or a word beside the figure says that what is counted only grows.
bool counts_what_grows(const DifferenceInput& input, const Place& place,
                       const std::set<std::uint64_t>& growing) {
  constexpr std::size_t kBefore = 2;  // of the words before the figure
  if (growing.empty() || place.is_share) return false;
  const auto grows = [&](std::uint64_t stem) { return growing.contains(stem); };
  const auto nearest = static_cast<std::ptrdiff_t>(std::min(place.before.size(), kBefore));
  const auto unit = input.terms.of(place.article, place.figure->unit);
  return std::ranges::any_of(unit, grows, &descent::Term::stem) || std::ranges::any_of(place.clause, grows) ||
         std::any_of(place.before.end() - nearest, place.before.end(), grows);
}

Place place_of(const DifferenceInput& input, ArticleIndex article, const Figure& figure, TextSpan sentence) {
  constexpr std::size_t kYear = 4;
  const Report& report = input.report(article);
  Place place;
  place.article = article, place.figure = &figure, place.sentence = sentence;
  place.context = context_of(input, article, figure, sentence);
  set_neighbours(input, place);
  place.names = names_in(input, place);
  place.whose = name_behind(input, place);
  place.years = years_of(report, sentence);
  place.report_year = report.article.published.value.substr(0, kYear);
  place.of_more = counts_of_more(report, figure);
  place.is_share = is_share(figure.unit.of(report.article.text), report.article.language);
  return place;
}

std::map<std::string, std::vector<Place>> places_by_unit(const DifferenceInput& input) {
  std::map<std::string, std::vector<Place>> places;
  std::map<std::string, std::set<std::uint64_t>> growing_in;  // by language
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    const std::string& language = report.article.language;
    const lang::Stemmer stemmer(language);
    const auto growing = growing_in.try_emplace(language, growing_stems(stemmer, language)).first;
    std::size_t sentence = 0;
    for (const Figure& figure : report.reading.figures) {
      if (figure.unit.empty() || is_vague(figure, report.article.text)) continue;
      while (report.reading.sentences[sentence].span.end < figure.span.end) ++sentence;
      const TextSpan span = report.reading.sentences[sentence].span;
      auto& list = places[unit_key(figure.unit.of(report.article.text), stemmer)];
      if (list.size() < kMaxPlacesOfOneUnit) {
        list.push_back(place_of(input, article, figure, span));
        list.back().only_grows = counts_what_grows(input, list.back(), growing->second);
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
      const float score = nearness(places[i], places[j]);
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
void note_growth(const DifferenceInput& input, const std::vector<Place>& places,
                 std::span<const std::size_t> joined, Difference& difference) {
  const bool grows = std::ranges::all_of(joined, [&](std::size_t i) { return places[i].only_grows; });
  if (!grows || !every_higher_one_is_later(input, difference)) return;
  difference.course = Difference::Course::kGrew;
  std::ranges::stable_sort(difference.readings, {},
                           [](const DifferingReading& reading) { return std::stod(reading.value); });
}

/// "from 35 percent to 21" and "to 21 percent from 35": each sentence gives the other's value too.
bool both_give_both(const DifferenceInput& input, const Place& a, const Place& b) {
  const auto gives = [&](const Place& place, double value) {
    return std::ranges::any_of(input.report(place.article).reading.figures, [&](const Figure& figure) {
      return place.sentence.contains(figure.span) && figure.value == value;
    });
  };
  return gives(a, b.figure->value) && gives(b, a.figure->value);
}

/// One reading an article, its first; nothing where all of them agree.
std::optional<Difference> difference_of(const DifferenceInput& input, const std::vector<Place>& places,
                                        std::span<const std::size_t> joined) {
  Difference difference{Difference::Kind::kFigure, {}, {}};
  const Place* first = nullptr;
  bool differs = false;
  std::set<ArticleIndex> told;
  for (const std::size_t i : joined) {
    const Place& place = places[i];
    if (!told.insert(place.article).second) continue;
    if (first == nullptr) {
      first = &place;
      difference.about =
          opening_words(input, {place.article, {place.figure->unit.begin, place.sentence.end}}, 6);
    }
    differs =
        differs || (!same_value(*first->figure, *place.figure) && !both_give_both(input, *first, place));
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
  for (const auto& [unit, places] : places_by_unit(input)) {
    for (const auto& joined : joined_places(places)) {
      if (auto difference = difference_of(input, places, joined))
        differences.push_back(*std::move(difference));
    }
  }
  return differences;
}

}  // namespace stemma::account
