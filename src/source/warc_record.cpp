// One record: its head, and the document in its block.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/ascii.h"
#include "source/charset.h"
#include "source/header_fields.h"
#include "source/http_message.h"
#include "source/kind.h"
#include "source/warc.h"

namespace stemma::source {
namespace {

std::string shown(std::string_view value) {
  std::string plain(value.substr(0, 40));
  std::ranges::replace_if(
      plain, [](unsigned char c) { return c < 0x20 || c >= 0x7F; }, '?');
  return plain;
}

std::string_view without_brackets(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) return uri.substr(1, uri.size() - 2);
  return uri;
}

/// Files for machines that are served as plain text beside every page.
bool is_for_robots(std::string_view uri) {
  uri = uri.substr(0, uri.find_first_of("?#"));
  constexpr auto kNames = std::to_array<std::string_view>(
      {"/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt"});
  return std::ranges::any_of(kNames, [&](std::string_view name) { return uri.ends_with(name); });
}

WarcBlock block_of_media(std::string_view type, std::string_view uri) {
  if (type == "text/html" || type == "application/xhtml+xml") return WarcBlock::kPage;
  if (type == "text/plain" && !is_for_robots(uri)) return WarcBlock::kText;
  return WarcBlock::kNone;
}

/// A body whose type nobody states is told by its own beginning.
WarcBlock block_of_content(std::string_view body, std::string_view uri) {
  switch (sniff(body.substr(0, kSniffBytes)).kind) {
    case FileKind::kHtml:
      return WarcBlock::kPage;
    case FileKind::kPlainText:
      return block_of_media("text/plain", uri);
    default:
      return WarcBlock::kNone;
  }
}

WarcBlock kind_of_response(const WarcHead& head, std::string_view begin_of_block) {
  const auto http = read_http_head(begin_of_block);
  if (!http) return WarcBlock::kResponse;  // to be told as broken
  if (http->status < 200 || http->status > 299) return WarcBlock::kNone;
  const std::string type = media_type_of(http->fields["content-type"]).type;
  const bool stated = !type.empty() && type != "application/octet-stream" && type != "unknown/unknown";
  const bool read = !stated || block_of_media(type, head.target_uri) != WarcBlock::kNone;
  return read ? WarcBlock::kResponse : WarcBlock::kNone;
}

Result<Document> document_of(const WarcHead& head, WarcBlock kind, std::string bytes,
                             std::string_view charset) {
  Document document;
  document.kind = kind == WarcBlock::kPage ? DocumentKind::kHtml : DocumentKind::kPlainText;
  document.url = head.target_uri;
  document.fetched = head.date;
  if (head.cut_by_crawler) document.truncated = "the archive holds only its beginning";
  const Markup markup = kind == WarcBlock::kPage ? Markup::kHtml : Markup::kNone;
  if (kind == WarcBlock::kNone ||
      sniff(std::string_view(bytes).substr(0, kSniffBytes)).kind == FileKind::kUnreadable)
    return document;  // an image or a program, whatever its type says
  document.content = with_plain_lines(to_utf8(std::move(bytes), markup, charset));
  if (document.content.size() > kMaxDocumentBytes) {
    return tl::make_unexpected(Error{
        ErrorCode::kTooLarge, fmt::format("is larger as UTF-8 than the {} MiB that one document may have",
                                          kMaxDocumentBytes >> 20U)});
  }
  return document;
}

Result<Document> document_of_response(const WarcHead& head, std::string block, Expansion& expansion) {
  STEMMA_TRY(const HttpHead http, read_http_head(block));
  block.erase(0, http.size);
  STEMMA_TRY(HttpBody body, decode_body(std::move(block), http.fields, kMaxDocumentBytes, expansion));
  const MediaType media = media_type_of(http.fields["content-type"]);
  WarcBlock kind = block_of_media(media.type, head.target_uri);
  if (kind == WarcBlock::kNone) kind = block_of_content(body.bytes, head.target_uri);
  STEMMA_TRY(Document document, document_of(head, kind, std::move(body.bytes), media.charset));
  if (!body.complete && document.truncated.empty()) document.truncated = "its transfer ended early";
  return document;
}

}  // namespace

Result<WarcHead> read_warc_head(std::string_view head) {
  std::string_view version = head.substr(0, head.find('\n'));
  version = version.substr(0, version.find_last_not_of(" \t\r") + 1);
  if (version != "WARC/1.0" && version != "WARC/1.1") {
    const bool other = version.starts_with("WARC/");
    return tl::make_unexpected(
        Error{other ? ErrorCode::kUnsupported : ErrorCode::kMalformed,
              fmt::format("begins with \"{}\"; expected \"WARC/1.0\" or \"WARC/1.1\"", shown(version))});
  }
  const HeaderFields fields(head.substr(std::min(head.find('\n'), head.size() - 1) + 1));
  const std::string_view length = fields["content-length"];
  const auto number = core::number_of(length);
  if (!number) {
    return tl::make_unexpected(
        Error{ErrorCode::kMalformed,
              length.empty()
                  ? "has no Content-Length"
                  : fmt::format("has the Content-Length \"{}\"; expected a number of bytes", shown(length))});
  }
  return WarcHead{core::lower_ascii(fields["warc-type"]),
                  *number,
                  std::string(without_brackets(fields["warc-target-uri"])),
                  std::string(fields["warc-date"]),
                  std::string(fields["content-type"]),
                  !fields["warc-truncated"].empty()};
}

WarcBlock kind_of_block(const WarcHead& head, std::string_view begin_of_block) {
  const std::string media = media_type_of(head.content_type).type;
  if (head.type == "response") {
    const bool http = media.empty() || media == "application/http";
    return http ? kind_of_response(head, begin_of_block) : WarcBlock::kNone;
  }
  if (head.type != "resource" && head.type != "conversion") return WarcBlock::kNone;
  if (media.empty() || media == "application/octet-stream")
    return block_of_content(begin_of_block, head.target_uri);
  return block_of_media(media, head.target_uri);
}

Result<Document> document_of_block(const WarcHead& head, WarcBlock kind, std::string block,
                                   Expansion& expansion) {
  if (kind == WarcBlock::kResponse) return document_of_response(head, std::move(block), expansion);
  return document_of(head, kind, std::move(block), media_type_of(head.content_type).charset);
}

}  // namespace stemma::source
