// Around each place where a source is named, the words before it ("told the newspaper …", "according to …")
// and after it ("… reported", "… interview") decide whether it is credited and how.
#include <algorithm>
#include <optional>

#include "descent/credits.h"
#include "descent/mentions.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kMaxModifiers = 6;  // words between a cue and the name
constexpr std::size_t kMaxAdverbs = 4;    // words between a name and its verb

struct Cue {
  TokenRange tokens;  ///< cue and name together
  CreditHow how = CreditHow::kOutletReport;
};

class OutletCredits {
 public:
  OutletCredits(const Text& text, const KnownSources& known)
      : text_(text), words_(text.words()), known_(known) {}

  std::vector<Credit> find() {
    for (const SourceMention& mention : source_mentions(text_, known_)) {
      if (of_a_picture(mention.tokens)) continue;
      if (const std::optional<Cue> cue = cue_of(mention.tokens)) add(mention, *cue);
    }
    find_generic();
    return std::move(credits_);
  }

 private:
  void add(const SourceMention& mention, const Cue& cue) {
    Credit credit;
    credit.source = mention.name;
    credit.how = cue.how;
    if (mention.kind == SourceKind::kAgency && cue.how == CreditHow::kOutletReport)
      credit.how = CreditHow::kAgency;
    credit.span = text_.span(cue.tokens);
    credit.carries = {covered(mention.tokens)};
    credits_.push_back(std::move(credit));
  }

  /// What the credit speaks for, as far as one can tell: its sentence.
  TextSpan covered(TokenRange tokens) const { return text_.span(text_.sentence_of(tokens.begin)); }

  /// "(Photo: AP)", "AFP/Getty Images": the picture is theirs, not the words.
  bool of_a_picture(TokenRange name) const {
    const TokenRange sentence = text_.sentence_of(name.begin);
    const auto is_picture = [&](std::size_t i) {
      return sentence.contains(i) && (text_.is_mark(i, "/") || words_.is(text_.token(i), kPicture));
    };
    const bool after = is_picture(name.end);
    const bool before =
        name.begin > 0 && (text_.is_mark(name.begin - 1, "/") || text_.is_mark(name.begin - 1, "@"));
    return after || before;
  }

  std::optional<Cue> cue_of(TokenRange name) const {
    if (std::optional<Cue> before = cue_before(name)) return before;
    return cue_after(name);
  }

  std::optional<Cue> cue_before(TokenRange name) const {
    const TokenRange sentence = text_.sentence_of(name.begin);
    std::size_t at = name.begin;
    bool kind_named = false;
    for (std::size_t skipped = 0; at > sentence.begin && skipped <= kMaxModifiers; ++skipped) {
      const auto cue =
          words_.match_before(text_.tokens(), sentence.begin, at, kBeforeReporter | kBeforeHearer);
      if (cue.tokens > 0) {
        const CreditHow how =
            (cue.uses & kBeforeHearer) != 0 ? CreditHow::kInterviewWithOutlet : CreditHow::kOutletReport;
        return Cue{{at - cue.tokens, name.end}, how};
      }
      if (const std::size_t noun = interview_before(sentence, at); noun < at) {
        return Cue{{noun, name.end}, CreditHow::kInterviewWithOutlet};
      }
      const auto modifier =
          words_.match_before(text_.tokens(), sentence.begin, at, kModifier | kNewsNoun | kAgencyNoun);
      if (modifier.tokens > 0) {
        at -= modifier.tokens;
        kind_named = kind_named || (modifier.uses & (kNewsNoun | kAgencyNoun)) != 0;
      } else if (at < name.begin && text_.token(at - 1).capitalised && (kind_named || is_possessive(at))) {
        --at;  // "the Estmark newspaper Central Herald", "Estmark's Central Herald"
      } else {
        break;
      }
    }
    return std::nullopt;
  }

  /// "interview on Friday with": where the noun stands, else `at`.
  std::size_t interview_before(TokenRange sentence, std::size_t at) const {
    constexpr std::size_t kBetween = 4;
    if (at == sentence.begin || !words_.is(text_.token(at - 1), kWith)) return at;
    for (std::size_t i = at - 1; i > sentence.begin && i + kBetween >= at - 1; --i) {
      if (words_.is(text_.token(i - 1), kInterviewNoun)) return i - 1;
    }
    return at;
  }

  bool is_possessive(std::size_t i) const { return text_.shown(i) == "'s" || text_.shown(i) == "’s"; }

  std::optional<Cue> cue_after(TokenRange name) const {
    const TokenRange sentence = text_.sentence_of(name.begin);
    std::size_t at = name.end;
    for (std::size_t skipped = 0; at < sentence.end && skipped <= kMaxAdverbs; ++skipped) {
      const auto cue =
          words_.match(text_.tokens(), at, sentence.end, kReportVerb | kReportNoun | kInterviewNoun);
      if (cue.tokens > 0) {
        const bool interview = (cue.uses & kInterviewNoun) != 0;
        return Cue{{name.begin, at + cue.tokens},
                   interview ? CreditHow::kInterviewWithOutlet : CreditHow::kOutletReport};
      }
      const auto filler =
          words_.match(text_.tokens(), at, sentence.end, kAdverb | kModifier | kNewsNoun | kAgencyNoun);
      if (filler.tokens == 0) break;
      at += filler.tokens;
    }
    return std::nullopt;
  }

  /// "according to local media", "state media reported": nobody's name, so it stays generic.
  void find_generic() {
    for (std::size_t i = 0; i < text_.tokens().size(); ++i) {
      const TokenRange sentence = text_.sentence_of(i);
      const auto generic = words_.match(text_.tokens(), i, sentence.end, kGeneric);
      if (generic.tokens == 0) continue;
      const TokenRange name{i, i + generic.tokens};
      if (const std::optional<Cue> cue = cue_of(name)) {
        add({name, std::string(text_.shown(name)), SourceKind::kOutlet}, *cue);
        credits_.back().named = false;
      }
      i = name.end - 1;
    }
  }

  const Text& text_;
  const Vocabulary& words_;
  const KnownSources& known_;
  std::vector<Credit> credits_;
};

}  // namespace

std::vector<Credit> outlet_credits(const Text& text, const KnownSources& known) {
  return OutletCredits(text, known).find();
}

}  // namespace stemma::descent
