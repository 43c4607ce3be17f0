#include "stemma/engine.h"
namespace stemma { Report read_report(const Document& d, Depth depth) { Report r; r.article = extract(d); if (depth >= Depth::kReading) r.reading = read(r.article); if (depth >= Depth::kQuotations) r.quotations = find_quotations(r.article, r.reading); return r; } }
