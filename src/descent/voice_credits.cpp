// Posts stand in a page with their author's handle ("— Name (@handle) March 3, 2024"); statements are told by
// the sentences around the words that name them.
#include "descent/credits.h"
#include "descent/mentions.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kMaxHandleTokens = 4;  // "@", the handle and what an underscore parts

class VoiceCredits {
 public:
  explicit VoiceCredits(const Text& text) : text_(text) {}

  std::vector<Credit> find() {
    const std::size_t count = text_.tokens().size();
    for (std::size_t i = 0; i < count; ++i) {
      if (text_.is_mark(i, "(")) handle(i);
    }
    return std::move(credits_);
  }

 private:
  /// The name before "(@handle)", back to the dash or the words that bring it in.
  void handle(std::size_t open) {
    const TokenRange sentence = text_.sentence_of(open);
    if (open + 1 >= sentence.end || open == sentence.begin || !text_.shown(open + 1).starts_with("@")) return;
    std::size_t close = open + 1;
    while (close < sentence.end && close <= open + kMaxHandleTokens && !text_.is_mark(close, ")")) ++close;
    if (close >= sentence.end || !text_.is_mark(close, ")")) return;
    std::size_t begin = open;
    while (begin > sentence.begin && open - begin < 6 && is_name_part(begin - 1)) --begin;
    if (begin == open) return;
    Credit credit;
    credit.source = std::string(text_.shown(TokenRange{begin, open}));
    credit.how = CreditHow::kSocialPost;
    credit.span = text_.span({begin, close + 1});
    credits_.push_back(std::move(credit));
  }

  bool is_name_part(std::size_t i) const {
    return text_.token(i).kind != TokenKind::kPunctuation && !text_.words().is(text_.token(i), kAdverb) &&
           text_.shown(i) != "by";
  }

  const Text& text_;
  std::vector<Credit> credits_;
};

}  // namespace

std::vector<Credit> voice_credits(const Text& text) {
  return VoiceCredits(text).find();
}

}  // namespace stemma::descent
