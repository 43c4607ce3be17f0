#include "stemma/reading.h"

namespace stemma {

DateStamp infer_publication(const Article&, const Reading&) {
  return {};
}

}  // namespace stemma
