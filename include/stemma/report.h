/// An article with everything that it says by itself: what the stages over many articles are given.
#pragma once

#include <vector>

#include "stemma/article.h"
#include "stemma/quotation.h"
#include "stemma/reading.h"

namespace stemma {

struct Report {
  Article article;
  Reading reading;
  std::vector<Quotation> quotations;
};

}  // namespace stemma
