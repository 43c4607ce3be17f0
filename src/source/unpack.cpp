// Unpacking as the reader asks. After a break the packed bytes are searched for the next member: a chance
// match of its few magic bytes is told from a real one by what the first bytes of its content are.
#include "source/unpack.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace stemma::source {
namespace {

// A member that breaks off is noticed only in the next one: that much of what was taken can be searched
// again.
constexpr std::size_t kKeptBytes = 1U << 16U;
// Within so many packed bytes a member shows how its content begins.
constexpr std::size_t kProofBytes = 4096;

}  // namespace

Error mostly_air() {
  return {ErrorCode::kTooLarge, fmt::format("expands to more than {} times its size", Expansion::kMaxRatio)};
}

UnpackedStream::UnpackedStream(std::unique_ptr<ByteStream> packed, std::unique_ptr<Codec> codec,
                               std::uint64_t offset)
    : packed_(std::move(packed)),
      codec_(std::move(codec)),
      buffer_offset_(offset),
      begin_offset_(offset),
      member_offset_(offset) {}

Result<std::size_t> UnpackedStream::read(char* buffer, std::size_t size) {
  if (size == 0) return std::size_t{0};
  for (;;) {
    if (broken_) return fail(ErrorCode::kMalformed, fmt::format("has broken {} data", codec_->name()));
    if (!in_member_) {
      STEMMA_TRY(const bool begun, begin_member());
      if (!begun) return std::size_t{0};
    }
    STEMMA_TRY(const bool more, fill(1));
    const Codec::Step step = codec_->step(ahead(), {buffer, size});
    at_ += step.taken;
    expansion_.set_packed(taken());
    expansion_.add_unpacked(step.given);
    if (expansion_.is_air()) return tl::make_unexpected(mostly_air());
    if (step.status == Codec::Status::kEndOfMember) in_member_ = false;
    broken_ = step.status == Codec::Status::kBroken;
    if (step.given > 0) return step.given;
    if (in_member_ && !broken_ && !more)
      return fail(ErrorCode::kTruncated, fmt::format("ends in the middle of its {} data", codec_->name()));
  }
}

/// Sees to it that `wanted` packed bytes are ahead; false where the file ends before.
Result<bool> UnpackedStream::fill(std::size_t wanted) {
  while (ahead().size() < wanted) {
    const std::size_t forgotten = at_ - std::min(at_, kKeptBytes);
    buffer_.erase(0, forgotten);
    buffer_offset_ += forgotten;
    at_ -= forgotten;
    const std::size_t had = buffer_.size();
    const std::size_t piece = piece_.next();
    buffer_.resize(had + piece);
    auto got = packed_->read(buffer_.data() + had, piece);
    buffer_.resize(had + (got ? *got : 0));
    if (!got) return tl::make_unexpected(std::move(got).error());
    if (*got == 0) return false;
  }
  return true;
}

/// Passes over zeros after a member; false where only they are left.
Result<bool> UnpackedStream::pass_padding() {
  for (;;) {
    STEMMA_TRY(const bool more, fill(1));
    if (!more) return false;
    if (members_ == 0) return true;
    const std::size_t zeros = std::min(ahead().find_first_not_of('\0'), ahead().size());
    at_ += zeros;
    if (!ahead().empty()) return true;
  }
}

/// False at the end of the file.
Result<bool> UnpackedStream::begin_member() {
  STEMMA_TRY(const bool more, pass_padding());
  if (!more) return false;
  codec_->begin_member();
  ++members_;
  member_offset_ = offset();
  return in_member_ = true;
}

bool UnpackedStream::member_begins_with(std::string_view begins) {
  codec_->begin_member();
  std::array<char, 64> room{};
  std::size_t given = 0;
  for (std::string_view packed = ahead().substr(0, kProofBytes); given < begins.size();) {
    const Codec::Step step = codec_->step(packed, std::span(room).subspan(given));
    packed.remove_prefix(step.taken);
    given += step.given;
    if (step.status != Codec::Status::kMore || (step.given == 0 && step.taken == 0)) break;
  }
  return std::string_view(room.data(), given).starts_with(begins);
}

Result<bool> UnpackedStream::recover(std::string_view begins) {
  if (codec_->magic().empty()) return false;
  in_member_ = broken_ = false;
  at_ = member_offset_ < buffer_offset_ ? 0 : static_cast<std::size_t>(member_offset_ + 1 - buffer_offset_);
  at_ = std::min(at_, buffer_.size());
  for (;;) {
    const std::size_t found = ahead().find(codec_->magic());
    if (found == std::string_view::npos) {
      at_ += ahead().size() - std::min(ahead().size(), codec_->magic().size() - 1);
      STEMMA_TRY(const bool more, fill(codec_->magic().size()));
      if (!more) return false;
      continue;
    }
    at_ += found;
    if (auto filled = fill(kProofBytes); !filled) return filled;
    if (member_begins_with(begins)) return begin_member();
    ++at_;
  }
}

tl::unexpected<Error> UnpackedStream::fail(ErrorCode code, std::string message) {
  in_member_ = false;
  return tl::make_unexpected(Error{code, std::move(message), {}, member_offset_});
}

Result<Unpacked> unpack_all(std::string_view packed, Codec& codec, std::uint64_t max_bytes,
                            Expansion& expansion) {
  Unpacked all;
  std::string_view left = packed;
  codec.begin_member();
  for (PieceSize pieces;;) {
    const std::size_t had = all.bytes.size();
    all.bytes.resize(had + pieces.next());
    const Codec::Step step = codec.step(left, std::span(all.bytes).subspan(had));
    all.bytes.resize(had + step.given);
    left.remove_prefix(step.taken);
    expansion.add_unpacked(step.given);
    if (all.bytes.size() > max_bytes) {
      return tl::make_unexpected(
          Error{ErrorCode::kTooLarge, fmt::format("unpacks to more than {} MiB", max_bytes >> 20U)});
    }
    if (expansion.is_air()) return tl::make_unexpected(mostly_air());
    if (step.status == Codec::Status::kBroken) {
      return tl::make_unexpected(Error{ErrorCode::kMalformed,
                                       fmt::format("has broken {} data", codec.name()),
                                       {},
                                       packed.size() - left.size()});
    }
    if (step.status == Codec::Status::kEndOfMember) {
      if (codec.magic().empty() || !left.starts_with(codec.magic())) return all;
      codec.begin_member();
    } else if (step.given == 0 && left.empty()) {
      all.complete = false;
      return all;
    }
  }
}

}  // namespace stemma::source
