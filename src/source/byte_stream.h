/// Internal: bytes one after another, from a file, from memory, or inflated on the way.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "stemma/result.h"

namespace stemma::source {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Puts up to `size` bytes into `buffer` and tells how many; 0 at the end. After an error nothing more can
  /// be read.
  virtual Result<std::size_t> read(char* buffer, std::size_t size) = 0;
};

/// Counts bytes as they are read; may be looked at from another thread.
using ByteCount = std::atomic<std::uint64_t>;

/// Opens a file for reading; "-" is standard input. Folders are kUnsupported here: inputs.cpp walks them.
/// What is read is added to `count`, where there is one. Begins at byte `offset`, which counts as read.
Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, ByteCount* count = nullptr,
                                              std::uint64_t offset = 0);

std::unique_ptr<ByteStream> stream_of(std::string bytes);

/// How much to ask a stream for at once: little at first, for most files are small, and soon as much as pays.
class PieceSize {
 public:
  std::size_t next() { return std::exchange(size_, std::min(2 * size_, kMostBytes)); }

 private:
  static constexpr std::size_t kMostBytes = 1U << 16U;
  std::size_t size_ = 1U << 12U;
};

/// A stream that can be looked into before it is read.
class Lookahead final : public ByteStream {
 public:
  explicit Lookahead(std::unique_ptr<ByteStream> bytes) : bytes_(std::move(bytes)) {}
  /// The next `size` bytes, fewer only at the end of the stream. The view lives until the next call.
  Result<std::string_view> peek(std::size_t size);
  /// One more piece, as it comes, and what was looked at before, up to `most` bytes; nothing new at the end.
  Result<std::string_view> peek_piece(std::size_t most);
  Result<std::size_t> read(char* buffer, std::size_t size) override;

 private:
  /// Reads one piece of up to `most` bytes; false at the end.
  Result<bool> read_piece(std::size_t most);

  std::unique_ptr<ByteStream> bytes_;
  PieceSize piece_;
  std::string ahead_;  ///< looked at, not yet read
};

/// What is told of a document of more than `max_bytes`.
Error too_large(std::uint64_t max_bytes);

/// All that is left of the stream; kTooLarge if that is more than `max_bytes`.
Result<std::string> read_all(ByteStream& bytes, std::uint64_t max_bytes);

}  // namespace stemma::source
