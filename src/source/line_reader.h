/// Internal: lines of a stream, of bounded length.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "source/byte_stream.h"

namespace stemma::source {

struct Line {
  std::string text;               ///< without its end; what fitted of it if `too_long`
  std::uint64_t number = 0;       ///< from 1
  std::uint64_t byte_offset = 0;  ///< where it begins in the (inflated) stream
  bool too_long = false;
};

class LineReader {
 public:
  LineReader(std::unique_ptr<ByteStream> bytes, std::size_t max_line_bytes);
  /// The next line, nothing after the last. The rest of a line that is too long is read and forgotten.
  /// O(max_line_bytes) memory.
  Result<std::optional<Line>> next();

 private:
  Result<bool> fill();

  std::unique_ptr<ByteStream> bytes_;
  std::size_t max_line_bytes_;
  PieceSize piece_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
  std::uint64_t taken_ = 0;  ///< bytes of the lines already given
};

}  // namespace stemma::source
