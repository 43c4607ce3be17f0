// Whoever rewrites a report goes through it from the top: sentence after sentence says the same with some of
// its words changed. Reports of one event that know nothing of each other say some of it too, but with fewer
// words in common and not in one order. So sentences are compared as sets of stems, rare ones weighing more,
// and of the pairs that are alike the heaviest chain that goes forward in both reports is weighed. Two alike
// sentences are also aligned word by word, more closely than whole reports can be.
#include "descent/retelling.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "reuse/align.h"
#include "reuse/words.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kMinStems = 4;        // content stems that two sentences must have in common
constexpr std::uint32_t kMinRareStems = 2;  // of these, stems that find candidates
constexpr float kAlike = 0.3F;              // cosine from which one may be the other in other words
constexpr float kMostPerSentence = 4.0F;    // a list of names is long in common
constexpr std::size_t kMaxMatches = 512;    // of one pair of reports: more are lists, not prose
constexpr ReuseOptions kWithinSentences = {
    .min_words = kFewestWords, .shingle_words = 2, .max_gap = 4, .max_articles_per_fingerprint = 2};

struct Prose {
  ArticleIndex article{};
  std::uint32_t sentence = 0;  ///< index into Reading::sentences
  std::vector<Term> stems;     ///< content outside quotations and furniture, one of each, by stem
  float weight = 0;
};

struct Match {
  std::uint32_t a = 0;  ///< index into the prose
  std::uint32_t b = 0;
  float gain = 0;
};

/// What makes the weight of a stem that two sentences alone have 1, be the story short or long.
float rarest_shared(const Story& story, std::span<const Report> reports) {
  double sentences = 0;
  for (const ArticleIndex article : story.articles) {
    sentences += static_cast<double>(reports[index_of(article)].reading.sentences.size());
  }
  return sentences < 2 ? 1.0F : static_cast<float>(std::log1p(sentences) / std::log1p(sentences / 2));
}

std::vector<Prose> prose_of(const Story& story, std::span<const Report> reports,
                            std::span<const WordWeights> weights, const StoryTerms& terms) {
  std::vector<Prose> all;
  const float scale = rarest_shared(story, reports);
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    const ArticleIndex article = story.articles[i];
    const auto& sentences = reports[index_of(article)].reading.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      Prose prose{article, s, {}, 0};
      for (const Term& term : terms.of(article, sentences[s].span)) {
        const bool own = !weights[i].quoted[term.token] && !weights[i].set_aside[term.token];
        if (!term.content || !own) continue;
        prose.stems.push_back(term);
        prose.stems.back().weight *= scale;
      }
      std::ranges::sort(prose.stems, {}, [](const Term& t) { return std::pair{t.stem, t.token}; });
      const auto again = std::unique(prose.stems.begin(), prose.stems.end(),
                                     [](const Term& a, const Term& b) { return a.stem == b.stem; });
      prose.stems.erase(again, prose.stems.end());
      prose.weight = weight_of(prose.stems);
      if (prose.stems.size() >= kMinStems) all.push_back(std::move(prose));
    }
  }
  return all;
}

/// What two sentences have in common, if it is enough. Weight × cosine: what is alike by chance or by its
/// topic counts little; no sentence makes a retelling alone.
std::optional<float> gain_of(const Prose& a, const Prose& b) {
  float shared = 0;
  std::size_t stems = 0;
  for (auto x = a.stems.begin(), y = b.stems.begin(); x != a.stems.end() && y != b.stems.end();) {
    if (x->stem == y->stem) {
      shared += x->weight, ++stems, ++x, ++y;
    } else {
      x->stem < y->stem ? ++x : ++y;
    }
  }
  if (stems < kMinStems) return std::nullopt;
  const float cosine = shared / std::sqrt(a.weight * b.weight);
  return cosine >= kAlike ? std::min(shared * cosine, kMostPerSentence) : 0;
}

/// Sentences of the same words: find_reuse has told them.
bool are_the_same(const Prose& a, const Prose& b) {
  return a.stems.size() > ReuseOptions{}.min_words &&
         std::ranges::equal(a.stems, b.stems, {}, &Term::stem, &Term::stem);
}

/// Alike sentences of different reports, ordered by their reports, then by place.
std::vector<Match> find_matches(std::span<const Prose> prose) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> postings;
  for (std::uint32_t i = 0; i < prose.size(); ++i) {
    for (const Term& term : prose[i].stems) postings[term.stem].push_back(i);
  }
  std::vector<Match> matches;
  std::vector<std::uint32_t> rare(prose.size(), 0);
  std::vector<std::uint32_t> touched;
  for (std::uint32_t b = 0; b < prose.size(); ++b) {
    touched.clear();
    for (const Term& term : prose[b].stems) {
      const auto& with = postings.at(term.stem);
      if (with.size() > kMaxPostings) continue;
      for (const std::uint32_t a : with) {
        if (prose[a].article >= prose[b].article) break;
        if (rare[a]++ == 0) touched.push_back(a);
      }
    }
    for (const std::uint32_t a : touched) {
      if (std::exchange(rare[a], 0) < kMinRareStems) continue;
      if (const auto gain = gain_of(prose[a], prose[b])) matches.push_back({a, b, *gain});
    }
  }
  std::ranges::sort(matches, {}, [&](const Match& m) {
    return std::tuple{prose[m.a].article, prose[m.b].article, m.a, m.b};
  });
  return matches;
}

/// Weight of the heaviest chain of matches that goes forward in both; of one pair of reports, by place.
float weight_in_order(std::span<const Match> matches) {
  std::vector<float> ending(matches.size());
  for (std::size_t m = 0; m < matches.size(); ++m) {
    float before = 0;
    for (std::size_t p = 0; p < m; ++p) {
      if (matches[p].a < matches[m].a && matches[p].b < matches[m].b) before = std::max(before, ending[p]);
    }
    ending[m] = before + matches[m].gain;
  }
  return *std::ranges::max_element(ending);
}

std::size_t sentences_in(std::span<const Prose> prose, ArticleIndex article) {
  const auto begin = std::ranges::lower_bound(prose, article, {}, &Prose::article);
  return static_cast<std::size_t>(std::ranges::upper_bound(prose, article, {}, &Prose::article) - begin);
}

/// One sentence as the words that an alignment takes.
struct SentenceWords {
  SentenceWords(const Report& report, std::uint32_t sentence) {
    const Sentence& of = report.reading.sentences[sentence];
    for (std::size_t i = of.first_token; i < of.end_token; ++i) {
      const Token& token = report.reading.tokens[i];
      if (token.kind == TokenKind::kPunctuation) continue;
      words.push_back(static_cast<std::uint32_t>(token.fold));
      spans.push_back(token.span);
    }
  }
  TextSpan span(std::uint32_t begin, std::uint32_t end) const {
    return {spans[begin].begin, spans[end - 1].end};
  }

  reuse::Words words;
  std::vector<TextSpan> spans;
};

void align(const Prose& a, const Prose& b, std::span<const Report> reports, std::vector<Passage>& passages) {
  const SentenceWords in_a(reports[index_of(a.article)], a.sentence);
  const SentenceWords in_b(reports[index_of(b.article)], b.sentence);
  for (const reuse::Alignment& made : reuse::Aligner(in_b.words, kWithinSentences).align(in_a.words)) {
    Passage passage;
    passage.a = a.article;
    passage.b = b.article;
    passage.a_span = in_a.span(made.a_begin, made.a_end);
    passage.b_span = in_b.span(made.b_begin, made.b_end);
    passage.matches = static_cast<std::uint32_t>(made.equal.size());
    passage.words = std::max(made.a_end - made.a_begin, made.b_end - made.b_begin);
    passages.push_back(passage);
  }
}

}  // namespace

std::vector<Retelling> find_retellings(const Story& story, std::span<const Report> reports,
                                       std::span<const WordWeights> weights, const StoryTerms& terms) {
  const std::vector<Prose> prose = prose_of(story, reports, weights, terms);
  const std::vector<Match> matches = find_matches(prose);
  const auto pair_of = [&](const Match& m) { return std::pair{prose[m.a].article, prose[m.b].article}; };

  std::vector<Retelling> retellings;
  for (auto begin = matches.begin(); begin != matches.end();) {
    const auto pair = pair_of(*begin);
    const auto end = std::find_if(begin, matches.end(), [&](const Match& m) { return pair_of(m) != pair; });
    const std::span<const Match> some(
        begin, std::min<std::size_t>(static_cast<std::size_t>(end - begin), kMaxMatches));
    Retelling& retelling = retellings.emplace_back();
    std::tie(retelling.a, retelling.b) = pair;
    retelling.weight = weight_in_order(some);
    const auto sentences = std::min(sentences_in(prose, retelling.a), sentences_in(prose, retelling.b));
    retelling.mean = retelling.weight / static_cast<float>(sentences);
    for (const Match& match : some) {
      if (!are_the_same(prose[match.a], prose[match.b])) {
        align(prose[match.a], prose[match.b], reports, retelling.passages);
      }
    }
    begin = end;
  }
  return retellings;
}

}  // namespace stemma::descent
