#include "account/differences.h"

#include <set>
#include <tuple>
#include <utility>

#include "account/difference_kinds.h"

namespace stemma::account {
namespace {

/// Two statements can show one difference: the same readings, or the same values about the same thing.
class SeenDifferences {
 public:
  bool add(const Difference& difference) {
    std::set<std::string> values;
    for (const DifferingReading& reading : difference.readings) values.insert(reading.value);
    return seen_.insert({difference.kind, difference.about, std::move(values)}).second;
  }

 private:
  std::set<std::tuple<Difference::Kind, std::string, std::set<std::string>>> seen_;
};

}  // namespace

std::string opening_words(const DifferenceInput& input, const Evidence& words, std::size_t most) {
  const Report& report = input.report(words.article);
  std::string opening;
  std::uint32_t end = words.span.begin;
  std::size_t count = 0;
  for (const Token& token : report.reading.tokens) {
    if (token.span.begin < words.span.begin) continue;
    if (token.span.end > words.span.end || count == most) break;
    if (token.kind == TokenKind::kPunctuation) {
      if (count > 0) break;
      continue;
    }
    if (count++ == 0) end = token.span.begin;
    opening.append(report.article.text, end, token.span.end - end);
    end = token.span.end;
  }
  return opening;
}

std::vector<Difference> differences_of(const StatementGroups& statements,
                                       std::span<const QuotationGroup> quotations, const Story& story,
                                       std::span<const Report> reports, const descent::StoryTerms& terms,
                                       const ReportOrder& order) {
  const DifferenceInput input{statements, quotations, story, reports, terms, order};
  SeenDifferences seen;
  std::vector<Difference> differences;
  for (const auto find : {differing_figures, differing_ages, differing_times, differing_names,
                          differing_words, differing_manner}) {
    for (Difference& difference : find(input)) {
      if (seen.add(difference)) differences.push_back(std::move(difference));
    }
  }
  return differences;
}

}  // namespace stemma::account
