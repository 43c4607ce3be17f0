#include "stories/infer_days.h"

#include <map>
#include <set>
#include <unordered_map>

#include "text/dated_weekdays.h"

namespace stemma::stories {
namespace {

constexpr std::int32_t kNearDays = 60;  // between reports that tell of one course of events
constexpr std::int32_t kSoonDays = 2;   // a weekday beside a date is of days just past
constexpr int kFewestNames = 2;         // that speak for a day

struct Undated {
  std::size_t report;
  std::vector<text::DatedWeekday> told;  ///< none of them yet to come
};

std::vector<Undated> undated_reports(std::span<const Report> reports, std::span<const Features> features) {
  std::vector<Undated> undated;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (features[i].day) continue;
    auto told = text::dated_weekdays(reports[i].article, reports[i].reading);
    std::erase_if(told, [](const text::DatedWeekday& day) { return day.tense > 0; });
    if (!told.empty()) undated.push_back({i, std::move(told)});
  }
  return undated;
}

/// The last of the told days in the year that puts it near `day`.
std::optional<std::int32_t> last_told_near(const std::vector<text::DatedWeekday>& told, std::int32_t day) {
  const int year = text::year_of(text::Day{std::chrono::days{day}});
  for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
    std::optional<std::int32_t> last;
    bool all_fit = true;
    for (const auto& one : told) {
      const auto on = one.in_year(candidate);
      all_fit = all_fit && on.has_value();
      if (on) last = std::max(last, std::optional(static_cast<std::int32_t>(on->time_since_epoch().count())));
    }
    if (all_fit && last && std::abs(*last - day) <= kNearDays) return last;
  }
  return std::nullopt;
}

}  // namespace

void infer_days(std::span<const Report> reports, std::span<Features> features) {
  const auto undated = undated_reports(reports, features);
  if (undated.empty()) return;
  std::unordered_map<std::uint32_t, std::set<std::int32_t>> days_of_name;
  for (const Undated& one : undated) {
    for (const Term& name : features[one.report][Field::kNames]) days_of_name[name.id];
  }
  for (const Features& of : features) {
    if (!of.day) continue;
    for (const Term& name : of[Field::kNames]) {
      const auto wanted = days_of_name.find(name.id);
      if (wanted != days_of_name.end()) wanted->second.insert(of.day->first);
    }
  }
  for (const Undated& one : undated) {
    std::map<std::int32_t, int> names_for;
    for (const Term& name : features[one.report][Field::kNames]) {
      std::set<std::int32_t> spoken_for;
      for (const std::int32_t day : days_of_name[name.id]) {
        const auto told = last_told_near(one.told, day);
        if (told) spoken_for.insert(*told);
      }
      for (const std::int32_t day : spoken_for) ++names_for[day];
    }
    if (names_for.size() != 1 || names_for.begin()->second < kFewestNames) continue;
    features[one.report].day = DayRange{names_for.begin()->first, names_for.begin()->first + kSoonDays};
  }
}

}  // namespace stemma::stories
