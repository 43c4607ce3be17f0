#include "page/evidence.h"

#include <algorithm>

#include "page/letters.h"

namespace stemma::page {

NumericOrder Evidence::order() const {
  const bool american =
      language == "en" && (host.ends_with(".com") || host.ends_with(".org") || host.ends_with(".us") ||
                           host.ends_with(".net") || host.ends_with(".edu") || host.ends_with(".gov"));
  return american ? NumericOrder::kMonthDay : NumericOrder::kDayMonth;
}

void Evidence::find_title_block(std::string_view title) {
  constexpr int kNoLevel = 7;
  const std::string letters = letters_of(title);
  int level = kNoLevel;
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const Block& block = blocks.list[i];
    if (block.kind != BlockKind::kHeading) continue;
    const bool shows = !letters.empty() && letters_of(block.text).ends_with(letters);
    if (shows ? block.heading_level < level : block.heading_level == 1 && !is_titled) {
      title_at = i;
      is_titled = true;
    }
    if (shows) level = std::min(level, static_cast<int>(block.heading_level));
  }
}

bool Evidence::is_inside(NodeIndex node, std::span<const std::string_view> reasons) const {
  for (; node != kNoNode; node = nodes[node].parent) {
    const auto mark = std::partition_point(blocks.marks.begin(), blocks.marks.end(),
                                           [&](const Mark& m) { return m.node < node; });
    if (mark == blocks.marks.end() || mark->node != node || holds_title(node)) continue;
    if (std::find(reasons.begin(), reasons.end(), mark->why) != reasons.end()) return true;
  }
  return false;
}

bool Evidence::is_inside(NodeIndex node, std::string_view reason) const {
  return is_inside(node, std::span(&reason, 1));
}

/// What the title stands in too is no other part of the page.
bool Evidence::holds_title(NodeIndex node) const {
  if (!is_titled) return false;
  const NodeIndex title = blocks.list[title_at].first_text;
  return node < title && title < nodes[node].end;
}

bool Evidence::is_about_others(NodeIndex node) const {
  constexpr std::string_view kOthers[] = {kComments, "sidebar",    "related links",
                                          "form",    "newsletter", "cookie notice"};
  return is_inside(node, kOthers);
}

bool Evidence::is_elsewhere(const Block& block) const {
  constexpr std::string_view kElsewhere[] = {kComments,       kNavigation,     "page footer", "sidebar",
                                             "related links", "hidden",        "form",        "tags",
                                             "newsletter",    "cookie notice", "toolbox"};
  // A section of the site may be called "comments", its reports' heads with it.
  if (block.mark == kComments && is_marked_as_title(block)) return false;
  return !block.mark.empty() && is_inside(block.first_text, kElsewhere);
}

bool Evidence::is_marked_as_title(const Block& block) const {
  return is_titled && block.mark == blocks.list[title_at].mark;
}

std::string one_line(std::string_view text) {
  if (text.find('&') == text.npos) return on_one_line(text);
  std::string shielded;
  for (const char c : text) {
    if (c == '<') {
      shielded.append("&lt;");
    } else {
      shielded.push_back(c);
    }
  }
  std::string line;
  const HtmlTree tree = HtmlTree::parse(shielded);
  for (const Node& node : tree.nodes()) {
    if (node.tag == Tag::kText) line.append(node.text);
  }
  return on_one_line(line);
}

bool is_likely_address(std::string_view value) {
  return value.find("://") != value.npos || value.find("www.") == 0;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    if ((at == 0 || list[at - 1] == ' ') &&
        (at + word.size() == list.size() || list[at + word.size()] == ' '))
      return true;
  }
  return false;
}

}  // namespace stemma::page
