// Two close wordings are aligned; where both have other words between the same neighbours, these words stand
// in each other's place. The word that follows belongs to the reading when nothing but small words differ
// before it, so that "at its border" meets "within its borders" and not "at" "within".
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include "account/difference_kinds.h"
#include "core/edit_distance.h"
#include "descent/likeness.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::account {
namespace {

constexpr float kCloseWording = 0.6F;      // of the heavier side
constexpr std::uint32_t kMaxGapTerms = 5;  // longer gaps are other sentences, not other words
constexpr std::uint32_t kContextTerms =
    2;  // aligned neighbours on the left, where the wording does not begin

struct Side {
  ArticleIndex article;
  std::span<const descent::Term> terms;
};

/// Terms [begin, end) of a side.
struct Gap {
  std::uint32_t begin, end;
  std::uint32_t size() const { return end - begin; }
};

bool has_content(const Side& side, Gap gap) {
  const auto words = side.terms.subspan(gap.begin, gap.size());
  return std::any_of(words.begin(), words.end(), [](const descent::Term& t) { return t.content; });
}

TextSpan span_of(const DifferenceInput& input, const Side& side, Gap gap) {
  const auto& tokens = input.report(side.article).reading.tokens;
  return {tokens[side.terms[gap.begin].token].span.begin, tokens[side.terms[gap.end - 1].token].span.end};
}

/// Words of a gap that say where something is, folded.
std::set<std::string> positions(const DifferenceInput& input, const Side& side, Gap gap) {
  const Report& report = input.report(side.article);
  const auto known = lang::entries(report.article.language, "position_words");
  std::set<std::string> found;
  for (const descent::Term& term : side.terms.subspan(gap.begin, gap.size())) {
    std::string word = lang::fold_case(report.reading.tokens[term.token].span.of(report.article.text));
    if (std::find(known.begin(), known.end(), word) != known.end()) found.insert(std::move(word));
  }
  return found;
}

bool other_position(const DifferenceInput& input, const Side& a, Gap left, const Side& b, Gap right) {
  const auto here = positions(input, a, left);
  const auto there = positions(input, b, right);
  return !here.empty() && !there.empty() && here != there;
}

/// A gap that crosses a mark is an inserted clause, not other words for the same.
bool unbroken(const DifferenceInput& input, const Side& side, Gap gap) {
  const std::uint32_t tokens = side.terms[gap.end - 1].token - side.terms[gap.begin].token + 1;
  const auto& all = input.report(side.article).reading.tokens;
  const auto first = all.begin() + side.terms[gap.begin].token;
  return std::none_of(first, first + tokens,
                      [](const Token& t) { return t.kind == TokenKind::kPunctuation; });
}

/// Figures have a finder of their own.
bool has_number(const DifferenceInput& input, const Side& side, Gap gap) {
  const auto words = side.terms.subspan(gap.begin, gap.size());
  return std::any_of(words.begin(), words.end(), [&](const descent::Term& t) {
    return input.report(side.article).reading.tokens[t.token].kind == TokenKind::kNumber;
  });
}

/// So have times: "approved on Monday" beside "approved in June".
bool has_time(const DifferenceInput& input, const Side& side, Gap gap) {
  const TextSpan words = span_of(input, side, gap);
  const auto& times = input.report(side.article).reading.times;
  return std::ranges::any_of(times, [&](const TimeExpression& time) { return time.span.overlaps(words); });
}

/// What a stretch of words names.
enum class Naming : std::uint8_t { kNothing, kPart, kWhole, kWholePlace };

Naming naming_of(const DifferenceInput& input, const Evidence& words) {
  const Reading& reading = input.report(words.article).reading;
  Naming naming = Naming::kNothing;
  for (const Mention& mention : reading.mentions) {
    if (!mention.span.overlaps(words.span)) continue;
    if (!mention.span.contains(words.span)) return Naming::kPart;
    const bool place = reading.entities[mention.entity].kind == NameKind::kPlace;
    naming = place ? Naming::kWholePlace : Naming::kWhole;
  }
  return naming;
}

/// A name in one wording alone tells more, not otherwise ("St. Ann's", "a local"); names of two people or
/// bodies in two wordings of one form are of two people or bodies.
bool name_others(const DifferenceInput& input, const Evidence& a, const Evidence& b) {
  const Naming in_a = naming_of(input, a);
  const Naming in_b = naming_of(input, b);
  if ((in_a == Naming::kNothing) != (in_b == Naming::kNothing)) return true;
  return in_a == Naming::kWhole && in_b == Naming::kWhole &&
         !core::within_one_edit(lang::fold_case(input.text(a)), lang::fold_case(input.text(b)));
}

/// "555-0143", "458-TIPS": lines that ask readers to call differ from outlet to outlet.
bool has_telephone_number(std::string_view words) {
  const auto is = [&](std::size_t begin, std::size_t end, bool letters) {
    for (std::size_t i = begin; i < end; ++i) {
      const char c = words[i];
      if (!(c >= '0' && c <= '9') && !(letters && c >= 'A' && c <= 'Z')) return false;
    }
    return true;
  };
  constexpr std::size_t kExchange = 3, kLine = 4;
  for (std::size_t dash = words.find('-'); dash != std::string_view::npos; dash = words.find('-', dash + 1)) {
    if (dash >= kExchange && dash + kLine < words.size() && is(dash - kExchange, dash, false) &&
        is(dash + 1, dash + 1 + kLine, true))
      return true;
  }
  return false;
}

/// "common-sense" and "commonsense", "I.R.S." and "IRS" are one word, written in two ways.
std::string letters_of(std::string_view words) {
  std::string letters = lang::fold_case(words);
  std::erase_if(letters, [](char c) { return static_cast<unsigned char>(c) < 0x80 && std::isalnum(c) == 0; });
  return letters;
}

/// "common-sense" and "commonsense", "pro-Ruthenia" and "pro-Ruthenian": one word in two spellings or forms.
bool one_word(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongestEnding = 2;  // bytes
  constexpr std::size_t kShortestStem = 5;
  std::string shorter = letters_of(a);
  std::string longer = letters_of(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter == longer) return true;
  return shorter.size() >= kShortestStem && longer.size() <= shorter.size() + kLongestEnding &&
         longer.starts_with(shorter);
}

/// Whether all content words of a gap stand beside the place in the other wording: they were moved, not
/// replaced.
bool was_moved(const Side& side, Gap gap, const Side& other, Gap place) {
  constexpr std::uint32_t kBeside = 4;  // terms
  const std::uint32_t begin = place.begin > kBeside ? place.begin - kBeside : 0;
  const auto end =
      std::min<std::uint32_t>(static_cast<std::uint32_t>(other.terms.size()), place.end + kBeside);
  const auto beside = other.terms.subspan(begin, end - begin);
  return std::ranges::all_of(side.terms.subspan(gap.begin, gap.size()), [&](const descent::Term& word) {
    return !word.content || std::ranges::find(beside, word.stem, &descent::Term::stem) != beside.end();
  });
}

using Pairs = std::span<const std::pair<std::uint32_t, std::uint32_t>>;

/// The first aligned content word from `i` on, with nothing but aligned words before it; pairs.size() if
/// there is none.
std::size_t next_content(Pairs pairs, std::size_t i, const Side& a) {
  for (; i < pairs.size() && !a.terms[pairs[i].first].content; ++i) {
    const bool gap_follows = i + 1 < pairs.size() && (pairs[i + 1].first != pairs[i].first + 1 ||
                                                      pairs[i + 1].second != pairs[i].second + 1);
    if (gap_follows) return pairs.size();
  }
  return i;
}

void compare(const DifferenceInput& input, const Side& a, const Side& b,
             std::vector<Difference>& differences) {
  const auto pairs = aligned_terms(a.terms, b.terms);
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    Gap left{pairs[i].first + 1, pairs[i + 1].first};
    Gap right{pairs[i].second + 1, pairs[i + 1].second};
    if (left.size() == 0 || right.size() == 0 || left.size() > kMaxGapTerms || right.size() > kMaxGapTerms)
      continue;
    if (i + 1 < kContextTerms) continue;
    // A word between them in one wording alone ("not to attend" beside "to skip") makes another statement.
    const auto& first = pairs[i + 1 - kContextTerms];
    if (pairs[i].first - first.first >= kContextTerms || pairs[i].second - first.second >= kContextTerms)
      continue;
    if (!has_content(a, left) || !has_content(b, right)) {
      // Small words differ: that tells something where they place the thing that follows.
      const bool telling = other_position(input, a, left, b, right);
      const std::size_t thing = next_content(pairs, i + 1, a);
      if (!telling || thing == pairs.size()) continue;
      left.end = pairs[thing].first + 1, right.end = pairs[thing].second + 1;
    }
    const bool content = has_content(a, left) && has_content(b, right);
    if (content && !other_position(input, a, left, b, right) &&
        (was_moved(a, left, b, right) || was_moved(b, right, a, left)))
      continue;
    const std::size_t context = i + 1 - kContextTerms;
    if (!unbroken(input, a, {pairs[context].first, left.end})) continue;
    if (!unbroken(input, b, {pairs[context].second, right.end})) continue;
    if (has_number(input, a, left) || has_number(input, b, right)) continue;
    if (has_time(input, a, left) || has_time(input, b, right)) continue;
    const Evidence words_a{a.article, span_of(input, a, left)};
    const Evidence words_b{b.article, span_of(input, b, right)};
    if (one_word(input.text(words_a), input.text(words_b)) || name_others(input, words_a, words_b)) continue;
    const Evidence before{a.article, span_of(input, a, {pairs[context].first, pairs[i].first + 1})};
    differences.push_back(
        {Difference::Kind::kWording,
         std::string(input.text(before)) + " …",
         {{words_a, std::string(input.text(words_a))}, {words_b, std::string(input.text(words_b))}}});
  }
}

/// Every other wording of another article beside the first of the group.
void compare_all(const DifferenceInput& input, const std::vector<Side>& sides,
                 std::vector<Difference>& differences) {
  for (std::size_t i = 1; i < sides.size(); ++i) {
    if (sides[i].article == sides.front().article) continue;
    if (likeness(sides.front().terms, sides[i].terms).of_longer < kCloseWording) continue;
    compare(input, sides.front(), sides[i], differences);
  }
}

}  // namespace

std::vector<Difference> differing_words(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const QuotationGroup& group : input.quotations) {
    std::vector<Side> sides;
    for (const QuotedVariant& variant : group.variants) {
      const QuotedReading& reading = group.readings[variant.readings.front()];
      if (reading.kind == QuotationKind::kIndirect) continue;
      sides.push_back({reading.words.article, input.terms.of(reading.words.article, reading.words.span)});
    }
    compare_all(input, sides, differences);
  }
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;  // most widely told first
    std::vector<Side> sides;
    for (const std::uint32_t member : group) {
      const ProseSentence& place = input.statements.sentences[member];
      const Report& report = input.report(place.article);
      if (has_telephone_number(report.reading.sentences[place.sentence].span.of(report.article.text)))
        continue;
      sides.push_back({input.statements.sentences[member].article, input.statements.wordings[member].terms});
    }
    if (!sides.empty()) compare_all(input, sides, differences);
  }
  return differences;
}

namespace {

/// Words with a closing mark that nothing within them opens are the end of somebody's own words.
bool stands_in_open_quotation(std::string_view words) {
  const std::size_t closing = words.find("”");
  return closing != std::string_view::npos && words.find("“") > closing;
}

/// What one report says in the speaker's own words and another in its own: enough of the words agree to show
/// that it is one statement.
bool told_in_two_manners(const DifferenceInput& input, const QuotedReading& direct,
                         const QuotedReading& indirect) {
  constexpr std::uint32_t kMinSharedWords = 3;  // content words
  constexpr float kMinLikeness = 0.4F;          // of the lighter side
  constexpr float kSameWords = 0.95F;           // then marks were lost, no words were changed
  if (stands_in_open_quotation(input.text(indirect.words))) return false;
  if (direct.words.article == indirect.words.article) return false;
  const auto own = input.terms.of(direct.words.article, direct.words.span);
  const auto retold = input.terms.of(indirect.words.article, indirect.words.span);
  const descent::Likeness found = likeness(own, retold);
  const bool one_statement = found.content_words >= kMinSharedWords && found.of_shorter >= kMinLikeness;
  const bool part = weight_of(retold) < weight_of(own) && found.of_shorter >= kSameWords;
  return one_statement && found.of_longer < kSameWords && !part;
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
      auto& list = reading.kind == QuotationKind::kIndirect ? indirect : direct;
      if (list.size() < kMaxReadings) list.push_back(&reading);
    }
    std::map<ArticleIndex, const QuotedReading*> told;  // direct words first
    for (const QuotedReading* own : direct) {
      for (const QuotedReading* retold : indirect) {
        if (!told_in_two_manners(input, *own, *retold)) continue;
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
