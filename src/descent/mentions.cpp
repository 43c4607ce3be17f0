// One pass over the tokens. At each place the surest reading that begins there wins: a known name, then what
// the name is made of, then what stands beside it.
#include "descent/mentions.h"

#include <algorithm>
#include <optional>

namespace stemma::descent {
namespace {

constexpr std::size_t kMaxNameTokens = 8;
constexpr std::size_t kLongestSuffix = 6;  // letters after the last dot of an address

bool is_connector(const Text& text, std::size_t i) {
  const std::string_view word = text.shown(i);
  return word == "of" || word == "&" || word == "de" || word == "della" || word == "and" || word == "for";
}

/// "space.com": letters on both sides of the last dot, no abbreviation such as "U.S.".
bool is_site(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot < 3 || word.find('@') != std::string_view::npos) return false;
  const std::string_view suffix = word.substr(dot + 1);
  if (suffix.size() < 2 || suffix.size() > kLongestSuffix || word.find('/') != std::string_view::npos)
    return false;
  return std::ranges::all_of(suffix, [](char c) { return c >= 'a' && c <= 'z'; });
}

class MentionFinder {
 public:
  MentionFinder(const Text& text, const KnownSources& known) : text_(text), known_(known) {}

  std::vector<SourceMention> find() {
    for (std::size_t s = 0; s < text_.report().reading.sentences.size(); ++s) {
      sentence_ = text_.sentence(s);
      for (std::size_t i = sentence_.begin; i < sentence_.end;) {
        std::optional<SourceMention> mention = at(i);
        i = mention ? mention->tokens.end : i + 1;
        if (mention) mentions_.push_back(std::move(*mention));
      }
    }
    return std::move(mentions_);
  }

 private:
  std::optional<SourceMention> at(std::size_t i) {
    if (text_.token(i).kind == TokenKind::kPunctuation) return std::nullopt;
    if (std::optional<SourceMention> known = known_at(i)) return known;
    if (is_site(text_.shown(i))) return mention({i, i + 1}, SourceKind::kOutlet);
    const TokenRange run = run_at(i);
    if (run.empty()) return std::nullopt;
    if (has_word(run, kAgencyWord) && run.size() >= 2) return mention(run, SourceKind::kAgency);
    if (beside(run, kAgencyNoun)) return mention(run, SourceKind::kAgency);
    if (has_news_word(run) || beside(run, kNewsNoun) || keeps_article(run))
      return mention(run, SourceKind::kOutlet);
    return std::nullopt;
  }

  /// A known name. A longer name that begins with it is another one ("Vice President"), unless a word that
  /// belongs to sources closes it, the known one is an abbreviation ("CBS Boston"), or what follows is a day
  /// ("told Variety Monday").
  std::optional<SourceMention> known_at(std::size_t i) {
    const KnownSources::Match match = known_.match(text_, {i, sentence_.end});
    if (match.tokens == 0) return std::nullopt;
    const TokenRange run = run_at(i);
    if (run.size() > match.tokens) {
      const std::size_t next = i + match.tokens;
      if (text_.words().is(text_.token(run.end - 1), kNewsWord)) return mention(run, match.source->kind);
      const bool stands_alone = match.tokens > 1 || text_.token(i).all_capitals ||
                                text_.words().is(text_.token(next), kAdverb) ||
                                text_.words().is(text_.token(next), kNewsNoun | kAgencyNoun);
      if (!stands_alone) return std::nullopt;
    }
    return SourceMention{
        {i, i + match.tokens}, with_article({i, i + match.tokens}, match.source->name), match.source->kind};
  }

  bool is_kind(std::size_t i) const { return text_.words().is(text_.token(i), kNewsNoun | kAgencyNoun); }

  TokenRange run_at(std::size_t i) const {
    const bool begins = i <= sentence_.begin + 1 || !text_.token(i - 1).capitalised ||
                        text_.token(i - 1).kind != TokenKind::kWord || is_article(i - 1) || is_kind(i - 1);
    if (!begins) return {};  // inside a name that was passed over
    // German writes the kind with a capital: "die Nachrichtenagentur Meridian".
    if (is_kind(i) && i + 1 < sentence_.end && text_.token(i + 1).capitalised) return {};
    if (is_article(i)) return {};
    TokenRange run = name_run(text_, i, sentence_.end);
    const bool number_follows = !run.empty() && run.end < sentence_.end &&
                                text_.token(run.end).kind == TokenKind::kNumber &&
                                text_.words().is(text_.token(run.end - 1), kNewsWord);
    if (number_follows) ++run.end;  // "Channel 10"
    return run;
  }

  bool is_article(std::size_t i) const {
    return text_.token(i).kind == TokenKind::kWord && content_words_are_none(i);
  }
  bool content_words_are_none(std::size_t i) const {
    return text_.words().is(text_.token(i), kModifier) && text_.shown(i).size() <= 3;
  }

  bool has_word(TokenRange run, Use use) const {
    return text_.words().match_before(text_.tokens(), run.begin, run.end, use).tokens > 0;
  }

  /// "Halden Courier", "Times of Estmark"; a single such word only after an article: "the Courier".
  bool has_news_word(TokenRange run) const {
    const auto is_news = [&](std::size_t i) { return text_.words().is(text_.token(i), kNewsWord); };
    if (run.size() == 1)
      return is_news(run.begin) && run.begin > sentence_.begin && is_article(run.begin - 1);
    const bool numbered = text_.token(run.end - 1).kind == TokenKind::kNumber && is_news(run.end - 2);
    return numbered || is_news(run.end - 1) || (is_news(run.begin) && is_connector(text_, run.begin + 1));
  }

  /// "the newspaper Ostkap Anzeiger", "Ostkap Anzeiger magazine".
  bool beside(TokenRange run, Use use) const {
    const Vocabulary& words = text_.words();
    if (words.match_before(text_.tokens(), sentence_.begin, run.begin, use).tokens > 0) return true;
    const auto noun = words.match(text_.tokens(), run.end, sentence_.end, use);
    if (noun.tokens == 0 || run.begin == sentence_.begin) return false;
    // In "the Estmark newspaper Ostkap Anzeiger" the first name says where the paper is.
    const std::size_t next = run.end + noun.tokens;
    return next >= sentence_.end || !text_.token(next).capitalised;
  }

  /// "told The Beacon": an article with a capital within a sentence belongs to the name of a source.
  bool keeps_article(TokenRange run) const {
    if (run.begin < sentence_.begin + 2 || !is_article(run.begin - 1)) return false;
    if (!text_.token(run.begin - 1).capitalised) return false;
    return text_.words()
               .match_before(text_.tokens(), sentence_.begin, run.begin - 1, kBeforeReporter | kBeforeHearer)
               .tokens > 0;
  }

  SourceMention mention(TokenRange tokens, SourceKind kind) const {
    const std::string name(text_.shown(tokens));
    const KnownSource* known = known_.find(name);
    return {tokens, with_article(tokens, known != nullptr ? known->name : name), kind};
  }

  /// "The Beacon" where the text gives the article a capital within a sentence.
  std::string with_article(TokenRange tokens, const std::string& name) const {
    if (tokens.begin <= sentence_.begin + 1) return name;
    const std::size_t before = tokens.begin - 1;
    if (!is_article(before) || !text_.token(before).capitalised || text_.shown(before).size() < 2)
      return name;
    return std::string(text_.shown(before)) + " " + name;
  }

  const Text& text_;
  const KnownSources& known_;
  TokenRange sentence_;
  std::vector<SourceMention> mentions_;
};

}  // namespace

TokenRange name_run(const Text& text, std::size_t begin, std::size_t end) {
  const auto is_part = [&](std::size_t i) {
    return text.token(i).kind == TokenKind::kWord && text.token(i).capitalised;
  };
  if (begin >= end || !is_part(begin)) return {};
  std::size_t at = begin + 1;
  while (at < end && at - begin < kMaxNameTokens) {
    if (is_part(at)) {
      ++at;
    } else if (at + 1 < end && is_connector(text, at) && is_part(at + 1)) {
      at += 2;
    } else {
      break;
    }
  }
  return {begin, at};
}

std::vector<SourceMention> source_mentions(const Text& text, const KnownSources& known) {
  return MentionFinder(text, known).find();
}

}  // namespace stemma::descent
