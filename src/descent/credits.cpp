// Lines around the text first, then what its sentences credit. A source that is credited twice in one way is
// told once, by its first place; a line that covers the whole wins over a part.
#include "descent/credits.h"

#include <algorithm>
#include <tuple>

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

bool same(const Credit& a, const Credit& b) {
  if (a.named != b.named) return false;
  const bool both_outlets = a.how <= CreditHow::kOutletReport && b.how <= CreditHow::kOutletReport;
  return (a.how == b.how || both_outlets) && same_source(content_words(a.source), content_words(b.source));
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
    if (!first->span) first->span = credit.span;
    if (credit.source.size() > first->source.size()) first->source = std::move(credit.source);
    std::ranges::move(credit.carries, std::back_inserter(first->carries));
  }
  return once;
}

void tidy_carries(Credit& credit) {
  std::ranges::sort(credit.carries);
  credit.carries.erase(std::unique(credit.carries.begin(), credit.carries.end()), credit.carries.end());
}

}  // namespace

bool is_own_outlet(const Article& article, std::string_view name) {
  // "NBC News (NBC)" is known by either form.
  const std::size_t bracket = name.find(" (");
  if (bracket != std::string_view::npos && name.ends_with(')')) {
    const std::string_view letters = name.substr(bracket + 2, name.size() - bracket - 3);
    return is_own_outlet(article, name.substr(0, bracket)) || is_own_outlet(article, letters);
  }
  const std::vector<std::string> words = content_words(name);
  const std::string host = host_of(article.url.empty() ? article.outlet : article.url);
  if (!host.empty() && host_spells(host, name)) return true;
  return !article.outlet.empty() && host_of(article.outlet).empty() &&
         same_source(words, content_words(article.outlet));
}

std::vector<Credit> find_credits(ArticleIndex article, const Report& report, const KnownSources& known) {
  const Text text(report);
  std::vector<Credit> credits = line_credits(text, known);
  append(credits, outlet_credits(text, known));
  append(credits, voice_credits(text, known));
  std::erase_if(credits, [&](const Credit& c) { return c.named && is_own_outlet(report.article, c.source); });
  std::ranges::stable_sort(credits, before);
  if (credits.size() > kMaxCredits) credits.resize(kMaxCredits);
  credits = without_repetitions(std::move(credits));
  for (Credit& credit : credits) {
    credit.article = article;
    tidy_carries(credit);
  }
  std::ranges::stable_sort(credits, before);
  return credits;
}

}  // namespace stemma::descent
