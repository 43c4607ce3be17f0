// One walk over sentences and quotations, both in order of place.
#include "account/sentences.h"

#include <algorithm>

namespace stemma::account {
namespace {

/// The parts of all quotations of a report, sorted and joined where they overlap.
std::vector<TextSpan> quoted_spans(const Report& report) {
  std::vector<TextSpan> spans;
  for (const Quotation& quotation : report.quotations) {
    spans.insert(spans.end(), quotation.parts.begin(), quotation.parts.end());
  }
  std::sort(spans.begin(), spans.end());
  std::vector<TextSpan> joined;
  for (const TextSpan span : spans) {
    if (!joined.empty() && span.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

std::uint32_t overlap(TextSpan a, TextSpan b) {
  return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0;
}

}  // namespace

std::vector<ProseSentence> sentences_of(const Story& story, std::span<const Report> reports) {
  std::vector<ProseSentence> found;
  for (const ArticleIndex article : story.articles) {
    const Report& report = reports[index_of(article)];
    const std::vector<TextSpan> quoted = quoted_spans(report);
    auto next = quoted.begin();
    for (std::uint32_t i = 0; i < report.reading.sentences.size(); ++i) {
      const TextSpan span = report.reading.sentences[i].span;
      while (next != quoted.end() && next->end <= span.begin) ++next;
      std::uint32_t covered = 0;
      for (auto q = next; q != quoted.end() && q->begin < span.end; ++q) covered += overlap(*q, span);
      found.push_back(
          {article, i, span.empty() ? 0 : static_cast<float>(covered) / static_cast<float>(span.size())});
    }
  }
  return found;
}

std::vector<Wording> wordings_of(std::span<const ProseSentence> sentences, std::span<const Report> reports,
                                 const descent::StoryTerms& terms) {
  std::vector<Wording> wordings;
  wordings.reserve(sentences.size());
  for (const ProseSentence& sentence : sentences) {
    const TextSpan span = reports[index_of(sentence.article)].reading.sentences[sentence.sentence].span;
    const auto words = terms.of(sentence.article, span);
    wordings.push_back({sentence.article, 0, {words.begin(), words.end()}});
  }
  return wordings;
}

}  // namespace stemma::account
