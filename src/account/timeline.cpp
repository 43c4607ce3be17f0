// A date is told in a sentence; sentences of one statement group with one date are one entry.
#include "account/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "core/ascii.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

/// YYYY, YYYY-MM or YYYY-MM-DD, with a time of day cut off; empty for anything else that TIMEX3 allows.
std::string calendar_date(const TimeExpression& time) {
  if (time.type != TimeType::kDate && time.type != TimeType::kTime) return {};
  const std::string value = time.value.substr(0, time.value.find('T'));
  const std::string_view shape = "dddd-dd-dd";
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return {};
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (shape[i] == 'd' ? !core::is_digit(value[i]) : value[i] != shape[i]) return {};
  }
  return value;
}

/// For each sentence of an article that is in a statement group, the group.
std::map<std::pair<ArticleIndex, std::uint32_t>, std::size_t> groups_by_sentence(
    const StatementGroups& statements) {
  std::map<std::pair<ArticleIndex, std::uint32_t>, std::size_t> found;
  for (std::size_t g = 0; g < statements.groups.size(); ++g) {
    for (const std::uint32_t member : statements.groups[g]) {
      found[{statements.sentences[member].article, statements.sentences[member].sentence}] = g;
    }
  }
  return found;
}

/// The `nth` word before a place, folded; empty beyond the sentence.
std::string word_before(const Report& report, std::uint32_t begin, std::size_t nth) {
  const auto& tokens = report.reading.tokens;
  auto token = std::ranges::lower_bound(tokens, begin, {}, [](const Token& t) { return t.span.begin; });
  if (token == tokens.end() || token - tokens.begin() < static_cast<std::ptrdiff_t>(nth)) return {};
  const std::uint32_t sentence = token->sentence;
  token -= static_cast<std::ptrdiff_t>(nth);
  return token->sentence == sentence ? lang::fold_case(token->span.of(report.article.text)) : std::string();
}

bool listed(const Report& report, std::string_view use, const std::string& word) {
  return !word.empty() &&
         std::ranges::any_of(lang::entries(report.article.language, "bare_years"), [&](auto entry) {
           const auto columns = lang::columns(entry);
           return columns.size() == 2 && columns[0] == use && columns[1] == word;
         });
}

/// A bare year says what a thing is ("the 1949 treaty", "built in 1987", "since 2019") unless the words
/// before it make it the time of the sentence. A language without a list keeps all of its years.
bool tells_an_event(const Report& report, TextSpan words, std::string_view when) {
  constexpr std::size_t kYear = 4;
  if (when.size() > kYear || lang::entries(report.article.language, "bare_years").empty()) return true;
  if (words.size() > kYear) return true;  // "in the spring of 2014"
  return listed(report, "before", word_before(report, words.begin, 1)) &&
         !listed(report, "property", word_before(report, words.begin, 2));
}

std::uint32_t sentence_of(const Reading& reading, TextSpan span) {
  const auto after = std::partition_point(reading.sentences.begin(), reading.sentences.end(),
                                          [&](const Sentence& s) { return s.span.begin <= span.begin; });
  return static_cast<std::uint32_t>(
      after == reading.sentences.begin() ? 0 : after - reading.sentences.begin() - 1);
}

}  // namespace

std::vector<TimelineEntry> timeline_of(const StatementGroups& statements, const Story& story,
                                       std::span<const Report> reports) {
  const auto group_of = groups_by_sentence(statements);
  std::set<std::pair<std::size_t, std::string>> told;
  std::set<std::tuple<ArticleIndex, std::uint32_t, std::string>> told_here;
  std::vector<TimelineEntry> entries;
  for (const ArticleIndex article : story.articles) {
    const Reading& reading = reports[index_of(article)].reading;
    for (const TimeExpression& time : reading.times) {
      const std::string when = calendar_date(time);
      if (when.empty() || reading.sentences.empty()) continue;
      if (!tells_an_event(reports[index_of(article)], time.span, when)) continue;
      const std::uint32_t sentence = sentence_of(reading, time.span);
      if (!told_here.insert({article, sentence, when}).second) continue;
      const auto group = group_of.find({article, sentence});
      if (group != group_of.end() && !told.insert({group->second, when}).second) continue;
      entries.push_back({when, {article, reading.sentences[sentence].span}, {article, time.span}});
    }
  }
  std::sort(entries.begin(), entries.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
    return std::tie(a.when, a.what, a.words) < std::tie(b.when, b.what, b.words);
  });
  return entries;
}

}  // namespace stemma::account
