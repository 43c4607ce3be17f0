// One pass over the tags with a count of open elements a name. An end tag closes only what its own name
// opened, so that made-up end tags cannot hide nesting. Elements whose end tag may be left out (p, li, td, …)
// cannot nest in themselves without another element between, and are not counted outside of foreign content
// (svg, math), where they can.
#include "page/budget.h"

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/utf8.h"

namespace stemma::page {
namespace {

constexpr std::array<std::string_view, 34> kUncounted = {
    "area",   "base",     "br",     "col",    "embed",   "hr",    "img",   "input", "link",
    "meta",   "param",    "source", "track",  "wbr",     "p",     "li",    "dt",    "dd",
    "option", "optgroup", "tr",     "td",     "th",      "tbody", "thead", "tfoot", "colgroup",
    "html",   "head",     "body",   "keygen", "command", "frame", "rt"};
constexpr std::array<std::string_view, 9> kRawText = {"script", "style",   "textarea", "title",    "iframe",
                                                      "xmp",    "noembed", "noframes", "plaintext"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

class TagScan {
 public:
  TagScan(std::string_view html, const TreeBudget& budget) : html_(html), budget_(budget) {}

  Prefix run() {
    for (std::size_t at = html_.find('<'); at != html_.npos; at = html_.find('<', at)) {
      const std::size_t start = at;
      if (html_.substr(at, 4) == "<!--") {
        const std::size_t end = html_.find("-->", at + 4);
        if (end == html_.npos) break;
        at = end + 3;
        continue;
      }
      const bool closes = at + 1 < html_.size() && html_[at + 1] == '/';
      at += closes ? 2 : 1;
      if (at >= html_.size() || !is_letter(html_[at])) continue;
      std::string_view raw;
      at = read_tag(at, closes, raw);
      ++tags_;
      if (const std::string_view why = passed(at - start); !why.empty()) return {start, why};
      if (!raw.empty()) at = after_raw_text(at, raw);
    }
    return {html_.size(), {}};
  }

 private:
  std::string_view passed(std::size_t tag_bytes) const {
    if (depth_ > budget_.max_depth) return "the page nests too deeply from here on";
    if (tags_ > budget_.max_tags) return "the page has too many tags from here on";
    if (attributes_ > budget_.max_attributes) return "a tag has too many attributes; not read from here on";
    if (tag_bytes > budget_.max_tag_bytes) return "a tag is too long; not read from here on";
    return {};
  }

  /// Reads the tag whose name begins at `at`; returns where to go on. `raw` is its name where it opens an
  /// element of raw text.
  std::size_t read_tag(std::size_t at, bool closes, std::string_view& raw) {
    std::array<char, 16> name{};
    std::size_t length = 0;
    while (at < html_.size() && html_[at] != '>' && html_[at] != '/' &&
           static_cast<unsigned char>(html_[at]) > 0x20) {
      if (length < name.size()) name[length++] = lower(html_[at]);
      ++at;
    }
    const std::string_view tag(name.data(), length);
    at = after_attributes(at);
    if (closes) {
      close(tag);
      return at;
    }
    if (at >= 2 && html_[at - 2] == '/' && foreign_ > 0) return at;
    if (const auto* name_of = std::find(kRawText.begin(), kRawText.end(), tag); name_of != kRawText.end()) {
      raw = *name_of;
    } else {
      open(tag);
    }
    return at;
  }

  /// Quoted values may hold '>'.
  std::size_t after_attributes(std::size_t at) {
    const std::size_t begin = at;
    at = end_of_tag(at);
    // Fewer bytes hold no more attributes than that.
    attributes_ = at - begin > budget_.max_attributes ? count_attributes(html_.substr(begin, at - begin)) : 0;
    return at;
  }

  std::size_t end_of_tag(std::size_t at) const {
    for (; at < html_.size(); ++at) {
      const char c = html_[at];
      if (c == '>') return at + 1;
      if ((c == '"' || c == '\'') && html_[at - 1] == '=') {
        const std::size_t end = html_.find(c, at + 1);
        if (end == html_.npos) return html_.size();
        at = end;
      }
    }
    return html_.size();
  }

  /// Runs outside of quoted values.
  static std::uint32_t count_attributes(std::string_view tag) {
    std::uint32_t count = 0;
    bool inside = false;
    for (std::size_t at = 0; at < tag.size(); ++at) {
      const char c = tag[at];
      const bool run = static_cast<unsigned char>(c) > 0x20 && c != '/' && c != '>';
      count += run && !inside ? 1 : 0;
      inside = run;
      if ((c == '"' || c == '\'') && at > 0 && tag[at - 1] == '=')
        at = std::min(tag.find(c, at + 1), tag.size());
    }
    return count;
  }

  std::size_t after_raw_text(std::size_t at, std::string_view tag) const {
    for (at = html_.find("</", at); at != html_.npos; at = html_.find("</", at + 2)) {
      const std::string_view name = html_.substr(at + 2, tag.size());
      if (std::equal(name.begin(), name.end(), tag.begin(), tag.end(),
                     [](char a, char b) { return lower(a) == b; }))
        return at;
    }
    return html_.size();
  }

  bool counted(std::string_view tag) const {
    return foreign_ > 0 || std::find(kUncounted.begin(), kUncounted.end(), tag) == kUncounted.end();
  }
  static bool is_foreign(std::string_view tag) { return tag == "svg" || tag == "math"; }
  std::uint32_t& open_count(std::string_view tag) { return open_[core::hash(tag) % open_.size()]; }

  void open(std::string_view tag) {
    if (is_foreign(tag)) ++foreign_;
    if (!counted(tag)) return;
    ++open_count(tag);
    ++depth_;
  }

  void close(std::string_view tag) {
    if (!counted(tag)) return;
    if (is_foreign(tag) && foreign_ > 0) --foreign_;
    std::uint32_t& count = open_count(tag);
    if (count == 0) return;
    --count;
    --depth_;
  }

  std::string_view html_;
  const TreeBudget& budget_;
  std::array<std::uint32_t, 1024> open_{};  ///< by hash of the name
  std::uint32_t depth_ = 0;
  std::uint32_t tags_ = 0;
  std::uint32_t attributes_ = 0;  ///< of the last tag
  std::uint32_t foreign_ = 0;
};

}  // namespace

Prefix prefix_within(std::string_view html, const TreeBudget& budget) {
  const std::string_view read = html.substr(0, core::floor_boundary(html, budget.max_bytes));
  Prefix prefix = TagScan(read, budget).run();
  if (prefix.why.empty() && read.size() < html.size()) prefix.why = "the page is too long from here on";
  return prefix;
}

}  // namespace stemma::page
