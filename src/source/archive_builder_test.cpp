#include "source/archive_builder_test.h"

#include <fmt/format.h>
#include <zstd.h>

#include <memory>

#include "packed.h"

namespace stemma::source {
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
  return tests::deflated(bytes);
}

std::string zlib_of(std::string_view bytes) {
  return tests::deflated(bytes, MAX_WBITS);
}

std::string bare_deflate_of(std::string_view bytes) {
  return tests::deflated(bytes, -MAX_WBITS);
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
