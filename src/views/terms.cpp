#include "views/terms.h"

namespace stemma::views {

std::string_view term(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kUnknown:
      return "unknown";
    case DatePrecision::kInterval:
      return "interval";
    case DatePrecision::kYear:
      return "year";
    case DatePrecision::kMonth:
      return "month";
    case DatePrecision::kDay:
      return "day";
    case DatePrecision::kMinute:
      return "minute";
    case DatePrecision::kSecond:
      return "second";
  }
  return "unknown";
}

std::string_view term(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson:
      return "person";
    case NameKind::kOrganisation:
      return "organisation";
    case NameKind::kPlace:
      return "place";
    case NameKind::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view term(QuotationKind kind) {
  switch (kind) {
    case QuotationKind::kDirect:
      return "direct";
    case QuotationKind::kMixed:
      return "mixed";
    case QuotationKind::kIndirect:
      return "indirect";
  }
  return "indirect";
}

std::string_view term(CreditHow how) {
  switch (how) {
    case CreditHow::kAgency:
      return "agency";
    case CreditHow::kOutletReport:
      return "outlet_report";
    case CreditHow::kInterviewWithOutlet:
      return "interview";
    case CreditHow::kSocialPost:
      return "social_post";
    case CreditHow::kOfficialStatement:
      return "official_statement";
    case CreditHow::kDocument:
      return "document";
    case CreditHow::kOther:
      return "other";
  }
  return "other";
}

std::string_view term(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::kFigure:
      return "figure";
    case Difference::Kind::kTime:
      return "time";
    case Difference::Kind::kName:
      return "name";
    case Difference::Kind::kWording:
      return "wording";
    case Difference::Kind::kManner:
      return "manner";
  }
  return "wording";
}

std::string_view term(Difference::Course course) {
  switch (course) {
    case Difference::Course::kBeside:
      return "beside";
    case Difference::Course::kGrew:
      return "grew";
    case Difference::Course::kEdited:
      return "edited";
  }
  return "beside";
}

std::string_view term(Relation relation) {
  switch (relation) {
    case Relation::kSameText:
      return "same_text";
    case Relation::kDerived:
      return "derived";
    case Relation::kSharedPassages:
      return "shared_passages";
    case Relation::kQuotesOnly:
      return "quotes_only";
  }
  return "shared_passages";
}

std::string_view term(Direction direction) {
  switch (direction) {
    case Direction::kAFromB:
      return "a_from_b";
    case Direction::kBFromA:
      return "b_from_a";
    case Direction::kCommonSource:
      return "common_source";
    case Direction::kCannotTell:
      return "cannot_tell";
  }
  return "cannot_tell";
}

std::string_view term(EdgeRelation relation) {
  switch (relation) {
    case EdgeRelation::kWasDerivedFrom:
      return "wasDerivedFrom";
    case EdgeRelation::kWasQuotedFrom:
      return "wasQuotedFrom";
    case EdgeRelation::kHadPrimarySource:
      return "hadPrimarySource";
  }
  return "wasDerivedFrom";
}

const std::string& node_id(Witness witness, std::span<const Report> reports, const DescentGraph& graph) {
  return witness.kind == Witness::Kind::kArticle ? reports[witness.index].article.id
                                                 : graph.unseen[witness.index].id;
}

}  // namespace stemma::views
