#include "stemma/reading.h"
namespace stemma { Reading read(const Article&) { return {}; } DateStamp infer_publication(const Article&, const Reading&) { return {}; } }
