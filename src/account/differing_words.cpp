// Two close wordings are aligned; where both have other words between the same neighbours, these words stand
// in each other's place. Of quotations all of them are told, of prose those that exclude one another. The
// word that follows belongs to the reading when nothing but small words differ before it, so that "at its
// border" meets "within its borders" and not "at" "within".
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <string>

#include "account/contrasts.h"
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
  const auto lines = lang::entries(report.article.language, "position_words");
  std::set<std::string> found;
  for (const descent::Term& term : side.terms.subspan(gap.begin, gap.size())) {
    std::string word = lang::fold_case(report.reading.tokens[term.token].span.of(report.article.text));
    const bool known = std::ranges::any_of(lines, [&](std::string_view line) {
      const auto columns = lang::columns(line);
      return std::ranges::find(columns, std::string_view(word)) != columns.end();
    });
    if (known) found.insert(std::move(word));
  }
  return found;
}

/// "at" and "in" may say the same of one place.
bool may_be_one_place(std::string_view language, std::string_view a, std::string_view b) {
  return std::ranges::any_of(lang::entries(language, "position_words"), [&](std::string_view line) {
    const auto columns = lang::columns(line);
    return std::ranges::find(columns, a) != columns.end() && std::ranges::find(columns, b) != columns.end();
  });
}

/// Both say where, and no word of the one may say what the other's does.
bool other_position(const DifferenceInput& input, const Side& a, Gap left, const Side& b, Gap right) {
  const auto here = positions(input, a, left);
  const auto there = positions(input, b, right);
  const std::string_view language = input.report(a.article).article.language;
  return !here.empty() && !there.empty() && std::ranges::none_of(here, [&](const std::string& word) {
    return std::ranges::any_of(
        there, [&](const std::string& other) { return may_be_one_place(language, word, other); });
  });
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

bool is_name_of_place(const DifferenceInput& input, const Evidence& words) {
  const Reading& reading = input.report(words.article).reading;
  return std::ranges::any_of(reading.mentions, [&](const Mention& mention) {
    return mention.span == words.span && reading.entities[mention.entity].kind == NameKind::kPlace;
  });
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

/// Whether two words are one where the letters of some row of the language's spelling variants are read as
/// one.
bool one_in_two_spellings(std::string_view language, std::string a, std::string b) {
  if (a.front() != b.front()) return false;
  for (const std::string_view entry : lang::entries(language, "spelling_variants")) {
    const auto columns = lang::columns(entry);
    for (std::string* word : {&a, &b}) {
      for (std::size_t at = 0; (at = word->find(columns.front(), at)) != std::string::npos;
           at += columns.back().size())
        word->replace(at, columns.front().size(), columns.back());
    }
  }
  return a == b;
}

/// "common-sense" and "commonsense", "pro-Ruthenia" and "pro-Ruthenian": one word in two spellings or forms.
bool one_word(std::string_view language, std::string_view a, std::string_view b) {
  constexpr std::size_t kLongestEnding = 2;  // bytes
  constexpr std::size_t kShortestStem = 5;
  std::string shorter = letters_of(a);
  std::string longer = letters_of(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter == longer || (!shorter.empty() && one_in_two_spellings(language, shorter, longer))) return true;
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

/// Where the wordings' words are and what of them counts.
enum class Wordings : std::uint8_t { kProse, kQuoted };

/// Two wordings, aligned.
struct Aligned {
  const Side& a;
  const Side& b;
  Pairs pairs;
  Wordings kind;
};

/// What stands between aligned neighbours in each.
struct Slot {
  Gap left, right;
};

std::span<const descent::Term> terms_in(const Side& side, Gap gap) {
  return side.terms.subspan(gap.begin, gap.size());
}

/// The slot behind pair `i`; nothing where the words before it do not agree, or where it is no slot.
std::optional<Slot> slot_behind(const Aligned& words, std::size_t i) {
  const Pairs pairs = words.pairs;
  const Slot slot{{pairs[i].first + 1, pairs[i + 1].first}, {pairs[i].second + 1, pairs[i + 1].second}};
  if (slot.left.size() > kMaxGapTerms || slot.right.size() > kMaxGapTerms) return std::nullopt;
  if (slot.left.size() + slot.right.size() == 0 || i + 1 < kContextTerms) return std::nullopt;
  // A word between them in one wording alone ("not to attend" beside "to skip") makes another statement.
  const auto& first = pairs[i + 1 - kContextTerms];
  if (pairs[i].first - first.first >= kContextTerms || pairs[i].second - first.second >= kContextTerms)
    return std::nullopt;
  return slot;
}

/// The last aligned content word of the thing that begins at pair `thing`: "south Gull County".
std::size_t end_of_thing(const Aligned& words, std::size_t thing) {
  const Pairs pairs = words.pairs;
  while (thing + 1 < pairs.size() && pairs[thing + 1].first == pairs[thing].first + 1 &&
         pairs[thing + 1].second == pairs[thing].second + 1 && words.a.terms[pairs[thing + 1].first].content)
    ++thing;
  return thing;
}

/// Whether what follows a term is another content word: the thing goes on.
bool goes_on(const DifferenceInput& input, const Side& side, std::uint32_t term) {
  if (term + 1 >= side.terms.size() || !side.terms[term + 1].content) return false;
  return unbroken(input, side, {term, term + 2});
}

/// Small words differ: that tells something where they place what follows, or say whether and how surely it
/// is.
std::optional<Slot> small_words(const DifferenceInput& input, const Contrasts& contrasts,
                                const Aligned& words, std::size_t i, Slot slot) {
  const auto left = terms_in(words.a, slot.left);
  const auto right = terms_in(words.b, slot.right);
  const bool placed = other_position(input, words.a, slot.left, words.b, slot.right);
  const bool told_otherwise = contrasts.exclude(left, right, words.a.terms, words.b.terms) ||
                              contrasts.mark(left, words.b.terms) || contrasts.mark(right, words.a.terms);
  std::size_t thing = next_content(words.pairs, i + 1, words.a);
  if ((!placed && !told_otherwise) || thing == words.pairs.size()) return std::nullopt;
  if (!told_otherwise) {
    thing = end_of_thing(words, thing);
    if (goes_on(input, words.a, words.pairs[thing].first) ||
        goes_on(input, words.b, words.pairs[thing].second))
      return std::nullopt;
  }
  slot.left.end = words.pairs[thing].first + 1, slot.right.end = words.pairs[thing].second + 1;
  return slot;
}

/// Other words for a thing are told of quotations, whose words are somebody's own. In prose they are mostly
/// synonyms, unless they are known to exclude one another or are names of places.
bool tells_otherwise(const DifferenceInput& input, const Contrasts& contrasts, const Aligned& words,
                     Slot slot) {
  const bool excluded = contrasts.exclude(terms_in(words.a, slot.left), terms_in(words.b, slot.right),
                                          words.a.terms, words.b.terms);
  if (excluded) return true;
  if (was_moved(words.a, slot.left, words.b, slot.right) ||
      was_moved(words.b, slot.right, words.a, slot.left))
    return false;
  const auto is_place = [&](const Side& side, Gap gap) {
    return is_name_of_place(input, {side.article, span_of(input, side, gap)});
  };
  return words.kind == Wordings::kQuoted || (is_place(words.a, slot.left) && is_place(words.b, slot.right));
}

/// What a slot shows as different, if it does.
std::optional<Slot> telling(const DifferenceInput& input, const Contrasts& contrasts, const Aligned& words,
                            std::size_t i, Slot slot) {
  const bool content = has_content(words.a, slot.left) && has_content(words.b, slot.right);
  if (!content) return small_words(input, contrasts, words, i, slot);
  return tells_otherwise(input, contrasts, words, slot) ? std::optional(slot) : std::nullopt;
}

void compare(const DifferenceInput& input, const Contrasts& contrasts, const Aligned& words,
             std::vector<Difference>& differences) {
  const auto& [a, b, pairs, kind] = words;
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    auto slot = slot_behind(words, i);
    if (slot) slot = telling(input, contrasts, words, i, *slot);
    if (!slot) continue;
    const auto [left, right] = *slot;
    const std::size_t context = i + 1 - kContextTerms;
    if (!unbroken(input, a, {pairs[context].first, left.end})) continue;
    if (!unbroken(input, b, {pairs[context].second, right.end})) continue;
    if (has_number(input, a, left) || has_number(input, b, right)) continue;
    if (has_time(input, a, left) || has_time(input, b, right)) continue;
    const Evidence words_a{a.article, span_of(input, a, left)};
    const Evidence words_b{b.article, span_of(input, b, right)};
    const std::string_view language = input.report(a.article).article.language;
    if (one_word(language, input.text(words_a), input.text(words_b)) || name_others(input, words_a, words_b))
      continue;
    const Evidence before{a.article, span_of(input, a, {pairs[context].first, pairs[i].first + 1})};
    differences.push_back(
        {Difference::Kind::kWording,
         std::string(input.text(before)) + " …",
         {{words_a, std::string(input.text(words_a))}, {words_b, std::string(input.text(words_b))}}});
  }
}

/// Every other wording of another article beside the first of the group.
void compare_all(const DifferenceInput& input, const std::vector<Side>& sides, Wordings kind,
                 std::vector<Difference>& differences) {
  if (sides.empty()) return;
  const Side& first = sides.front();
  const Contrasts& contrasts = contrasts_of(input.report(first.article).article.language);
  for (const Side& side : sides) {
    if (side.article == first.article || likeness(first.terms, side.terms).of_longer < kCloseWording)
      continue;
    const auto pairs = aligned_terms(first.terms, side.terms);
    compare(input, contrasts, {first, side, pairs, kind}, differences);
  }
}

}  // namespace

std::vector<Difference> differing_words(const DifferenceInput& input) {
  std::vector<Difference> differences;
  for (const QuotationGroup& group : input.quotations) {
    std::vector<Side> sides;
    for (const QuotedVariant& variant : group.variants) {
      const QuotedReading& reading = group.readings[variant.readings.front()];
      if (reading.kind == QuotationKind::kIndirect || !reading.marked) continue;
      sides.push_back({reading.words.article, input.terms.of(reading.words.article, reading.words.span)});
    }
    compare_all(input, sides, Wordings::kQuoted, differences);
  }
  for (const auto& group : input.statements.groups) {
    if (article_count(input.statements, group) < 2) break;  // most widely told first
    std::vector<Side> sides;
    for (const std::uint32_t member : group) {
      const ProseSentence& place = input.statements.sentences[member];
      const Report& report = input.report(place.article);
      if (has_telephone_number(report.reading.sentences[place.sentence].span.of(report.article.text)))
        continue;
      sides.push_back({place.article, input.statements.wordings[member].terms});
    }
    compare_all(input, sides, Wordings::kProse, differences);
  }
  return differences;
}

}  // namespace stemma::account
