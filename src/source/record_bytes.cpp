// One buffer, moved to the front only when half of it has been passed, so that each byte moves at most once.
#include "source/record_bytes.h"

#include <algorithm>
#include <cassert>

namespace stemma::source {

RecordBytes::RecordBytes(std::unique_ptr<ByteStream> bytes, std::uint64_t offset)
    : plain_(std::move(bytes)), offset_(offset) {}

RecordBytes::RecordBytes(std::unique_ptr<UnpackedStream> packed) : packed_(std::move(packed)) {}

Result<bool> RecordBytes::want(std::size_t size) {
  while (ahead().size() < size) {
    if (error_) return tl::make_unexpected(*error_);
    if (at_ > data_.size() / 2) {
      data_.erase(0, at_);
      data_begin_ += at_;
      at_ = 0;
    }
    const std::size_t had = data_.size();
    const std::size_t piece = piece_.next();
    data_.resize(had + piece);
    auto got = packed_ ? packed_->read(data_.data() + had, piece) : plain_->read(data_.data() + had, piece);
    data_.resize(had + (got ? *got : 0));
    if (!got) {
      error_ = std::move(got).error();
      continue;
    }
    if (*got == 0) return false;
    if (packed_) note_member(data_begin_ + had);
  }
  return true;
}

void RecordBytes::note_member(std::uint64_t begin) {
  if (members_.empty() || members_.back().offset != packed_->member_offset())
    members_.push_back({begin, packed_->member_offset()});
}

void RecordBytes::pass(std::size_t size) {
  assert(size <= ahead().size());
  at_ += size;
  while (members_.size() > 1 && members_[1].begin <= data_begin_ + at_) members_.pop_front();
}

ArchivePlace RecordBytes::place() const {
  const std::uint64_t here = data_begin_ + at_;
  if (!packed_) return {offset_ + here, 0};
  if (members_.empty()) return {packed_->member_offset(), 0};
  return {members_.front().offset, here - members_.front().begin};
}

bool RecordBytes::recover(std::string_view begins) {
  pass(ahead().size());
  members_.clear();
  error_.reset();
  if (!packed_) return false;
  const auto recovered = packed_->recover(begins);
  return recovered && *recovered;
}

}  // namespace stemma::source
