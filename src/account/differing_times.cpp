// Dates are compared inside one statement only: what two sentences that say the same date.
#include <algorithm>
#include <map>
#include <set>

#include "account/difference_kinds.h"
#include "core/ascii.h"
#include "core/utf8.h"
#include "descent/clock.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

constexpr std::size_t kDaySize = 10;  // YYYY-MM-DD

/// "Tuesday evening" names its day. "this afternoon" and "8 p.m." take theirs from the day of the report,
/// which may have appeared again.
bool names_its_day(const TimeExpression& time, const Reading& reading) {
  const std::size_t part = time.value.find('T');
  if (part == std::string::npos) return true;
  if (part + 1 < time.value.size() && core::is_digit(time.value[part + 1])) return false;  // by the clock
  auto token = std::ranges::lower_bound(reading.tokens, time.span.begin, {},
                                        [](const Token& t) { return t.span.begin; });
  for (; token != reading.tokens.end() && time.span.contains(token->span); ++token) {
    if (token->capitalised) return true;
  }
  return false;
}

/// The day that an expression gives, by date or by a part of it; empty for anything else.
std::string day_in(const TimeExpression& time, const Reading& reading) {
  const std::string day = time.value.substr(0, time.value.find('T'));
  const bool dated = time.type == TimeType::kDate || time.type == TimeType::kTime;
  const bool to_the_day = day.size() == kDaySize && day.find_first_not_of("0123456789-") == std::string::npos;
  return dated && to_the_day && names_its_day(time, reading) ? day : std::string();
}

/// Whether a sentence says anything beside its times: "Updated: May 3" does not.
bool tells_of_something(const DifferenceInput& input, ArticleIndex article, TextSpan sentence) {
  const Reading& reading = input.report(article).reading;
  std::uint32_t words = 0;
  for (const descent::Term& term : input.terms.of(article, sentence)) {
    const TextSpan span = reading.tokens[term.token].span;
    const bool in_time =
        std::ranges::any_of(reading.times, [&](const auto& time) { return time.span.contains(span); });
    words += term.content && !in_time && reading.tokens[term.token].kind == TokenKind::kWord ? 1 : 0;
  }
  return words >= kMinStatementWords;
}

/// The one day that an article gives in a statement.
struct Day {
  Evidence words;
  std::string value;
  Evidence sentence;
  bool settled = true;  ///< false where it gives several: then it says something finer
};

/// "Friday" in both is no difference: one sentence that was printed twice keeps its day, whenever each report
/// appeared.
bool words_differ(const DifferenceInput& input, const Difference& difference) {
  const std::string first = lang::fold_case(input.text(difference.readings.front().words));
  return std::ranges::any_of(difference.readings, [&](const DifferingReading& reading) {
    return lang::fold_case(input.text(reading.words)) != first;
  });
}

/// "Posted: Monday": when the page appeared, not when something happened.
bool tells_of_the_page(const Report& report, TextSpan words) {
  constexpr std::uint32_t kBefore = 24;  // bytes in which a label stands
  const std::string& text = report.article.text;
  const std::size_t begin = core::floor_boundary(text, words.begin - std::min(words.begin, kBefore));
  std::string before = lang::fold_case(std::string_view(text).substr(begin, words.begin - begin));
  while (!before.empty() && (before.back() == ' ' || before.back() == ':')) before.pop_back();
  return std::ranges::any_of(
      lang::entries(report.article.language, "date_words"), [&](std::string_view entry) {
        const auto columns = lang::columns(entry);
        return std::any_of(columns.begin() + 1, columns.end(), [&](std::string_view label) {
          const bool ends = before.ends_with(label);
          return ends && (before.size() == label.size() || text[words.begin - 1] == ' ') &&
                 text.substr(begin, words.begin - begin).find(':') != std::string::npos;
        });
      });
}

/// "— Ada Kern (@adakern) April 2": when something was posted, under its words.
bool dates_a_post(const Report& report, TextSpan sentence, TextSpan words) {
  const std::string_view before = TextSpan{sentence.begin, words.begin}.of(report.article.text);
  return before.find('@') != std::string_view::npos;
}

/// The content words that stand nearest to a time: two before it and one behind. They tell what it is the
/// time of.
std::set<std::uint64_t> beside(const DifferenceInput& input, const Evidence& words, TextSpan sentence) {
  constexpr std::size_t kBefore = 2;
  const auto& tokens = input.report(words.article).reading.tokens;
  std::vector<std::uint64_t> before;
  std::set<std::uint64_t> found;
  for (const descent::Term& term : input.terms.of(words.article, sentence)) {
    if (!term.content) continue;
    if (tokens[term.token].span.end <= words.span.begin) before.push_back(term.stem);
    if (tokens[term.token].span.begin < words.span.end) continue;
    found.insert(term.stem);
    break;
  }
  const auto nearest = static_cast<std::ptrdiff_t>(std::min(before.size(), kBefore));
  found.insert(before.end() - nearest, before.end());
  return found;
}

/// "Thursday" and "September 20", a week after the Thursday that was understood: a day that is told by its
/// name may be that of another week.
bool may_be_one_weekday(const DifferenceInput& input, const Difference& difference) {
  constexpr int kWeek = 7;
  const auto has_digits = [&](const DifferingReading& reading) {
    return std::ranges::any_of(input.text(reading.words), core::is_digit);
  };
  const auto day = [](const DifferingReading& reading) {
    return descent::day_of({reading.value, DatePrecision::kDay, {}}).value_or(0);
  };
  const int first = day(difference.readings.front());
  const bool whole_weeks = std::ranges::all_of(difference.readings, [&](const DifferingReading& reading) {
    return (day(reading) - first) % kWeek == 0;
  });
  return whole_weeks && !std::ranges::all_of(difference.readings, has_digits);
}

/// "April 28" and "April 28, 2013": one day, of which one report does not give the year.
bool same_day_of_a_year(const std::set<std::string>& values) {
  constexpr std::size_t kYear = 4;
  return std::ranges::all_of(
      values, [&](const std::string& value) { return value.substr(kYear) == values.begin()->substr(kYear); });
}

std::map<ArticleIndex, Day> days_of(const DifferenceInput& input, std::span<const std::uint32_t> group) {
  std::map<ArticleIndex, Day> days;
  for (const std::uint32_t member : group) {
    const ProseSentence& place = input.statements.sentences[member];
    const Reading& reading = input.report(place.article).reading;
    const TextSpan sentence = reading.sentences[place.sentence].span;
    for (const TimeExpression& time : reading.times) {
      if (!sentence.contains(time.span)) continue;
      const std::string value = day_in(time, reading);
      if (value.empty()) continue;
      if (!tells_of_something(input, place.article, sentence)) continue;
      const Report& report = input.report(place.article);
      if (tells_of_the_page(report, time.span) || dates_a_post(report, sentence, time.span)) continue;
      const Evidence words{place.article, time.span};
      const auto [known, added] =
          days.try_emplace(place.article, Day{words, value, {place.article, sentence}});
      if (!added && known->second.value != value) known->second.settled = false;
    }
  }
  std::erase_if(days, [](const auto& day) { return !day.second.settled; });
  return days;
}

}  // namespace

std::vector<Difference> differing_times(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;  // most widely told first
    std::set<std::string> values;
    Difference difference{Difference::Kind::kTime, {}, {}};
    std::set<std::uint64_t> event;  // words beside the first day
    for (const auto& [article, day] : days_of(input, group)) {
      const std::set<std::uint64_t> words = beside(input, day.words, day.sentence.span);
      if (difference.readings.empty()) event = words;
      if (std::ranges::none_of(words, [&](std::uint64_t stem) { return event.contains(stem); })) continue;
      values.insert(day.value);
      difference.readings.push_back({day.words, day.value});
      if (difference.about.empty()) difference.about = opening_words(input, day.sentence, 6);
    }
    if (values.size() > 1 && words_differ(input, difference) && !same_day_of_a_year(values) &&
        !may_be_one_weekday(input, difference))
      differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace stemma::account
