// Words that two reports share inside quotation marks show that both tell of one speech; words that they
// share outside show that one text stands behind both. So passages are split into quoted words and prose, and
// the share of the shorter text that lies in common prose decides.
#include "descent/relations.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/utf8.h"

namespace stemma::descent {
namespace {

struct Shared {
  std::uint32_t words = 0;  ///< equal words
  std::uint32_t prose = 0;  ///< equal words outside quotation marks
};

std::uint32_t words_in(const Report& report) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      report.reading.tokens, [](const Token& token) { return token.kind != TokenKind::kPunctuation; }));
}

Shared shared_by(std::span<const Passage> passages) {
  Shared shared;
  for (const Passage& passage : passages) {
    shared.words += passage.matches;
    shared.prose += passage.matches - std::min(passage.quoted, passage.matches);
  }
  return shared;
}

std::optional<Relation> relation_of(const Shared& shared, std::uint32_t shorter,
                                    const DescentOptions& options) {
  if (shared.words == 0) return std::nullopt;
  const double share = static_cast<double>(shared.words) / std::max(shorter, 1U);
  if (shared.prose < options.min_prose_words) return Relation::kQuotesOnly;
  if (share >= options.same_text) return Relation::kSameText;
  if (share >= options.derived) return Relation::kDerived;
  return Relation::kSharedPassages;
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

}  // namespace

std::vector<PairRelation> relate(const Story& story, std::span<const Report> reports,
                                 std::span<const Passage> passages, const DescentOptions& options) {
  const auto inside = [&](ArticleIndex article) {
    return std::ranges::binary_search(story.articles, article);
  };
  std::vector<Passage> own;
  std::ranges::copy_if(passages, std::back_inserter(own),
                       [&](const Passage& p) { return inside(p.a) && inside(p.b); });
  const auto place = [](const Passage& p) { return std::tie(p.a, p.b, p.a_span, p.b_span, p.matches); };
  std::ranges::sort(own, [&](const Passage& x, const Passage& y) { return place(x) < place(y); });

  std::vector<std::uint32_t> sizes;
  for (const ArticleIndex article : story.articles) sizes.push_back(words_in(reports[index_of(article)]));
  const auto size_of = [&](ArticleIndex article) {
    return sizes[static_cast<std::size_t>(std::ranges::lower_bound(story.articles, article) -
                                          story.articles.begin())];
  };

  std::vector<PairRelation> pairs;
  for (auto begin = own.begin(); begin != own.end();) {
    const auto end =
        std::find_if(begin, own.end(), [&](const Passage& p) { return p.a != begin->a || p.b != begin->b; });
    const std::span<const Passage> of_pair(begin, end);
    const std::uint32_t shorter = std::min(size_of(begin->a), size_of(begin->b));
    if (const auto relation = relation_of(shared_by(of_pair), shorter, options)) {
      PairRelation& pair = pairs.emplace_back();
      pair.a = begin->a;
      pair.b = begin->b;
      pair.relation = *relation;
      pair.shared_characters = characters_of_a(of_pair, reports[index_of(begin->a)].article.text);
      pair.passages.assign(begin, end);
      std::ranges::stable_sort(pair.passages, std::greater{}, &Passage::matches);
    }
    begin = end;
  }
  return pairs;
}

}  // namespace stemma::descent
