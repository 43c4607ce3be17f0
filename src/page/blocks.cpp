// One walk over the flat tree. Inline text is gathered until the border of a block element or a line break;
// then the gathered text becomes a block of the innermost open block element.
#include "page/blocks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.h"
#include "page/class_words.h"

namespace stemma::page {
namespace {

constexpr std::string_view kHidden = "hidden";
// Reasons of class_words.txt.
constexpr std::string_view kSidebar = "sidebar";
constexpr std::string_view kSubscription = "subscription";
constexpr std::string_view kToolbox = "toolbox";
constexpr std::string_view kCaption = "caption";

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kInline:
    case Tag::kA:
    case Tag::kB:
    case Tag::kImg:
    case Tag::kLabel:
    case Tag::kSpan:
    case Tag::kSub:
    case Tag::kTime:
    case Tag::kBr:
    case Tag::kRp:
    case Tag::kRt:
      return true;
    default:
      return false;
  }
}

/// Elements that are never text of the report by their own meaning in HTML.
std::string_view meaning_of(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return "navigation";
    case Tag::kFooter:
      return "page footer";
    case Tag::kAside:
      return "sidebar";
    case Tag::kForm:
      return "form";
    case Tag::kButton:
    case Tag::kLabel:
      return "form";
    case Tag::kFigure:
    case Tag::kFigcaption:
      return "caption";
    case Tag::kNoscript:
      return "shown without scripts";
    case Tag::kMedia:
      return "video player";
    default:
      return {};
  }
}

/// "widget", "paywall", "has-large-font-size" on a paragraph or a heading name its style or who may read it:
/// what the words mean is a box.
bool names_style(Tag tag, std::string_view why) {
  const bool paragraph = tag == Tag::kP || (tag >= Tag::kH1 && tag <= Tag::kH6);
  if (why == kSidebar) return paragraph || tag == Tag::kUl || tag == Tag::kLi;
  return paragraph && (why == kSubscription || why == kToolbox);
}

/// "the-harbour-opens-again-on-sunday" is the heading that the element stands for, not what it is for.
bool is_slug(std::string_view id) {
  constexpr std::ptrdiff_t kManyWords = 5;
  return std::count(id.begin(), id.end(), '-') + 1 >= kManyWords;
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Shown by no browser, yet it parts words for a reader of bytes: soft hyphen, zero width space, joiner, BOM.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Appends with white space collapsed, leading white space only after something. Returns the bytes appended.
std::size_t append_collapsed(std::string& line, std::string_view text) {
  const std::size_t before = line.size();
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte > 0x20 && byte < 0x7F) {
      line.push_back(text[i++]);
      continue;
    }
    const std::size_t begin = i;
    const char32_t c = core::next_code_point(text, i);
    if (is_space(c)) {
      if (!line.empty() && line.back() != ' ') line.push_back(' ');
    } else if (!is_unseen(c)) {
      line.append(text.substr(begin, i - begin));
    }
  }
  return line.size() - before;
}

/// Not displayed, or cut to nothing for all but screen readers.
bool is_hiding_style(std::string_view style) {
  constexpr std::string_view kHiding[] = {"display:none", "display: none", "clip:rect(0",
                                          "clip: rect(0", "clip:rect(1px", "clip: rect(1px"};
  return std::any_of(std::begin(kHiding), std::end(kHiding),
                     [&](std::string_view way) { return style.find(way) != style.npos; });
}

bool is_hidden(const HtmlTree& tree, NodeIndex node) {
  for (const auto& [name, value] : tree.attributes(node)) {
    if (name == "hidden" && value != "until-found") return true;
    if (name == "style" && is_hiding_style(value)) return true;
  }
  return false;
}

class Gatherer {
 public:
  explicit Gatherer(const HtmlTree& tree) : tree_(tree), nodes_(tree.nodes()) {}

  Blocks gather() {
    const auto size = static_cast<NodeIndex>(nodes_.size());
    for (NodeIndex i = 0; i < size;) {
      leave_until(i);
      i = enter(i);
    }
    leave_until(size);
    flush();
    index_nodes(size);
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeIndex node;
    Purpose purpose;
    bool link;
    bool anchor;  ///< a link to nowhere but this page
    bool bold;
  };

  void index_nodes(NodeIndex size) {
    blocks_.first_at_node.resize(size);
    std::uint32_t next = 0;
    for (NodeIndex i = 0; i < size; ++i) {
      while (next < blocks_.list.size() && blocks_.list[next].first_text < i) ++next;
      blocks_.first_at_node[i] = next;
    }
  }

  void leave_until(NodeIndex i) {
    while (!open_.empty() && nodes_[open_.back().node].end <= i) {
      if (!is_inline(nodes_[open_.back().node].tag)) flush();
      open_.pop_back();
    }
  }

  NodeIndex enter(NodeIndex i) {
    const Node& node = nodes_[i];
    switch (node.tag) {
      case Tag::kText:
        add_text(i);
        return node.end;
      case Tag::kBr:
        flush();
        return node.end;
      case Tag::kHr:
        flush();
        return node.end;
      case Tag::kHead:
      case Tag::kScript:
      case Tag::kUnread:
        return node.end;
      case Tag::kRt:
        // A reading stands beside its characters only where the page sets brackets around it.
        if (i == 0 || !follows_bracket(i)) return node.end;
        break;
      default:
        break;
    }
    if (!is_inline(node.tag)) flush();
    open(i);
    // Words for a screen reader inside a sentence are not in the sentence that is seen.
    if (node.end - i <= 8 && is_inline(node.tag) && !blocks_.marks.empty() &&
        blocks_.marks.back().node == i && blocks_.marks.back().why == kHidden) {
      open_.pop_back();
      return node.end;
    }
    return i + 1;
  }

  bool follows_bracket(NodeIndex reading) const {
    NodeIndex before = reading - 1;
    while (before != kNoNode && nodes_[before].parent != nodes_[reading].parent) {
      if (before == nodes_[reading].parent) return false;
      before = nodes_[before].parent;
    }
    return before != kNoNode && nodes_[before].tag == Tag::kRp;
  }

  void open(NodeIndex i) {
    const Tag tag = nodes_[i].tag;
    const Open outer = open_.empty() ? Open{i, {}, false, false, false} : open_.back();
    Purpose own;
    std::string_view why = meaning_of(tag);
    if (tag != Tag::kBody && tag != Tag::kHtml) {
      for (const auto& [name, value] : tree_.attributes(i)) {
        if (name == "class" || (name == "id" && !is_slug(value)) || name == "role" || name == "itemprop" ||
            name == "data-component" || name == "data-testid" || name == "data-module" ||
            name == "data-type") {
          purposes_.add(value, own);
        }
      }
      if (why.empty() && is_hidden(tree_, i)) why = kHidden;
    }
    if (own.body) blocks_.bodies.push_back(i);
    if (own.byline) blocks_.bylines.push_back(i);
    const bool report = own.body || (own.lead && own.furniture != kCaption);
    if (why.empty() && !report && !names_style(tag, own.furniture)) why = own.furniture;
    if (!why.empty()) blocks_.marks.push_back({i, why});
    Purpose purpose;
    purpose.furniture = outer.purpose.furniture.empty() ? why : outer.purpose.furniture;
    purpose.body = own.body || outer.purpose.body;
    purpose.lead = own.lead || outer.purpose.lead;
    // A list of posts by date and a whole page about an author are named like the line that says so.
    const bool small = nodes_[i].end - i <= kMaxLineNodes;
    purpose.byline = (own.byline && small) || outer.purpose.byline;
    purpose.date = (own.date && small) || outer.purpose.date || tag == Tag::kTime;
    purpose.title = own.title || outer.purpose.title;
    const bool anchor = tag == Tag::kA && leads_nowhere(i);
    open_.push_back(
        {i, purpose, outer.link || tag == Tag::kA, outer.anchor || anchor, outer.bold || tag == Tag::kB});
  }

  std::string_view target_of_link() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (nodes_[open_[i].node].tag == Tag::kA) return tree_.attribute(open_[i].node, "href");
    }
    return {};
  }

  bool leads_nowhere(NodeIndex link) const {
    const std::string_view target = tree_.attribute(link, "href");
    return target.empty() || target.front() == '#';
  }

  void add_text(NodeIndex i) {
    if (open_.empty()) return;
    const bool preformatted = inside_pre();
    const std::size_t added =
        preformatted ? append_plain(nodes_[i].text) : append_collapsed(block_.text, nodes_[i].text);
    if (added == 0) return;
    if (first_) {
      block_.first_text = i;
      first_ = false;
      all_bold_ = true;
      const Purpose& purpose = open_.back().purpose;
      block_.mark = purpose.furniture;
      block_.body = purpose.body;
      block_.lead = purpose.lead;
      block_.byline = purpose.byline;
      block_.date = purpose.date;
      block_.title = purpose.title;
    }
    block_.last_text = i;
    if (open_.back().link) {
      block_.link_bytes += static_cast<std::uint32_t>(added);
      if (block_.link_target.empty()) block_.link_target = target_of_link();
    }
    if (open_.back().anchor) anchor_bytes_ += static_cast<std::uint32_t>(added);
    if (!open_.back().bold && added > 2) all_bold_ = false;
  }

  std::size_t append_plain(std::string_view text) {
    block_.text.append(text);
    return text.size();
  }

  bool inside_pre() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Tag tag = nodes_[open_[i].node].tag;
      if (tag == Tag::kPre) return true;
      if (!is_inline(tag)) return false;
    }
    return false;
  }

  void flush() {
    while (!block_.text.empty() && (block_.text.back() == ' ' || block_.text.back() == '\n'))
      block_.text.pop_back();
    if (!block_.text.empty()) {
      place();
      blocks_.list.push_back(std::move(block_));
    }
    block_ = Block{};
    anchor_bytes_ = 0;
    first_ = true;
  }

  /// Finds the innermost block element and what kind of block its ancestors make this one.
  void place() {
    bool found = false;
    block_.bold = all_bold_;
    for (std::size_t i = open_.size(); i-- > 0;) {
      const Node& node = nodes_[open_[i].node];
      if (is_inline(node.tag)) continue;
      if (!found) block_.element = open_[i].node;
      found = true;
      if (const BlockKind kind = kind_of(node.tag); kind != BlockKind::kLine) {
        block_.kind = kind;
        if (kind == BlockKind::kHeading) {
          block_.heading_level =
              static_cast<std::uint8_t>(1 + static_cast<int>(node.tag) - static_cast<int>(Tag::kH1));
        }
        break;
      }
      if (node.tag == Tag::kArticle || node.tag == Tag::kSection || node.tag == Tag::kMain) break;
    }
    // A heading that others can link to is no link itself; a list of links to headings is one.
    if (block_.kind == BlockKind::kHeading) block_.link_bytes -= std::min(anchor_bytes_, block_.link_bytes);
    block_.link_bytes = std::min(block_.link_bytes, static_cast<std::uint32_t>(block_.text.size()));
    block_.prose = prose_of(block_);
  }

  static BlockKind kind_of(Tag tag) {
    switch (tag) {
      case Tag::kP:
        return BlockKind::kParagraph;
      case Tag::kH1:
      case Tag::kH2:
      case Tag::kH3:
      case Tag::kH4:
      case Tag::kH5:
      case Tag::kH6:
        return BlockKind::kHeading;
      case Tag::kLi:
      case Tag::kDd:
      case Tag::kDt:
        return BlockKind::kListItem;
      case Tag::kBlockquote:
        return BlockKind::kQuote;
      case Tag::kPre:
        return BlockKind::kPreformatted;
      case Tag::kTd:
      case Tag::kTh:
        return BlockKind::kCell;
      case Tag::kFigcaption:
      case Tag::kCaption:
        return BlockKind::kCaption;
      default:
        return BlockKind::kLine;
    }
  }

  static std::uint32_t prose_of(const Block& block) {
    constexpr std::uint32_t kSentenceWords = 8;
    if (block.kind == BlockKind::kHeading || block.kind == BlockKind::kCaption) return 0;
    const auto size = static_cast<std::uint32_t>(block.text.size());
    if (block.link_bytes * 2 > size) return 0;
    return word_count(block.text) < kSentenceWords ? 0 : size - block.link_bytes;
  }

  static constexpr NodeIndex kMaxLineNodes = 80;  ///< a line of names with pictures and links of each

  const HtmlTree& tree_;
  std::span<const Node> nodes_;
  std::vector<Open> open_;
  PurposesOfPage purposes_;
  Blocks blocks_;
  Block block_;
  std::uint32_t anchor_bytes_ = 0;
  bool first_ = true;
  bool all_bold_ = false;
};

/// Scripts whose words stand together: Han, kana, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

}  // namespace

std::size_t Blocks::first_at(NodeIndex node) const {
  return node < first_at_node.size() ? first_at_node[node] : list.size();
}

Blocks find_blocks(const HtmlTree& tree) {
  return Gatherer(tree).gather();
}

std::string on_one_line(std::string_view text) {
  std::string line;
  append_collapsed(line, text);
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string line_of(const HtmlTree& tree, NodeIndex node) {
  std::string line;
  const auto nodes = tree.nodes();
  for (NodeIndex i = node; i < nodes[node].end;) {
    const Tag tag = nodes[i].tag;
    if (tag == Tag::kText) append_collapsed(line, nodes[i].text);
    if (!is_inline(tag) || tag == Tag::kBr) append_collapsed(line, " ");
    i = tag == Tag::kScript || tag == Tag::kUnread ? nodes[i].end : i + 1;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::uint32_t word_count(std::string_view text) {
  std::uint32_t words = 0;
  std::uint32_t unspaced = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      const bool word = (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
      words += word && !inside ? 1 : 0;
      inside = word || (inside && byte != ' ' && byte != '\n' && byte != '\t');
      ++i;
      continue;
    }
    const char32_t c = core::next_code_point(text, i);
    if (is_unspaced(c)) {
      ++unspaced;
      inside = false;
    } else if (u_isalnum(static_cast<UChar32>(c)) != 0) {
      words += inside ? 0 : 1;
      inside = true;
    }
  }
  return words + unspaced / 2;
}

}  // namespace stemma::page
