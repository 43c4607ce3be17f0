// gzip and deflate by zlib.
#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>

#include "source/codec.h"

namespace stemma::source {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS;
constexpr int kZlib = MAX_WBITS;
constexpr int kBare = -MAX_WBITS;

class ZlibCodec final : public Codec {
 public:
  ZlibCodec(int window_bits, std::string_view name, std::string_view magic)
      : window_bits_(window_bits), name_(name), magic_(magic) {
    if (inflateInit2(&state_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  ZlibCodec(const ZlibCodec&) = delete;
  ZlibCodec& operator=(const ZlibCodec&) = delete;
  ~ZlibCodec() override { inflateEnd(&state_); }

  void begin_member() override {
    inflateReset2(&state_, window_bits_);
    at_begin_ = true;
  }

  Step step(std::string_view packed, std::span<char> room) override {
    if (at_begin_ && window_bits_ != kGzipOnly && !packed.empty()) choose_framing(packed);
    at_begin_ = false;
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    const auto offered = static_cast<uInt>(std::min(packed.size(), kMost));
    const auto free = static_cast<uInt>(std::min(room.size(), kMost));
    state_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));  // zlib only reads
    state_.avail_in = offered;
    state_.next_out = reinterpret_cast<Bytef*>(room.data());
    state_.avail_out = free;
    const int status = ::inflate(&state_, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    Step step{offered - state_.avail_in, free - state_.avail_out, Status::kMore};
    if (status == Z_STREAM_END) step.status = Status::kEndOfMember;
    if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR) step.status = Status::kBroken;
    return step;
  }

  std::string_view name() const override { return name_; }
  std::string_view magic() const override { return magic_; }

 private:
  /// HTTP's "deflate" is zlib's framing, but servers that send it bare were so many that browsers take both.
  void choose_framing(std::string_view packed) {
    const bool zlib = (static_cast<unsigned char>(packed.front()) & 0x0FU) == Z_DEFLATED;
    inflateReset2(&state_, zlib ? kZlib : kBare);
  }

  int window_bits_;
  std::string_view name_;
  std::string_view magic_;
  bool at_begin_ = true;
  z_stream state_{};
};

}  // namespace

std::unique_ptr<Codec> gzip_codec() {
  return std::make_unique<ZlibCodec>(kGzipOnly, "gzip", "\x1F\x8B\x08");
}

std::unique_ptr<Codec> deflate_codec() {
  return std::make_unique<ZlibCodec>(kZlib, "deflate", "");
}

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B");
}

}  // namespace stemma::source
