/// Internal: where results go.
#pragma once

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
  explicit Output(const std::string& path);  ///< empty: standard output
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  void write(std::string_view bytes);
  /// Hands on what is buffered and, for a file, closes it. Without it a file may miss its end.
  void finish();

 private:
  [[noreturn]] void fail() const;

  std::string name_;
  std::FILE* file_;
};

}  // namespace stemma::app
