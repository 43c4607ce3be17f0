// Words that two reports share inside quotation marks show that both tell of one speech; words that they
// share outside show that one text stands behind both, if they are not such as any two reports of the event
// would share: names, stock phrases, the words that the story is about. So the prose of each passage is
// weighed, and little of it is enough only where a credit binds the two.
#include "descent/relations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "core/utf8.h"
#include "descent/retelling.h"
#include "descent/text.h"
#include "descent/word_weights.h"

namespace stemma::descent {
namespace {

// Weights of prose (descent/word_weights.h) from which a common text is told; chosen on some 90 pairs
// of real reports with shared passages, whose relation two people had judged.
constexpr float kOnePassage = 6.0F;      // in a single passage
constexpr float kLinkedPassage = 2.4F;   // where a credit binds the two
constexpr float kOneTextPassage = 1.5F;  // where both are one agency's, or one is what the other credits
constexpr std::uint32_t kShortestPassage = ReuseOptions{}.min_words;  // equal words; of one that is weighed
// Share of the shorter, quotations with it, that shows a retold report: where one credits the other, and
// where both credit one newsroom.
constexpr double kDerivedByCredit = 0.2;
constexpr double kRetold = 0.4;
// Weight of the sentences that one tells in the order of the other, and the same for each sentence of the
// shorter. Of the judged pairs that share nothing but the event none had more than 10.
constexpr float kRetoldInOrder = 14.0F;
constexpr float kRetoldMean = 0.6F;

/// What one pair shares, as far as it is not furniture.
struct Shared {
  std::uint32_t words = 0;  ///< equal words
  std::uint32_t prose = 0;  ///< equal words outside quotation marks
  float heaviest = 0;       ///< weight of the prose of the heaviest passage
  bool speech = false;      ///< a passage is what somebody said
  bool reported = false;    ///< one quotes a newsroom's report whose words the other has
  bool led_in = false;      ///< one reporter's words lead into the same fragment of speech in both
  bool retold = false;      ///< one goes through the other's sentences in its order
};

/// Tokens that lie in a span.
TokenRange tokens_in(const Report& report, TextSpan span) {
  const auto& tokens = report.reading.tokens;
  const auto begin =
      std::ranges::lower_bound(tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
  const auto end = std::ranges::lower_bound(begin, tokens.end(), span.end, {},
                                            [](const Token& t) { return t.span.begin; });
  return {static_cast<std::size_t>(begin - tokens.begin()), static_cast<std::size_t>(end - tokens.begin())};
}

/// One report's words of a passage.
struct PassageWords {
  const Report& report;
  const WordWeights& weights;
  TextSpan span;

  const Token& token(std::size_t i) const { return report.reading.tokens[i]; }
  bool is_word(std::size_t i) const { return token(i).kind != TokenKind::kPunctuation; }
};

struct Side {
  float weight = 0;     ///< of the prose, as if every word were equal
  double own = 0;       ///< share of the words that are not furniture
  double quoted = 0;    ///< share of the words that stand in quotation marks
  double reported = 0;  ///< share of the words that are quoted from a newsroom
};

Side side_of(const PassageWords& passage) {
  const WordWeights& weights = passage.weights;
  const TokenRange range = tokens_in(passage.report, passage.span);
  Side side;
  std::uint32_t words = 0;
  std::uint32_t own = 0;
  std::uint32_t quoted = 0;
  std::uint32_t reported = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!passage.is_word(i)) continue;
    ++words;
    own += weights.set_aside[i] ? 0 : 1;
    quoted += weights.quoted[i] ? 1 : 0;
    reported += weights.reported[i] ? 1 : 0;
    side.weight += weights.prose[i];
  }
  if (words == 0) return side;
  side.own = static_cast<double>(own) / words;
  side.quoted = static_cast<double>(quoted) / words;
  side.reported = static_cast<double>(reported) / words;
  return side;
}

constexpr double kMostly = 0.5;

/// Mostly in quotation marks in both; where one prints it without, it must be long enough to be no chance.
bool is_speech(const Passage& passage, const Side& a, const Side& b) {
  constexpr std::uint32_t kNoChance = 10;  // equal words
  if (std::min(a.quoted, b.quoted) >= kMostly) return true;
  return std::max(a.quoted, b.quoted) >= kMostly && passage.matches >= kNoChance;
}

bool is_reported(const Passage& passage, const Side& a, const Side& b) {
  return passage.matches >= kShortestPassage && std::max(a.reported, b.reported) >= kMostly;
}

/// Where fragments of speech begin that are part of the reporter's own sentence: "… had been sent “to close
/// the harbour”". The first quoted tokens.
std::vector<std::size_t> fragments_of(const PassageWords& words) {
  std::vector<std::size_t> fragments;
  const TokenRange range = tokens_in(words.report, words.span);
  for (std::size_t mark = range.begin + 1; mark + 1 < range.end; ++mark) {
    const bool led_into = !words.is_word(mark) && words.is_word(mark - 1) && words.is_word(mark + 1) &&
                          words.token(mark - 1).sentence == words.token(mark + 1).sentence;
    if (led_into && !words.weights.quoted[mark - 1] && words.weights.quoted[mark + 1])
      fragments.push_back(mark + 1);
  }
  return fragments;
}

/// Equal words before two fragments, back to a mark; 0 where they are nothing but names and function words.
std::size_t equal_lead(const PassageWords& a, std::size_t at_a, const PassageWords& b, std::size_t at_b) {
  std::size_t equal = 0;
  bool says_something = false;
  for (std::size_t i = at_a - 1, j = at_b - 1; i-- > 0 && j-- > 0; ++equal) {
    if (!a.is_word(i) || !b.is_word(j) || a.token(i).fold != b.token(j).fold) break;
    says_something = says_something || std::min(a.weights.prose[i], b.weights.prose[j]) > 0;
  }
  return says_something ? equal : 0;
}

/// Equal words from the beginning of two fragments on.
std::size_t equal_speech(const PassageWords& a, std::size_t at_a, const PassageWords& b, std::size_t at_b) {
  std::size_t equal = 0;
  for (std::size_t i = at_a, j = at_b; i < a.weights.quoted.size() && j < b.weights.quoted.size(); ++i, ++j) {
    const bool quoted = a.weights.quoted[i] && b.weights.quoted[j];
    if (!quoted || a.token(i).fold != b.token(j).fold) break;
    equal += a.is_word(i) ? 1 : 0;
  }
  return equal;
}

/// Two reporters who heard one speech may well quote the same words of it; that both begin at the same word
/// of a sentence and lead into it with the same words of their own shows one text.
bool leads_into_one_fragment(const PassageWords& a, const PassageWords& b) {
  constexpr std::size_t kLead = 3;
  constexpr std::size_t kSpeech = 8;
  for (const std::size_t i : fragments_of(a)) {
    for (const std::size_t j : fragments_of(b)) {
      if (equal_lead(a, i, b, j) >= kLead && equal_speech(a, i, b, j) >= kSpeech) return true;
    }
  }
  return false;
}

void add(Shared& shared, const Passage& passage, const Side& a, const Side& b) {
  const double own = std::min(a.own, b.own);
  const double equal = static_cast<double>(passage.matches) / std::max(passage.words, 1U);
  const auto words = static_cast<std::uint32_t>(passage.matches * own);
  // Of quotations without marks of their own, posts and what runs on, the passage knows nothing.
  const auto quoted = static_cast<std::uint32_t>(passage.matches * std::max(a.quoted, b.quoted));
  const std::uint32_t prose = passage.matches - std::min(std::max(passage.quoted, quoted), passage.matches);
  shared.words += words;
  shared.prose += static_cast<std::uint32_t>(prose * own);
  shared.speech = shared.speech || is_speech(passage, a, b);
  shared.reported = shared.reported || is_reported(passage, a, b);
  shared.heaviest = std::max(shared.heaviest, std::min(a.weight, b.weight) * static_cast<float>(equal));
}

float enough_for(CreditLink link) {
  switch (link) {
    case CreditLink::kNone:
      return kOnePassage;
    case CreditLink::kOneText:
    case CreditLink::kOwnPage:
      return kOneTextPassage;
    default:
      return kLinkedPassage;
  }
}

std::optional<Relation> relation_of(const Shared& shared, std::uint32_t shorter, CreditLink link,
                                    const DescentOptions& options) {
  if (shared.words == 0 && !shared.retold) return std::nullopt;
  const double all = static_cast<double>(shared.words) / std::max(shorter, 1U);
  const double prose = static_cast<double>(shared.prose) / std::max(shorter, 1U);
  const bool common_text = shared.reported || shared.led_in || shared.heaviest >= enough_for(link);
  if (all >= options.same_text && prose >= options.derived) return Relation::kSameText;
  if (prose >= options.derived) return Relation::kDerived;
  if (link == CreditLink::kCommonSource && all >= kRetold && prose >= kDerivedByCredit)
    return Relation::kDerived;
  const bool one_may_have_the_other = link == CreditLink::kDirect || link == CreditLink::kSameOutlet;
  if (one_may_have_the_other && all >= kDerivedByCredit) return Relation::kDerived;
  if (common_text) return Relation::kSharedPassages;
  if (shared.retold) return Relation::kDerived;
  // What is left in common is a speaker's, or nobody's.
  return shared.speech ? std::optional(Relation::kQuotesOnly) : std::nullopt;
}

std::uint32_t characters_of_a(std::span<const Passage> passages, std::string_view text) {
  std::size_t count = 0;
  std::uint32_t until = 0;  // passages come by place, and may overlap
  for (const Passage& passage : passages) {
    const std::uint32_t begin = std::max(passage.a_span.begin, until);
    if (begin >= passage.a_span.end) continue;
    count += core::code_point_count(text.substr(begin, passage.a_span.end - begin));
    until = passage.a_span.end;
  }
  return static_cast<std::uint32_t>(count);
}

/// What two reports of a story may have from one text.
struct Common {
  std::vector<Passage> passages;  ///< by place; never empty
  bool retold = false;            ///< one goes through the other's sentences in its order
};

/// The passages of the story's pairs, and between alike sentences the closer ones that none of these covers.
std::map<std::pair<ArticleIndex, ArticleIndex>, Common> in_common(const Story& story,
                                                                  std::span<const Report> reports,
                                                                  std::span<const Passage> passages,
                                                                  std::span<const WordWeights> weights) {
  const auto inside = [&](ArticleIndex article) {
    return std::ranges::binary_search(story.articles, article);
  };
  std::map<std::pair<ArticleIndex, ArticleIndex>, Common> pairs;
  for (const Passage& passage : passages) {
    if (inside(passage.a) && inside(passage.b)) pairs[{passage.a, passage.b}].passages.push_back(passage);
  }
  for (const Retelling& retelling : find_retellings(story, reports, weights, StoryTerms(story, reports))) {
    Common& common = pairs[{retelling.a, retelling.b}];
    common.retold = retelling.weight >= kRetoldInOrder && retelling.mean >= kRetoldMean;
    for (const Passage& closer : retelling.passages) {
      const auto overlaps = [&](const Passage& known) {
        return known.a_span.overlaps(closer.a_span) || known.b_span.overlaps(closer.b_span);
      };
      if (std::ranges::none_of(common.passages, overlaps)) common.passages.push_back(closer);
    }
  }
  std::erase_if(pairs, [](const auto& pair) { return pair.second.passages.empty(); });
  for (auto& [articles, common] : pairs) {
    std::ranges::sort(common.passages, {}, [](const Passage& p) {
      return std::tuple{p.a_span, p.b_span, p.matches};
    });
  }
  return pairs;
}

}  // namespace

std::vector<PairRelation> relate(const Story& story, std::span<const Report> reports,
                                 std::span<const Passage> passages, std::span<const Credit> credits,
                                 const LinkOf& link, const DescentOptions& options) {
  const std::vector<WordWeights> all_weights = weights_of(story, reports, credits);
  const auto weights = [&](ArticleIndex article) -> const WordWeights& {
    return all_weights[static_cast<std::size_t>(std::ranges::lower_bound(story.articles, article) -
                                                story.articles.begin())];
  };

  std::vector<PairRelation> pairs;
  for (auto& [articles, common] : in_common(story, reports, passages, all_weights)) {
    const auto [a, b] = articles;
    Shared shared;
    shared.retold = common.retold;
    for (const Passage& passage : common.passages) {
      if (passage.matches < kShortestPassage) continue;
      const PassageWords of_a{reports[index_of(a)], weights(a), passage.a_span};
      const PassageWords of_b{reports[index_of(b)], weights(b), passage.b_span};
      add(shared, passage, side_of(of_a), side_of(of_b));
      shared.led_in = shared.led_in || leads_into_one_fragment(of_a, of_b);
    }
    const std::uint32_t shorter = std::min(weights(a).words, weights(b).words);
    const auto relation = relation_of(shared, shorter, link(a, b), options);
    if (!relation) continue;
    // Shorter ones prove nothing each; of a retelling they are what can be shown.
    const auto is_short = [](const Passage& p) { return p.matches < kShortestPassage; };
    if (!shared.retold) std::erase_if(common.passages, is_short);
    PairRelation& pair = pairs.emplace_back();
    pair.a = a;
    pair.b = b;
    pair.relation = *relation;
    pair.shared_characters = characters_of_a(common.passages, reports[index_of(a)].article.text);
    pair.passages = std::move(common.passages);
    std::ranges::stable_sort(pair.passages, std::greater{}, &Passage::matches);
  }
  return pairs;
}

}  // namespace stemma::descent
