/// Internal: packed bytes as those that they stand for.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "source/byte_stream.h"
#include "source/codec.h"
#include "source/expansion.h"

namespace stemma::source {

/// The content of a packed file, member after member; zeros after any of them are padding (RFC 1952 says
/// nothing of them, gzip(1) skips them too). One `read` gives bytes of one member only. What was unpacked
/// before an error was found is given first. Errors: kTruncated and kMalformed with the packed offset at
/// which the member begins, after which `recover` may be called; kTooLarge for a file that is mostly air.
/// O(1) memory.
class UnpackedStream final : public ByteStream {
 public:
  /// `offset`: where in the file the first byte of `packed` stands.
  UnpackedStream(std::unique_ptr<ByteStream> packed, std::unique_ptr<Codec> codec, std::uint64_t offset = 0);

  Result<std::size_t> read(char* buffer, std::size_t size) override;

  /// Where in the file the member begins of which the last `read` gave bytes.
  std::uint64_t member_offset() const { return member_offset_; }
  /// Packed bytes that were taken so far.
  std::uint64_t taken() const { return offset() - begin_offset_; }

  /// After an error: goes to the next member whose content begins with `begins`. False if there is none.
  Result<bool> recover(std::string_view begins);

 private:
  std::string_view ahead() const { return std::string_view(buffer_).substr(at_); }
  std::uint64_t offset() const { return buffer_offset_ + at_; }
  Result<bool> fill(std::size_t wanted);
  Result<bool> pass_padding();
  Result<bool> begin_member();
  bool member_begins_with(std::string_view begins);
  tl::unexpected<Error> fail(ErrorCode code, std::string message);

  std::unique_ptr<ByteStream> packed_;
  std::unique_ptr<Codec> codec_;
  PieceSize piece_;
  std::string buffer_;               ///< packed bytes: a tail of what was taken, and what is ahead
  std::size_t at_ = 0;               ///< where in `buffer_` the next packed byte stands
  std::uint64_t buffer_offset_ = 0;  ///< where in the file `buffer_` begins
  std::uint64_t begin_offset_ = 0;
  std::uint64_t member_offset_ = 0;
  std::uint64_t members_ = 0;
  Expansion expansion_;
  bool in_member_ = false;
  bool broken_ = false;  ///< told by the next `read`
};

/// What was unpacked, and whether that was all.
struct Unpacked {
  std::string bytes;
  bool complete = true;  ///< false where the packed bytes ended early
};

/// All that `packed` holds, members one after another; bytes after the last are passed over. Adds what it
/// unpacks to `expansion`, which is that of the whole of which `packed` is a part. kMalformed; kTooLarge
/// beyond `max_bytes` or where the whole is mostly air. O(result) memory.
Result<Unpacked> unpack_all(std::string_view packed, Codec& codec, std::uint64_t max_bytes,
                            Expansion& expansion);

}  // namespace stemma::source
