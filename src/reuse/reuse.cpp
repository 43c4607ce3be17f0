#include "stemma/passage.h"
namespace stemma { std::vector<Passage> find_reuse(std::span<const Report>, const ReuseOptions&) { return {}; } }
