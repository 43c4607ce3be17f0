#include "text/dated_weekdays.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "lang/fold.h"
#include "lang/lists.h"
#include "text/times.h"

namespace stemma::text {
namespace {

std::optional<int> two_digits(std::string_view value, std::size_t at) {
  if (value.size() < at + 2) return std::nullopt;
  int number = 0;
  const char* end = value.data() + at + 2;
  const auto [stop, error] = std::from_chars(value.data() + at, end, number);
  if (stop != end || error != std::errc{}) return std::nullopt;
  return number;
}

/// A weekday in the words of a language; 0 where it is none.
int weekday_named(std::string_view language, std::uint64_t fold) {
  for (const std::string_view entry : lang::entries(language, "weekdays")) {
    const auto row = lang::columns(entry);
    for (std::size_t i = 1; i < row.size(); ++i) {
      if (lang::fold_hash(row[i]) == fold) return row[0].empty() ? 0 : row[0].front() - '0';
    }
  }
  return 0;
}

}  // namespace

std::optional<Day> DatedWeekday::in_year(int year) const {
  const auto on = make_day(year, month, day);
  return on && iso_weekday(*on) == weekday ? on : std::nullopt;
}

std::vector<DatedWeekday> dated_weekdays(const Article& article, const Reading& reading) {
  std::vector<DatedWeekday> found;
  for (const TimeExpression& time : reading.times) {
    const auto month = two_digits(time.value, 5);
    const auto day = two_digits(time.value, 8);
    const bool whole_day = time.value.size() == 10 || (time.value.size() > 10 && time.value[10] == 'T');
    if (!time.value.starts_with("XXXX-") || !whole_day || !month || !day) continue;
    const auto first =
        std::lower_bound(reading.tokens.begin(), reading.tokens.end(), time.span.begin,
                         [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
    for (auto token = first; token != reading.tokens.end() && token->span.begin < time.span.end; ++token) {
      const int weekday = weekday_named(article.language, token->fold);
      if (weekday == 0) continue;
      found.push_back({*month, *day, weekday, tense_at(article, reading, time.span)});
      break;
    }
  }
  return found;
}

}  // namespace stemma::text
