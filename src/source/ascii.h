/// Internal: the ASCII that formats are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stemma::source {

std::string_view trimmed(std::string_view s);  ///< without outer blanks, tabs and line ends
std::string lower_ascii(std::string_view s);
/// A decimal number that fills `digits`; nothing where it does not or is 2^63 or more.
std::optional<std::uint64_t> number_of(std::string_view digits);

}  // namespace stemma::source
