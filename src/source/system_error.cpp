#include "source/system_error.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

namespace stemma::source {

Error error_of_errno(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, "there is no such file or folder"};
    case EACCES:
    case EPERM:
      return {ErrorCode::kNoAccess, "may not be read: permission denied"};
    case ELOOP:
      return {ErrorCode::kNotFound, "leads through a loop of symbolic links"};
    case ENAMETOOLONG:
      return {ErrorCode::kNotFound, "is too long a name for a file"};
    default:
      return {ErrorCode::kNoAccess, fmt::format("cannot be read: {}", std::strerror(number))};
  }
}

}  // namespace stemma::source
