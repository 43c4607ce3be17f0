/// The words in which the views name the values: the field's terms for machines, plain English for readers.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "stemma/dossier.h"

namespace stemma::views {

std::string_view term(DatePrecision precision);
std::string_view term(NameKind kind);
std::string_view term(QuotationKind kind);
std::string_view term(CreditHow how);
std::string_view term(Difference::Kind kind);
std::string_view term(Difference::Course course);
std::string_view term(Relation relation);
std::string_view term(Direction direction);
std::string_view term(EdgeRelation relation);  ///< PROV-DM: "wasDerivedFrom"

/// "a1" or "unseen:the-telegraph".
const std::string& node_id(Witness witness, std::span<const Report> reports, const DescentGraph& graph);

}  // namespace stemma::views
