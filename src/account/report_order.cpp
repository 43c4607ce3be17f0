// Two clocks are compared in UTC where both give minutes and their offset, by days where not: what is left
// open is said to be neither earlier nor later.
#include "account/report_order.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "descent/clock.h"

namespace stemma::account {
namespace {

constexpr int kMinutesApart = 60;  ///< reports of one hour wait for the same press conference
constexpr int kMinutesADay = 24 * 60;

std::optional<int> digits(std::string_view value, std::size_t at) {
  int number = 0;
  if (value.size() < at + 2) return std::nullopt;
  const auto [end, error] = std::from_chars(value.data() + at, value.data() + at + 2, number);
  if (error != std::errc() || end != value.data() + at + 2) return std::nullopt;
  return number;
}

/// "+02:00" gives 120, "Z" gives 0.
std::optional<int> offset_minutes(std::string_view offset) {
  if (offset == "Z") return 0;
  const auto hours = digits(offset, 1);
  const auto minutes = digits(offset, 4);
  if (!hours || !minutes || (offset[0] != '+' && offset[0] != '-')) return std::nullopt;
  const int all = *hours * 60 + *minutes;
  return offset[0] == '-' ? -all : all;
}

/// Minutes since 1970-01-01 in UTC; none where the stamp does not give minutes and offset.
std::optional<int> utc_minutes(const DateStamp& stamp) {
  constexpr std::size_t kHour = 11, kMinute = 14, kSeconds = 16;  // places in "2024-03-12T19:40"
  const std::string_view value = stamp.value;
  if (stamp.precision < DatePrecision::kMinute || value.size() <= kSeconds) return std::nullopt;
  const auto day = descent::day_of(stamp);
  const auto hour = digits(value, kHour);
  const auto minute = digits(value, kMinute);
  const std::size_t at = value.find_first_of("Z+-", kSeconds);
  if (!day || !hour || !minute || at == std::string_view::npos) return std::nullopt;
  const auto offset = offset_minutes(value.substr(at));
  if (!offset) return std::nullopt;
  return *day * kMinutesADay + *hour * 60 + *minute - *offset;
}

/// When the page was as it is, as far as it tells.
const DateStamp& state_of(const Article& article) {
  return article.modified.known() ? article.modified : article.published;
}

bool appeared_later(const DateStamp& earlier, const DateStamp& later) {
  const auto first = utc_minutes(earlier);
  const auto second = utc_minutes(later);
  if (first && second) return *second - *first >= kMinutesApart;
  const auto first_day = descent::day_of(earlier);
  const auto second_day = descent::day_of(later);
  return first_day && second_day && *first_day < *second_day;
}

}  // namespace

ReportOrder::ReportOrder(std::span<const Report> reports, const DescentGraph& descent) : reports_(reports) {
  for (const Edge& edge : descent.edges) {
    const bool seen = edge.from.kind == Witness::Kind::kArticle && edge.to.kind == Witness::Kind::kArticle;
    if (seen && edge.direction_known)
      parents_[ArticleIndex{edge.from.index}].push_back(ArticleIndex{edge.to.index});
  }
}

bool ReportOrder::descends(ArticleIndex younger, ArticleIndex older) const {
  const auto found = parents_.find(younger);
  return found != parents_.end() && std::ranges::find(found->second, older) != found->second.end();
}

bool ReportOrder::is_later(ArticleIndex earlier, ArticleIndex later) const {
  const DateStamp& first = reports_[index_of(earlier)].article.published;
  const DateStamp& second = reports_[index_of(later)].article.published;
  return appeared_later(first, second) ||
         (descends(later, earlier) && descent::clearly_before(first, second));
}

bool ReportOrder::is_earlier_state(ArticleIndex earlier, ArticleIndex later) const {
  const Article& a = reports_[index_of(earlier)].article;
  const Article& b = reports_[index_of(later)].article;
  if (descent::clearly_before(state_of(a), state_of(b))) return true;
  if (descent::clearly_before(state_of(b), state_of(a))) return false;
  return !a.fetched.empty() && !b.fetched.empty() && a.fetched < b.fetched;
}

std::tuple<int, std::string_view, std::string_view> ReportOrder::state_key(ArticleIndex article) const {
  const Article& shown = reports_[index_of(article)].article;
  const DateStamp& state = state_of(shown);
  return {descent::day_of(state).value_or(std::numeric_limits<int>::max()), state.value, shown.fetched};
}

}  // namespace stemma::account
