#include "source/archive_builder_test.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <memory>

namespace stemma::source {
namespace {

std::string deflated(std::string_view bytes, int window_bits) {
  z_stream state{};
  deflateInit2(&state, Z_BEST_SPEED, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
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

}  // namespace

std::string warc_record(std::string_view type, std::string_view uri, std::string_view content_type,
                        std::string_view block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2024-03-05T06:07:08Z\r\n"
      "WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, content_type, block.size(), block);
}

std::string page_record(std::string_view uri, std::string_view body, std::string_view fields) {
  const std::string type =
      fields.find("Content-Type") == std::string_view::npos ? "Content-Type: text/html\r\n" : "";
  return warc_record("response", uri, "application/http; msgtype=response",
                     fmt::format("HTTP/1.1 200 OK\r\n{}{}\r\n{}", type, fields, body));
}

std::string gzip_of(std::string_view bytes) {
  return deflated(bytes, 16 + MAX_WBITS);
}

std::string zlib_of(std::string_view bytes) {
  return deflated(bytes, MAX_WBITS);
}

std::string bare_deflate_of(std::string_view bytes) {
  return deflated(bytes, -MAX_WBITS);
}

std::string zstd_of(std::string_view bytes, std::string_view dictionary) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress_usingDict(context.get(), packed.data(), packed.size(), bytes.data(),
                                        bytes.size(), dictionary.data(), dictionary.size(), 3));
  return packed;
}

std::string dictionary_frame(std::string_view content) {
  std::string frame = "\x5D\x2A\x4D\x18";
  for (std::size_t i = 0; i < 4; ++i) frame += static_cast<char>(content.size() >> (8 * i) & 0xFFU);
  return frame.append(content);
}

}  // namespace stemma::source
