// One pass with a stack that is emptied at each paragraph's end. Most tokens cost one comparison: only
// punctuation is looked up, and the table of marks is small.
#include "quotes/marks.h"

#include <algorithm>
#include <unordered_map>

#include "core/hash.h"
#include "lang/lists.h"

namespace stemma::quotes {
namespace {

struct Mark {
  std::uint32_t opens = 0;   ///< conventions that it opens, a bit each
  std::uint32_t closes = 0;  ///< conventions that it closes
  bool single = false;       ///< also an apostrophe
};

using Marks = std::unordered_map<std::uint64_t, Mark>;

const Marks& all_marks() {
  static const Marks marks = [] {
    Marks made;
    std::uint32_t convention = 1;
    for (const std::string_view entry : lang::entries("und", "quotation_marks")) {
      const auto columns = lang::columns(entry);
      Mark& open = made[core::hash(columns[0])];
      open.opens |= convention;
      open.single = open.single || columns.size() > 2;
      Mark& close = made[core::hash(columns[1])];
      close.closes |= convention;
      close.single = close.single || columns.size() > 2;
      convention <<= 1U;
    }
    return made;
  }();
  return marks;
}

/// Nested deeper than this, marks are noise; it also bounds the search for a partner.
constexpr std::size_t kDeepest = 4;

struct OpenMark {
  std::uint32_t token;
  Mark mark;
};

class Pairing {
 public:
  Pairing(std::string_view text, const Reading& reading) : text_(text), reading_(reading) {}

  std::vector<MarkedStretch> run() {
    const auto& tokens = reading_.tokens;
    for (std::uint32_t t = 0; t < tokens.size(); ++t) {
      if (t > 0 && paragraph(t) != paragraph(t - 1)) end_paragraph(t);
      if (tokens[t].kind != TokenKind::kPunctuation) continue;
      if (const Mark* mark = find(t)) take(t, *mark);
    }
    end_paragraph(static_cast<std::uint32_t>(tokens.size()));
    return std::move(stretches_);
  }

 private:
  std::uint32_t paragraph(std::uint32_t t) const {
    return reading_.sentences[reading_.tokens[t].sentence].paragraph;
  }

  const Mark* find(std::uint32_t t) const {
    const char first = text_[reading_.tokens[t].span.begin];
    if (first == ',' || first == '.') return nullptr;
    const auto found = marks_.find(reading_.tokens[t].fold);
    return found == marks_.end() ? nullptr : &found->second;
  }

  bool tight_before(std::uint32_t t) const {
    return t > 0 && reading_.tokens[t - 1].span.end == reading_.tokens[t].span.begin;
  }
  bool tight_after(std::uint32_t t) const {
    return t + 1 < reading_.tokens.size() && reading_.tokens[t].span.end == reading_.tokens[t + 1].span.begin;
  }
  bool is_mark(std::uint32_t t) const { return reading_.tokens[t].kind == TokenKind::kPunctuation; }
  /// A bracket, a dash or a mark that has just been opened.
  bool is_opening(std::uint32_t t) const {
    if (!is_mark(t)) return false;
    if (!open_.empty() && open_.back().token == t) return true;
    const std::string_view shown = reading_.tokens[t].span.of(text_);
    return shown == "(" || shown == "[" || shown == "-" || shown == "--" || shown == "—" || shown == "–" ||
           shown == "/" || shown == ":";
  }

  /// A mark that never begins words: what is before it is closed, even after a space ("« mot »,").
  bool is_closing(std::uint32_t t) const {
    const std::string_view shown = reading_.tokens[t].span.of(text_);
    return is_mark(t) && shown.size() == 1 &&
           std::string_view(",.;:!?)").find(shown) != std::string_view::npos;
  }

  void take(std::uint32_t t, const Mark& mark) {
    const bool opening = tight_after(t) && !is_closing(t + 1) && (!tight_before(t) || is_opening(t - 1));
    const bool closing = tight_before(t) && !(tight_after(t) && is_opening(t - 1));
    if (mark.closes != 0 && (closing || !opening) && (closing || !mark.single) && close(t, mark)) return;
    if (mark.opens != 0 && (opening || (!mark.single && !closing))) {
      if (open_.size() == kDeepest) open_.erase(open_.begin());
      open_.push_back({t, mark});
      return;
    }
    if (mark.closes != 0 && !mark.single) close(t, mark);
  }

  bool close(std::uint32_t t, const Mark& mark) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if ((open_[i].mark.opens & mark.closes) == 0) continue;
      add({open_[i].token, t, true, false});
      open_.resize(i);
      return true;
    }
    return false;
  }

  /// Adds a stretch in place of those within it.
  void add(const MarkedStretch& stretch) {
    if (stretch.end <= stretch.open + 1) return;
    while (!stretches_.empty() && stretches_.back().open > stretch.open) stretches_.pop_back();
    stretches_.push_back(stretch);
  }

  void end_paragraph(std::uint32_t next) {
    if (!open_.empty() && !open_.front().mark.single) settle_unclosed(open_.front(), next);
    open_.clear();
    first_of_paragraph_ = next;
  }

  void settle_unclosed(const OpenMark& open, std::uint32_t next) {
    const bool reopens = next < reading_.tokens.size() && opens_alike(next, open.mark);
    const bool holds_others = !stretches_.empty() && stretches_.back().open > open.token;
    if (holds_others && open.token != first_of_paragraph_) return;
    add({open.token, next, false, reopens});
  }

  bool opens_alike(std::uint32_t t, const Mark& mark) const {
    if (!is_mark(t)) return false;
    const Mark* other = find(t);
    return other != nullptr && (other->opens & mark.opens) != 0;
  }

  std::string_view text_;
  const Reading& reading_;
  const Marks& marks_ = all_marks();
  std::vector<OpenMark> open_;
  std::vector<MarkedStretch> stretches_;
  std::uint32_t first_of_paragraph_ = 0;
};

}  // namespace

std::vector<MarkedStretch> pair_marks(std::string_view text, const Reading& reading) {
  return Pairing(text, reading).run();
}

}  // namespace stemma::quotes
