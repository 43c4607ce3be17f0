/// Internal: how sure an edge is, by what it stands on. See stemma/descent.h.
#pragma once

#include <cstdint>

#include "stemma/descent.h"

namespace stemma::descent {

/// How often edges of one kind were right where two people had judged them.
struct Judged {
  std::uint32_t right = 0;
  std::uint32_t asked = 0;

  /// Laplace's rule of succession: a kind that nobody judged is as likely right as wrong.
  constexpr double score() const { return (right + 1.0) / (asked + 2.0); }
};

// Counts over 27 stories of 128 real reports, which two people had read independently: credits that either of
// them has, directions that both give. Left out story by story, the scores' squared error is 0.135, that of
// their mean for all 0.148.
constexpr Judged kAgencyCredit = {27, 29};
constexpr Judged kOutletCredit = {35, 38};
constexpr Judged kInterviewCredit = {41, 42};
constexpr Judged kSocialCredit = {35, 36};
constexpr Judged kOfficialCredit = {181, 210};
constexpr Judged kDocumentCredit = {7, 8};
constexpr Judged kOtherCredit = {112, 166};
constexpr Judged kCreditAndWords = {12, 12};  // one report credits the other and has its words
constexpr Judged kSameOutlet = {1, 1};        // a later report of one outlet
constexpr Judged kUncreditedCopy = {0, 0};    // has the words of an agency's text without naming it
constexpr Judged kLostSource = {0, 0};        // asked for by shared words alone

// Undirected, on 13 hand copies of a text whose true tree is known.
constexpr Judged kCopyOfCopy = {12, 13};  // nearest by peculiar readings
constexpr Judged kSecondParent = {0, 1};  // whence a copy has what its nearest lacks

constexpr double score_of(CreditHow how) {
  switch (how) {
    case CreditHow::kAgency:
      return kAgencyCredit.score();
    case CreditHow::kOutletReport:
      return kOutletCredit.score();
    case CreditHow::kInterviewWithOutlet:
      return kInterviewCredit.score();
    case CreditHow::kSocialPost:
      return kSocialCredit.score();
    case CreditHow::kOfficialStatement:
      return kOfficialCredit.score();
    case CreditHow::kDocument:
      return kDocumentCredit.score();
    case CreditHow::kOther:
      return kOtherCredit.score();
  }
  return kOtherCredit.score();
}

}  // namespace stemma::descent
