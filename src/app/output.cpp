#include "app/output.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace stemma::app {

Output::Output(const std::string& path)
    : name_(path.empty() ? "standard output" : path),
      file_(path.empty() ? stdout : std::fopen(path.c_str(), "wbe")) {
  if (file_ == nullptr) fail();
}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

void Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail();
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
