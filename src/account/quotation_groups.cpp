// Each quotation is compared as a whole (all its parts, and for a mixed one the clause around the quoted
// words), so that "a very deep change" meets "a very fundamental transformation" through the clause that both
// stand in. What is shown are its unbroken stretches.
#include "account/quotation_groups.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "account/speakers.h"
#include "account/translations.h"
#include "account/unmarked.h"
#include "account/wordings.h"
#include "descent/likeness.h"

namespace stemma::account {
namespace {

/// Of a wording that another contains, this many content words must agree; fewer are a phrase, not a
/// statement.
constexpr std::uint32_t kMinContainedWords = 4;
/// Unless the same speaker says all of it, word for word, within the other: "the list was on my desk".
constexpr std::uint32_t kMinVerbatimWords = 4;
constexpr float kVerbatim = 0.9F;
/// A translation that came back keeps the frame of small words and changes the others: "what broke was a tap
/// that …". Of one speaker's words, this many in this share of the longer wording are the same frame.
constexpr std::uint32_t kMinFrameWords = 9;
constexpr float kFrameShare = 0.5F;
/// The same words in the mouths of two speakers are one statement only if they are this many and nearly all.
constexpr std::uint32_t kMinMisattributedWords = 6;
constexpr float kMisattributedLikeness = 0.8F;
/// Or all of them, in order, and too many for a phrase: "we've got a lot of unanswered questions".
constexpr std::uint32_t kMinEqualWords = 7;
constexpr std::uint32_t kMinEqualContentWords = 3;
/// "Police said" in one report is "Lieutenant Kern said" in another, or "officials": then words that are
/// retold rather than repeated must be this many and this much of the longer wording.
constexpr std::uint32_t kMinRetoldWords = 5;
constexpr float kRetoldLikeness = 0.65F;
/// So many words in a row, small ones too, nobody says twice to two reporters without saying the same.
constexpr std::uint32_t kMinRun = 6;
constexpr std::uint32_t kMinRunContentWords = 3;
constexpr float kRunLikeness = 0.4F;  // of the shorter wording

std::vector<Utterance> utterances_of(const Story& story, std::span<const Report> reports,
                                     const Speakers& speakers) {
  std::vector<Utterance> utterances;
  for (const ArticleIndex article : story.articles) {
    for (const Quotation& quotation : reports[index_of(article)].quotations) {
      const std::string_view name =
          quotation.speaker ? std::string_view(quotation.speaker->name) : std::string_view();
      utterances.push_back({&quotation, article, speakers.id(name)});
    }
  }
  return utterances;
}

Wording wording_of(const Utterance& utterance, const descent::StoryTerms& terms) {
  Wording wording{utterance.article, utterance.speaker, {}};
  for (const TextSpan part : utterance.quotation->parts) {
    const auto words = terms.of(utterance.article, part);
    wording.terms.insert(wording.terms.end(), words.begin(), words.end());
  }
  return wording;
}

bool equal_words(const Wording& a, const Wording& b) {
  return std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(), b.terms.end(),
                    [](const descent::Term& x, const descent::Term& y) { return x.stem == y.stem; });
}

/// Whether both have a run of words, unbroken and too long to come about twice.
bool share_a_run(const Wording& a, const Wording& b) {
  std::uint32_t words = 0;
  std::uint32_t content = 0;
  std::pair<std::uint32_t, std::uint32_t> before{};
  for (const auto& pair : descent::aligned_terms(a.terms, b.terms)) {
    const bool follows = words > 0 && pair.first == before.first + 1 && pair.second == before.second + 1;
    if (!follows) words = content = 0;
    before = pair;
    ++words;
    content += a.terms[pair.first].content ? 1 : 0;
    if (words >= kMinRun && content >= kMinRunContentWords) return true;
  }
  return false;
}

/// Of two speakers: the same words attributed in two ways, or a body and whoever speaks for it.
float same_of_two_speakers(const Wording& a, const Wording& b, const descent::Likeness& found,
                           const Speakers& speakers) {
  const bool equal =
      found.content_words >= kMinEqualContentWords && a.terms.size() >= kMinEqualWords && equal_words(a, b);
  const bool misattributed =
      found.content_words >= kMinMisattributedWords && found.of_longer >= kMisattributedLikeness;
  const bool one_is_generic = speakers.is_generic(a.speaker) || speakers.is_generic(b.speaker);
  const bool retold =
      one_is_generic && found.content_words >= kMinRetoldWords && found.of_longer >= kRetoldLikeness;
  const bool two_reports = a.article != b.article;
  return misattributed || (two_reports && (equal || retold)) ? found.of_longer : 0;
}

/// How far two quotations are one statement; 0 if they are not.
float same_statement(const Wording& a, const Wording& b, const Speakers& speakers,
                     const AccountOptions& options) {
  const bool speakers_agree =
      a.speaker == b.speaker || a.speaker == Speakers::kUnknown || b.speaker == Speakers::kUnknown;
  if (a.speaker != Speakers::kUnknown && a.speaker == b.speaker && equal_words(a, b)) return 1;
  const descent::Likeness found = likeness(a.terms, b.terms);
  if (!speakers_agree) return same_of_two_speakers(a, b, found, speakers);
  if (a.article == b.article) return found.of_longer >= kMisattributedLikeness ? found.of_longer : 0;
  const auto threshold = static_cast<float>(options.same_statement);
  if (found.content_words >= 2 && found.of_longer >= threshold) return found.of_longer;
  if (found.content_words >= kMinContainedWords && found.of_shorter >= threshold) return found.of_shorter / 2;
  if (a.speaker != b.speaker) return 0;
  const bool verbatim =
      found.words >= kMinVerbatimWords && found.content_words >= 2 && found.of_shorter >= kVerbatim;
  const bool frame = found.words >= kMinFrameWords &&
                     static_cast<float>(found.words) >= kFrameShare * static_cast<float>(found.longer_words);
  const bool run = a.speaker != Speakers::kUnknown && found.of_shorter >= kRunLikeness && share_a_run(a, b);
  return verbatim || frame || run ? found.of_shorter / 2 : 0;
}

/// The stretches of a quotation that are shown as readings.
std::span<const TextSpan> stretches_of(const Quotation& quotation) {
  return quotation.kind == QuotationKind::kMixed && !quotation.marked_spans.empty() ? quotation.marked_spans
                                                                                    : quotation.parts;
}

QuotationGroup group_of(std::span<const std::uint32_t> members, std::span<const Utterance> utterances,
                        const Speakers& speakers) {
  QuotationGroup group;
  std::map<std::uint32_t, std::uint32_t> votes;
  for (const std::uint32_t member : members) {
    const Utterance& utterance = utterances[member];
    if (utterance.speaker != Speakers::kUnknown) ++votes[utterance.speaker];
    for (const TextSpan stretch : stretches_of(*utterance.quotation)) {
      group.readings.push_back({{utterance.article, stretch},
                                utterance.quotation->kind,
                                speakers.name(utterance.speaker),
                                utterance.quotation->via,
                                utterance.quotation->marked});
    }
  }
  const auto most = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most != votes.end()) group.speaker = speakers.name(most->first);
  return group;
}

/// Where a quotation does not say which outlet it came through, the credit that covers its words does.
void add_credited_outlets(std::vector<QuotationGroup>& groups, const DescentGraph& descent) {
  std::multimap<ArticleIndex, const Credit*> outlets;
  for (const Credit& credit : descent.credits) {
    const bool outlet =
        credit.how == CreditHow::kOutletReport || credit.how == CreditHow::kInterviewWithOutlet;
    if (outlet && credit.named) outlets.emplace(credit.article, &credit);
  }
  for (QuotationGroup& group : groups) {
    for (QuotedReading& reading : group.readings) {
      const auto [first, last] = outlets.equal_range(reading.words.article);
      for (auto credit = first; credit != last && reading.via.empty(); ++credit) {
        const auto covers = [&](TextSpan span) { return span.contains(reading.words.span); };
        if (std::ranges::any_of(credit->second->carries, covers)) reading.via = credit->second->source;
      }
    }
  }
}

/// The heaviest words make the fullest reading; marked ones come before those without marks.
void set_fullest_and_variants(QuotationGroup& group, const descent::StoryTerms& terms) {
  std::sort(group.readings.begin(), group.readings.end(),
            [](const QuotedReading& a, const QuotedReading& b) { return a.words < b.words; });
  struct Fullness {
    bool direct;
    float weight;
  };
  std::vector<Fullness> fullness;
  std::map<std::vector<std::uint64_t>, std::uint32_t> variant_of;
  for (std::uint32_t i = 0; i < group.readings.size(); ++i) {
    const QuotedReading& reading = group.readings[i];
    const auto words = terms.of(reading.words.article, reading.words.span);
    const bool direct = reading.kind != QuotationKind::kIndirect && reading.marked;
    fullness.push_back({direct, weight_of(words)});
    std::vector<std::uint64_t> stems;
    for (const descent::Term& word : words) stems.push_back(word.stem);
    const auto [variant, added] =
        variant_of.try_emplace(stems, static_cast<std::uint32_t>(group.variants.size()));
    if (added) group.variants.emplace_back();
    group.variants[variant->second].readings.push_back(i);
  }
  const auto fuller = [&](std::uint32_t a, std::uint32_t b) {
    if (fullness[a].direct != fullness[b].direct) return fullness[a].direct;
    return fullness[a].weight > fullness[b].weight;
  };
  std::stable_sort(group.variants.begin(), group.variants.end(),
                   [&](const QuotedVariant& a, const QuotedVariant& b) {
                     return fuller(a.readings.front(), b.readings.front());
                   });
  group.fullest = group.variants.front().readings.front();
}

void sort_by_speakers_share(std::vector<QuotationGroup>& groups) {
  std::map<std::string, std::size_t> share;
  for (const QuotationGroup& group : groups)
    share[group.speaker] += group.speaker.empty() ? 0 : group.readings.size();
  std::stable_sort(groups.begin(), groups.end(), [&](const QuotationGroup& a, const QuotationGroup& b) {
    if (share[a.speaker] != share[b.speaker]) return share[a.speaker] > share[b.speaker];
    if (a.speaker != b.speaker) return a.speaker < b.speaker;
    return a.readings.front().words < b.readings.front().words;
  });
}

}  // namespace

std::vector<QuotationGroup> group_quotations(const Story& story, std::span<const Report> reports,
                                             const DescentGraph& descent, const descent::StoryTerms& terms,
                                             const AccountOptions& options) {
  const Speakers speakers(story, reports);
  const std::vector<Utterance> utterances = utterances_of(story, reports, speakers);
  std::vector<Wording> wordings;
  wordings.reserve(utterances.size());
  for (const Utterance& utterance : utterances) wordings.push_back(wording_of(utterance, terms));

  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return same_statement(wordings[a], wordings[b], speakers, options);
  };
  std::vector<QuotationGroup> groups;
  for (const auto& members : join_translations(group_wordings(wordings, same), utterances, reports))
    groups.push_back(group_of(members, utterances, speakers));
  add_unmarked_readings(groups, story, reports, terms);
  add_credited_outlets(groups, descent);
  for (QuotationGroup& group : groups) set_fullest_and_variants(group, terms);
  sort_by_speakers_share(groups);
  return groups;
}

}  // namespace stemma::account
