// Which reader a file is for: what is packed is looked into, what is an archive keeps the places of its
// members.
#include "source/document_reader.h"

#include <array>

#include <fmt/format.h>

#include "source/charset.h"
#include "source/kind.h"
#include "source/unpack.h"
#include "source/wacz.h"
#include "source/warc_reader.h"

namespace stemma::source {
namespace {

constexpr std::size_t kPackedHeadBytes = 1U << 16U;

Result<std::unique_ptr<DocumentReader>> reader_for(Sniffed sniffed, std::unique_ptr<ByteStream> bytes,
                                                   Entry entry, Expansion* whole) {
  switch (sniffed.kind) {
    case FileKind::kEmpty:
      return tl::make_unexpected(Error{ErrorCode::kMalformed, "is empty"});
    case FileKind::kHtml:
      return read_page(std::move(bytes));
    case FileKind::kPlainText:
      return read_plain_text(std::move(bytes));
    case FileKind::kJsonLines:
      return read_json_lines(std::move(bytes));
    case FileKind::kJson:
      return read_json(std::move(bytes));
    case FileKind::kWarc:
      return read_warc(RecordBytes(std::move(bytes), entry.offset), entry.record, whole);
    case FileKind::kFeed:
      return read_feed(std::move(bytes));
    case FileKind::kUnreadable:
      break;
  }
  return tl::make_unexpected(Error{
      ErrorCode::kUnsupported,
      fmt::format("is {}; expected HTML, plain text, JSON Lines, a feed or a WARC archive", sniffed.what)});
}

/// The beginning of the stream, as much of it as its kind needs. Whole lines of records tell it as soon as
/// they are there: who writes them one by one into a pipe is answered one by one.
Result<std::string_view> beginning_of(Lookahead& bytes) {
  for (std::size_t had = 0;;) {
    STEMMA_TRY(const std::string_view head, bytes.peek_piece(kSniffBytes));
    if (head.size() == had || head.size() >= kSniffBytes) return head;
    if (head.ends_with('\n') && sniff(head).kind == FileKind::kJsonLines) return head;
    had = head.size();
  }
}

Result<std::unique_ptr<DocumentReader>> open_unpacked(std::unique_ptr<Lookahead> ahead, Entry entry,
                                                      Expansion* whole) {
  STEMMA_TRY(std::string_view head, beginning_of(*ahead));
  // Within an archive every page has its own charset.
  if (!is_warc(head) && is_utf16(head)) {
    STEMMA_TRY(std::string utf16, read_all(*ahead, kMaxDocumentBytes));
    ahead = std::make_unique<Lookahead>(stream_of(to_utf8(std::move(utf16), Markup::kNone)));
    STEMMA_TRY(head, ahead->peek(kSniffBytes));
  }
  return reader_for(sniff(head), std::move(ahead), entry, whole);
}

/// True where the packed bytes are those of an archive: it begins with a record, or that one is broken and
/// one of the next members does.
bool holds_warc(std::string_view packed, std::unique_ptr<Codec> codec) {
  UnpackedStream stream(stream_of(std::string(packed)), std::move(codec));
  std::array<char, 16> room{};
  const auto got = stream.read(room.data(), room.size());
  if (got && is_warc({room.data(), *got})) return true;
  const auto recovered = got ? Result<bool>(false) : stream.recover("WARC/1.");
  return recovered && *recovered;
}

/// `codec_of` makes a codec each time that it is called.
template <class CodecOf>
Result<std::unique_ptr<DocumentReader>> open_packed(std::unique_ptr<Lookahead> packed, CodecOf codec_of,
                                                    Entry entry, Expansion* whole) {
  STEMMA_TRY(const std::string_view head, packed->peek(kPackedHeadBytes));
  const bool is_archive = holds_warc(head, codec_of());
  auto unpacked = std::make_unique<UnpackedStream>(std::move(packed), codec_of(), entry.offset);
  if (is_archive) return read_warc(RecordBytes(std::move(unpacked)), entry.record, whole);
  return open_unpacked(std::make_unique<Lookahead>(std::move(unpacked)), entry, whole);
}

Result<std::string> dictionary_of(Lookahead& file) {
  STEMMA_TRY(const std::string_view head, file.peek(8));
  if (!is_zstd(head) || head.starts_with("\x28\xB5")) return std::string();
  STEMMA_TRY(const std::string_view beginning, file.peek(kMaxDictionaryBytes + 8));
  return leading_dictionary(beginning);
}

Result<std::unique_ptr<DocumentReader>> open_stream(std::unique_ptr<Lookahead> ahead,
                                                    const std::string& dictionary, Entry entry,
                                                    Expansion* whole) {
  STEMMA_TRY(const std::string_view head, ahead->peek(4));
  if (is_gzip(head)) return open_packed(std::move(ahead), gzip_codec, entry, whole);
  if (is_zstd(head))
    return open_packed(
        std::move(ahead), [&] { return zstd_codec(dictionary); }, entry, whole);
  return open_unpacked(std::move(ahead), entry, whole);
}

}  // namespace

Result<std::unique_ptr<DocumentReader>> open_documents(std::unique_ptr<ByteStream> bytes, Expansion* whole) {
  auto ahead = std::make_unique<Lookahead>(std::move(bytes));
  STEMMA_TRY(const std::string dictionary, dictionary_of(*ahead));
  return open_stream(std::move(ahead), dictionary, {}, whole);
}

Result<std::unique_ptr<DocumentReader>> open_documents(const std::string& path, ByteCount* count,
                                                       Entry entry) {
  STEMMA_TRY(auto bytes, open_file(path, entry.offset == 0 ? count : nullptr));
  auto ahead = std::make_unique<Lookahead>(std::move(bytes));
  STEMMA_TRY(const std::string_view head, ahead->peek(4));
  if (path != "-" && is_zip(head)) {
    if (count != nullptr && entry.offset == 0) *count -= head.size();  // they are read again
    return read_wacz(path, count);
  }
  STEMMA_TRY(const std::string dictionary, dictionary_of(*ahead));
  if (entry.offset > 0) {
    STEMMA_TRY(bytes, open_file(path, count, entry.offset));
    ahead = std::make_unique<Lookahead>(std::move(bytes));
  }
  return open_stream(std::move(ahead), dictionary, entry, nullptr);
}

}  // namespace stemma::source
