#include "core/ascii.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace stemma::core {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

}  // namespace

std::string_view trimmed(std::string_view s) {
  s.remove_prefix(std::min(s.find_first_not_of(kBlank), s.size()));
  return s.substr(0, s.find_last_not_of(kBlank) + 1);
}

std::string lower_ascii(std::string_view s) {
  std::string lower(s);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return lower;
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = problem == std::errc() && end == digits.data() + digits.size();
  if (!whole || value > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return value;
}

}  // namespace stemma::core
