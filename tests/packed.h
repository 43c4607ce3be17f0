/// Packs bytes by zlib, for tests, fuzz targets and benchmarks of what unpacks them.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace stemma::tests {

constexpr int kGzipWindow = 16 + MAX_WBITS;  ///< window bits as deflateInit2 takes them

/// One member or stream in the framing that `window_bits` asks for. Bytes of more than 4 GiB do not fit.
inline std::string deflated(std::string_view bytes, int window_bits = kGzipWindow, int level = Z_BEST_SPEED) {
  z_stream state{};
  deflateInit2(&state, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&state, bytes.size()) + 64, '\0');
  state.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  state.next_out = reinterpret_cast<Bytef*>(packed.data());
  state.avail_out = static_cast<uInt>(packed.size());
  deflate(&state, Z_FINISH);
  packed.resize(state.total_out);
  deflateEnd(&state);
  return packed;
}

}  // namespace stemma::tests
