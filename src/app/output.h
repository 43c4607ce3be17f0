/// Internal: where results go.
#pragma once

#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace stemma::app {

/// The place written to takes no more: a full disk, a closed pipe.
struct OutputError : std::runtime_error {
  enum class Why : std::uint8_t { kFailed, kReaderLeft } why;
  OutputError(Why reason, const std::string& sentence) : std::runtime_error(sentence), why(reason) {}
};

/// Standard output, or a file. Throws OutputError.
class Output {
 public:
  /// Empty path: standard output. `keep`: goes on behind that many bytes of the file and forgets the rest, as
  /// a run that goes on does; the file must have them.
  explicit Output(const std::string& path, std::uint64_t keep = 0);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  void write(std::string_view bytes);
  /// Hands on what was written so far to whoever reads along.
  void flush();
  /// Returns when all of a file that was written so far is on the disk.
  void sync();
  /// Bytes of the file so far.
  std::uint64_t size() const { return size_; }
  /// Hands on what is buffered and, for a file, closes it. Without it a file may miss its end.
  void finish();

 private:
  [[noreturn]] void fail() const;

  std::string name_;
  std::FILE* file_;
  std::uint64_t size_ = 0;
};

}  // namespace stemma::app
