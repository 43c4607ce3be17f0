/// Internal: errno as a sentence about a file.
#pragma once

#include "stemma/result.h"

namespace stemma::source {

Error error_of_errno(int number);

}  // namespace stemma::source
