// Lines at both ends of a text: "BRUSSELS (Agency) –" and "Place | Agency |" above, "© Agency", "(Agency,
// agency)", "with material from Agency" below. An unknown name counts where a dateline's brackets and dash
// stand around it.
#include <algorithm>
#include <array>
#include <optional>

#include "descent/credits.h"
#include "descent/mentions.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

constexpr std::size_t kHeadSentences =
    12;  // a dateline stands among the first lines: titles may come before it
constexpr std::size_t kTailSentences = 12;   // a credit line among the last
constexpr std::size_t kMaxPlaceTokens = 14;  // "NEW YORK, March 3, 2024 (Agency) –"
constexpr std::size_t kMaxNameTokens = 5;
constexpr std::size_t kMaxLineTokens = 40;  // a credit line is short

constexpr std::array<std::string_view, 6> kDashes = {"–", "—", "-", "--", "―", ":"};

class LineCredits {
 public:
  LineCredits(const Text& text, const KnownSources& known)
      : text_(text), words_(text.words()), known_(known) {}

  std::vector<Credit> find() {
    const std::size_t sentences = text_.report().reading.sentences.size();
    for (std::size_t s = 0; s < std::min(kHeadSentences, sentences); ++s) {
      if (begins_paragraph(s) && dateline(text_.sentence(s))) break;
    }
    for (std::size_t s = 0; s < sentences; ++s) {
      if (s >= 3 && s + kTailSentences < sentences) continue;
      credit_line(text_.sentence(s));
    }
    byline();
    address();
    return std::move(credits_);
  }

 private:
  void add(std::string name, std::optional<TextSpan> span, bool whole, CreditHow how = CreditHow::kAgency) {
    Credit credit;
    credit.source = std::move(name);
    credit.how = how;
    credit.whole = whole;
    credit.span = span;
    credits_.push_back(std::move(credit));
  }

  bool begins_paragraph(std::size_t s) const {
    const auto& sentences = text_.report().reading.sentences;
    return s == 0 || sentences[s - 1].paragraph != sentences[s].paragraph;
  }

  bool is_dash(std::size_t i) const {
    return text_.token(i).kind == TokenKind::kPunctuation &&
           std::ranges::find(kDashes, text_.shown(i)) != kDashes.end();
  }

  // --- above
  // ---------------------------------------------------------------------------------------------------

  bool dateline(TokenRange sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end && i < sentence.begin + kMaxPlaceTokens; ++i) {
      if (text_.is_mark(i, "(")) return bracketed(sentence, i);
      if (text_.is_mark(i, "|")) return between_bars(sentence, i);
      if (is_dash(i) && i > sentence.begin) return bare({sentence.begin, i});
      if (text_.token(i).kind == TokenKind::kWord && !may_stand_in_place(i)) return false;
    }
    return false;
  }

  /// Places, dates and their marks; "of", "de" in small letters.
  bool may_stand_in_place(std::size_t i) const {
    return text_.token(i).capitalised || text_.shown(i).size() <= 3;
  }

  bool bracketed(TokenRange sentence, std::size_t open) {
    std::size_t close = open + 1;
    while (close < sentence.end && close <= open + kMaxNameTokens && !text_.is_mark(close, ")")) ++close;
    if (close >= sentence.end || !text_.is_mark(close, ")") || close == open + 1) return false;
    const TokenRange inside{open + 1, close};
    const bool dash = close + 1 < sentence.end && is_dash(close + 1);
    if (has_slash(inside)) return false;
    const bool known = is_known(inside);
    if (!known && (!dash || !is_name(inside) || !place_is_upper_case({sentence.begin, open}))) return false;
    if (known && !dash && open > sentence.begin && !place_is_upper_case({sentence.begin, open})) return false;
    add_names(inside, TokenRange{sentence.begin, close + 1}, true);
    return true;
  }

  /// "Place | Agency | Text". Two bars show a dateline, so the name need not be known; it must be short.
  bool between_bars(TokenRange sentence, std::size_t bar) {
    std::size_t close = bar + 1;
    while (close < sentence.end && close <= bar + kMaxNameTokens && !text_.is_mark(close, "|")) ++close;
    if (close >= sentence.end || !text_.is_mark(close, "|")) return false;
    const TokenRange inside{bar + 1, close};
    if (inside.empty() || !is_name(inside)) return false;
    add_names(inside, TokenRange{sentence.begin, close + 1}, true);
    return true;
  }

  /// "AFP – Text": only a known agency stands so.
  bool bare(TokenRange before) {
    if (!is_known(before)) return false;
    add_names(before, before, true);
    return true;
  }

  /// "(AFP/Getty Images)" is below a picture.
  bool has_slash(TokenRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (text_.is_mark(i, "/")) return true;
    }
    return false;
  }

  bool is_known(TokenRange range) const {
    const KnownSources::Match match = known_.match(text_, range);
    return match.tokens > 0 && match.source->kind == SourceKind::kAgency;
  }

  bool is_name(TokenRange range) const {
    const TokenRange run = name_run(text_, range.begin, range.end);
    return run.end == range.end && !text_.words().is(text_.token(range.begin), kPicture);
  }

  bool place_is_upper_case(TokenRange range) const {
    return !range.empty() && text_.token(range.begin).all_capitals;
  }

  /// The names in a bracket, parted by commas, slashes or "and": each is credited.
  void add_names(TokenRange inside, TokenRange line, bool whole) {
    for (std::size_t begin = inside.begin; begin < inside.end;) {
      std::size_t end = begin;
      while (end < inside.end && text_.token(end).kind != TokenKind::kPunctuation) ++end;
      if (end > begin) {
        const KnownSources::Match match = known_.match(text_, {begin, end});
        const bool all = match.tokens > 0 && begin + match.tokens == end;
        add(all || match.tokens > 0 ? match.source->name : std::string(text_.shown(TokenRange{begin, end})),
            text_.span(line), whole);
      }
      begin = end + 1;
    }
  }

  // --- below
  // ---------------------------------------------------------------------------------------------------

  void credit_line(TokenRange sentence) {
    if (sentence.size() > kMaxLineTokens) return;
    if (only_agencies(sentence)) return;
    owner(sentence);
    original(sentence);
    material(sentence);
  }

  /// A line, or a last bracket, of agencies alone: "(AFP, dpa)", "AP - AFP". A slash parts pictures' owners.
  bool only_agencies(TokenRange sentence) {
    std::size_t begin = sentence.begin;
    for (std::size_t i = sentence.end; i-- > sentence.begin;) {
      if (!text_.is_mark(i, "(")) continue;
      begin = i;
      break;
    }
    std::vector<std::string> names;
    for (std::size_t i = begin; i < sentence.end;) {
      const KnownSources::Match match = known_.match(text_, {i, sentence.end});
      if (match.tokens > 0 && match.source->kind == SourceKind::kAgency) {
        names.push_back(match.source->name);
        i += match.tokens;
      } else if (text_.token(i).kind == TokenKind::kPunctuation && !text_.is_mark(i, "/")) {
        ++i;
      } else {
        return false;
      }
    }
    if (names.empty()) return false;
    for (std::string& name : names) add(std::move(name), text_.span({begin, sentence.end}), true);
    return true;
  }

  /// "Copyright 2024 The Associated Press", "© AFP".
  void owner(TokenRange sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (words_.match(text_.tokens(), i, sentence.end, kRights).tokens == 0) continue;
      for (std::size_t j = i + 1; j < sentence.end && j <= i + kMaxNameTokens; ++j) {
        const KnownSources::Match match = known_.match(text_, {j, sentence.end});
        if (match.tokens == 0 || match.source->kind != SourceKind::kAgency) continue;
        add(match.source->name, text_.span({i, j + match.tokens}), true);
        return;
      }
    }
  }

  /// "Read the original article on …", "First published by …".
  void original(TokenRange sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const auto cue = words_.match(text_.tokens(), i, sentence.end, kOriginal);
      if (cue.tokens == 0) continue;
      std::size_t begin = i + cue.tokens;
      while (begin < sentence.end && words_.is(text_.token(begin), kModifier)) ++begin;
      const TokenRange name = name_run(text_, begin, sentence.end);
      if (name.empty()) continue;
      const KnownSource* known = known_.find(text_.shown(name));
      const bool agency = known != nullptr && known->kind == SourceKind::kAgency;
      add(known != nullptr ? known->name : std::string(text_.shown(name)), text_.span({i, name.end}), true,
          agency ? CreditHow::kAgency : CreditHow::kOutletReport);
      return;
    }
  }

  /// "With material from dpa", "Reuters contributed to this report": a part is theirs.
  void material(TokenRange sentence) {
    bool thanks = false;
    for (std::size_t i = sentence.begin; i < sentence.end && !thanks; ++i) {
      const auto cue = words_.match(text_.tokens(), i, sentence.end, kMaterial);
      thanks = cue.tokens > 1 || (cue.tokens == 1 && i == sentence.begin);
    }
    if (!thanks) return;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      const KnownSources::Match match = known_.match(text_, {i, sentence.end});
      if (match.tokens == 0 || match.source->kind != SourceKind::kAgency) continue;
      add(match.source->name, text_.span(sentence), false);
      i += match.tokens - 1;
    }
  }

  // --- beside
  // --------------------------------------------------------------------------------------------------

  void byline() {
    for (const std::string& name : text_.report().article.byline) {
      const KnownSource* known = known_.find(name);
      if (known != nullptr && known->kind == SourceKind::kAgency) add(known->name, std::nullopt, true);
    }
  }

  /// Papers keep agencies' texts under addresses that name them: "/wires/afp/", "/aponline/".
  void address() {
    const std::string_view url = text_.report().article.url;
    const std::size_t scheme = url.find("://");
    const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
    std::size_t begin = url.find('/', host);
    while (begin != std::string_view::npos) {
      const std::size_t end = url.find_first_of("/?#", begin + 1);
      if (end == std::string_view::npos || url[end] != '/') return;
      if (const KnownSource* agency = agency_of_folder(url.substr(begin + 1, end - begin - 1))) {
        add(agency->name, std::nullopt, true);
        return;
      }
      begin = end;
    }
  }

  const KnownSource* agency_of_folder(std::string_view folder) const {
    constexpr std::string_view kOnline = "online";
    if (folder.ends_with(kOnline)) folder.remove_suffix(kOnline.size());
    const KnownSource* known = folder.size() < 2 ? nullptr : known_.find(folder);
    return known != nullptr && known->kind == SourceKind::kAgency ? known : nullptr;
  }

  const Text& text_;
  const Vocabulary& words_;
  const KnownSources& known_;
  std::vector<Credit> credits_;
};

}  // namespace

std::vector<Credit> line_credits(const Text& text, const KnownSources& known) {
  return LineCredits(text, known).find();
}

}  // namespace stemma::descent
