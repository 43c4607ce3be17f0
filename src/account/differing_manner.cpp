// Direct words in one report, indirect ones in another, where enough words agree to show one statement.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "account/difference_kinds.h"
#include "descent/likeness.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

/// Words with a closing mark that nothing within them opens are the end of somebody's own words.
bool stands_in_open_quotation(std::string_view words) {
  if (std::ranges::count(words, '"') % 2 == 1) return true;
  const std::size_t closing = words.find("”");
  return closing != std::string_view::npos && words.find("“") > closing;
}

/// A mark stands right before the words, or opens them: they are the speaker's own, however they were read.
bool opens_a_quotation(std::string_view text, TextSpan words) {
  const std::string_view before = text.substr(0, words.begin);
  const std::string_view shown = words.of(text);
  return std::ranges::any_of(lang::entries("und", "quotation_marks"), [&](std::string_view entry) {
    const std::string_view opening = lang::columns(entry).front();
    return shown.starts_with(opening) || before.ends_with(opening);
  });
}

/// "I called Kern yesterday — Ole Brandt (@obrandt) April 2": a post that is shown whole, under it who posted
/// it.
bool is_a_post(std::string_view text, TextSpan words) {
  const std::string_view rest = text.substr(words.begin);
  return rest.substr(0, rest.find('\n')).find("(@") != std::string_view::npos;
}

/// "‘Council Shuts Old Bridge’": nearly all words have capitals, as in the title of something.
bool is_title(const DifferenceInput& input, const Evidence& words) {
  constexpr std::size_t kMostOfTen = 6;
  const auto& tokens = input.report(words.article).reading.tokens;
  std::size_t all = 0;
  std::size_t capitals = 0;
  for (const descent::Term& term : input.terms.of(words.article, words.span)) {
    ++all;
    capitals += tokens[term.token].capitalised ? 1 : 0;
  }
  return capitals * 10 >= all * kMostOfTen;
}

/// What one report says in the speaker's own words and another in its own: enough of the words agree to show
/// that it is one statement.
bool told_in_two_manners(const DifferenceInput& input, const QuotedReading& direct,
                         const QuotedReading& indirect) {
  constexpr std::uint32_t kMinSharedWords = 3;  // content words
  constexpr std::uint32_t kMinOfLongSpeech = 5;
  constexpr float kManyTimes = 4;
  constexpr float kMostOfFew = 0.75F;
  constexpr float kMinLikeness = 0.4F;  // of the lighter side
  constexpr float kSameWords = 0.95F;   // then marks were lost, no words were changed
  const std::string& text = input.report(indirect.words.article).article.text;
  if (stands_in_open_quotation(input.text(indirect.words)) || is_a_post(text, indirect.words.span) ||
      opens_a_quotation(text, indirect.words.span))
    return false;
  if (direct.words.article == indirect.words.article || is_title(input, direct.words)) return false;
  const auto own = input.terms.of(direct.words.article, direct.words.span);
  const auto retold = input.terms.of(indirect.words.article, indirect.words.span);
  const descent::Likeness found = likeness(own, retold);
  // A long speech has the words of many short sentences.
  const bool long_speech = weight_of(own) > kManyTimes * weight_of(retold);
  const bool few_of_it = long_speech && found.content_words < kMinOfLongSpeech;
  const bool one_statement =
      found.content_words >= kMinSharedWords && found.of_shorter >= (few_of_it ? kMostOfFew : kMinLikeness);
  const bool part = weight_of(retold) < weight_of(own) && found.of_shorter >= kSameWords;
  return one_statement && found.of_longer < kSameWords && !part;
}

/// "“Police found the man, police said.”": a mark that opens too early makes a report of somebody's words.
bool names_its_speaker(const DifferenceInput& input, const QuotedReading& direct, std::string_view speaker) {
  const std::string words = lang::fold_case(input.text(direct.words));
  return !speaker.empty() && words.find(lang::fold_case(speaker)) != std::string::npos;
}

/// Two readings of the speaker's own words are of the same ones.
bool same_words(const DifferenceInput& input, const QuotedReading& a, const QuotedReading& b) {
  constexpr float kMostOfShorter = 0.8F;
  return likeness(input.terms.of(a.words.article, a.words.span),
                  input.terms.of(b.words.article, b.words.span))
             .of_shorter >= kMostOfShorter;
}

const char* manner_of(const QuotedReading& reading) {
  if (reading.kind == QuotationKind::kIndirect) return "indirect";
  return reading.marked ? "direct" : "without marks";
}

}  // namespace

std::vector<Difference> differing_manner(const DifferenceInput& input) {
  constexpr std::size_t kMaxReadings = 64;  // of one manner in one group
  std::vector<Difference> differences;
  for (const QuotationGroup& group : input.quotations) {
    std::vector<const QuotedReading*> direct;
    std::vector<const QuotedReading*> indirect;
    for (const QuotedReading& reading : group.readings) {
      if (reading.kind != QuotationKind::kIndirect && names_its_speaker(input, reading, group.speaker))
        continue;
      auto& list = reading.kind == QuotationKind::kIndirect ? indirect : direct;
      if (list.size() < kMaxReadings) list.push_back(&reading);
    }
    const auto gives_own_words = [&](const QuotedReading& retold, const QuotedReading& own) {
      return std::ranges::any_of(direct, [&](const QuotedReading* other) {
        return other->words.article == retold.words.article && same_words(input, *other, own);
      });
    };
    std::map<ArticleIndex, const QuotedReading*> told;  // direct words first
    for (const QuotedReading* own : direct) {
      for (const QuotedReading* retold : indirect) {
        if (!told_in_two_manners(input, *own, *retold) || gives_own_words(*retold, *own)) continue;
        for (const QuotedReading* reading : {own, retold}) {
          const auto [known, added] = told.try_emplace(reading->words.article, reading);
          if (!added && reading->kind < known->second->kind) known->second = reading;
        }
      }
    }
    Difference difference{Difference::Kind::kManner, group.speaker, {}};
    std::set<std::string> manners;
    for (const auto& [article, reading] : told) {
      manners.insert(manner_of(*reading));
      difference.readings.push_back({reading->words, manner_of(*reading)});
    }
    if (manners.contains("indirect") && manners.size() > 1) differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace stemma::account
