// A record is believed when the next one, or the end, stands where its Content-Length says. Where it does
// not, the length is wrong: the record is passed over, and the search for the next one begins behind its
// head, for a length that is too long has swallowed others. Blocks that are not read are passed over in
// pieces; there a record that begins after an empty line, as every record does, ends the block.
#include "source/warc_reader.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "source/header_fields.h"
#include "source/warc.h"

namespace stemma::source {
namespace {

constexpr std::string_view kBegin = "WARC/";
constexpr std::string_view kRecordBegin = "WARC/1.";
constexpr std::string_view kNextLine = "\nWARC/1.";
constexpr std::string_view kNextRecord = "\r\n\r\nWARC/1.";
constexpr std::size_t kMaxHeadBytes = 1U << 18U;
constexpr std::size_t kPieceBytes = 1U << 16U;
constexpr std::size_t kMaxBetween = 64;  // line ends between two records: four bytes by the standard
constexpr std::size_t kHttpHeadBytes = 1U << 15U;

Error malformed(std::string message) {
  return {ErrorCode::kMalformed, std::move(message)};
}

Error wrong_length(std::uint64_t length) {
  return malformed(fmt::format("has the Content-Length {}, at which no record ends", length));
}

Error ends_early(std::uint64_t length, std::uint64_t there) {
  return {ErrorCode::kTruncated, fmt::format("ends after {} of its {} bytes", there, length)};
}

class WarcReader final : public DocumentReader {
 public:
  WarcReader(RecordBytes bytes, std::uint64_t first_record, Expansion* whole)
      : bytes_(std::move(bytes)), whole_(whole), record_(first_record - 1) {}

  std::optional<Result<Document>> next() override {
    for (;;) {
      if (!errors_.empty()) {
        Error error = std::move(errors_.front());
        errors_.pop_front();
        return tl::make_unexpected(std::move(error));
      }
      if (ended_) return std::nullopt;
      if (!begin_record()) continue;
      if (auto document = read_record()) return *std::move(document);
    }
  }

 private:
  enum class Ahead : std::uint8_t { kThere, kEnds, kBroken };

  /// Sees to it that `size` bytes are ahead. Where the stream is broken that is told and the reader is at the
  /// next member that can be read.
  Ahead want(std::size_t size) {
    const auto more = bytes_.want(size);
    if (more) return *more ? Ahead::kThere : Ahead::kEnds;
    const Error& error = more.error();
    if (error.code == ErrorCode::kTooLarge || error.code == ErrorCode::kNoAccess) {
      errors_.push_back(error);  // the file's, not the record's
      ended_ = true;
      return Ahead::kBroken;
    }
    if (error.byte_offset != place_.member_offset ||
        record_ == 0) {  // a member of which nothing was read yet
      place_ = {error.byte_offset, 0};
      ++record_;
    }
    if (told_ != record_) tell(error);
    ended_ = !bytes_.recover(kRecordBegin);
    return Ahead::kBroken;
  }

  /// The file's, not the record's.
  Error mostly_air_here() const {
    Error error = mostly_air();
    error.byte_offset = place_.member_offset;
    error.message +=
        fmt::format(" with its record {} at byte {}; the rest is not read", record_, error.byte_offset);
    return error;
  }

  void tell(Error error) {
    told_ = record_;
    error.record = record_;
    error.byte_offset = place_.member_offset;
    if (place_.in_member > 0)
      error.message +=
          fmt::format(" (it begins {} bytes into what is unpacked from there)", place_.in_member);
    errors_.push_back(std::move(error));
  }

  /// To the next record's first byte; false where none can be read from here.
  bool begin_record() {
    for (;;) {
      const Ahead more = want(1);
      if (more == Ahead::kEnds) ended_ = true;
      if (more != Ahead::kThere) return false;
      const std::size_t blank = bytes_.ahead().find_first_not_of("\r\n");
      bytes_.pass(std::min(blank, bytes_.ahead().size()));
      if (blank != std::string_view::npos) break;
    }
    ++record_;
    place_ = bytes_.place();
    return true;
  }

  /// The report in the record that begins here, if there is one. What is wrong is told.
  std::optional<Document> read_record() {
    const auto head = read_head();
    if (!head) return std::nullopt;
    const auto seen = static_cast<std::size_t>(std::min<std::uint64_t>(head->length, kHttpHeadBytes));
    if (want(seen) == Ahead::kBroken) return std::nullopt;
    const WarcBlock kind = kind_of_block(*head, bytes_.ahead().substr(0, seen));
    if (kind != WarcBlock::kNone && head->length <= kMaxDocumentBytes) return read_block(*head, kind);
    if (pass_block(head->length) && kind != WarcBlock::kNone) {
      tell(too_large(kMaxDocumentBytes));
    }
    return std::nullopt;
  }

  /// The head up to its empty line, where one is in sight. No head goes beyond the next record's first line:
  /// looking farther for each of many broken ones would cost their number squared.
  std::optional<std::size_t> size_of_head() const {
    const std::string_view ahead = bytes_.ahead().substr(0, kMaxHeadBytes);
    return head_size(ahead.substr(0, ahead.find(kNextLine)));
  }

  std::optional<WarcHead> read_head() {
    auto size = size_of_head();
    for (std::size_t wanted = 4096; !size; wanted *= 2) {
      if (!bytes_.ahead().substr(0, kBegin.size()).starts_with(kBegin.substr(0, bytes_.ahead().size())))
        break;
      if (bytes_.ahead().find(kNextLine) != std::string_view::npos)
        return find_next({ErrorCode::kTruncated, "ends in the middle of its head"});
      if (wanted > kMaxHeadBytes)
        return find_next(malformed(fmt::format("has a head of more than {} KiB", kMaxHeadBytes >> 10U)));
      const Ahead more = want(wanted);
      if (more == Ahead::kBroken) return std::nullopt;
      size = size_of_head();
      if (more == Ahead::kEnds && !size)
        return find_next({ErrorCode::kTruncated, "ends in the middle of its head"});
    }
    auto head = read_warc_head(bytes_.ahead().substr(0, size.value_or(kPieceBytes)));
    if (!head) return find_next(std::move(head).error());
    if (!size) return find_next(malformed("has a head without an end"));
    bytes_.pass(*size);
    if (place_.in_member == 0) entry_ = {place_.member_offset, record_};
    return *std::move(head);
  }

  std::optional<Document> read_block(const WarcHead& head, WarcBlock kind) {
    const auto length = static_cast<std::size_t>(head.length);
    const Ahead whole = want(length);
    if (whole == Ahead::kBroken) return std::nullopt;
    if (whole == Ahead::kEnds) return find_next(ends_early(length, bytes_.ahead().size()), '\n');
    const auto ends_well = record_ends_after(length);
    if (!ends_well) return std::nullopt;
    if (!*ends_well) return find_next(wrong_length(length), '\n');
    own_.set_packed(bytes_.taken());
    Expansion& expansion = whole_ == nullptr ? own_ : *whole_;
    auto document = document_of_block(head, kind, std::string(bytes_.ahead().substr(0, length)), expansion);
    bytes_.pass(length);
    if (expansion.is_air()) {
      ended_ = true;
      errors_.push_back(mostly_air_here());
      return std::nullopt;
    }
    if (!document) tell(std::move(document).error());
    if (!document || document->content.empty()) return std::nullopt;
    document->position = record_;
    document->entry_offset = entry_.offset;
    document->entry_position = entry_.record;
    return *std::move(document);
  }

  /// True where a record or the end follows `length` bytes and line ends; nothing where the stream is broken.
  std::optional<bool> record_ends_after(std::size_t length) {
    for (std::size_t end = length; end - length <= kMaxBetween; ++end) {
      const auto more = bytes_.want(end + 1);
      // A break in the member after this one is not this record's.
      if (!more && more.error().byte_offset != place_.member_offset) return true;
      if (want(end + 1) == Ahead::kBroken) return std::nullopt;
      if (!*more) return true;
      const char c = bytes_.ahead()[end];
      if (c == '\r' || c == '\n') continue;
      // What follows the two line ends of the standard may be broken, but the record ended.
      return bytes_.ahead().substr(length).starts_with("\r\n\r\n") || !bytes_.want(end + kBegin.size()) ||
             bytes_.ahead().substr(end).starts_with(kBegin);
    }
    return false;
  }

  /// Passes over a block that is not read; false where that is not what the record says it is.
  bool pass_block(std::uint64_t length) {
    for (std::uint64_t left = length; left > 0;) {
      if (want(static_cast<std::size_t>(std::min<std::uint64_t>(left, kPieceBytes))) == Ahead::kBroken)
        return false;
      const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(left, bytes_.ahead().size()));
      if (piece == 0) return tell(ends_early(length, length - left)), false;
      const std::size_t next = bytes_.ahead().substr(0, piece).find(kNextRecord);
      if (next != std::string_view::npos) {
        bytes_.pass(next);
        return tell(wrong_length(length)), false;
      }
      // The piece may end within that sign, unless it is the last.
      const std::size_t passed =
          piece < left && piece > kNextRecord.size() ? piece - kNextRecord.size() : piece;
      bytes_.pass(passed);
      left -= passed;
    }
    const auto ends_well = record_ends_after(0);
    if (ends_well && !*ends_well) find_next(wrong_length(length));
    return ends_well.value_or(false);
  }

  /// Tells `reason` and passes over what is ahead up to the next line or member that begins a record.
  /// `before` is the byte before; 0 where the record that is broken begins here.
  std::nullopt_t find_next(Error reason, char before = '\0') {
    tell(std::move(reason));
    if (before == '\0') before = pass_byte();
    for (;;) {
      const std::size_t found = bytes_.ahead().find(kRecordBegin);
      if (found == std::string_view::npos) {
        if (bytes_.ahead().size() >= kRecordBegin.size()) {
          const std::size_t passed = bytes_.ahead().size() - kRecordBegin.size() + 1;
          before = bytes_.ahead()[passed - 1];
          bytes_.pass(passed);
        }
        const Ahead more = want(kRecordBegin.size());
        if (more == Ahead::kBroken) return std::nullopt;
        if (more == Ahead::kThere) continue;
        bytes_.pass(bytes_.ahead().size());
        return std::nullopt;
      }
      if (found > 0) before = bytes_.ahead()[found - 1];
      bytes_.pass(found);
      if (before == '\n' || bytes_.at_member()) return std::nullopt;
      before = pass_byte();
    }
  }

  char pass_byte() {
    const char byte = bytes_.ahead().empty() ? '\0' : bytes_.ahead().front();
    bytes_.pass(bytes_.ahead().empty() ? 0 : 1);
    return byte;
  }

  struct Entry {
    std::uint64_t offset = 0;
    std::uint64_t record = 1;
  };

  RecordBytes bytes_;
  Expansion own_{0, Expansion::kFreeInArchive};  ///< of the bodies, beside what is read of the file
  Expansion* whole_;
  std::uint64_t record_;
  ArchivePlace place_;  ///< where the record begins
  Entry entry_;         ///< the last place before it at which the file can be entered
  std::deque<Error> errors_;
  std::uint64_t told_ = 0;  ///< the last record of which something was told
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_warc(RecordBytes bytes, std::uint64_t first_record, Expansion* whole) {
  return std::make_unique<WarcReader>(std::move(bytes), first_record, whole);
}

bool is_warc(std::string_view head) {
  return head.starts_with(kBegin);
}

}  // namespace stemma::source
