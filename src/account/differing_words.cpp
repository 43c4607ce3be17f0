// Two close wordings are aligned; where both have other words between the same neighbours, these words stand
// in each other's place. The word that follows belongs to the reading when nothing but small words differ
// before it, so that "at its border" meets "within its borders" and not "at" "within".
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "account/difference_kinds.h"
#include "account/likeness.h"
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
  std::span<const Term> terms;
};

/// Terms [begin, end) of a side.
struct Gap {
  std::uint32_t begin, end;
  std::uint32_t size() const { return end - begin; }
};

bool has_content(const Side& side, Gap gap) {
  const auto words = side.terms.subspan(gap.begin, gap.size());
  return std::any_of(words.begin(), words.end(), [](const Term& t) { return t.content; });
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
  for (const Term& term : side.terms.subspan(gap.begin, gap.size())) {
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
  return std::any_of(words.begin(), words.end(), [&](const Term& t) {
    return input.report(side.article).reading.tokens[t.token].kind == TokenKind::kNumber;
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
    const bool in_context =
        i + 1 >= kContextTerms && pairs[i].first - pairs[i + 1 - kContextTerms].first < 2 * kContextTerms;
    if (!in_context) continue;
    if (!has_content(a, left) || !has_content(b, right)) {
      // Small words differ: that tells something where they place the thing that follows.
      const bool telling =
          has_content(a, left) || has_content(b, right) || other_position(input, a, left, b, right);
      const std::size_t thing = next_content(pairs, i + 1, a);
      if (!telling || thing == pairs.size()) continue;
      left.end = pairs[thing].first + 1, right.end = pairs[thing].second + 1;
    }
    const std::size_t context = i + 1 - kContextTerms;
    if (!unbroken(input, a, {pairs[context].first, left.end})) continue;
    if (!unbroken(input, b, {pairs[context].second, right.end})) continue;
    if (has_number(input, a, left) || has_number(input, b, right)) continue;
    const Evidence words_a{a.article, span_of(input, a, left)};
    const Evidence words_b{b.article, span_of(input, b, right)};
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
      sides.push_back({input.statements.sentences[member].article, input.statements.wordings[member].terms});
    }
    compare_all(input, sides, differences);
  }
  return differences;
}

std::vector<Difference> differing_manner(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const QuotationGroup& group : input.quotations) {
    Difference difference{Difference::Kind::kManner, group.speaker, {}};
    std::map<ArticleIndex, const QuotedReading*> most_direct;
    for (const QuotedReading& reading : group.readings) {
      const auto [known, added] = most_direct.try_emplace(reading.words.article, &reading);
      if (!added && reading.kind < known->second->kind) known->second = &reading;
    }
    bool direct = false;
    bool indirect = false;
    for (const auto& [article, reading] : most_direct) {
      const bool is_indirect = reading->kind == QuotationKind::kIndirect;
      (is_indirect ? indirect : direct) = true;
      const char* manner = is_indirect ? "indirect" : reading->marked ? "direct" : "without marks";
      difference.readings.push_back({reading->words, manner});
    }
    if (direct && indirect) differences.push_back(std::move(difference));
  }
  return differences;
}

}  // namespace stemma::account
