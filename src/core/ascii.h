/// The ASCII that formats and addresses are made of. Internal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::core {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
std::string_view trimmed(std::string_view s);  ///< without outer blanks, tabs and line ends
std::string lower_ascii(std::string_view s);
/// A decimal number that fills `digits`; nothing where it does not or is 2^63 or more.
std::optional<std::uint64_t> number_of(std::string_view digits);

}  // namespace stemma::core
