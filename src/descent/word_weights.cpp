#include "descent/word_weights.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "descent/text.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "reuse/words.h"

namespace stemma::descent {
namespace {

constexpr float kTopicWeight = 0.4F;
constexpr std::uint32_t kRepeated = 4;  // times in one report from which a word is its topic
constexpr std::size_t kFewReports = 4;  // stories of fewer say nothing about which words are common
constexpr double kMostReports = 0.5;    // share of a story's reports from which a word is the story's

using Folds = std::unordered_set<std::uint64_t>;  // asked by key only

const Folds& function_words(std::string_view language) {
  static const auto all = [] {
    std::map<std::string, Folds, std::less<>> lists;
    for (const std::string_view code : lang::languages()) {
      for (const std::string_view word : lang::entries(code, "stopwords")) {
        lists[std::string(code)].insert(lang::fold_hash(word));
      }
    }
    return lists;
  }();
  static const Folds none;
  const auto found = all.find(language);
  return found == all.end() ? none : found->second;
}

/// In how many of the story's reports each word stands.
std::unordered_map<std::uint64_t, std::uint32_t> report_counts(const Story& story,
                                                               std::span<const Report> reports) {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const ArticleIndex article : story.articles) {
    Folds seen;
    for (const Token& token : reports[index_of(article)].reading.tokens) {
      if (token.kind == TokenKind::kWord && seen.insert(token.fold).second) ++counts[token.fold];
    }
  }
  return counts;
}

/// Captions ("this photo shows") and lines about rights: from the word to the end of its sentence, for rights
/// to the end of the paragraph.
std::vector<bool> furniture_of(const Report& report) {
  const Text text(report);
  std::vector<bool> furniture(report.reading.tokens.size(), false);
  for (std::size_t s = 0; s < report.reading.sentences.size(); ++s) {
    const TokenRange sentence = text.sentence(s);
    bool caption = false;
    bool rights = false;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      caption = caption || text.words().is(text.token(i), kCaption);
      rights = rights || text.words().is(text.token(i), kRights);
    }
    if (!caption && !rights) continue;
    std::size_t last = s;
    const auto& sentences = report.reading.sentences;
    while (last + 1 < sentences.size() && sentences[last + 1].paragraph == sentences[s].paragraph) ++last;
    std::fill(furniture.begin() + static_cast<std::ptrdiff_t>(sentence.begin),
              furniture.begin() + static_cast<std::ptrdiff_t>(text.sentence(last).end), true);
    s = last;
  }
  return furniture;
}

std::vector<bool> named_tokens(const Report& report) {
  const auto& tokens = report.reading.tokens;
  std::vector<bool> named(tokens.size(), false);
  std::size_t at = 0;
  for (const Mention& mention : report.reading.mentions) {
    while (at < tokens.size() && tokens[at].span.begin < mention.span.begin) ++at;
    for (; at < tokens.size() && tokens[at].span.end <= mention.span.end; ++at) named[at] = true;
  }
  return named;
}

}  // namespace

std::vector<WordWeights> weights_of(const Story& story, std::span<const Report> reports) {
  const auto in_reports = report_counts(story, reports);
  const bool many = story.articles.size() >= kFewReports;
  std::vector<WordWeights> all;
  for (const ArticleIndex article : story.articles) {
    const Report& report = reports[index_of(article)];
    const Folds& function = function_words(report.article.language);
    const std::vector<bool> named = named_tokens(report);
    std::unordered_map<std::uint64_t, std::uint32_t> times;
    for (const Token& token : report.reading.tokens) ++times[token.fold];

    WordWeights& weights = all.emplace_back();
    weights.quoted = reuse::quoted_tokens(report);
    weights.set_aside = furniture_of(report);
    weights.prose.resize(report.reading.tokens.size());
    for (std::size_t i = 0; i < report.reading.tokens.size(); ++i) {
      const Token& token = report.reading.tokens[i];
      if (token.kind == TokenKind::kPunctuation || weights.set_aside[i]) continue;
      ++weights.words;
      if (weights.quoted[i] || named[i] || token.kind == TokenKind::kNumber || function.contains(token.fold))
        continue;
      const bool common =
          many && in_reports.at(token.fold) > kMostReports * static_cast<double>(story.articles.size());
      weights.prose[i] = common || times.at(token.fold) >= kRepeated ? kTopicWeight : 1.0F;
    }
  }
  return all;
}

}  // namespace stemma::descent
