#include "stemma/view.h"
namespace stemma { std::string render(const Dossier&, ViewFormat, const ViewOptions&) { return {}; } }
