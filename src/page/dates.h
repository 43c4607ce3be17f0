/// Dates as pages write them: machine forms, mail forms, and the words of many languages. Internal to page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma::page {

/// Which of 3/4/2020's first two numbers is the month where both could be.
enum class NumericOrder : std::uint8_t { kDayMonth, kMonthDay };

/// A date that stands in a text.
struct FoundDate {
  std::size_t begin = 0;  ///< bytes of the text
  std::size_t end = 0;
  DateStamp stamp;  ///< `from` is empty
};

/// Reads a machine's date: ISO 8601 in its variants, RFC 2822, seconds or milliseconds since 1970; failing
/// these, the first day that the words of any language give. Nothing where no day from 1980 to 2099 can be
/// read. O(value).
std::optional<DateStamp> parse_date(std::string_view value, std::string_view language = {},
                                    NumericOrder order = NumericOrder::kDayMonth);

/// The days that a text names in full (with a year), in order. Looks at no more than 2000 bytes.
std::vector<FoundDate> find_dates(std::string_view text, std::string_view language, NumericOrder order);

/// The same instant as an ISO 8601 value in UTC gives, by the clock of a zone such as "-03:00"; the value
/// itself where it is not in UTC.
std::string in_zone(std::string_view iso, std::string_view zone);

/// True where a value in UTC is midnight by the clock of Central Europe, summer time heeded (ICU's zone
/// Europe/Berlin).
bool is_midnight_in_central_europe(std::string_view iso);

/// The day in a URL's path: /2022/04/10/, /2022-04-10-…, /20220410…, /10-04-2022
std::optional<DateStamp> date_in_url(std::string_view url);

/// The day that is `days` after the one at the beginning of an ISO 8601 value, as "2022-04-10"; |days| is
/// below 28.
std::string day_after(std::string_view iso, int days);

}  // namespace stemma::page
