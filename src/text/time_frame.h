/// What a time expression's words say, before it is known when they were said: a flat record of named fields.
///
/// Words set fields ("Thursday" weekday=4), rules unite the fields of their parts and add some of their own
/// ("last" dir=-1). Resolving a frame against a report's date is the next step (text/time_resolver.h).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stemma::text {

enum class Field : std::uint8_t {
  kCentury,  ///< 20 for the 20th century
  kDecade,   ///< 197 for the 1970s; 7 where the century is not told
  kYear,
  kHalf,     ///< 1, 2
  kQuarter,  ///< 1 to 4
  kSeason,   ///< index into kSeasonCodes
  kMonth,
  kDay,      ///< of the month
  kWeekday,  ///< Monday = 1
  kWeekend,
  kPart,  ///< of the day: index into kPartCodes
  kHour,
  kMinute,
  kSecond,
  kPm,       ///< 12 to add to the hour after noon, 0 before it
  kHoliday,  ///< 100 * month + day; or kEasterBase + days after Easter Sunday; or kNthBase + …, see the
             ///< resolver
  kUnit,     ///< TimeUnit
  kCount,    ///< thousandths; kUnknownCount for "some"
  kScale,    ///< of kCount: a decade is ten years
  kUnit2,    ///< the smaller part of "three years and four months"
  kCount2,
  kDir,      ///< -1 past, 0 this, 1 next; times kCount
  kFrom,     ///< 0 the report's day, 1 the time told before
  kOrdinal,  ///< "the first", "the 24th"; -1 the last
  kRef,      ///< index into kRefCodes
  kMod,      ///< early, mid, late: kept for readers, not in the value
  kNumber,   ///< a numeral not yet given a meaning
  kTense,    ///< -1 past, 1 future: what a word of the sentence tells
  kWhole,    ///< the unit of kUnit that a smaller part lies in, "the quarter a year ago"
  kEnd,
};
constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::kEnd);

/// From fine to coarse.
enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kPart,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
  kPeriod,
};

constexpr std::array<std::string_view, 4> kSeasonCodes = {"SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 6> kPartCodes = {"MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 3> kRefCodes = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
constexpr std::int32_t kUnknownCount = -1;

class Frame {
 public:
  bool has(Field field) const { return ((present_ >> static_cast<unsigned>(field)) & 1U) != 0; }
  std::int32_t operator[](Field field) const { return values_[static_cast<std::size_t>(field)]; }
  std::optional<std::int32_t> get(Field field) const {
    if (!has(field)) return std::nullopt;
    return (*this)[field];
  }
  void set(Field field, std::int32_t value) {
    present_ |= 1U << static_cast<unsigned>(field);
    values_[static_cast<std::size_t>(field)] = value;
  }
  bool empty() const { return present_ == 0; }
  void clear(Field field) { present_ &= ~(1U << static_cast<unsigned>(field)); }
  /// Takes over the other's fields; they win where both have one.
  void unite(const Frame& other) {
    for (std::uint32_t rest = other.present_; rest != 0; rest &= rest - 1) {
      const auto field = static_cast<Field>(std::countr_zero(rest));
      set(field, other[field]);
    }
  }

 private:
  std::uint32_t present_ = 0;
  std::array<std::int32_t, kFieldCount> values_{};
};
static_assert(kFieldCount <= 32);

}  // namespace stemma::text
