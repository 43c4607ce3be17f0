// One sweep over the text: a stack holds the spans that are open. Where a span ends below the top of the
// stack, those above it are closed and opened again.
#include "views/marked_text.h"

#include <algorithm>

#include "views/escape.h"

namespace stemma::views {
namespace {

class Marker {
 public:
  Marker(std::string_view text, std::vector<TextSpan> spans,
         const std::function<std::string(TextSpan)>& name_of)
      : text_(text), spans_(std::move(spans)), name_of_(name_of) {
    // Outer before inner, so that what contains another is opened first.
    std::sort(spans_.begin(), spans_.end(),
              [](TextSpan x, TextSpan y) { return x.begin != y.begin ? x.begin < y.begin : x.end > y.end; });
    spans_.erase(std::unique(spans_.begin(), spans_.end()), spans_.end());
    std::erase_if(spans_, [](TextSpan span) { return span.empty(); });
    opened_.resize(spans_.size(), false);
    split_.resize(spans_.size(), false);
  }

  MarkedText run() && {
    for (std::uint32_t begin = 0; begin < text_.size();) {
      const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
      paragraph({begin, static_cast<std::uint32_t>(line_end)});
      begin = static_cast<std::uint32_t>(line_end) + 1;
    }
    open_begun(static_cast<std::uint32_t>(text_.size()));  // spans of nothing but line ends at the end
    MarkedText marked{std::move(html_), {}};
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      if (split_[i]) marked.continued.push_back(name_of_(spans_[i]));
    }
    return marked;
  }

 private:
  void paragraph(TextSpan line) {
    const bool blank = one_line(line.of(text_)).empty();
    if (blank && !starts_within(line)) return;
    html_ += "<p>";
    std::erase_if(open_, [&](std::size_t span) { return spans_[span].end <= line.begin; });
    for (const std::size_t span : open_) open_tag(span);
    std::uint32_t at = line.begin;
    while (at < line.end) {
      close_ended(at);
      open_begun(at);
      const std::uint32_t next = next_change(at, line.end);
      html_ += escape_html(text_.substr(at, next - at));
      at = next;
    }
    close_ended(line.end);
    for (std::size_t i = open_.size(); i-- > 0;) html_ += "</span>";
    html_ += "</p>\n";
  }

  bool starts_within(TextSpan line) const { return next_ < spans_.size() && spans_[next_].begin < line.end; }

  void open_tag(std::size_t span) {
    const std::string name = escape_html(name_of_(spans_[span]));
    html_ += opened_[span] ? "<span class=\"m " + name + "\">" : "<span class=\"m\" id=\"" + name + "\">";
    split_[span] = split_[span] || opened_[span];
    opened_[span] = true;
  }

  void open_begun(std::uint32_t at) {
    for (; next_ < spans_.size() && spans_[next_].begin <= at; ++next_) {
      open_tag(next_);
      if (spans_[next_].end > at) {
        open_.push_back(next_);
      } else {
        html_ += "</span>";  // nothing but line ends, which no paragraph shows
      }
    }
  }

  void close_ended(std::uint32_t at) {
    const auto ends = [&](std::size_t span) { return spans_[span].end <= at; };
    const auto lowest = std::find_if(open_.begin(), open_.end(), ends);
    if (lowest == open_.end()) return;
    const std::vector<std::size_t> above(lowest, open_.end());
    open_.erase(lowest, open_.end());
    for (std::size_t i = 0; i < above.size(); ++i) html_ += "</span>";
    for (const std::size_t span : above) {
      if (ends(span)) continue;
      open_tag(span);
      open_.push_back(span);
    }
  }

  std::uint32_t next_change(std::uint32_t at, std::uint32_t limit) const {
    if (next_ < spans_.size()) limit = std::min(limit, spans_[next_].begin);
    for (const std::size_t span : open_) limit = std::min(limit, spans_[span].end);
    return std::max(limit, at + 1);
  }

  std::string_view text_;
  std::vector<TextSpan> spans_;
  const std::function<std::string(TextSpan)>& name_of_;
  std::vector<std::size_t> open_;  ///< indices into spans_, outermost first
  std::vector<bool> opened_;       ///< had its first piece
  std::vector<bool> split_;        ///< has more than one piece
  std::size_t next_ = 0;           ///< next span to be opened
  std::string html_;
};

}  // namespace

MarkedText mark_text(std::string_view text, std::vector<TextSpan> spans,
                     const std::function<std::string(TextSpan)>& name_of) {
  return Marker(text, std::move(spans), name_of).run();
}

}  // namespace stemma::views
