#include "stemma/descent.h"
namespace stemma { DescentGraph trace(const Story&, std::span<const Report>, std::span<const Passage>, const DescentOptions&) { return {}; } }
