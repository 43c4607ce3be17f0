/// Hashes that are the same on every run and every machine: ids and fingerprints are made of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::core {

/// FNV-1a, 64 bits, with a final avalanche (splitmix64). Not for adversaries: a collision joins two tokens,
/// no more.
constexpr std::uint64_t mix(std::uint64_t h) {
  h = (h ^ (h >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 27U)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 31U);
}
constexpr std::uint64_t hash(std::string_view bytes, std::uint64_t seed = 0xCBF29CE484222325ULL) {
  for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mix(seed);
}

/// 16 lower-case hex digits.
inline std::string hex16(std::uint64_t value) {
  std::string digits(16, '0');
  for (std::size_t i = 16; i-- > 0; value >>= 4U) digits[i] = "0123456789abcdef"[value & 15U];
  return digits;
}

}  // namespace stemma::core
