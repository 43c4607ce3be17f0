/// Internal: an archive's bytes, looked at ahead and passed over, with their places in the file.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/unpack.h"

namespace stemma::source {

/// Where something stands in an archive.
struct ArchivePlace {
  std::uint64_t member_offset = 0;  ///< byte of the file at which the member begins that holds it
  std::uint64_t in_member = 0;      ///< unpacked bytes from there; always 0 in a file that is not packed
};

class RecordBytes {
 public:
  /// A file as it is; its first byte here is the file's byte `offset`.
  RecordBytes(std::unique_ptr<ByteStream> bytes, std::uint64_t offset);
  /// A packed file.
  explicit RecordBytes(std::unique_ptr<UnpackedStream> packed);

  /// Sees to it that `size` bytes are ahead; false where the archive ends before. An error of the stream is
  /// given each time that bytes beyond it are wanted, until `recover`.
  Result<bool> want(std::size_t size);
  std::string_view ahead() const { return std::string_view(data_).substr(at_); }
  void pass(std::size_t size);
  ArchivePlace place() const;
  /// Bytes of the file that were taken so far.
  std::uint64_t taken() const { return packed_ ? packed_->taken() : data_begin_ + data_.size(); }
  /// What is ahead begins a member of a packed file.
  bool at_member() const { return packed_ != nullptr && place().in_member == 0; }

  /// After an error of the stream: drops what is ahead and goes to the next member that begins with `begins`.
  /// False if there is none.
  bool recover(std::string_view begins);

 private:
  struct Member {
    std::uint64_t begin = 0;   ///< counted over all unpacked bytes
    std::uint64_t offset = 0;  ///< in the file
  };
  void note_member(std::uint64_t begin);

  std::unique_ptr<ByteStream> plain_;
  std::unique_ptr<UnpackedStream> packed_;
  std::optional<Error> error_;
  PieceSize piece_;
  std::string data_;
  std::size_t at_ = 0;
  std::uint64_t data_begin_ = 0;  ///< unpacked bytes before `data_`
  std::uint64_t offset_ = 0;      ///< of a plain file: where it was entered
  std::deque<Member> members_;    ///< those of which bytes are ahead, and the one before
};

}  // namespace stemma::source
