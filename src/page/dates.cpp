// Two readers. The machine reader takes fixed forms from the beginning of a value. The word reader cuts a
// text into numbers and words and tries the few orders in which people write a day around each year: day
// month year, month day year, year month day. Month names are those of the page's language first, then any
// language's that are not also another month's name somewhere (lang/<code>/months.txt).
#include "page/dates.h"

#include <unicode/timezone.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <memory>
#include <unordered_map>

#include "core/ascii.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::page {
namespace {

constexpr int kFirstYear = 1980;
constexpr int kLastYear = 2099;
constexpr std::size_t kMaxTextBytes = 2000;

/// A day and, where it is told, a clock time with its zone.
struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = -1, minute = 0, second = -1;
  std::string zone;  ///< "", "Z", "+02:00"
};

std::chrono::year_month_day civil(int year, int month, int day) {
  return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
         std::chrono::day{static_cast<unsigned>(day)};
}

bool is_day(int year, int month, int day) {
  return year >= kFirstYear && year <= kLastYear && month >= 1 && day >= 1 && civil(year, month, day).ok();
}

void set_day(Moment& m, std::chrono::sys_days day) {
  const std::chrono::year_month_day ymd = day;
  m.year = static_cast<int>(ymd.year());
  m.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  m.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
}

std::string two(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

DateStamp stamp_of(const Moment& m) {
  DateStamp stamp;
  stamp.value = std::to_string(m.year) + "-" + two(m.month) + "-" + two(m.day);
  stamp.precision = DatePrecision::kDay;
  if (m.hour < 0) return stamp;
  stamp.value += "T" + two(m.hour) + ":" + two(m.minute);
  stamp.precision = DatePrecision::kMinute;
  if (m.second >= 0) {
    stamp.value += ":" + two(m.second);
    stamp.precision = DatePrecision::kSecond;
  }
  stamp.value += m.zone;
  return stamp;
}

/// Moves over fixed forms; every reader leaves `at` where it was when it reads nothing.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool skip(char c) { return peek() == c && ++at_; }
  bool skip_any(std::string_view set) {
    const bool found = !at_end() && set.find(text_[at_]) != set.npos;
    at_ += found ? 1 : 0;
    return found;
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  /// A number of exactly `digits` digits (or of `least` to `digits`), -1 if there is none.
  int number(int digits, int least = 0) {
    least = least == 0 ? digits : least;
    int value = 0;
    int count = 0;
    while (count < digits && at_ + static_cast<std::size_t>(count) < text_.size() &&
           core::is_digit(text_[at_ + static_cast<std::size_t>(count)])) {
      value = value * 10 + (text_[at_ + static_cast<std::size_t>(count)] - '0');
      ++count;
    }
    if (count < least) return -1;
    at_ += static_cast<std::size_t>(count);
    return value;
  }
  std::size_t position() const { return at_; }
  void back_to(std::size_t position) { at_ = position; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// "Z", "+02:00", "+0200", "+02", after a clock time.
std::string read_zone(Scanner& scan) {
  scan.skip_blanks();
  if (scan.skip('Z') || scan.skip('z')) return "Z";
  const std::size_t start = scan.position();
  const char sign = scan.peek();
  if (sign != '+' && sign != '-') return {};
  scan.skip(sign);
  const int hours = scan.number(2);
  scan.skip(':');
  const int minutes = scan.number(2);
  if (hours < 0 || hours > 14 || minutes > 59) return scan.back_to(start), std::string{};
  return sign + two(hours) + ":" + two(std::max(minutes, 0));
}

void read_clock(Scanner& scan, Moment& m) {
  const std::size_t start = scan.position();
  const int hour = scan.number(2, 1);
  if (hour < 0 || hour > 23 || !scan.skip_any(":.")) return scan.back_to(start);
  const int minute = scan.number(2);
  if (minute < 0 || minute > 59) return scan.back_to(start);
  m.hour = hour;
  m.minute = minute;
  if (scan.skip(':')) {
    const int second = scan.number(2);
    if (second >= 0 && second < 60) m.second = second;
    if (scan.skip_any(".,")) {
      while (core::is_digit(scan.peek())) scan.skip(scan.peek());
    }
  }
  m.zone = read_zone(scan);
}

/// 2022-04-10, 2022/4/10, 2022.04.10, 20220410, each with or without T or a blank and a clock time.
std::optional<Moment> read_iso(std::string_view value) {
  Scanner scan(value);
  Moment m;
  m.year = scan.number(4);
  const bool parted = scan.skip_any("-/.");
  m.month = parted ? scan.number(2, 1) : scan.number(2);
  if (parted && !scan.skip_any("-/.")) return std::nullopt;
  m.day = parted ? scan.number(2, 1) : scan.number(2);
  if (!is_day(m.year, m.month, m.day)) return std::nullopt;
  if (core::is_digit(scan.peek())) return std::nullopt;
  if (scan.skip_any("Tt ,")) {
    scan.skip_blanks();
    const std::size_t clock = scan.position();
    read_clock(scan, m);
    if (m.hour < 0) {  // 20220410T093000
      scan.back_to(clock);
      const int hour = scan.number(2);
      const int minute = scan.number(2);
      const int second = scan.number(2);
      if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second < 60) {
        m.hour = hour;
        m.minute = minute;
        m.second = second;
        m.zone = read_zone(scan);
      }
    }
  }
  return m;
}

/// Seconds or milliseconds since 1970.
std::optional<Moment> read_epoch(std::string_view value) {
  if ((value.size() != 10 && value.size() != 13) || !std::all_of(value.begin(), value.end(), core::is_digit))
    return std::nullopt;
  std::int64_t seconds = 0;
  std::from_chars(value.data(), value.data() + 10, seconds);
  Moment m;
  set_day(m, std::chrono::sys_days(std::chrono::days(seconds / 86400)));
  const auto rest = static_cast<int>(seconds % 86400);
  m.hour = rest / 3600;
  m.minute = rest / 60 % 60;
  m.second = rest % 60;
  m.zone = "Z";
  if (!is_day(m.year, m.month, m.day)) return std::nullopt;
  return m;
}

struct MonthNames {
  std::unordered_map<std::uint64_t, int> any;  ///< 0 where two languages give the name to two months
  std::map<std::string_view, std::unordered_map<std::uint64_t, int>> of;
};

std::string_view without_dot(std::string_view word) {
  while (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word;
}

const MonthNames& month_names() {
  static const MonthNames names = [] {
    MonthNames read;
    for (const auto language : lang::languages()) {
      auto& own = read.of[language];
      for (const auto entry : lang::entries(language, "months")) {
        const auto row = lang::columns(entry);
        int month = 0;
        std::from_chars(row[0].data(), row[0].data() + row[0].size(), month);
        for (std::size_t i = 1; i < row.size(); ++i) {
          const std::uint64_t key = lang::fold_hash(without_dot(row[i]));
          own.try_emplace(key, month);
          const auto [found, fresh] = read.any.try_emplace(key, month);
          if (!fresh && found->second != month) found->second = 0;
        }
      }
    }
    return read;
  }();
  return names;
}

int month_of(std::string_view word, std::string_view language) {
  word = without_dot(word);
  if (word.empty() || core::is_digit(word.front())) return 0;
  const MonthNames& names = month_names();
  const std::uint64_t key = lang::fold_hash(word);
  if (const auto own = names.of.find(language); own != names.of.end()) {
    if (const auto found = own->second.find(key); found != own->second.end()) return found->second;
  }
  const auto found = names.any.find(key);
  return found == names.any.end() ? 0 : found->second;
}

/// A number or a word of a text, with the signs between it and the next.
struct Piece {
  std::size_t begin = 0, end = 0;
  int number = -1;  ///< of a run of at most 4 digits, else -1
  int digits = 0;
  int month = 0;  ///< of a word
  std::string_view word;
};

/// "Year", "month", "day" in Chinese, Japanese and Korean: each stands right after its number and is one
/// word.
bool is_day_counter(std::string_view word) {
  constexpr std::string_view kCounters[] = {"年", "月", "日", "년", "월", "일"};
  return std::find(std::begin(kCounters), std::end(kCounters), word) != std::end(kCounters);
}

std::vector<Piece> cut(std::string_view text, std::string_view language) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (core::is_digit(text[i])) {
      while (i < text.size() && core::is_digit(text[i])) ++i;
      Piece piece{begin, i, -1, static_cast<int>(i - begin), 0, {}};
      if (piece.digits <= 4) std::from_chars(text.data() + begin, text.data() + i, piece.number);
      pieces.push_back(piece);
      continue;
    }
    std::size_t next = i;
    const char32_t c = core::next_code_point(text, next);
    if (u_isalpha(static_cast<UChar32>(c)) == 0) {
      i = next;
      continue;
    }
    const bool unit = is_day_counter(text.substr(i, next - i));
    while (!unit && next < text.size()) {
      std::size_t after = next;
      const char32_t d = core::next_code_point(text, after);
      const auto type = u_charType(static_cast<UChar32>(d));
      if (u_isalpha(static_cast<UChar32>(d)) == 0 && type != U_NON_SPACING_MARK &&
          type != U_COMBINING_SPACING_MARK)
        break;
      next = after;
    }
    i = next;
    Piece piece{begin, i, -1, 0, 0, text.substr(begin, i - begin)};
    piece.month = month_of(piece.word, language);
    pieces.push_back(piece);
  }
  return pieces;
}

class WordReader {
 public:
  WordReader(std::string_view text, std::string_view language, NumericOrder order)
      : text_(text), order_(order), pieces_(cut(text, language)) {}

  std::vector<FoundDate> read() {
    std::vector<FoundDate> found;
    for (std::size_t i = 0; i < pieces_.size();) {
      Moment m;
      const std::size_t used = date_at(i, m);
      if (used == 0 || !is_day(m.year, m.month, m.day)) {
        ++i;
        continue;
      }
      std::size_t last = i + used - 1;
      last += clock_after(last, m);
      found.push_back({pieces_[i].begin, pieces_[last].end, stamp_of(m)});
      i = last + 1;
    }
    return found;
  }

 private:
  bool is_year(std::size_t i) const { return i < pieces_.size() && pieces_[i].digits == 4; }
  bool is_small(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].digits >= 1 && pieces_[i].digits <= 2;
  }
  bool is_month(std::size_t i) const { return i < pieces_.size() && pieces_[i].month > 0; }
  std::string_view gap(std::size_t i) const {
    return text_.substr(pieces_[i].end, pieces_[i + 1].begin - pieces_[i].end);
  }
  bool joined_by(std::size_t i, std::string_view sign) const {
    std::string_view between = gap(i);
    while (!between.empty() && between.front() == ' ') between.remove_prefix(1);
    while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
    return between == sign;
  }
  bool close(std::size_t i) const { return i + 1 < pieces_.size() && gap(i).size() <= 3; }
  /// What stands behind a year's, a month's or a day's number where no blank does.
  bool is_counter(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].word.size() == 3 && is_day_counter(pieces_[i].word);
  }
  /// Words such as "de", "of", "th" between the parts of a date.
  std::size_t over_filler(std::size_t i) const {
    if (i < pieces_.size() && pieces_[i].digits == 0 && pieces_[i].month == 0 && pieces_[i].word.size() <= 4)
      return i + 1;
    return i;
  }

  std::size_t date_at(std::size_t i, Moment& m) const {
    if (const std::size_t used = year_first(i, m); used > 0) return used;
    if (is_small(i)) {
      if (const std::size_t used = numeric(i, m); used > 0) return used;
      return day_first(i, m);
    }
    if (is_month(i)) return month_first(i, m);
    return 0;
  }

  /// 2022-04-10, 2022年4月10日, 2022. 4. 10., 2022 April 10
  std::size_t year_first(std::size_t i, Moment& m) const {
    if (!is_year(i) || !close(i)) return 0;
    std::size_t at = i + 1;
    if (is_counter(at) && is_small(at + 1)) ++at;
    if (is_small(at)) {
      std::size_t day = at + 1;
      if (is_counter(day)) ++day;
      if (!is_small(day) || !close(day - 1)) return 0;
      m.year = pieces_[i].number;
      m.month = pieces_[at].number;
      m.day = pieces_[day].number;
      return is_day(m.year, m.month, m.day) ? day - i + 1 : 0;
    }
    if (!is_month(at) || !is_small(at + 1)) return 0;
    m.year = pieces_[i].number;
    m.month = pieces_[at].month;
    m.day = pieces_[at + 1].number;
    return is_day(m.year, m.month, m.day) ? at + 2 - i : 0;
  }

  /// 10.04.2022, 10/4/22, 4-10-2022, 10 | 04 | 2022
  std::size_t numeric(std::size_t i, Moment& m) const {
    if (!is_small(i + 1) || i + 2 >= pieces_.size()) return 0;
    std::string_view sign;
    for (const std::string_view candidate : {".", "/", "-", "|"}) {
      if (joined_by(i, candidate) && joined_by(i + 1, candidate)) sign = candidate;
    }
    if (sign.empty()) return 0;
    int year = pieces_[i + 2].number;
    if (pieces_[i + 2].digits == 2)
      year += 2000;
    else if (pieces_[i + 2].digits != 4)
      return 0;
    int day = pieces_[i].number;
    int month = pieces_[i + 1].number;
    const bool month_first = sign != "." && order_ == NumericOrder::kMonthDay;
    if (month > 12 || (month_first && day <= 12)) std::swap(day, month);
    if (!is_day(year, month, day)) return 0;
    m.year = year;
    m.month = month;
    m.day = day;
    return 3;
  }

  /// 10 April 2022, 10. April 2022, 10 de abril de 2022, 10th of April, 2022
  std::size_t day_first(std::size_t i, Moment& m) const {
    std::size_t at = i + 1;
    for (int fillers = 0; fillers < 2 && !is_month(at); ++fillers) at = over_filler(at);
    if (!is_month(at) || gap(i).size() > 3) return 0;
    std::size_t year = at + 1;
    year = over_filler(year);
    if (!is_year(year) || gap(year - 1).size() > 4) return 0;
    m.year = pieces_[year].number;
    m.month = pieces_[at].month;
    m.day = pieces_[i].number;
    return is_day(m.year, m.month, m.day) ? year - i + 1 : 0;
  }

  /// The piece behind a day and a clock time, if there is one, as `date` prints it between day and year.
  std::size_t over_clock(std::size_t day, Moment& m) const { return day + 1 + clock_after(day, m); }

  /// April 10, 2022; April 10th, 2022; Apr 10 09:30:00 2022
  std::size_t month_first(std::size_t i, Moment& m) const {
    if (!is_small(i + 1) || gap(i).size() > 3) return 0;
    std::size_t year = over_filler(i + 2);
    if (!is_year(year)) year = over_clock(i + 1, m);
    if (!is_year(year) || gap(year - 1).size() > 4) return 0;
    m.year = pieces_[year].number;
    m.month = pieces_[i].month;
    m.day = pieces_[i + 1].number;
    return is_day(m.year, m.month, m.day) ? year - i + 1 : 0;
  }

  /// A clock time right behind the date; returns the pieces that it takes.
  std::size_t clock_after(std::size_t last, Moment& m) const {
    std::size_t at = last + 1;
    if (at < pieces_.size() && pieces_[at].digits == 0 && pieces_[at].word.size() <= 4) ++at;
    if (!is_small(at) || at + 1 >= pieces_.size() || pieces_[at + 1].digits != 2 || !joined_by(at, ":"))
      return 0;
    if (pieces_[at].begin - pieces_[last].end > 12 || pieces_[at].number > 23 || pieces_[at + 1].number > 59)
      return 0;
    m.hour = pieces_[at].number;
    m.minute = pieces_[at + 1].number;
    std::size_t end = at + 1;
    if (end + 1 < pieces_.size() && joined_by(end, ":") && pieces_[end + 1].digits == 2) ++end;
    if (end + 1 < pieces_.size() && gap(end).size() <= 1) half_day(pieces_[end + 1].word, m);
    return end - last;
  }

  /// "9:30 pm": the clock of twelve hours.
  static void half_day(std::string_view word, Moment& m) {
    if (word.empty()) return;
    const char first = static_cast<char>(word[0] | 0x20);
    const bool half = word.size() <= 2 && (word.size() == 1 || (word[1] | 0x20) == 'm');
    if (half && first == 'p' && m.hour < 12) m.hour += 12;
    if (half && first == 'a' && m.hour == 12) m.hour = 0;
  }

  std::string_view text_;
  NumericOrder order_;
  std::vector<Piece> pieces_;
};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\n' || s.front() == '\t' || s.front() == '"'))
    s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == '\t' || s.back() == '"'))
    s.remove_suffix(1);
  return s;
}

}  // namespace

std::optional<DateStamp> parse_date(std::string_view value, std::string_view language, NumericOrder order) {
  value = trimmed(value);
  if (const auto epoch = read_epoch(value)) return stamp_of(*epoch);
  if (const auto iso = read_iso(value)) return stamp_of(*iso);
  auto found = find_dates(value, language, order);
  if (found.empty()) return std::nullopt;
  DateStamp stamp = std::move(found.front().stamp);
  // RFC 2822 writes its zone behind the seconds: "Thu, 07 Apr 2022 09:30:00 +0200", "… GMT".
  if (stamp.precision == DatePrecision::kMinute) {
    const std::string_view rest = value.substr(found.front().end);
    Scanner scan(rest);
    std::string zone = read_zone(scan);
    if (zone.empty() && (rest.find("GMT") != rest.npos || rest.find("UTC") != rest.npos)) zone = "Z";
    stamp.value += zone;
  }
  return stamp;
}

std::vector<FoundDate> find_dates(std::string_view text, std::string_view language, NumericOrder order) {
  text = text.substr(0, core::floor_boundary(text, kMaxTextBytes));
  if (std::none_of(text.begin(), text.end(), core::is_digit)) return {};
  return WordReader(text, language, order).read();
}

namespace {

/// 2022/04/10, 2022-04-10, 20220410
std::optional<Moment> year_first_in_path(std::string_view path) {
  Scanner scan(path);
  Moment m;
  m.year = scan.number(4);
  const char sign = scan.peek();
  const bool parted = sign == '/' || sign == '-' || sign == '_' || sign == '.';
  if (parted) scan.skip(sign);
  m.month = parted ? scan.number(2, 1) : scan.number(2);
  if (parted && !scan.skip(sign)) return std::nullopt;
  const std::size_t day_at = scan.position();
  m.day = parted ? scan.number(2, 1) : scan.number(2);
  // "/2023/10/3-questions" has no day.
  const bool one_digit = scan.position() == day_at + 1;
  if (one_digit && scan.peek() != '/' && scan.peek() != '\0') return std::nullopt;
  return core::is_digit(scan.peek()) ? std::nullopt : std::optional(m);
}

/// 10-04-2022, 10.04.2022, 10_04_2022
std::optional<Moment> day_first_in_path(std::string_view path) {
  Scanner scan(path);
  Moment m;
  m.day = scan.number(2);
  const char sign = scan.peek();
  if (sign != '-' && sign != '_' && sign != '.') return std::nullopt;
  scan.skip(sign);
  m.month = scan.number(2);
  if (!scan.skip(sign)) return std::nullopt;
  m.year = scan.number(4);
  return core::is_digit(scan.peek()) ? std::nullopt : std::optional(m);
}

}  // namespace

std::optional<DateStamp> date_in_url(std::string_view url) {
  constexpr int kFirstPageYear = 1995;
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
  if (path == url.npos) return std::nullopt;
  for (std::size_t i = path; i + 8 < url.size(); ++i) {
    if (core::is_digit(url[i]) || !core::is_digit(url[i + 1])) continue;
    for (const auto& found : {year_first_in_path(url.substr(i + 1)), day_first_in_path(url.substr(i + 1))}) {
      if (found && found->year >= kFirstPageYear && is_day(found->year, found->month, found->day))
        return stamp_of(*found);
    }
  }
  return std::nullopt;
}

std::string in_zone(std::string_view iso, std::string_view zone) {
  auto moment = read_iso(iso);
  const bool utc = moment && moment->hour >= 0 && (moment->zone == "Z" || moment->zone == "+00:00");
  Scanner scan(zone);
  std::string name = read_zone(scan);
  if (!utc || name.size() != 6) return std::string(iso);
  const int hours = (name[1] - '0') * 10 + (name[2] - '0');
  const int minutes = (name[4] - '0') * 10 + (name[5] - '0');
  constexpr int kDay = 24 * 60;
  const int shift = (hours * 60 + minutes) * (name[0] == '-' ? -1 : 1);
  const int clock = moment->hour * 60 + moment->minute + shift;
  const int days = clock < 0 ? -1 : clock >= kDay ? 1 : 0;
  auto day = read_iso(day_after(iso, days));
  if (!day) return std::string(iso);
  const int local = clock - days * kDay;
  day->hour = local / 60;
  day->minute = local % 60;
  day->second = moment->second;
  day->zone = std::move(name);
  return stamp_of(*day).value;
}

bool is_midnight_in_central_europe(std::string_view iso) {
  const auto moment = read_iso(iso);
  const bool utc = moment && moment->hour >= 0 && (moment->zone == "Z" || moment->zone == "+00:00");
  if (!utc || moment->minute != 0 || moment->second > 0) return false;
  static const std::unique_ptr<const icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Berlin"));
  const auto instant = std::chrono::sys_days(civil(moment->year, moment->month, moment->day)) +
                       std::chrono::hours(moment->hour);
  std::int32_t standard = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(std::chrono::milliseconds(instant.time_since_epoch()).count()), 0,
                  standard, summer, status);
  const auto clock = instant + std::chrono::milliseconds(standard + summer);
  return U_SUCCESS(status) != 0 && clock == std::chrono::floor<std::chrono::days>(clock);
}

std::string day_after(std::string_view iso, int days) {
  auto moment = read_iso(iso.substr(0, 10));
  if (!moment) return {};
  set_day(*moment,
          std::chrono::sys_days(civil(moment->year, moment->month, moment->day)) + std::chrono::days(days));
  return stamp_of(*moment).value;
}

}  // namespace stemma::page
