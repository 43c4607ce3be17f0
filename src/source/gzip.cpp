// Inflating as the reader asks, with one buffer of compressed bytes. What has been inflated before an error
// was found is handed on first, so that the records before a break are read.
#include "source/gzip.h"

#include <array>
#include <limits>

#include <fmt/format.h>
#include <zlib.h>

namespace stemma::source {
namespace {

// Text compresses 3 to 20 times, logs of equal lines 100; deflate can reach 1,032. A small file may do as it
// likes.
constexpr std::uint64_t kMaxRatio = 200;
constexpr std::uint64_t kFreeBytes = 64ULL << 20U;
constexpr int kGzipOnly = 16 + MAX_WBITS;

class GzipStream final : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> compressed) : compressed_(std::move(compressed)) {
    if (inflateInit2(&state_, kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;
  ~GzipStream() override { inflateEnd(&state_); }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t asked = std::min<std::size_t>(size, std::numeric_limits<uInt>::max());
    state_.next_out = reinterpret_cast<Bytef*>(buffer);
    state_.avail_out = static_cast<uInt>(asked);
    while (state_.avail_out == asked && asked > 0) {
      STEMMA_TRY(const bool more, fill());
      if (!more) {
        if (in_member_) return fail(ErrorCode::kTruncated, "ends in the middle of its gzip data");
        break;
      }
      if (!in_member_ && !begin_member()) break;
      const int status = ::inflate(&state_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) {
        in_member_ = false;
      } else if (status == Z_MEM_ERROR) {
        throw std::bad_alloc();
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        return fail(ErrorCode::kMalformed, "has broken gzip data");
      }
    }
    const std::size_t got = asked - state_.avail_out;
    inflated_ += got;
    if (inflated_ > kFreeBytes && inflated_ / kMaxRatio > taken_) {
      return fail(ErrorCode::kTooLarge, fmt::format("expands to more than {} times its size", kMaxRatio));
    }
    return got;
  }

 private:
  /// Sees to it that there is compressed input; false at its end.
  Result<bool> fill() {
    if (state_.avail_in > 0) return true;
    STEMMA_TRY(const std::size_t got, compressed_->read(buffer_.data(), buffer_.size()));
    taken_ += got;
    state_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    state_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }

  /// At the beginning of a member, or at padding after the last one (false).
  bool begin_member() {
    if (members_ > 0 && *state_.next_in == 0) return false;
    if (members_++ > 0) inflateReset2(&state_, kGzipOnly);
    return in_member_ = true;
  }

  tl::unexpected<Error> fail(ErrorCode code, std::string message) const {
    return tl::make_unexpected(Error{code, std::move(message), {}, taken_ - state_.avail_in});
  }

  std::unique_ptr<ByteStream> compressed_;
  std::array<char, 1U << 16U> buffer_{};
  z_stream state_{};
  bool in_member_ = false;
  std::uint64_t members_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t inflated_ = 0;
};

}  // namespace

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B");
}

std::unique_ptr<ByteStream> inflate(std::unique_ptr<ByteStream> compressed) {
  return std::make_unique<GzipStream>(std::move(compressed));
}

}  // namespace stemma::source
