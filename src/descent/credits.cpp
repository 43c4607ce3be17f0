// Lines around the text first, then what its sentences credit. A source that is credited twice in one way is
// told once, by its first place; a line that covers the whole wins over a part.
#include "descent/credits.h"

#include <algorithm>
#include <tuple>

#include "descent/publisher.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

void append(std::vector<Credit>& credits, std::vector<Credit> more) {
  std::ranges::move(more, std::back_inserter(credits));
}

/// Places that the text does not have (byline, address) come first.
bool before(const Credit& a, const Credit& b) {
  return std::tie(a.span, a.source, a.how) < std::tie(b.span, b.source, b.how);
}

/// Nobody speaks in an office at one place and not at the next: the office may be told once.
bool in_person(CreditHow how) {
  return how == CreditHow::kOfficialStatement || how == CreditHow::kOther;
}

bool same(const Credit& a, const Credit& b) {
  if (a.named != b.named) return false;
  const bool both_outlets = a.how <= CreditHow::kOutletReport && b.how <= CreditHow::kOutletReport;
  const bool one_way = a.how == b.how || both_outlets || (in_person(a.how) && in_person(b.how));
  return one_way && same_source(content_words(a.source), content_words(b.source));
}

constexpr std::size_t kMaxCredits = 400;  // of one report; real ones have some dozens

/// Each source once in each way; what the repeated credits cover is kept, and the fuller name.
std::vector<Credit> without_repetitions(std::vector<Credit> credits) {
  std::vector<Credit> once;
  for (Credit& credit : credits) {
    const auto first = std::ranges::find_if(once, [&](const Credit& c) { return same(c, credit); });
    if (first == once.end()) {
      once.push_back(std::move(credit));
      continue;
    }
    if (credit.whole && !first->whole) {
      first->whole = true;
      first->how = credit.how;
      first->span = credit.span ? credit.span : first->span;
    }
    if (first->how == CreditHow::kOther) first->how = credit.how;
    if (!first->span) first->span = credit.span;
    if (credit.source.size() > first->source.size()) first->source = std::move(credit.source);
    std::ranges::move(credit.carries, std::back_inserter(first->carries));
  }
  return once;
}

/// A newsroom that is credited as such is no voice beside that.
void drop_newsrooms_among_voices(std::vector<Credit>& credits) {
  std::vector<std::vector<std::string>> newsrooms;
  for (const Credit& credit : credits) {
    if (credit.how <= CreditHow::kInterviewWithOutlet) newsrooms.push_back(content_words(credit.source));
  }
  std::erase_if(credits, [&](const Credit& credit) {
    if (credit.how <= CreditHow::kInterviewWithOutlet) return false;
    const std::vector<std::string> words = content_words(credit.source);
    return std::ranges::any_of(newsrooms, [&](const auto& newsroom) { return same_source(newsroom, words); });
  });
}

void tidy_carries(Credit& credit) {
  std::ranges::sort(credit.carries);
  credit.carries.erase(std::unique(credit.carries.begin(), credit.carries.end()), credit.carries.end());
}

/// Whether the name stands in a short line among the first, as a paper's does above its text, where nothing
/// else tells who published it.
bool stands_above(const Report& report, std::string_view name) {
  constexpr std::size_t kLines = 4;
  constexpr std::uint32_t kShortLine = 10;  // tokens
  const Article& article = report.article;
  if (!article.outlet.empty() || !article.url.empty()) return false;
  const auto& sentences = report.reading.sentences;
  const std::vector<std::string> words = content_words(name);
  for (std::size_t s = 0; s < std::min(kLines, sentences.size()); ++s) {
    if (sentences[s].end_token - sentences[s].first_token > kShortLine) continue;
    const std::vector<std::string> line = content_words(sentences[s].span.of(article.text));
    if (line.size() >= words.size() && same_source(words, line)) return true;
  }
  return false;
}

}  // namespace

std::vector<Credit> find_credits(ArticleIndex article, const Report& report, const KnownSources& known) {
  const Text text(report);
  std::vector<Credit> credits = line_credits(text, known);
  append(credits, outlet_credits(text, known));
  append(credits, voice_credits(text, known));
  const Publisher publisher(report.article);
  std::erase_if(credits, [&](const Credit& c) {
    const bool own = publisher.is_newsroom(SourceName(c.source));
    // A dateline stands above a text too, but is no paper's name.
    return c.named && (own || (!c.whole && stands_above(report, c.source)));
  });
  std::ranges::stable_sort(credits, before);
  if (credits.size() > kMaxCredits) credits.resize(kMaxCredits);
  credits = without_repetitions(std::move(credits));
  drop_newsrooms_among_voices(credits);
  for (Credit& credit : credits) {
    credit.article = article;
    tidy_carries(credit);
  }
  std::ranges::stable_sort(credits, before);
  return credits;
}

}  // namespace stemma::descent
