// zstd by its own library, and the dictionary that a .warc.zst may begin with: a skippable frame of a magic
// number of its own whose content is the dictionary, itself packed by zstd or not.
#include <array>
#include <new>

#include <fmt/format.h>
#include <zstd.h>

#include "source/codec.h"
#include "source/unpack.h"

namespace stemma::source {
namespace {

constexpr std::string_view kFrameMagic = "\x28\xB5\x2F\xFD";
constexpr std::string_view kDictionaryMagic = "\x5D\x2A\x4D\x18";
constexpr std::size_t kSkippableHeadBytes = 8;  ///< magic number and length

class ZstdCodec final : public Codec {
 public:
  explicit ZstdCodec(std::string_view dictionary) : state_(ZSTD_createDCtx()) {
    if (!state_) throw std::bad_alloc();
    if (!dictionary.empty() &&
        ZSTD_isError(ZSTD_DCtx_loadDictionary(state_.get(), dictionary.data(), dictionary.size())) != 0) {
      throw std::bad_alloc();  // leading_dictionary has seen to it that a dictionary can be loaded
    }
  }

  void begin_member() override { ZSTD_DCtx_reset(state_.get(), ZSTD_reset_session_only); }

  Step step(std::string_view packed, std::span<char> room) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{room.data(), room.size(), 0};
    const std::size_t left = ZSTD_decompressStream(state_.get(), &out, &in);
    Step step{in.pos, out.pos, Status::kMore};
    if (left == 0) step.status = Status::kEndOfMember;
    if (ZSTD_isError(left) != 0) step.status = Status::kBroken;
    return step;
  }

  std::string_view name() const override { return "zstd"; }
  std::string_view magic() const override { return kFrameMagic; }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* state) const { ZSTD_freeDCtx(state); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> state_;
};

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

tl::unexpected<Error> broken_dictionary() {
  return tl::make_unexpected(Error{ErrorCode::kMalformed, "has a zstd dictionary that cannot be read"});
}

/// What begins as a formatted dictionary may be broken; anything else will do as a raw one. zstd gives no
/// reason of its own for it.
Result<std::string> loadable(std::string dictionary) {
  const std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> loaded(
      ZSTD_createDDict(dictionary.data(), dictionary.size()), &ZSTD_freeDDict);
  if (!loaded) return broken_dictionary();
  return dictionary;
}

}  // namespace

std::unique_ptr<Codec> zstd_codec(std::string_view dictionary) {
  return std::make_unique<ZstdCodec>(dictionary);
}

bool is_zstd(std::string_view head) {
  const bool skippable = head.size() >= 4 && head.substr(1, 3) == "\x2A\x4D\x18" &&
                         (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U;
  return skippable || head.starts_with(kFrameMagic);
}

Result<std::string> leading_dictionary(std::string_view head) {
  if (!head.starts_with(kDictionaryMagic)) return std::string();
  if (head.size() < kSkippableHeadBytes) {
    return tl::make_unexpected(Error{ErrorCode::kTruncated, "ends in the middle of its zstd dictionary"});
  }
  const std::size_t size = little_endian(head.substr(4, 4));
  if (size > kMaxDictionaryBytes) {
    return tl::make_unexpected(Error{
        ErrorCode::kTooLarge,
        fmt::format("has a zstd dictionary of {} bytes; expected at most {}", size, kMaxDictionaryBytes)});
  }
  const std::string_view dictionary = head.substr(kSkippableHeadBytes, size);
  if (dictionary.size() < size) {
    return tl::make_unexpected(Error{ErrorCode::kTruncated, "ends in the middle of its zstd dictionary"});
  }
  if (!dictionary.starts_with(kFrameMagic)) return loadable(std::string(dictionary));
  const auto codec = zstd_codec();
  Expansion expansion(dictionary.size());
  auto unpacked = unpack_all(dictionary, *codec, kMaxDictionaryBytes, expansion);
  if (!unpacked || !unpacked->complete) return broken_dictionary();
  return loadable(std::move(unpacked->bytes));
}

}  // namespace stemma::source
