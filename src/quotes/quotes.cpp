#include "stemma/quotation.h"
namespace stemma { std::vector<Quotation> find_quotations(const Article&, const Reading&) { return {}; } }
