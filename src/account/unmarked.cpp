// For each fullest direct reading: the sentences that share its rare words are the seeds; from each a window
// grows, one sentence at a time and within its paragraph, as long as the likeness to the quotation grows.
#include "account/unmarked.h"

#include <algorithm>
#include <map>
#include <optional>

#include "account/sentences.h"
#include "account/wordings.h"
#include "descent/likeness.h"

namespace stemma::account {
namespace {

// descent::Likeness is that of the heavier side: both must cover each other.
constexpr std::uint32_t kLongAgreement = 8;  // aligned content words from which kMinLikeness is enough
constexpr float kMinLikeness = 0.55F;
constexpr std::uint32_t kShortAgreement = 4;  // fewer never are enough
constexpr float kMinShortLikeness = 0.7F;
constexpr float kMostlyProse = 0.05F;         // share of quoted bytes that a sentence may have
constexpr std::size_t kMaxReadingsTried = 4;  // a group's longest direct readings

struct Prose {
  std::vector<ProseSentence> sentences;
  std::vector<Wording> wordings;
};

Prose prose_of(const Story& story, std::span<const Report> reports, const descent::StoryTerms& terms) {
  Prose prose;
  prose.sentences = sentences_of(story, reports);
  std::erase_if(prose.sentences, [](const ProseSentence& s) { return s.quoted > kMostlyProse; });
  prose.wordings = wordings_of(prose.sentences, reports, terms);
  return prose;
}

const Sentence& sentence_at(const ProseSentence& place, std::span<const Report> reports) {
  return reports[index_of(place.article)].reading.sentences[place.sentence];
}

bool neighbours(const ProseSentence& a, const ProseSentence& b, std::span<const Report> reports) {
  return a.article == b.article && a.sentence + 1 == b.sentence &&
         sentence_at(a, reports).paragraph == sentence_at(b, reports).paragraph;
}

struct Window {
  std::size_t first, last;  // indices into Prose::sentences, both included
  descent::Likeness likeness;
};

/// Grows a window around `seed` while that makes it more like the quotation.
Window grow(std::size_t seed, std::span<const descent::Term> quotation, const Prose& prose,
            std::span<const Report> reports, const descent::StoryTerms& terms) {
  const auto measure = [&](std::size_t first, std::size_t last) {
    const TextSpan span{sentence_at(prose.sentences[first], reports).span.begin,
                        sentence_at(prose.sentences[last], reports).span.end};
    return Window{first, last, likeness(quotation, terms.of(prose.sentences[first].article, span))};
  };
  Window best = measure(seed, seed);
  for (bool grew = true; grew;) {
    grew = false;
    if (best.last + 1 < prose.sentences.size() &&
        neighbours(prose.sentences[best.last], prose.sentences[best.last + 1], reports)) {
      const Window wider = measure(best.first, best.last + 1);
      if (wider.likeness.of_longer > best.likeness.of_longer) best = wider, grew = true;
    }
    if (best.first > 0 && neighbours(prose.sentences[best.first - 1], prose.sentences[best.first], reports)) {
      const Window wider = measure(best.first - 1, best.last);
      if (wider.likeness.of_longer > best.likeness.of_longer) best = wider, grew = true;
    }
  }
  return best;
}

/// The group's direct readings worth looking for, longest first.
std::vector<std::span<const descent::Term>> long_readings(const QuotationGroup& group,
                                                          const descent::StoryTerms& terms) {
  std::vector<std::span<const descent::Term>> found;
  for (const QuotedReading& reading : group.readings) {
    if (reading.kind != QuotationKind::kDirect) continue;
    const auto words = terms.of(reading.words.article, reading.words.span);
    const auto content =
        std::count_if(words.begin(), words.end(), [](const descent::Term& term) { return term.content; });
    if (content >= kMinUnmarkedWords) found.push_back(words);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  found.resize(std::min(found.size(), kMaxReadingsTried));
  return found;
}

bool covers(const descent::Likeness& likeness) {
  if (likeness.content_words >= kLongAgreement) return likeness.of_longer >= kMinLikeness;
  return likeness.content_words >= kShortAgreement && likeness.of_longer >= kMinShortLikeness;
}

bool is_of(const QuotationGroup& group, ArticleIndex article) {
  return std::any_of(group.readings.begin(), group.readings.end(), [&](const QuotedReading& reading) {
    return reading.words.article == article && reading.marked;
  });
}

}  // namespace

void add_unmarked_readings(std::vector<QuotationGroup>& groups, const Story& story,
                           std::span<const Report> reports, const descent::StoryTerms& terms) {
  const Prose prose = prose_of(story, reports, terms);
  const WordingIndex index(prose.wordings);
  for (QuotationGroup& group : groups) {
    std::map<ArticleIndex, Window> best;
    for (const auto words : long_readings(group, terms)) {
      for (const std::uint32_t seed : index.candidates(words)) {
        const ArticleIndex article = prose.sentences[seed].article;
        if (is_of(group, article)) continue;
        const Window window = grow(seed, words, prose, reports, terms);
        if (!covers(window.likeness)) continue;
        const auto known = best.find(article);
        if (known == best.end() || window.likeness.of_longer > known->second.likeness.of_longer) {
          best.insert_or_assign(article, window);
        }
      }
    }
    for (const auto& [article, window] : best) {
      const TextSpan span{sentence_at(prose.sentences[window.first], reports).span.begin,
                          sentence_at(prose.sentences[window.last], reports).span.end};
      group.readings.push_back({{article, span}, QuotationKind::kDirect, group.speaker, {}, false});
    }
  }
}

}  // namespace stemma::account
