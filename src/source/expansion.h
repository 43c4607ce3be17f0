/// Internal: how far something packed may expand.
#pragma once

#include <cstdint>

#include "stemma/result.h"

namespace stemma::source {

/// A running sum over all of something packed, however it is nested: a file and its members, an archive and
/// the bodies in it. Text packs 3 to 20 times, logs of equal lines 100; deflate can reach 1,032, zstd far
/// more. What is small may do as it likes.
class Expansion {
 public:
  static constexpr std::uint64_t kMaxRatio = 200;
  static constexpr std::uint64_t kFree = 64ULL << 20U;
  /// Of the bodies in an archive: some that are as large as a document may be, cost those records alone.
  static constexpr std::uint64_t kFreeInArchive = 4 * kFree;

  /// `packed`: what has been read of it so far. `free`: bytes that it may unpack to in any case.
  explicit Expansion(std::uint64_t packed = 0, std::uint64_t free = kFree) : packed_(packed), free_(free) {}

  void set_packed(std::uint64_t bytes) { packed_ = bytes; }
  void add_unpacked(std::uint64_t bytes) { unpacked_ += bytes; }

  bool is_air() const { return unpacked_ > free_ && unpacked_ / kMaxRatio > packed_; }

 private:
  std::uint64_t packed_;
  std::uint64_t free_;
  std::uint64_t unpacked_ = 0;
};

/// What is told of something that is_air(): kTooLarge.
Error mostly_air();

}  // namespace stemma::source
