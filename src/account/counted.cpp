// Most figures of one unit count different things: "scored 23 points" of one player, "14 points" of another.
// So who stands before a figure, whose it is behind it, of what it is, its days and years must not be
// others'; then the words around two figures must be nearly all the same, or the word beside them.
#include "account/counted.h"

#include <algorithm>
#include <cmath>

#include "core/ascii.h"
#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"

namespace stemma::account {
namespace {

constexpr std::uint32_t kContextTokens = 12;  // on each side of the figure, within its sentence
constexpr std::size_t kNeighbours = 2;        // content words behind a figure that show what is counted
constexpr std::size_t kMaxPlacesOfOneUnit = 600;
constexpr std::size_t kYearSize = 4;

using Words = std::set<std::string_view>;

/// Words behind the first column of the rows that begin with `name`.
Words row(std::string_view language, std::string_view list, std::string_view name) {
  Words words;
  for (const std::string_view entry : lang::entries(language, list)) {
    const auto columns = lang::columns(entry);
    if (columns.front() == name) words.insert(columns.begin() + 1, columns.end());
  }
  return words;
}

Words all_of(std::string_view language, std::string_view list) {
  Words words;
  for (const std::string_view entry : lang::entries(language, list)) {
    const auto columns = lang::columns(entry);
    words.insert(columns.begin(), columns.end());
  }
  return words;
}

/// What a language knows of counts.
struct CountWords {
  explicit CountWords(std::string_view language)
      : stemmer(language),
        joiners(row(language, "name_joiners", "and")),
        of(row(language, "name_joiners", "of")),
        pronouns(row(language, "pronouns", "m")),
        part_of(all_of(language, "part_of")),
        more_of(all_of(language, "more_of")),
        no_counts(all_of(language, "no_counts")),
        percent(all_of(language, "percent")) {
    pronouns.merge(row(language, "pronouns", "f"));
    percent.merge(all_of("und", "percent"));
    const auto rows = lang::entries(language, "growing_counts");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const std::string_view word : lang::columns(rows[i]))
        growing.emplace(core::hash(stemmer(lang::fold_case(word))), i);
    }
  }

  lang::Stemmer stemmer;
  Words joiners;  ///< "and": what follows it is another clause, or another thing
  Words of, pronouns, part_of, more_of, no_counts, percent;
  std::map<std::uint64_t, std::size_t> growing;  ///< stems of words for counts that only grow, and their rows
};

/// A report whose figures are looked at.
struct Source {
  const DifferenceInput& input;
  ArticleIndex article;
  const CountWords& words;
  std::vector<TextSpan> parties;  ///< ascending: who says something in the report, and whom it is said to

  const Report& report() const { return input.report(article); }
  const std::vector<Token>& tokens() const { return report().reading.tokens; }
  std::string_view text(TextSpan span) const { return span.of(report().article.text); }
  std::span<const descent::Term> terms(TextSpan span) const { return input.terms.of(article, span); }
};

std::vector<TextSpan> parties_of(const Report& report) {
  std::vector<TextSpan> parties;
  for (const Quotation& quotation : report.quotations) {
    if (quotation.speaker) parties.push_back(quotation.speaker->span);
    if (quotation.told) parties.push_back(quotation.told->span);
    if (quotation.via_span) parties.push_back(*quotation.via_span);
  }
  std::ranges::sort(parties);
  return parties;
}

/// The mentions of a report that begin in [begin, end).
std::span<const Mention> mentions_in(const Report& report, std::uint32_t begin, std::uint32_t end) {
  const auto& mentions = report.reading.mentions;
  const auto begins = [](const Mention& m) { return m.span.begin; };
  const auto first = std::ranges::lower_bound(mentions, begin, {}, begins);
  return {first, std::ranges::lower_bound(first, mentions.end(), end, {}, begins)};
}

bool is_named(const Report& report, TextSpan word) {
  const auto& mentions = report.reading.mentions;
  const auto after =
      std::ranges::upper_bound(mentions, word.begin, {}, [](const Mention& m) { return m.span.begin; });
  return after != mentions.begin() && std::prev(after)->span.contains(word);
}

std::set<std::uint64_t> names_in(const Source& source, const Counted& place) {
  std::set<std::uint64_t> names;
  for (const descent::Term& term : place.context) {
    if (is_named(source.report(), source.tokens()[term.token].span)) names.insert(term.stem);
  }
  return names;
}

bool is_share(const Source& source, std::string_view unit) {
  const std::string last = lang::fold_case(unit.substr(unit.rfind(' ') + 1));
  const std::string first = lang::fold_case(unit.substr(0, unit.find(' ')));
  return source.words.percent.contains(first) || source.words.percent.contains(last) ||
         unit.find('%') != std::string_view::npos;
}

std::vector<Token>::const_iterator token_at(const Source& source, std::uint32_t place) {
  return std::ranges::lower_bound(source.tokens(), place, {}, [](const Token& t) { return t.span.begin; });
}

/// The word before a figure, folded; empty at the text's begin.
std::string word_before(const Source& source, const Figure& figure) {
  const auto number = token_at(source, figure.span.begin);
  return number == source.tokens().begin() ? std::string()
                                           : lang::fold_case(source.text(std::prev(number)->span));
}

/// "two other men", "four of the men", "another two men", "the first two men": they are counted beside others
/// or out of them.
bool counts_of_more(const Source& source, const Figure& figure) {
  if (source.words.part_of.contains(word_before(source, figure))) return true;
  auto token = token_at(source, figure.span.end);
  for (; token != source.tokens().end() && token->span.end <= figure.unit.end; ++token) {
    if (source.words.more_of.contains(lang::fold_case(source.text(token->span)))) return true;
  }
  return false;
}

/// The years that a sentence tells in so many digits.
std::set<std::string> years_of(const Report& report, TextSpan sentence) {
  std::set<std::string> years;
  for (const TimeExpression& time : report.reading.times) {
    const std::string year = time.value.substr(0, kYearSize);
    const bool told = year.size() == kYearSize && std::ranges::all_of(year, core::is_digit) &&
                      time.span.of(report.article.text).find(year) != std::string_view::npos;
    if (sentence.contains(time.span) && told) years.insert(year);
  }
  return years;
}

/// The days that a sentence tells of, by date or by a time of the day.
std::set<std::string> days_of(const Report& report, TextSpan sentence) {
  constexpr std::size_t kDaySize = 10;  // YYYY-MM-DD
  std::set<std::string> days;
  for (const TimeExpression& time : report.reading.times) {
    const std::string day = time.value.substr(0, time.value.find('T'));
    const bool to_the_day =
        day.size() == kDaySize && day.find_first_not_of("0123456789-") == std::string::npos;
    if (sentence.contains(time.span) && to_the_day) days.insert(day);
  }
  return days;
}

/// Somebody who says something here, or whom it is said to: what is counted is not theirs.
bool is_party(const Source& source, TextSpan name) {
  constexpr int kNested = 4;  // parties that a longer one behind them may hide
  auto party =
      std::ranges::lower_bound(source.parties, name.end, {}, [](TextSpan span) { return span.begin; });
  for (int i = 0; i < kNested && party != source.parties.begin(); ++i) {
    if ((--party)->overlaps(name)) return true;
  }
  return false;
}

NameStems stems_of(const Source& source, const Mention& mention) {
  NameStems stems;
  for (const descent::Term& term : source.terms(mention.span)) stems.push_back(term.stem);
  std::ranges::sort(stems);
  return stems;
}

NameKind kind_of(const Source& source, const Mention& mention) {
  return source.report().reading.entities[mention.entity].kind;
}

/// "the 600 block of Mill Road", "35 inches in Gull Town": the first name behind the figure.
NameStems name_behind(const Source& source, const Counted& place) {
  constexpr std::uint32_t kNearBytes = 40;
  const std::uint32_t end = std::max(place.figure->span.end, place.figure->unit.end);
  const auto behind = mentions_in(source.report(), end, std::min(place.sentence.end, end + kNearBytes + 1));
  if (behind.empty() || behind.front().span.end > place.sentence.end) return {};
  return stems_of(source, behind.front());
}

/// Whether a pronoun for one person stands in a stretch: it is of somebody whom a sentence before names.
bool has_pronoun(const Source& source, TextSpan stretch) {
  for (auto token = token_at(source, stretch.begin);
       token != source.tokens().end() && token->span.end <= stretch.end; ++token) {
    if (source.words.pronouns.contains(lang::fold_case(source.text(token->span)))) return true;
  }
  return false;
}

/// The person whom a pronoun before the figure stands for: the first that the nearest sentence before names.
NameStems antecedent(const Source& source, const Counted& place) {
  constexpr int kSentencesBack = 3;
  const auto& sentences = source.report().reading.sentences;
  auto sentence = std::ranges::lower_bound(sentences, place.sentence.begin, {},
                                           [](const Sentence& s) { return s.span.begin; });
  for (int back = 0; back < kSentencesBack && sentence != sentences.begin(); ++back) {
    --sentence;
    for (const Mention& mention : mentions_in(source.report(), sentence->span.begin, sentence->span.end)) {
      if (kind_of(source, mention) == NameKind::kPerson) return stems_of(source, mention);
    }
  }
  return {};
}

/// Sets the names that stand nearest before the figure. Who tells of it, or hears of it, is none of them.
void set_names_before(const Source& source, Counted& place) {
  constexpr std::uint32_t kReach = 1000;  // bytes; sentences of more words are none
  const std::uint32_t end = place.figure->span.begin;
  const TextSpan stretch{std::max(place.sentence.begin, end - std::min(end, kReach)), end};
  const auto before = mentions_in(source.report(), stretch.begin, stretch.end);
  for (auto mention = before.rbegin(); mention != before.rend(); ++mention) {
    if (is_party(source, mention->span)) continue;
    const NameKind kind = kind_of(source, *mention);
    const bool nearest = place.person.empty() && place.place.empty();
    NameStems& name = kind == NameKind::kPerson ? place.person : place.place;
    if (name.empty()) name = stems_of(source, *mention);
    if (nearest && (kind == NameKind::kPerson || kind == NameKind::kUnknown)) place.holder = name;
  }
  if (place.person.empty() && has_pronoun(source, stretch)) place.person = antecedent(source, place);
}

/// The word that follows "of" directly behind the unit, unless it is a name or a number.
std::uint64_t of_what(const Source& source, const Counted& place) {
  const auto behind = source.terms({place.figure->unit.end, place.sentence.end});
  const auto folded = [&](const descent::Term& term) {
    return lang::fold_case(source.text(source.tokens()[term.token].span));
  };
  if (behind.empty() || !source.words.of.contains(folded(behind.front()))) return 0;
  const auto thing = std::ranges::find_if(behind, &descent::Term::content);
  if (thing == behind.end()) return 0;
  const Token& word = source.tokens()[thing->token];
  return word.kind != TokenKind::kWord || word.capitalised ? 0 : thing->stem;
}

/// The content words on both sides of a figure, within its sentence and kNeighbourTokens.
void set_neighbours(const Source& source, Counted& place) {
  constexpr std::uint32_t kNeighbourTokens = 7;
  const Report& report = source.report();
  const auto& tokens = source.tokens();
  const TextSpan figure = place.figure->span;
  const std::uint32_t end = std::max(figure.end, place.figure->unit.end);
  const auto first = token_at(source, figure.begin);
  const auto last = token_at(source, end);
  bool clause_ended = false;
  for (const descent::Term& term : source.terms(place.sentence)) {
    const Token& token = tokens[term.token];
    const std::string_view shown = source.text(token.span);
    clause_ended = clause_ended || (token.span.begin >= end && source.words.joiners.contains(shown));
    if (!term.content || token.kind == TokenKind::kNumber || place.figure->unit.contains(token.span))
      continue;
    if (is_named(report, token.span)) continue;
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

/// "6, 728 yards" of a page that lost its spacing, "at 3 p. m.": a piece of a number, a letter for a unit.
bool is_piece(const Figure& figure, std::string_view text) {
  const std::string_view before = text.substr(0, figure.span.begin);
  const std::size_t mark = before.find_last_not_of(' ');
  const bool continues = mark != std::string_view::npos && mark > 0 && core::is_digit(before[mark - 1]) &&
                         (before[mark] == ',' || before[mark] == '.') &&
                         core::is_digit(text[figure.span.begin]);
  return continues || figure.unit.size() < 2;
}

std::vector<descent::Term> context_of(const Source& source, const Figure& figure, TextSpan sentence) {
  const auto words = source.terms(sentence);
  const auto& tokens = source.tokens();
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

/// The last word of a unit counts: "additional troops" and "troops" are one.
std::string unit_key(std::string_view unit, const lang::Stemmer& stemmer) {
  return stemmer(lang::fold_case(unit.substr(unit.rfind(' ') + 1)));
}

/// The unit itself or a word beside the figure says that what is counted only grows.
void set_growth(const Source& source, Counted& place) {
  constexpr std::size_t kBefore = 2;  // of the words before the figure
  if (place.is_share) return;
  const auto& growing = source.words.growing;
  std::vector<std::uint64_t> beside(
      place.before.end() - static_cast<std::ptrdiff_t>(std::min(place.before.size(), kBefore)),
      place.before.end());
  beside.insert(beside.end(), place.behind.begin(), place.behind.end());
  for (const descent::Term& term : source.terms(place.figure->unit)) beside.push_back(term.stem);
  for (const std::uint64_t stem : beside) {
    if (const auto known = growing.find(stem); known != growing.end()) place.growth.insert(known->second);
  }
  place.only_grows = !place.growth.empty() || std::ranges::any_of(place.clause, [&](std::uint64_t stem) {
    return growing.contains(stem);
  });
}

Counted counted_of(const Source& source, const Figure& figure, TextSpan sentence) {
  const Report& report = source.report();
  Counted place;
  place.article = source.article, place.figure = &figure, place.sentence = sentence;
  place.context = context_of(source, figure, sentence);
  set_neighbours(source, place);
  place.names = names_in(source, place);
  set_names_before(source, place);
  place.whose = name_behind(source, place);
  place.of_what = of_what(source, place);
  place.years = years_of(report, sentence);
  place.days = days_of(report, sentence);
  place.report_year = report.article.published.value.substr(0, kYearSize);
  place.of_more = counts_of_more(source, figure);
  place.is_share = is_share(source, source.text(figure.unit));
  set_growth(source, place);
  return place;
}

bool is_a_count(const Source& source, const Figure& figure) {
  const std::string& text = source.report().article.text;
  return !figure.unit.empty() && !is_vague(figure, text) && !is_piece(figure, text) &&
         !source.words.no_counts.contains(word_before(source, figure));
}

}  // namespace

std::map<std::string, std::vector<Counted>> counted_things(const DifferenceInput& input) {
  std::map<std::string, std::vector<Counted>> places;
  std::map<std::string, CountWords> words_of;
  for (const ArticleIndex article : input.story.articles) {
    const Report& report = input.report(article);
    const std::string& language = report.article.language;
    const CountWords& words = words_of.try_emplace(language, language).first->second;
    const Source source{input, article, words, parties_of(report)};
    std::size_t sentence = 0;
    for (const Figure& figure : report.reading.figures) {
      if (!is_a_count(source, figure)) continue;
      while (report.reading.sentences[sentence].span.end < figure.span.end) ++sentence;
      auto& list = places[unit_key(source.text(figure.unit), words.stemmer)];
      if (list.size() < kMaxPlacesOfOneUnit)
        list.push_back(counted_of(source, figure, report.reading.sentences[sentence].span));
    }
  }
  return places;
}

}  // namespace stemma::account
