#include "account/statements.h"

#include <algorithm>
#include <map>
#include <set>

#include "descent/likeness.h"

namespace stemma::account {
namespace {

constexpr float kMostlyQuoted = 0.6F;
/// A sentence that another holds within itself: nearly all of its weight must agree, and enough words.
constexpr float kContainedLikeness = 0.75F;
constexpr std::uint32_t kMinContainedWords = 5;

bool says_something(const Wording& wording) {
  return std::count_if(wording.terms.begin(), wording.terms.end(), [](const descent::Term& t) {
           return t.content;
         }) >= static_cast<std::ptrdiff_t>(kMinStatementWords);
}

/// Quotations that are printed without marks: they are no prose of the report.
std::multimap<ArticleIndex, TextSpan> unmarked_readings(std::span<const QuotationGroup> quotations) {
  std::multimap<ArticleIndex, TextSpan> found;
  for (const QuotationGroup& group : quotations) {
    for (const QuotedReading& reading : group.readings) {
      const bool unmarked = !reading.marked && reading.kind == QuotationKind::kDirect;
      if (unmarked) found.emplace(reading.words.article, reading.words.span);
    }
  }
  return found;
}

bool is_reading(const ProseSentence& sentence, std::span<const Report> reports,
                const std::multimap<ArticleIndex, TextSpan>& readings) {
  const TextSpan span = reports[index_of(sentence.article)].reading.sentences[sentence.sentence].span;
  const auto [first, last] = readings.equal_range(sentence.article);
  return std::any_of(first, last, [&](const auto& reading) { return reading.second.contains(span); });
}

float same_statement(const Wording& a, const Wording& b, const AccountOptions& options) {
  if (a.article == b.article) return 0;
  const descent::Likeness found = likeness(a.terms, b.terms);
  if (found.content_words >= kMinStatementWords &&
      found.of_longer >= static_cast<float>(options.same_statement)) {
    return found.of_longer;
  }
  const bool contained = found.content_words >= kMinContainedWords && found.of_shorter >= kContainedLikeness;
  return contained ? found.of_shorter / 2 : 0;
}

}  // namespace

std::uint32_t article_count(const StatementGroups& statements, std::span<const std::uint32_t> group) {
  std::set<ArticleIndex> articles;
  for (const std::uint32_t member : group) articles.insert(statements.sentences[member].article);
  return static_cast<std::uint32_t>(articles.size());
}

StatementGroups group_statements(const Story& story, std::span<const Report> reports,
                                 std::span<const QuotationGroup> quotations, const descent::StoryTerms& terms,
                                 const AccountOptions& options) {
  const auto unmarked = unmarked_readings(quotations);
  StatementGroups found;
  for (const ProseSentence& sentence : sentences_of(story, reports)) {
    if (sentence.quoted > kMostlyQuoted || is_reading(sentence, reports, unmarked)) continue;
    auto wording = wordings_of({&sentence, 1}, reports, terms);
    if (!says_something(wording.front())) continue;
    found.sentences.push_back(sentence);
    found.wordings.push_back(std::move(wording.front()));
  }
  found.groups = group_wordings(found.wordings, [&](std::uint32_t a, std::uint32_t b) {
    return same_statement(found.wordings[a], found.wordings[b], options);
  });
  std::stable_sort(found.groups.begin(), found.groups.end(), [&](const auto& a, const auto& b) {
    return article_count(found, a) > article_count(found, b);
  });
  return found;
}

std::vector<Statement> statements_of(const StatementGroups& statements, const Story& story,
                                     std::span<const Report> reports, const AccountOptions& options) {
  std::vector<Statement> list;
  if (story.articles.size() < 2) return list;
  for (const auto& group : statements.groups) {
    if (list.size() == options.max_statements) break;
    Statement& statement = list.emplace_back();
    for (const std::uint32_t member : group) {
      const ProseSentence& place = statements.sentences[member];
      const Report& report = reports[index_of(place.article)];
      statement.support.push_back({place.article, report.reading.sentences[place.sentence].span});
    }
  }
  return list;
}

}  // namespace stemma::account
