// A report has much from people and bodies themselves. Who speaks in its quotations is known from the stage
// before; here it is told how: in a post (the sentence names the platform, or the handle stands in brackets),
// in a statement or before the press, in a document, or officially because of who they are. People who speak
// for themselves alone are credited where their words are quoted.
#include <algorithm>
#include <optional>
#include <string>

#include "descent/credits.h"
#include "descent/mentions.h"
#include "descent/publisher.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kMaxHandleTokens = 4;    // "@", the handle and what an underscore parts
constexpr std::size_t kMaxSpeakerTokens = 12;  // longer ones are clauses that were taken for a speaker
constexpr std::size_t kMaxAuthorTokens = 6;    // before a handle

class VoiceCredits {
 public:
  VoiceCredits(const Text& text, const KnownSources& known)
      : text_(text), words_(text.words()), known_(known) {}

  std::vector<Credit> find() {
    for (std::size_t i = 0; i < text_.tokens().size(); ++i) {
      if (text_.is_mark(i, "(")) author_of_handle(i);
    }
    for (const Quotation& quotation : text_.report().quotations) {
      // What somebody told an outlet is that outlet's find.
      const bool through_outlet =
          !quotation.via.empty() && !is_own_outlet(text_.report().article, quotation.via);
      if (quotation.speaker && !through_outlet) voice(quotation, *quotation.speaker);
    }
    return std::move(credits_);
  }

 private:
  const std::string& article_text() const { return text_.report().article.text; }

  TokenRange tokens_in(TextSpan span) const {
    const auto begin_of = [](const Token& token) { return token.span.begin; };
    const auto tokens = text_.tokens();
    const auto begin = std::ranges::lower_bound(tokens, span.begin, {}, begin_of);
    const auto end = std::ranges::lower_bound(begin, tokens.end(), span.end, {}, begin_of);
    return {static_cast<std::size_t>(begin - tokens.begin()), static_cast<std::size_t>(end - tokens.begin())};
  }

  // --- posts shown in the page
  // ---------------------------------------------------------------------------------

  /// The name before "(@handle)", back to the dash or the words that bring it in.
  void author_of_handle(std::size_t open) {
    const TokenRange sentence = text_.sentence_of(open);
    if (open + 1 >= sentence.end || open == sentence.begin || !text_.shown(open + 1).starts_with("@")) return;
    std::size_t close = open + 1;
    while (close < sentence.end && close <= open + kMaxHandleTokens && !text_.is_mark(close, ")")) ++close;
    if (close >= sentence.end || !text_.is_mark(close, ")")) return;
    std::size_t begin = open;
    while (begin > sentence.begin && open - begin < kMaxAuthorTokens && is_author_part(begin - 1)) --begin;
    if (begin == open) return;
    add(std::string(text_.shown(TokenRange{begin, open})), CreditHow::kSocialPost,
        text_.span({begin, close + 1}));
  }

  bool is_author_part(std::size_t i) const {
    return text_.token(i).kind != TokenKind::kPunctuation && !words_.is(text_.token(i), kAdverb | kByWord);
  }

  // --- speakers
  // ------------------------------------------------------------------------------------------------

  void voice(const Quotation& quotation, const Party& speaker) {
    const TokenRange tokens = tokens_in(speaker.span);
    if (tokens.empty() || tokens.size() > kMaxSpeakerTokens) return;
    Party named = speaker;
    if (const auto beside = is_person(speaker) ? std::nullopt : named_beside(speaker, tokens))
      named.entity = beside;
    const bool is_named = is_person(speaker) || named.entity != speaker.entity;
    const std::string name = is_named ? with_role(*entity_of(named)) : name_of(speaker, tokens);
    if (name.empty() || known_.find(name) != nullptr) return;
    const std::optional<CreditHow> how = how_of(quotation, named, tokens);
    if (!how) return;
    Credit& credit = add(name, *how, crediting_words(quotation, speaker));
    credit.named = !is_anonymous(tokens);
    credit.carries = {quotation.whole()};
  }

  /// Bodies and offices by the words of the text without their article, with the full name where those are
  /// its letters. Empty for what only refers back.
  std::string name_of(const Party& speaker, TokenRange tokens) const {
    tokens = trimmed(tokens);
    if (tokens.empty()) return {};
    const bool refers_back =
        tokens.size() == 1 && words_.is(text_.token(tokens.begin), kAnaphor) && !speaker.entity;
    if (refers_back || has_use(tokens, kPronoun)) return {};
    const std::string shown(text_.shown(tokens));
    if (tokens.size() > 1 || !speaker.entity || speaker.name == shown) return shown;
    return text_.token(tokens.begin).all_capitals ? speaker.name + " (" + shown + ")" : speaker.name;
  }

  /// A person by the fullest name and the role that the text gives: "Mira Holt, harbour master".
  static std::string with_role(const Entity& person) {
    return person.role.empty() ? person.name : person.name + ", " + person.role;
  }

  /// Whose apposition the speaker's words are, or who is theirs; index into Reading::entities.
  std::optional<std::uint32_t> named_beside(const Party& speaker, TokenRange office) const {
    if (const auto before = named_before(office)) return before;
    return speaker.entity ? std::nullopt : named_behind(office);
  }

  /// "Mira Holt, R-Varrick, said", "Holt (a member since spring) said".
  std::optional<std::uint32_t> named_before(TokenRange office) const {
    if (office.begin < 2 || office.end >= text_.tokens().size()) return std::nullopt;
    const bool between_commas = text_.is_mark(office.begin - 1, ",") && text_.is_mark(office.end, ",");
    const bool in_brackets = text_.is_mark(office.begin - 1, "(") && text_.is_mark(office.end, ")");
    if (!between_commas && !in_brackets) return std::nullopt;
    const auto& mentions = text_.report().reading.mentions;
    const std::uint32_t end = text_.token(office.begin - 2).span.end;
    const auto mention =
        std::ranges::lower_bound(mentions, end, {}, [](const Mention& m) { return m.span.end; });
    if (mention == mentions.end() || mention->span.end != end) return std::nullopt;
    return kind_of(*mention) == NameKind::kPerson ? std::optional(mention->entity) : std::nullopt;
  }

  /// Who is named behind an office, between commas: "the crew's lawyer, Mira Holt, said".
  std::optional<std::uint32_t> named_behind(TokenRange office) const {
    const auto tokens = text_.tokens();
    if (office.end + 1 >= tokens.size() || !text_.is_mark(office.end, ",")) return std::nullopt;
    // "According to the police, Mira Holt" begins to tell of her.
    if (words_.match_before(tokens, 0, office.begin, kAccording).tokens > 0) return std::nullopt;
    const auto& mentions = text_.report().reading.mentions;
    const std::uint32_t begin = tokens[office.end + 1].span.begin;
    const auto mention =
        std::ranges::lower_bound(mentions, begin, {}, [](const Mention& m) { return m.span.begin; });
    if (mention == mentions.end() || mention->span.begin != begin) return std::nullopt;
    const TokenRange name = tokens_in(mention->span);
    if (name.end < tokens.size() && tokens[name.end].kind != TokenKind::kPunctuation) return std::nullopt;
    // "Officials in Varrick, North Estmark, said" names no one.
    const bool may_be_person =
        kind_of(*mention) == NameKind::kUnknown && name.size() > 1 && !tokens[office.end - 1].capitalised;
    return kind_of(*mention) == NameKind::kPerson || may_be_person ? std::optional(mention->entity)
                                                                   : std::nullopt;
  }

  NameKind kind_of(const Mention& mention) const {
    return text_.report().reading.entities[mention.entity].kind;
  }

  /// Without an article before and adverbs behind: "[the] company [first] announced".
  TokenRange trimmed(TokenRange tokens) const {
    const auto is_article = [&](std::size_t i) {
      return words_.is(text_.token(i), kModifier) && text_.shown(i).size() <= 3;
    };
    if (!tokens.empty() && is_article(tokens.begin)) ++tokens.begin;
    while (!tokens.empty() && words_.is(text_.token(tokens.end - 1), kAdverb)) --tokens.end;
    return tokens;
  }

  const Entity* entity_of(const Party& speaker) const {
    const auto& entities = text_.report().reading.entities;
    return speaker.entity && *speaker.entity < entities.size() ? &entities[*speaker.entity] : nullptr;
  }

  bool is_person(const Party& speaker) const {
    const Entity* entity = entity_of(speaker);
    return entity != nullptr && entity->kind == NameKind::kPerson;
  }

  std::optional<CreditHow> how_of(const Quotation& quotation, const Party& speaker, TokenRange tokens) const {
    if (in_post(quotation)) return CreditHow::kSocialPost;
    if (has_use(tokens, kDocument) && !has_use(tokens, kOfficial)) return CreditHow::kDocument;
    if (has_use(tokens, kOfficial) || has_official_role(speaker) || is_told_to_press(quotation)) {
      return CreditHow::kOfficialStatement;
    }
    const Entity* entity = entity_of(speaker);
    if (entity == nullptr) return std::nullopt;
    if (entity->kind == NameKind::kPlace) return std::nullopt;
    return CreditHow::kOther;
  }

  bool has_use(TokenRange tokens, std::uint32_t uses) const {
    for (std::size_t i = tokens.begin; i < tokens.end; ++i) {
      if (words_.match(text_.tokens(), i, tokens.end, uses).tokens > 0) return true;
    }
    return false;
  }

  bool is_anonymous(TokenRange tokens) const { return has_use(tokens, kAnonymous); }

  bool has_official_role(const Party& speaker) const {
    const Entity* entity = entity_of(speaker);
    if (entity == nullptr || entity->role.empty()) return false;
    return std::ranges::any_of(content_words(entity->role),
                               [&](const std::string& word) { return words_.has(word, kOfficial); });
  }

  /// The sentence in which the speaker or the cue stands.
  std::optional<TokenRange> frame_of(const Quotation& quotation) const {
    const TextSpan place = quotation.cue ? *quotation.cue : quotation.speaker->span;
    const TokenRange tokens = tokens_in(place);
    if (tokens.empty()) return std::nullopt;
    return text_.sentence_of(tokens.begin);
  }

  /// Whether a word of `uses` stands in the frame, outside what is said.
  bool frame_has(const Quotation& quotation, std::uint32_t uses) const {
    const std::optional<TokenRange> frame = frame_of(quotation);
    if (!frame) return false;
    for (std::size_t i = frame->begin; i < frame->end; ++i) {
      const TextSpan at = text_.token(i).span;
      const auto holds = [&](TextSpan part) { return part.contains(at); };
      if (std::ranges::any_of(quotation.parts, holds)) continue;
      if (words_.match(text_.tokens(), i, frame->end, uses).tokens > 0) return true;
    }
    return false;
  }

  bool in_post(const Quotation& quotation) const {
    if (quotation.cue && has_use(tokens_in(*quotation.cue), kPostVerb)) return true;
    return frame_has(quotation, kPlatform);
  }

  bool is_told_to_press(const Quotation& quotation) const {
    return frame_has(quotation, kStatement | kPress);
  }

  /// Speaker and cue, where they stand together.
  TextSpan crediting_words(const Quotation& quotation, const Party& speaker) const {
    constexpr std::uint32_t kTogether = 120;  // bytes
    if (!quotation.cue) return speaker.span;
    const TextSpan both{std::min(speaker.span.begin, quotation.cue->begin),
                        std::max(speaker.span.end, quotation.cue->end)};
    const auto inside = [&](TextSpan part) { return part.overlaps(both); };
    return both.size() > kTogether || std::ranges::any_of(quotation.parts, inside) ? speaker.span : both;
  }

  Credit& add(std::string name, CreditHow how, TextSpan span) {
    Credit& credit = credits_.emplace_back();
    credit.source = std::move(name);
    credit.how = how;
    credit.span = span;
    return credit;
  }

  const Text& text_;
  const Vocabulary& words_;
  const KnownSources& known_;
  std::vector<Credit> credits_;
};

}  // namespace

std::vector<Credit> voice_credits(const Text& text, const KnownSources& known) {
  return VoiceCredits(text, known).find();
}

}  // namespace stemma::descent
