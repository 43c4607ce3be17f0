/// Internal: a quotation with who says it, as one of the story's speakers.
#pragma once

#include <cstdint>

#include "stemma/quotation.h"
#include "stemma/text_span.h"

namespace stemma::account {

struct Utterance {
  const Quotation* quotation = nullptr;
  ArticleIndex article{};
  std::uint32_t speaker = 0;  ///< id of account::Speakers
};

}  // namespace stemma::account
