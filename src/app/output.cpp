#include "app/output.h"

#include <cerrno>
#include <cstring>

#include <unistd.h>

#include <fmt/format.h>

namespace stemma::app {

Output::Output(const std::string& path, std::uint64_t keep)
    : name_(path.empty() ? "standard output" : path),
      file_(path.empty() ? stdout : std::fopen(path.c_str(), keep > 0 ? "r+be" : "wbe")),
      size_(keep) {
  if (file_ == nullptr) fail();
  if (keep == 0) return;
  if (std::fseek(file_, 0, SEEK_END) != 0) fail();
  if (static_cast<std::uint64_t>(std::ftell(file_)) < keep)
    throw std::runtime_error(fmt::format(
        "{} is shorter than the {} bytes that were written to it; it cannot be gone on with", name_, keep));
  if (::ftruncate(::fileno(file_), static_cast<off_t>(keep)) != 0 || std::fseek(file_, 0, SEEK_END) != 0)
    fail();
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
  size_ += bytes.size();
}

void Output::flush() {
  if (std::fflush(file_) != 0) fail();
}

void Output::sync() {
  if (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0) fail();
}

void Output::finish() {
  if (std::fflush(file_) != 0) fail();
  if (file_ == stdout) return;
  std::FILE* closing = file_;
  file_ = nullptr;
  if (std::fclose(closing) != 0) fail();
}

void Output::fail() const {
  const auto why = errno == EPIPE ? OutputError::Why::kReaderLeft : OutputError::Why::kFailed;
  throw OutputError(why, fmt::format("{} cannot be written: {}", name_, std::strerror(errno)));
}

}  // namespace stemma::app
