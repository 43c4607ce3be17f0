#include "stories/features.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"
#include "text/tokens.h"
#include "text/words.h"

namespace stemma::stories {
namespace {

/// Function words and stems of one language.
class Lexicon {
 public:
  explicit Lexicon(std::string_view language) : stemmer_(language) {
    for (const auto word : lang::entries(language, "stopwords"))
      function_words_.insert(lang::fold_hash(word));
  }
  bool is_function_word(std::uint64_t fold) const { return function_words_.contains(fold); }
  /// Hash of the word's stem. Remembered by fold: the same words come again and again.
  std::uint32_t stem(std::uint64_t fold, std::string_view word) {
    const auto [found, is_new] = stems_.emplace(fold, 0);
    if (is_new) found->second = static_cast<std::uint32_t>(core::hash(stemmer_(lang::fold_case(word))));
    return found->second;
  }

 private:
  std::unordered_set<std::uint64_t> function_words_;
  std::unordered_map<std::uint64_t, std::uint32_t> stems_;
  lang::Stemmer stemmer_;
};

Lexicon& lexicon_of(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<Lexicon>, std::less<>> lexicons;
  auto found = lexicons.find(language);
  if (found == lexicons.end()) {
    found = lexicons.emplace(std::string(language), std::make_unique<Lexicon>(language)).first;
  }
  return *found->second;
}

void sum_up(std::vector<Term>& terms) {
  std::sort(terms.begin(), terms.end(), [](const Term& x, const Term& y) { return x.id < y.id; });
  std::size_t kept = 0;
  for (const Term& term : terms) {
    if (kept > 0 && terms[kept - 1].id == term.id) {
      terms[kept - 1].count += term.count;
    } else {
      terms[kept++] = term;
    }
  }
  terms.resize(kept);
}

std::uint32_t pair_id(std::uint32_t first, std::uint32_t second) {
  return static_cast<std::uint32_t>(core::mix((std::uint64_t{first} << 32U) | second));
}

/// The first hundred words tell the event; what follows is more and more its background.
float place_weight(std::size_t word) {
  return word < 60 ? 2.0F : word < 200 ? 1.0F : 0.6F;
}

void add_text(std::string_view text, const std::vector<Token>& tokens, Lexicon& lexicon, Field field,
              Features& features) {
  std::size_t word = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kPunctuation) continue;
    const float weight = field == Field::kTitle ? 1.0F : place_weight(word);
    ++word;
    if (lexicon.is_function_word(token.fold)) continue;
    const std::uint32_t id = lexicon.stem(token.fold, token.span.of(text));
    if (token.kind == TokenKind::kNumber) {
      features[Field::kFigures].push_back({id, weight});
      if (field == Field::kBody) continue;
    }
    features[field].push_back({id, weight});
    if (field == Field::kTitle) features[Field::kBody].push_back({id, 2});
  }
}

/// Words of names and neighbouring words of one name, wherever it is mentioned.
void add_names(const Report& report, Lexicon& lexicon, Features& features) {
  const auto& tokens = report.reading.tokens;
  auto token = tokens.begin();
  for (const Mention& mention : report.reading.mentions) {
    std::uint32_t before = 0;
    while (token != tokens.end() && token->span.begin < mention.span.begin) ++token;
    for (auto at = token; at != tokens.end() && at->span.end <= mention.span.end; ++at) {
      if (at->kind != TokenKind::kWord || lexicon.is_function_word(at->fold)) continue;
      const std::uint32_t id = lexicon.stem(at->fold, at->span.of(report.article.text));
      const float weight = place_weight(static_cast<std::size_t>(at - tokens.begin()));
      features[Field::kNames].push_back({id, weight});
      if (before != 0) features[Field::kNames].push_back({pair_id(before, id), weight});
      before = id;
    }
  }
}

void add_days(const Reading& reading, Features& features) {
  for (const TimeExpression& time : reading.times) {
    if (time.type != TimeType::kDate && time.type != TimeType::kTime) continue;
    const auto day = day_number(std::string_view(time.value).substr(0, 10));
    if (day) features[Field::kDays].push_back({static_cast<std::uint32_t>(*day), 1});
  }
}

std::optional<int> digits(std::string_view s, std::size_t at, std::size_t count) {
  int value = 0;
  if (s.size() < at + count) return std::nullopt;
  const auto [end, error] = std::from_chars(s.data() + at, s.data() + at + count, value);
  if (error != std::errc{} || end != s.data() + at + count) return std::nullopt;
  return value;
}

std::optional<std::int32_t> single_day(std::string_view iso) {
  const auto year = digits(iso, 0, 4);
  const auto month = digits(iso, 5, 2);
  const auto day = digits(iso, 8, 2);
  if (!year || !month || !day || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

}  // namespace

std::optional<std::int32_t> day_number(std::string_view iso) {
  const std::size_t slash = iso.find('/');
  const auto first = single_day(iso.substr(0, slash));
  if (slash == std::string_view::npos || !first) return first;
  const auto last = single_day(iso.substr(slash + 1));
  if (!last || *last < *first || *last - *first > 13) return std::nullopt;
  return *first + (*last - *first) / 2;
}

Features features_of(const Report& report) {
  const Article& article = report.article;
  Lexicon& lexicon = lexicon_of(article.language);
  Features features;
  add_text(article.title, text::tokenize(article.title, text::words_of(article.language)), lexicon,
           Field::kTitle, features);
  add_text(article.text, report.reading.tokens, lexicon, Field::kBody, features);
  add_days(report.reading, features);
  add_names(report, lexicon, features);
  for (auto& terms : features.terms) sum_up(terms);
  features.day = day_number(article.published.value);
  return features;
}

}  // namespace stemma::stories
