// One pass over the tags, taken apart as the tokenizer of HTML5 does (13.2.5 of the standard), with a count
// of open elements a name. An end tag closes only what its own name opened, so that made-up end tags cannot
// hide nesting. Elements whose end tag may be left out (p, li, td, …) cannot nest in themselves without
// another element between, and are not counted outside of foreign content (svg, math), where they can.
//
// What is left out is only ever the text between a tag that begins raw text and the end tag that surely ends
// it, so that the tree is the same but for that text. In foreign content, where these elements hold markup,
// and in scripts with a comment in them, where the end tag may be text, nothing is.
#include "page/budget.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/hash.h"
#include "core/utf8.h"

namespace stemma::page {
namespace {

constexpr std::string_view kRawText[] = {"script", "style",   "textarea", "title",    "iframe",
                                         "xmp",    "noembed", "noframes", "plaintext"};

/// Names as numbers: a page has some thousand tags.
template <std::size_t kSize>
constexpr std::array<std::uint64_t, kSize> hashes(const std::string_view (&names)[kSize]) {
  std::array<std::uint64_t, kSize> list{};
  for (std::size_t i = 0; i < kSize; ++i) list[i] = core::hash(names[i]);
  return list;
}
constexpr auto kRawTextNames = hashes(kRawText);
constexpr auto kForeignNames = hashes({"svg", "math"});
constexpr auto kUncountedNames =
    hashes({"area",   "base",     "br",     "col",    "embed",   "hr",    "img",   "input", "link",
            "meta",   "param",    "source", "track",  "wbr",     "p",     "li",    "dt",    "dd",
            "option", "optgroup", "tr",     "td",     "th",      "tbody", "thead", "tfoot", "colgroup",
            "html",   "head",     "body",   "keygen", "command", "frame", "rt"});

bool is_one_of(std::span<const std::uint64_t> names, std::uint64_t name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool ends_name(char c) {
  return is_blank(c) || c == '/' || c == '>';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Behind the attribute whose name begins at `at`.
std::size_t after_attribute(std::string_view html, std::size_t at) {
  const auto pass_blanks = [&] {
    while (at < html.size() && is_blank(html[at])) ++at;
  };
  for (++at; at < html.size() && !ends_name(html[at]) && html[at] != '='; ++at) continue;
  const std::size_t end = at;
  pass_blanks();
  if (at == html.size() || html[at] != '=') return end;
  ++at;
  pass_blanks();
  if (at == html.size()) return at;
  if (const char mark = html[at]; mark == '"' || mark == '\'') {
    const std::size_t closed = html.find(mark, at + 1);
    return closed == html.npos ? html.size() : closed + 1;
  }
  while (at < html.size() && !is_blank(html[at]) && html[at] != '>') ++at;
  return at;
}

/// A tag as it stands in the page.
struct RawTag {
  std::uint64_t name = 0;  ///< hash of its name in lower case
  std::size_t end = 0;     ///< one past its '>'
  std::uint32_t attributes = 0;
  bool closes_itself = false;
};

/// Pictures, lists of them and data for scripts: where they are long they are most of a page's tags, and
/// nothing reads them.
bool is_ballast(std::string_view attribute) {
  constexpr std::size_t kLong = 100;  // names of an element's purpose are shorter
  if (attribute.size() < kLong) return false;
  return attribute.starts_with("data-") || attribute.starts_with("d=") || attribute.starts_with("srcset=");
}

class TagScan {
 public:
  TagScan(std::string_view html, const TreeBudget& budget) : html_(html), budget_(budget) {}

  PartToParse run() && {
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      const bool closes = html_.substr(at + 1, 1) == "/";
      const std::size_t name = at + (closes ? 2 : 1);
      if (name >= html_.size()) break;
      if (!is_letter(html_[name])) {
        at = after_no_tag(at);
        continue;
      }
      const RawTag tag = read_tag(name);
      closes ? close(tag.name) : open(tag);
      if (part_.why = passed(tag, tag.end - at); !part_.why.empty()) {
        html_ = html_.substr(0, at);
        break;
      }
      at = closes ? tag.end : after_raw_text(tag, html_.substr(name, tag.end - name));
    }
    leave_out(html_.size(), html_.size());
    return std::move(part_);
  }

 private:
  /// Reads the tag whose name begins at `at`.
  RawTag read_tag(std::size_t at) {
    std::array<char, 16> name{};  // none that matters is longer
    std::size_t length = 0;
    for (; at < html_.size() && !ends_name(html_[at]); ++at) {
      if (length < name.size()) name[length++] = lower(html_[at]);
    }
    RawTag tag;
    tag.name = core::hash({name.data(), length});
    while (at < html_.size() && html_[at] != '>') {
      tag.closes_itself = html_[at] == '/';
      if (is_blank(html_[at]) || html_[at] == '/') {
        ++at;
        continue;
      }
      ++tag.attributes;
      const std::size_t begin = at;
      at = after_attribute(html_, at);
      if (is_ballast(html_.substr(begin, at - begin))) leave_out(begin, at);
    }
    tag.end = std::min(at + 1, html_.size());
    return tag;
  }

  void leave_out(std::size_t begin, std::size_t end) {
    if (kept_to_ < begin) part_.markup.append(html_.substr(kept_to_, begin - kept_to_));
    kept_to_ = end;
  }

  std::string_view passed(const RawTag& tag, std::size_t bytes) {
    if (depth_ > budget_.max_depth) return "the page nests too deeply from here on";
    if (++tags_ > budget_.max_tags) return "the page has too many tags from here on";
    if (tag.attributes > budget_.max_attributes)
      return "a tag has too many attributes; not read from here on";
    if (bytes > budget_.max_tag_bytes) return "a tag is too long; not read from here on";
    return {};
  }

  /// Behind a comment, a declaration or a sign that begins none of them.
  std::size_t after_no_tag(std::size_t at) const {
    const std::string_view rest = html_.substr(at);
    if (rest.starts_with("<!--")) return after_comment(at + 2);
    if (rest.starts_with("<![CDATA[") && foreign_ > 0) return behind(html_.find("]]>", at), 3);
    const char sign = rest[1];
    return sign == '!' || sign == '?' || sign == '/' ? behind(html_.find('>', at), 1) : at + 1;
  }

  /// `at`: its first two hyphens, which may be those of its end too.
  std::size_t after_comment(std::size_t at) const {
    const std::size_t text = at + 2;
    for (at = html_.find("--", at); at != html_.npos; at = html_.find("--", at + 1)) {
      if (html_.substr(at + 2, 1) == ">") return at + 3;
      if (at >= text && html_.substr(at + 2, 2) == "!>") return at + 4;
    }
    return html_.size();
  }

  std::size_t behind(std::size_t found, std::size_t size) const {
    return found == html_.npos ? html_.size() : found + size;
  }

  /// Behind the text of an element that holds no markup; behind the tag where it is none of them.
  std::size_t after_raw_text(const RawTag& tag, std::string_view tag_bytes) {
    const auto known = std::ranges::find(kRawTextNames, tag.name);
    if (known == kRawTextNames.end() || (tag.closes_itself && foreign_ > 0)) return tag.end;
    const std::string_view name = kRawText[known - kRawTextNames.begin()];
    if (name == "plaintext") return html_.size();
    const std::size_t end = end_tag(tag.end, name);
    const std::string_view text = html_.substr(tag.end, end - tag.end);
    if (name == "script") part_.scripts.push_back(text);
    const bool linked_data = tag_bytes.find("ld") != html_.npos && tag_bytes.find("json") != html_.npos;
    const bool unread = name == "style" || (name == "script" && !linked_data);
    if (unread && foreign_ == 0 && end < html_.size() && text.find("<!--") == html_.npos) {
      leave_out(tag.end, end);
    }
    return end;
  }

  std::size_t end_tag(std::size_t at, std::string_view name) const {
    for (at = html_.find("</", at); at != html_.npos; at = html_.find("</", at + 2)) {
      const std::string_view found = html_.substr(at + 2, name.size() + 1);
      if (found.size() > name.size() && ends_name(found.back()) &&
          std::equal(name.begin(), name.end(), found.begin(), [](char a, char b) { return a == lower(b); }))
        return at;
    }
    return html_.size();
  }

  bool counted(std::uint64_t name) const { return foreign_ > 0 || !is_one_of(kUncountedNames, name); }
  std::uint32_t& open_count(std::uint64_t name) { return open_[name % open_.size()]; }

  void open(const RawTag& tag) {
    const bool foreign = is_one_of(kForeignNames, tag.name);
    if (tag.closes_itself && (foreign || foreign_ > 0)) return;
    if (is_one_of(kRawTextNames, tag.name)) return;
    if (foreign) ++foreign_;
    if (!counted(tag.name)) return;
    ++open_count(tag.name);
    ++depth_;
  }

  void close(std::uint64_t name) {
    if (!counted(name)) return;
    if (is_one_of(kForeignNames, name) && foreign_ > 0) --foreign_;
    std::uint32_t& count = open_count(name);
    if (count == 0) return;
    --count;
    --depth_;
  }

  std::string_view html_;
  const TreeBudget& budget_;
  PartToParse part_;
  std::size_t kept_to_ = 0;                 ///< what comes before was kept or left out
  std::array<std::uint32_t, 1024> open_{};  ///< by hash of the name
  std::uint32_t depth_ = 0;
  std::uint32_t tags_ = 0;
  std::uint32_t foreign_ = 0;
};

}  // namespace

PartToParse part_to_parse(std::string_view html, const TreeBudget& budget) {
  const std::string_view read = html.substr(0, core::floor_boundary(html, budget.max_bytes));
  PartToParse part = TagScan(read, budget).run();
  if (part.why.empty() && read.size() < html.size()) part.why = "the page is too long from here on";
  return part;
}

}  // namespace stemma::page
