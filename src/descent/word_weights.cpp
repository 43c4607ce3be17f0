#include "descent/word_weights.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/hash.h"
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

/// The single words of some lists of one language.
class WordList {
 public:
  explicit WordList(std::initializer_list<std::string_view> lists) {
    for (const std::string_view code : lang::languages()) {
      for (const std::string_view list : lists) add(code, list);
    }
  }

  const Folds& of(std::string_view language) const {
    static const Folds none;
    const auto found = by_language_.find(language);
    return found == by_language_.end() ? none : found->second;
  }

 private:
  void add(std::string_view code, std::string_view list) {
    Folds& words = by_language_[std::string(code)];
    for (const std::string_view entry : lang::entries(code, list)) {
      for (std::string_view phrase : lang::columns(entry)) {
        while (!phrase.empty()) {
          const std::size_t end = std::min(phrase.find(' '), phrase.size());
          words.insert(lang::fold_hash(phrase.substr(0, end)));
          phrase.remove_prefix(std::min(end + 1, phrase.size()));
        }
      }
    }
  }

  std::map<std::string, Folds, std::less<>> by_language_;
};

const Folds& function_words(std::string_view language) {
  static const WordList words({"stopwords"});
  return words.of(language);
}

/// Words of the titles that stand before names.
const Folds& title_words(std::string_view language) {
  static const WordList words({"roles", "role_modifiers", "honorifics"});
  return words.of(language);
}

/// In how many of the story's reports each word stands of itself: reports that have it between the same two
/// words have it from one text, and count once.
std::unordered_map<std::uint64_t, std::uint32_t> report_counts(const Story& story,
                                                               std::span<const Report> reports) {
  struct Count {
    std::uint32_t reports = 0;
    Folds contexts;
  };
  std::unordered_map<std::uint64_t, Count> seen;
  for (const ArticleIndex article : story.articles) {
    Folds here;
    std::vector<std::uint64_t> folds{0};
    for (const Token& token : reports[index_of(article)].reading.tokens) {
      if (token.kind != TokenKind::kPunctuation) folds.push_back(token.fold);
    }
    folds.push_back(0);
    for (std::size_t i = 1; i + 1 < folds.size(); ++i) {
      Count& count = seen[folds[i]];
      if (here.insert(folds[i]).second) ++count.reports;
      if (count.contexts.size() < story.articles.size()) {
        count.contexts.insert(core::mix(folds[i - 1] * 31 + folds[i + 1]));
      }
    }
  }
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const auto& [fold, count] : seen) {
    counts[fold] = std::min(count.reports, static_cast<std::uint32_t>(count.contexts.size()));
  }
  return counts;
}

/// Phrases of one language, found by their first word.
class Phrases {
 public:
  void add(std::string_view phrase) {
    std::vector<std::uint64_t> folds;
    while (!phrase.empty()) {
      const std::size_t end = std::min(phrase.find(' '), phrase.size());
      folds.push_back(lang::fold_hash(phrase.substr(0, end)));
      phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    if (!folds.empty()) by_first_word_[folds.front()].push_back(std::move(folds));
  }

  /// Tokens of the longest phrase that stands at `i`; 0 where none does.
  std::size_t at(std::span<const Token> tokens, std::size_t i) const {
    const auto phrases = by_first_word_.find(tokens[i].fold);
    std::size_t longest = 0;
    if (phrases == by_first_word_.end()) return longest;
    for (const auto& phrase : phrases->second) {
      const bool here = phrase.size() <= tokens.size() - i &&
                        std::ranges::equal(phrase, tokens.subspan(i, phrase.size()), {}, {}, &Token::fold);
      if (here) longest = std::max(longest, phrase.size());
    }
    return longest;
  }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> by_first_word_;
};

/// What a language has for the words that everybody writes in the same way.
struct SetWords {
  explicit SetWords(std::string_view language) {
    constexpr std::ptrdiff_t kMinWords = 4;  // shorter lines of pages are somebody's prose too
    for (const std::string_view entry : lang::entries(language, "furniture")) {
      const auto columns = lang::columns(entry);
      if (columns.front() != "line") continue;
      for (const std::string_view line : std::span(columns).subspan(2)) {
        if (std::ranges::count(line, ' ') + 1 >= kMinWords) page_lines.add(line);
      }
    }
    add_all(language, "appeals", appeals);
    add_all(language, "before_charges", before_charges);
  }

  static void add_all(std::string_view language, std::string_view list, Phrases& phrases) {
    for (const std::string_view entry : lang::entries(language, list)) {
      for (const std::string_view phrase : lang::columns(entry)) phrases.add(phrase);
    }
  }

  Phrases page_lines;  ///< lines that pages put into reports ("continue reading the main story")
  Phrases appeals;     ///< "anyone with information": the police ask for help in the same words everywhere
  Phrases before_charges;  ///< "charged with": what follows is the law's wording
};

const SetWords& set_words(std::string_view language) {
  static const auto all = [] {
    std::map<std::string, SetWords, std::less<>> lists;
    for (const std::string_view code : lang::languages()) lists.try_emplace(std::string(code), code);
    return lists;
  }();
  static const SetWords none("");
  const auto found = all.find(language);
  return found == all.end() ? none : found->second;
}

/// The words from one of `phrases` to the end of its sentence.
std::vector<bool> from_phrases(const Report& report, const Phrases& phrases) {
  constexpr std::size_t kLongest = 40;  // tokens; what is left of a longer sentence is a reporter's again
  const auto& tokens = report.reading.tokens;
  std::vector<bool> found(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t length = phrases.at(tokens, i);
    const std::size_t last = length == 0 ? i : std::min(tokens.size(), i + length + kLongest);
    for (std::size_t t = i; t < last && tokens[t].sentence == tokens[i].sentence; ++t) found[t] = true;
  }
  return found;
}

/// Words that say what somebody is charged with: the law's, not a reporter's.
std::vector<bool> charges_in(const Report& report) {
  return from_phrases(report, set_words(report.article.language).before_charges);
}

/// Captions ("this photo shows") and lines about rights: from the word to the end of its sentence, for rights
/// to the end of the paragraph. Lines of the page, and the appeals of the police.
std::vector<bool> furniture_of(const Report& report) {
  const Text text(report);
  std::vector<bool> furniture = from_phrases(report, set_words(report.article.language).appeals);
  const Phrases& lines = set_words(report.article.language).page_lines;
  for (std::size_t i = 0; i < furniture.size(); ++i) {
    std::fill_n(furniture.begin() + static_cast<std::ptrdiff_t>(i), lines.at(report.reading.tokens, i), true);
  }
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

/// Names with the titles before them: everybody writes "former House speaker" before that name.
std::vector<bool> named_tokens(const Report& report) {
  constexpr std::size_t kLongestTitle = 6;  // words
  const auto& tokens = report.reading.tokens;
  const Folds& titles = title_words(report.article.language);
  std::vector<bool> named(tokens.size(), false);
  std::size_t at = 0;
  for (const Mention& mention : report.reading.mentions) {
    while (at < tokens.size() && tokens[at].span.begin < mention.span.begin) ++at;
    for (std::size_t i = at, left = kLongestTitle;
         i-- > 0 && left-- > 0 && titles.contains(tokens[i].fold);) {
      named[i] = true;
    }
    for (; at < tokens.size() && tokens[at].span.end <= mention.span.end; ++at) named[at] = true;
  }
  return named;
}

/// Posts that the page shows have no marks around them: "The ferry is safe. — Mira Holt (@miraholt)" is hers
/// from the beginning of its paragraph.
void mark_posts(const Report& report, std::vector<bool>& quoted) {
  constexpr std::size_t kLongestAuthor = 8;  // tokens between the dash and the handle
  const Text text(report);
  const auto& sentences = report.reading.sentences;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (!text.is_mark(i, "(") || !text.shown(i + 1).starts_with("@")) continue;
    std::size_t dash = i;
    const std::size_t first = i - std::min(i, kLongestAuthor);
    while (dash > first && !text.is_mark(dash, "—") && !text.is_mark(dash, "–")) --dash;
    if (dash == first) continue;
    std::size_t sentence = text.token(dash).sentence;
    while (sentence > 0 && sentences[sentence - 1].paragraph == sentences[sentence].paragraph) --sentence;
    const auto at = [&](std::size_t token) { return quoted.begin() + static_cast<std::ptrdiff_t>(token); };
    std::fill(at(text.sentence(sentence).begin), at(dash), true);
  }
}

/// A quotation that runs on over paragraphs without a mark at the beginning of each: from the one that was
/// left open to the closing mark that nothing in its paragraph has opened.
void mark_running_on(const Report& report, std::vector<bool>& quoted) {
  constexpr std::size_t kLongest = 200;  // tokens; of what is farther apart one mark is wrong
  const Text text(report);
  const auto paragraph = [&](std::size_t i) {
    return report.reading.sentences[text.token(i).sentence].paragraph;
  };
  std::size_t left_open = quoted.size();  // the mark that nothing has closed yet
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (text.token(i).kind != TokenKind::kPunctuation) continue;
    const bool straight = text.shown(i) == "\"";
    const bool beside_last = i > 0 && text.token(i - 1).span.end == text.token(i).span.begin;
    if (text.shown(i) == "“" || (straight && !beside_last)) {
      left_open = i;
    } else if (text.shown(i) == "”" || straight) {
      if (left_open < i && i - left_open <= kLongest && paragraph(left_open) != paragraph(i)) {
        std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(left_open),
                  quoted.begin() + static_cast<std::ptrdiff_t>(i), true);
      }
      left_open = quoted.size();
    }
  }
}

bool is_report(const Credit& credit) {
  return credit.how == CreditHow::kAgency || credit.how == CreditHow::kOutletReport;
}

/// What a report repeats between quotation marks from a newsroom is that newsroom's prose, nobody's speech;
/// unless somebody is quoted there by way of the newsroom.
void mark_reported(const Report& report, std::span<const Credit> credits, WordWeights& weights) {
  const auto& tokens = report.reading.tokens;
  weights.reported.assign(tokens.size(), false);
  const auto each_token = [&](bool of_newsrooms, auto function) {
    for (const Credit& credit : credits) {
      if (is_report(credit) != of_newsrooms) continue;
      for (const TextSpan span : credit.carries) {
        auto token =
            std::ranges::lower_bound(tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
        for (; token != tokens.end() && token->span.end <= span.end; ++token) {
          function(static_cast<std::size_t>(token - tokens.begin()));
        }
      }
    }
  };
  each_token(true, [&](std::size_t i) { weights.reported[i] = weights.quoted[i]; });
  each_token(false, [&](std::size_t i) { weights.reported[i] = false; });
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    weights.quoted[i] = weights.quoted[i] && !weights.reported[i];
  }
}

}  // namespace

std::vector<WordWeights> weights_of(const Story& story, std::span<const Report> reports,
                                    std::span<const Credit> credits) {
  const auto in_reports = report_counts(story, reports);
  const bool many = story.articles.size() >= kFewReports;
  std::vector<WordWeights> all;
  for (const ArticleIndex article : story.articles) {
    const Report& report = reports[index_of(article)];
    const Folds& function = function_words(report.article.language);
    const std::vector<bool> named = named_tokens(report);
    const std::vector<bool> charges = charges_in(report);
    std::unordered_map<std::uint64_t, std::uint32_t> times;
    for (const Token& token : report.reading.tokens) ++times[token.fold];

    WordWeights& weights = all.emplace_back();
    weights.quoted = reuse::quoted_tokens(report.article, report.reading);
    mark_posts(report, weights.quoted);
    mark_running_on(report, weights.quoted);
    const auto begin = std::ranges::lower_bound(credits, article, {}, &Credit::article);
    const auto end = std::ranges::upper_bound(credits, article, {}, &Credit::article);
    mark_reported(report, std::span(begin, end), weights);
    weights.set_aside = furniture_of(report);
    weights.prose.resize(report.reading.tokens.size());
    for (std::size_t i = 0; i < report.reading.tokens.size(); ++i) {
      const Token& token = report.reading.tokens[i];
      if (token.kind == TokenKind::kPunctuation || weights.set_aside[i]) continue;
      ++weights.words;
      if (weights.quoted[i] || named[i] || charges[i] || token.kind == TokenKind::kNumber ||
          function.contains(token.fold))
        continue;
      const bool common =
          many && in_reports.at(token.fold) > kMostReports * static_cast<double>(story.articles.size());
      weights.prose[i] = common || times.at(token.fold) >= kRepeated ? kTopicWeight : 1.0F;
    }
  }
  return all;
}

}  // namespace stemma::descent
