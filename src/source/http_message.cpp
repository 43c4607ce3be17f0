// RFC 9112 as far as an archive needs it. Codings are undone from the last applied to the first.
#include "source/http_message.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "core/ascii.h"
#include "source/codec.h"
#include "source/kind.h"
#include "source/unpack.h"

namespace stemma::source {
namespace {

constexpr int kMaxCodings = 4;  // servers apply one, rarely two

/// The length on a chunk's first line, and where its bytes begin.
struct ChunkHead {
  std::size_t size = 0;
  std::size_t begin = 0;
};

std::optional<std::size_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::size_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::size_t>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<ChunkHead> chunk_head(std::string_view bytes) {
  ChunkHead head;
  std::size_t at = 0;
  for (; at < bytes.size() && at < 8; ++at) {
    const auto digit = hex_digit(bytes[at]);
    if (!digit) break;
    head.size = head.size * 16 + *digit;
  }
  constexpr std::size_t kMaxExtension = 256;
  const std::size_t end = bytes.substr(0, at + kMaxExtension).find('\n', at);
  if (at == 0 || end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = core::trimmed(bytes.substr(at, end - at));
  if (!rest.empty() && rest.front() != ';') return std::nullopt;
  head.begin = end + 1;
  return head;
}

/// The chunks joined; nothing where `body` is not chunked. What follows a broken chunk is lost.
std::optional<HttpBody> dechunk(std::string_view body) {
  HttpBody joined;
  for (bool first = true;; first = false) {
    const auto head = chunk_head(body);
    if (!head && first) return std::nullopt;
    joined.complete = head.has_value();
    if (!head || head->size == 0) return joined;
    body.remove_prefix(head->begin);
    joined.bytes.append(body.substr(0, head->size));
    joined.complete = body.size() >= head->size;
    if (!joined.complete) return joined;
    body.remove_prefix(head->size);
    const bool ends_line = body.empty() || body.front() == '\r' || body.front() == '\n';
    if (first && !ends_line) return std::nullopt;  // a text whose first line happens to be a number
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
}

bool reads_as_text(std::string_view bytes) {
  return sniff(bytes.substr(0, kSniffBytes)).kind != FileKind::kUnreadable;
}

/// Undoes one coding. What does not look coded is left as it is.
Result<HttpBody> decode_one(std::string body, std::string_view coding, std::uint64_t max_bytes,
                            Expansion& expansion) {
  std::unique_ptr<Codec> codec;
  if (coding == "gzip" || coding == "x-gzip") {
    if (is_gzip(body)) codec = gzip_codec();
  } else if (coding == "deflate") {
    if (!reads_as_text(body)) codec = deflate_codec();
  } else if (coding == "br") {
    codec = brotli_codec();
  } else if (coding == "zstd") {
    if (is_zstd(body)) codec = zstd_codec();
  } else if (!coding.empty() && coding != "identity" && coding != "chunked" && coding != "utf-8") {
    return tl::make_unexpected(
        Error{ErrorCode::kUnsupported,
              fmt::format("has a body of the coding \"{}\"; expected gzip, deflate, br or zstd",
                          coding.substr(0, 40))});
  }
  if (!codec || body.empty()) return HttpBody{std::move(body), true};
  auto unpacked = unpack_all(body, *codec, max_bytes, expansion);
  if (unpacked) return HttpBody{std::move(unpacked->bytes), unpacked->complete};
  if (coding == "br" && reads_as_text(body)) return HttpBody{std::move(body), true};
  Error error = std::move(unpacked).error();
  error.message = "has a body that " + error.message;
  return tl::make_unexpected(std::move(error));
}

/// Takes the last item off a comma-separated list.
std::string_view take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  return core::trimmed(last);
}

}  // namespace

Result<HttpHead> read_http_head(std::string_view message) {
  message = message.substr(0, kMaxHttpHeadBytes);
  const std::size_t end_of_line = std::min(message.find('\n'), message.size());
  const std::string_view status = message.substr(0, end_of_line);
  const std::size_t code = std::min(status.find(' '), status.size());
  const auto number = core::number_of(core::trimmed(status.substr(code)).substr(0, 3));
  if (!status.starts_with("HTTP/") || !number) {
    return tl::make_unexpected(
        Error{ErrorCode::kMalformed, "is a response that does not begin with an HTTP status line"});
  }
  HttpHead head;
  head.status = static_cast<int>(*number);
  head.size = head_size(message).value_or(message.size());
  head.fields = HeaderFields(message.substr(0, head.size).substr(std::min(end_of_line + 1, head.size)));
  return head;
}

Result<HttpBody> decode_body(std::string body, const HeaderFields& fields, std::uint64_t max_bytes,
                             Expansion& expansion) {
  HttpBody decoded{std::move(body), true};
  if (core::lower_ascii(fields["transfer-encoding"]).find("chunked") != std::string::npos) {
    if (auto joined = dechunk(decoded.bytes)) decoded = *std::move(joined);
  }
  const std::string codings = core::lower_ascii(fields["content-encoding"]);
  std::string_view list = codings;
  for (int i = 0; !list.empty(); ++i) {
    if (i == kMaxCodings) {
      return tl::make_unexpected(
          Error{ErrorCode::kUnsupported, fmt::format("has a body of more than {} codings", kMaxCodings)});
    }
    STEMMA_TRY(HttpBody inner, decode_one(std::move(decoded.bytes), take_last(list), max_bytes, expansion));
    decoded = {std::move(inner.bytes), decoded.complete && inner.complete};
  }
  return decoded;
}

}  // namespace stemma::source
