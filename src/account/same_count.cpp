// Most figures of one unit count different things: "scored 23 points" of one player, "14 points" of another.
// So who stands before a figure, whose it is behind it, of what it is, its days and years must not be
// others'; then the words around two figures must be nearly all the same, or the word beside them.
#include <algorithm>
#include <cmath>

#include "account/counted.h"

namespace stemma::account {
namespace {

constexpr std::uint32_t kMinSharedWords = 2;   // content words that two contexts share, the unit apart
constexpr float kMinContextLikeness = 0.35F;   // of the lighter context
constexpr float kOtherPlacesLikeness = 0.45F;  // of counts behind two places' names: one may lie in the other
constexpr std::uint32_t kManySharedWords = 5;  // so many agree that no neighbour need be the same
constexpr float kMostOfContext = 0.6F;

/// Each has names around it, and none of the other's.
bool name_other_things(const std::set<std::uint64_t>& a, const std::set<std::uint64_t>& b) {
  const bool common = std::ranges::any_of(a, [&](std::uint64_t stem) { return b.contains(stem); });
  return !a.empty() && !b.empty() && !common;
}

/// Two names, and none of them is the other or a part of it.
bool are_others(const NameStems& a, const NameStems& b) {
  if (a.empty() || b.empty()) return false;
  return !std::ranges::includes(a, b) && !std::ranges::includes(b, a);
}

/// A year that one alone tells is another than that of the reports: "12 dead in 2012" is of an earlier event.
bool in_other_years(const Counted& a, const Counted& b) {
  if (a.years.empty() && b.years.empty()) return false;
  const auto is_of = [](const Counted& place, const std::string& year) {
    return place.years.empty() ? place.report_year.empty() || place.report_year == year
                               : place.years.contains(year);
  };
  const Counted& told = a.years.empty() ? b : a;
  const Counted& other = a.years.empty() ? a : b;
  return std::ranges::none_of(told.years, [&](const std::string& year) { return is_of(other, year); });
}

/// A count that only grows is told of the day of the news: "17 dead, officials said on Tuesday". Others are
/// of what happened that day.
bool on_other_days(const Counted& a, const Counted& b) {
  const bool common =
      std::ranges::any_of(a.days, [&](const std::string& day) { return b.days.contains(day); });
  return !(a.only_grows && b.only_grows) && !a.days.empty() && !b.days.empty() && !common;
}

/// Both say whose, where or when, and not the same.
bool tell_of_others(const Counted& a, const Counted& b) {
  const bool of_others = a.of_what != 0 && b.of_what != 0 && a.of_what != b.of_what;
  return a.of_more != b.of_more || of_others || are_others(a.person, b.person) ||
         are_others(a.holder, b.holder) || are_others(a.whose, b.whose) || in_other_years(a, b) ||
         on_other_days(a, b);
}

/// What two contexts have in common.
struct Shared {
  std::uint32_t words = 0;
  float share = 0;  ///< of the weight of the lighter one
};

Shared shared_context(const Counted& place_a, const Counted& place_b) {
  const std::vector<descent::Term>& a = place_a.context;
  const std::vector<descent::Term>& b = place_b.context;
  Shared shared;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->stem == y->stem) {
      shared.share += x->weight;
      ++shared.words, ++x, ++y;
    } else {
      ++(x->stem < y->stem ? x : y);
    }
  }
  const float lighter = std::min(weight_of(a), weight_of(b));
  shared.share = lighter > 0 ? shared.share / lighter : 0;
  return shared;
}

/// "residents of the district were brought" and "residents were brought": the word behind one is near behind
/// the other.
bool first_is_in(std::span<const std::uint64_t> words, std::span<const std::uint64_t> others) {
  return !words.empty() && std::ranges::find(others, words.front()) != others.end();
}

/// Reports that count one thing may be a digit apart; "30,000 people in shelters" and "79" are two things.
bool of_one_size(const Figure& a, const Figure& b) {
  constexpr double kMostTimes = 20;
  return std::abs(a.value) <= kMostTimes * std::abs(b.value) &&
         std::abs(b.value) <= kMostTimes * std::abs(a.value);
}

/// The dead and the injured of a story are those of its event. Of anything else it takes more than a unit and
/// a verb to be the same: many words, names among them, or the words on both sides.
bool well_anchored(const Counted& a, const Counted& b, const Shared& shared, bool same_on_both_sides) {
  constexpr std::uint32_t kSomeWords = 3;
  const bool names = std::ranges::any_of(a.names, [&](std::uint64_t stem) { return b.names.contains(stem); });
  return shared.words > kSomeWords || (shared.words == kSomeWords && (names || same_on_both_sides));
}

}  // namespace

float nearness(const Counted& a, const Counted& b) {
  const Shared shared = shared_context(a, b);
  if (!of_one_size(*a.figure, *b.figure)) return 0;
  if (shared.words < kMinSharedWords || tell_of_others(a, b)) return 0;
  const bool same_before = !a.before.empty() && !b.before.empty() && a.before.back() == b.before.back();
  const bool same_behind = first_is_in(a.behind, b.behind) || first_is_in(b.behind, a.behind);
  // "13 others were wounded" and "wounding seven others": one count, told in two voices.
  const bool same_growth =
      std::ranges::any_of(a.growth, [&](std::size_t row) { return b.growth.contains(row); });
  // Shares are of all things: what follows them ("of the vote") says little, whose they are stands before.
  const bool beside = a.is_share ? same_before : same_before || same_behind || same_growth;
  if (a.is_share && (!beside || name_other_things(a.names, b.names))) return 0;
  if (!beside && (shared.words < kManySharedWords || shared.share < kMostOfContext)) return 0;
  const bool grows = a.only_grows && b.only_grows;
  const bool equal = a.figure->value == b.figure->value;
  if (!grows && !equal && !well_anchored(a, b, shared, same_before && same_behind)) return 0;
  const bool other_places = are_others(a.place, b.place);
  if (other_places && !grows) return 0;
  const float enough = other_places ? kOtherPlacesLikeness : kMinContextLikeness;
  return shared.share < enough ? 0 : shared.share;
}

bool may_count_one(const Counted& a, const Counted& b) {
  const Shared shared = shared_context(a, b);
  return shared.words >= kMinSharedWords && shared.share >= kMinContextLikeness;
}

}  // namespace stemma::account
