#include "source/line_reader.h"

#include <algorithm>

namespace stemma::source {

LineReader::LineReader(std::unique_ptr<ByteStream> bytes, std::size_t max_line_bytes)
    : bytes_(std::move(bytes)), max_line_bytes_(max_line_bytes) {}

Result<bool> LineReader::fill() {
  if (at_ < buffer_.size()) return true;
  buffer_.resize(piece_.next());
  auto got = bytes_->read(buffer_.data(), buffer_.size());
  buffer_.resize(got ? *got : 0);
  at_ = 0;
  if (!got) return tl::make_unexpected(std::move(got).error());
  return *got > 0;
}

Result<std::optional<Line>> LineReader::next() {
  STEMMA_TRY(bool more, fill());
  if (!more) return std::optional<Line>();
  Line line{{}, ++number_, taken_, false};
  for (bool ended = false; more && !ended;) {
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    ended = end < buffer_.size();
    if (line.text.size() + (end - at_) > max_line_bytes_) line.too_long = true;
    if (!line.too_long) line.text.append(buffer_, at_, end - at_);
    taken_ += end - at_ + (ended ? 1 : 0);
    at_ = end + (ended ? 1 : 0);
    if (!ended) {
      STEMMA_TRY(more, fill());
    }
  }
  if (line.text.ends_with('\r')) line.text.pop_back();
  return line;
}

}  // namespace stemma::source
