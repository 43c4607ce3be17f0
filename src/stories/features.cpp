#include "stories/features.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/hash.h"
#include "stories/lexicon.h"
#include "text/tokens.h"
#include "text/words.h"

namespace stemma::stories {
namespace {

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

/// Hash of a number's digits: languages write "1,400", "1.400" and "1 400".
std::uint32_t figure_id(std::string_view number) {
  std::string plain;
  std::copy_if(number.begin(), number.end(), std::back_inserter(plain),
               [](char c) { return c != ',' && c != '.'; });
  return static_cast<std::uint32_t>(core::hash(plain));
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
      features[Field::kFigures].push_back({figure_id(token.span.of(text)), weight});
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
      const std::uint32_t id = lexicon.name(at->fold, at->span.of(report.article.text));
      const float weight = place_weight(static_cast<std::size_t>(at - tokens.begin()));
      features[Field::kNames].push_back({id, weight});
      if (before != 0) features[Field::kNames].push_back({pair_id(before, id), weight});
      before = id;
    }
  }
}

/// Capitalised words that are known to be of names but are in none of the report's, and neighbours of them.
template <class IsKnown>
void add_names_known_to(const IsKnown& is_known, const Report& report, Lexicon& lexicon, Features& features) {
  constexpr std::uint32_t kShortestName = 4;  // bytes; shorter words mean other things elsewhere
  std::vector<Term>& names = features[Field::kNames];
  const std::vector<Term> own = names;
  const auto is_own = [&](std::uint32_t id) {
    return std::binary_search(own.begin(), own.end(), Term{id, 0},
                              [](const Term& x, const Term& y) { return x.id < y.id; });
  };
  const auto& tokens = report.reading.tokens;
  std::uint32_t before = 0;
  for (std::size_t word = 0; word < tokens.size(); ++word) {
    const Token& token = tokens[word];
    const bool may_be_name = token.kind == TokenKind::kWord && token.capitalised &&
                             token.span.size() >= kShortestName && !lexicon.is_function_word(token.fold);
    const std::uint32_t id = may_be_name ? lexicon.name(token.fold, token.span.of(report.article.text)) : 0;
    if (!may_be_name || is_own(id) || !is_known(id)) {
      before = 0;
      continue;
    }
    names.push_back({id, place_weight(word)});
    if (before != 0) names.push_back({pair_id(before, id), place_weight(word)});
    before = id;
  }
  sum_up(names);
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

void add_days(const Reading& reading, Features& features) {
  for (const TimeExpression& time : reading.times) {
    if (time.type != TimeType::kDate && time.type != TimeType::kTime) continue;
    const auto day = single_day(std::string_view(time.value).substr(0, 10));
    if (day) features[Field::kDays].push_back({static_cast<std::uint32_t>(*day), 1});
  }
}

}  // namespace

std::optional<DayRange> day_range(std::string_view iso) {
  const std::size_t slash = iso.find('/');
  const auto first = single_day(iso.substr(0, slash));
  if (!first) return std::nullopt;
  if (slash == std::string_view::npos) return DayRange{*first, *first};
  const auto last = single_day(iso.substr(slash + 1));
  if (!last || *last < *first || *last - *first > 13) return std::nullopt;
  return DayRange{*first, *last};
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
  if (article.language != "und")
    features.language = static_cast<std::uint32_t>(core::hash(article.language)) | 1U;
  features.day = day_range(article.published.value);
  return features;
}

void add_names_of_other_languages(std::span<const Report> reports, std::span<Features> features) {
  struct Known {
    std::uint32_t language = 0;
    bool in_several = false;
  };
  std::unordered_map<std::uint32_t, Known> names;
  bool of_one_language = true;
  for (const Features& of : features) {
    of_one_language = of_one_language && of.language == features.front().language;
    for (const Term& name : of[Field::kNames]) {
      Known& known = names.try_emplace(name.id, Known{of.language, false}).first->second;
      known.in_several = known.in_several || known.language != of.language;
    }
  }
  if (of_one_language) return;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto is_known_elsewhere = [&](std::uint32_t name) {
      const auto found = names.find(name);
      return found != names.end() &&
             (found->second.in_several || found->second.language != features[i].language);
    };
    add_names_known_to(is_known_elsewhere, reports[i], lexicon_of(reports[i].article.language), features[i]);
  }
}

}  // namespace stemma::stories
