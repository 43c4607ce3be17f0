/// Internal: days of publication, as far as they are known. See stemma/descent.h.
#pragma once

#include <optional>
#include <string_view>

#include "stemma/article.h"

namespace stemma::descent {

/// Days since 1970-01-01; none where the date is not known to the day.
std::optional<int> day_of(const DateStamp& stamp);

/// Whether `a` came out before `b` as far as both clocks tell: by the day, and on one day by the minute where
/// both give the same offset from UTC.
bool clearly_before(const DateStamp& a, const DateStamp& b);

}  // namespace stemma::descent
