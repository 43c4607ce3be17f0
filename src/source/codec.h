/// Internal: packed formats, each as a machine that is fed and drained.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "stemma/result.h"

namespace stemma::source {

/// Unpacks one format, member after member (a gzip member, a zstd frame). Keeps no more than the format's
/// window: 32 KiB for deflate, 16 MiB for brotli, 128 MiB for zstd, which refuses larger ones.
class Codec {
 public:
  enum class Status : std::uint8_t { kMore, kEndOfMember, kBroken };
  struct Step {
    std::size_t taken = 0;  ///< of the packed bytes
    std::size_t given = 0;  ///< of the room
    Status status = Status::kMore;
  };

  virtual ~Codec() = default;
  /// The next packed byte begins a member.
  virtual void begin_member() = 0;
  /// Takes what it can of `packed` and gives what it can into `room`. Without room or bytes it may do
  /// nothing.
  virtual Step step(std::string_view packed, std::span<char> room) = 0;
  virtual std::string_view name() const = 0;
  /// How every member begins; empty where the format has no sign.
  virtual std::string_view magic() const = 0;
};

std::unique_ptr<Codec> gzip_codec();     ///< RFC 1952
std::unique_ptr<Codec> deflate_codec();  ///< RFC 1950, or bare RFC 1951 as some servers send it
std::unique_ptr<Codec> brotli_codec();   ///< RFC 7932
/// RFC 8878. `dictionary`: what frames refer to, formatted or raw; empty: none.
std::unique_ptr<Codec> zstd_codec(std::string_view dictionary = {});

bool is_gzip(std::string_view head);
/// A zstd frame or a skippable one, such as the dictionary at the head of a .warc.zst.
bool is_zstd(std::string_view head);

/// The dictionary that a .warc.zst begins with (IIPC, "Zstandard Compression for WARC Files 1.0"), unpacked;
/// empty where `head` begins with another frame. `head` holds at least the first kMaxDictionaryBytes + 8
/// bytes of the file, or all of it. kTruncated, kTooLarge, kMalformed.
Result<std::string> leading_dictionary(std::string_view head);
constexpr std::size_t kMaxDictionaryBytes = 8U << 20U;  // those in use have some hundred KiB

}  // namespace stemma::source
