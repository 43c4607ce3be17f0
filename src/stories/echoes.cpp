#include "stories/echoes.h"

#include <algorithm>

#include "core/hash.h"
#include "lang/latin.h"
#include "stories/lexicon.h"

namespace stemma::stories {
namespace {

constexpr std::size_t kMaxStatements = 60;  // of one report
constexpr std::size_t kFewestWords = 4;     // of a statement, function words not counted

std::uint32_t speaker_id(std::string_view name) {
  const std::size_t space = name.find_last_of(' ');
  const std::string_view last = space == std::string_view::npos ? name : name.substr(space + 1);
  return static_cast<std::uint32_t>(core::hash(lang::latin_fold(last)));
}

/// Stems of the words in the quotation's parts, ordered, without repeats.
std::vector<Weight> words_of(const Report& report, const Quotation& quotation, const Frequencies& frequencies,
                             Lexicon& lexicon) {
  const auto& tokens = report.reading.tokens;
  std::vector<Weight> words;
  for (const TextSpan part : quotation.parts) {
    auto token = std::lower_bound(tokens.begin(), tokens.end(), part.begin,
                                  [](const Token& each, std::uint32_t at) { return each.span.begin < at; });
    for (; token != tokens.end() && token->span.end <= part.end; ++token) {
      if (token->kind == TokenKind::kPunctuation || lexicon.is_function_word(token->fold)) continue;
      const std::uint32_t id = lexicon.stem(token->fold, token->span.of(report.article.text));
      words.push_back({id, frequencies.idf(Field::kBody, id)});
    }
  }
  std::sort(words.begin(), words.end(), [](const Weight& x, const Weight& y) { return x.id < y.id; });
  words.erase(
      std::unique(words.begin(), words.end(), [](const Weight& x, const Weight& y) { return x.id == y.id; }),
      words.end());
  return words;
}

float shared_weight(std::span<const Weight> a, std::span<const Weight> b) {
  float sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->id == y->id) sum += x->value;
    const std::uint32_t least = std::min(x->id, y->id);
    if (x->id == least) ++x;
    if (y->id == least) ++y;
  }
  return sum;
}

}  // namespace

std::vector<Statement> statements_of(const Report& report, const Frequencies& frequencies) {
  Lexicon& lexicon = lexicon_of(report.article.language);
  std::vector<Statement> statements;
  for (const Quotation& quotation : report.quotations) {
    if (statements.size() == kMaxStatements) break;
    if (!quotation.speaker || quotation.speaker->name.empty()) continue;
    Statement statement{speaker_id(quotation.speaker->name),
                        words_of(report, quotation, frequencies, lexicon), 0};
    if (statement.words.size() < kFewestWords) continue;
    for (const Weight& word : statement.words) statement.weight += word.value;
    if (statement.weight > 0) statements.push_back(std::move(statement));
  }
  return statements;
}

std::optional<float> echo(std::span<const Statement> a, std::span<const Statement> b) {
  std::optional<float> best;
  for (const Statement& x : a) {
    for (const Statement& y : b) {
      if (x.speaker != y.speaker) continue;
      best = std::max(best.value_or(0), shared_weight(x.words, y.words) / std::min(x.weight, y.weight));
    }
  }
  return best;
}

}  // namespace stemma::stories
