// Reading bytes. Files are read by read(2) in the caller's pieces: every reader above soon asks for large
// ones.
#include "source/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <fmt/format.h>

#include "source/system_error.h"

namespace stemma::source {
namespace {

class FileStream final : public ByteStream {
 public:
  enum class Closes : std::uint8_t { kYes, kNo };
  FileStream(int descriptor, Closes closes, ByteCount* count)
      : descriptor_(descriptor), closes_(closes), count_(count) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override {
    if (closes_ == Closes::kYes) ::close(descriptor_);
  }

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, buffer, size);
      if (got >= 0) {
        if (count_ != nullptr) count_->fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) return tl::make_unexpected(error_of_errno(errno));
    }
  }

 private:
  int descriptor_;
  Closes closes_;
  ByteCount* count_;
};

class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const std::size_t taken = std::min(size, bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, taken, buffer);
    at_ += taken;
    return taken;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteStream>> open_file(const std::string& path, ByteCount* count,
                                              std::uint64_t offset) {
  if (path == "-") return std::make_unique<FileStream>(STDIN_FILENO, FileStream::Closes::kNo, count);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return tl::make_unexpected(error_of_errno(errno));
  auto file = std::make_unique<FileStream>(descriptor, FileStream::Closes::kYes, count);
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) return tl::make_unexpected(error_of_errno(errno));
  if (S_ISDIR(about.st_mode)) return tl::make_unexpected(Error{ErrorCode::kUnsupported, "is a folder"});
  if (offset > 0 && ::lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0)
    return tl::make_unexpected(error_of_errno(errno));
  if (count != nullptr) *count += offset;
  return file;
}

std::unique_ptr<ByteStream> stream_of(std::string bytes) {
  return std::make_unique<MemoryStream>(std::move(bytes));
}

Result<bool> Lookahead::read_piece(std::size_t most) {
  const std::size_t had = ahead_.size();
  const std::size_t piece = std::min(most, piece_.next());
  ahead_.resize(had + piece);
  auto got = bytes_->read(ahead_.data() + had, piece);
  ahead_.resize(had + (got ? *got : 0));
  if (!got) return tl::make_unexpected(std::move(got).error());
  return *got > 0;
}

Result<std::string_view> Lookahead::peek(std::size_t size) {
  while (ahead_.size() < size) {
    STEMMA_TRY(const bool more, read_piece(size - ahead_.size()));
    if (!more) break;
  }
  return std::string_view(ahead_).substr(0, size);
}

Result<std::string_view> Lookahead::peek_piece(std::size_t most) {
  if (ahead_.size() < most) {
    STEMMA_TRY([[maybe_unused]] const bool more, read_piece(most - ahead_.size()));
  }
  return std::string_view(ahead_).substr(0, most);
}

Result<std::size_t> Lookahead::read(char* buffer, std::size_t size) {
  if (ahead_.empty()) return bytes_->read(buffer, size);
  const std::size_t taken = std::min(size, ahead_.size());
  std::copy_n(ahead_.data(), taken, buffer);
  ahead_.erase(0, taken);
  return taken;
}

Error too_large(std::uint64_t max_bytes) {
  return {ErrorCode::kTooLarge,
          fmt::format("is larger than the {} MiB that one document may have", max_bytes >> 20U)};
}

Result<std::string> read_all(ByteStream& bytes, std::uint64_t max_bytes) {
  std::string all;
  for (PieceSize pieces;;) {
    const std::size_t had = all.size();
    const std::size_t piece = pieces.next();
    all.resize(had + piece);
    auto got = bytes.read(all.data() + had, piece);
    if (!got) return tl::make_unexpected(std::move(got).error());
    all.resize(had + *got);
    if (*got == 0) return all;
    if (all.size() > max_bytes) return tl::make_unexpected(too_large(max_bytes));
  }
}

}  // namespace stemma::source
