// Brotli by Google's decoder.
#include <new>

#include <brotli/decode.h>

#include "source/codec.h"

namespace stemma::source {
namespace {

class BrotliCodec final : public Codec {
 public:
  BrotliCodec() { begin_member(); }

  void begin_member() override {
    state_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
    if (!state_) throw std::bad_alloc();
  }

  Step step(std::string_view packed, std::span<char> room) override {
    std::size_t left = packed.size();
    std::size_t free = room.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
    auto* out = reinterpret_cast<std::uint8_t*>(room.data());
    const auto result = BrotliDecoderDecompressStream(state_.get(), &left, &in, &free, &out, nullptr);
    Step step{packed.size() - left, room.size() - free, Status::kMore};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) step.status = Status::kEndOfMember;
    if (result == BROTLI_DECODER_RESULT_ERROR) step.status = Status::kBroken;
    return step;
  }

  std::string_view name() const override { return "br"; }
  std::string_view magic() const override { return {}; }

 private:
  struct Destroy {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Destroy> state_;
};

}  // namespace

std::unique_ptr<Codec> brotli_codec() {
  return std::make_unique<BrotliCodec>();
}

}  // namespace stemma::source
