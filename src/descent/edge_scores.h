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

// Edges of 27 stories of 128 real reports, which two people had read independently: right is a credit that
// either of them has, and a direction that both give. tools/edge_scores.py prints the counts. Left out story
// by story, the scores' squared error is 0.142, that of one score for all 0.158. Each kind has a score of its
// own, by which that tool tells the kinds apart.
constexpr Judged kAgencyCredit = {21, 28};
constexpr Judged kOutletCredit = {21, 23};
constexpr Judged kInterviewCredit = {31, 32};
constexpr Judged kSocialCredit = {32, 33};
constexpr Judged kOfficialOnce = {87, 105};   // of one statement
constexpr Judged kOfficialSeveral = {76, 83};  // of several
constexpr Judged kDocumentCredit = {8, 9};
constexpr Judged kOtherOnce = {40, 73};
constexpr Judged kOtherSeveral = {48, 68};
// One report credits the other and has its words. 15 of 15 by now, which would score as interviews do, and
// the tool could not tell the two kinds apart.
constexpr Judged kCreditAndWords = {14, 14};
constexpr Judged kSameOutlet = {1, 1};        // a later report of one outlet
constexpr Judged kUncreditedCopy = {0, 0};    // has the words of an agency's text without naming it
constexpr Judged kLostSource = {0, 2};        // asked for by shared words alone

// Undirected, on 13 hand copies of a text whose true tree is known.
constexpr Judged kCopyOfCopy = {12, 13};  // nearest by peculiar readings
constexpr Judged kSecondParent = {0, 1};  // whence a copy has what its nearest lacks

/// A voice that a report has several statements of is more likely a source than a passing name.
inline double score_of(const Credit& credit) {
  const bool several = credit.carries.size() > 1;
  switch (credit.how) {
    case CreditHow::kAgency:
      return kAgencyCredit.score();
    case CreditHow::kOutletReport:
      return kOutletCredit.score();
    case CreditHow::kInterviewWithOutlet:
      return kInterviewCredit.score();
    case CreditHow::kSocialPost:
      return kSocialCredit.score();
    case CreditHow::kOfficialStatement:
      return (several ? kOfficialSeveral : kOfficialOnce).score();
    case CreditHow::kDocument:
      return kDocumentCredit.score();
    case CreditHow::kOther:
      break;
  }
  return (several ? kOtherSeveral : kOtherOnce).score();
}

}  // namespace stemma::descent
