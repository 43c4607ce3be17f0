// The report is where the page's prose is. Every element's share of the prose is one subtraction of prefix
// sums; from the body element the walk goes down into the child that holds nearly all of what is left, until
// the prose divides. What the page marks as something else (navigation, comments, captions, …) counts for
// nothing on the way, unless a mark covers so much of the prose that it must be a style name and no purpose.
// Inside the report's element each block is then judged by its marks, its links, its words and its
// neighbours, and the two ends are trimmed.
#include "page/main_text.h"

#include <algorithm>
#include <unordered_set>

#include "core/hash.h"
#include "lang/fold.h"
#include "page/furniture.h"

namespace stemma::page {
namespace {

constexpr std::string_view kOutside = "outside the report";

/// Folded letters and digits, nothing else: equal for two ways to set the same words.
std::string letters_of(std::string_view text) {
  std::string folded = lang::fold_case(text);
  std::erase_if(folded, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (byte < '0' || (byte > '9' && byte < 'a') || byte > 'z');
  });
  return folded;
}

class Selector {
 public:
  Selector(const HtmlTree& tree, const Blocks& blocks, const ReportHints& hints)
      : nodes_(tree.nodes()),
        marks_(blocks.marks),
        bodies_(blocks.bodies),
        blocks_(blocks),
        list_(blocks.list),
        hints_(hints) {}

  Selection select() {
    selection_.why.assign(list_.size(), {});
    if (list_.empty()) return std::move(selection_);
    sum_prose();
    apply_marks();
    sum_prose();
    const NodeIndex root = report_element();
    selection_.begin = blocks_.first_at(root);
    selection_.end = blocks_.first_at(nodes_[root].end);
    judge_blocks();
    trim_head();
    trim_tail();
    drop_empty_headings();
    add_lead();
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if ((i < selection_.begin || i >= selection_.end) && why(i).empty()) why(i) = kOutside;
    }
    return std::move(selection_);
  }

 private:
  std::string_view& why(std::size_t i) { return selection_.why[i]; }

  void sum_prose() {
    prose_.assign(list_.size() + 1, 0);
    for (std::size_t i = 0; i < list_.size(); ++i)
      prose_[i + 1] = prose_[i] + (why(i).empty() ? list_[i].prose : 0U);
  }

  std::uint64_t prose_in(NodeIndex begin, NodeIndex end) const {
    return prose_[blocks_.first_at(end)] - prose_[blocks_.first_at(begin)];
  }
  std::uint64_t prose_of(NodeIndex node) const { return prose_in(node, nodes_[node].end); }

  /// A mark on more than this share of the page's prose is not believed.
  static double believable_share(std::string_view reason) {
    if (reason == "comments") return 0.9;
    if (reason == "page footer" || reason == "navigation" || reason == "shown without scripts") return 0.6;
    return 0.4;
  }

  void apply_marks() {
    const auto total = static_cast<double>(prose_.back());
    std::vector<Mark> active;
    std::size_t next = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const Block& block = list_[i];
      for (; next < marks_.size() && marks_[next].node <= block.first_text; ++next) {
        const Mark& mark = marks_[next];
        if (total > 0 && static_cast<double>(prose_of(mark.node)) > believable_share(mark.why) * total)
          continue;
        active.push_back(mark);
      }
      std::erase_if(active, [&](const Mark& mark) { return nodes_[mark.node].end <= block.first_text; });
      for (const Mark& mark : active) {
        if (block.last_text < nodes_[mark.node].end) {
          why(i) = mark.why;
          break;
        }
      }
    }
  }

  /// The child that holds most prose, and how much.
  std::pair<NodeIndex, std::uint64_t> richest_child(NodeIndex node) const {
    std::pair<NodeIndex, std::uint64_t> best = {kNoNode, 0};
    for (NodeIndex child = node + 1; child < nodes_[node].end; child = nodes_[child].end) {
      if (nodes_[child].tag == Tag::kText || nodes_[child].tag == Tag::kP) continue;
      const std::uint64_t prose = prose_of(child);
      if (prose > best.second) best = {child, prose};
    }
    return best;
  }

  NodeIndex report_element() const {
    NodeIndex current = 0;
    for (;;) {
      const auto total = static_cast<double>(prose_of(current));
      const auto [child, prose] = richest_child(current);
      if (child == kNoNode) return current;
      const bool says_body = std::binary_search(bodies_.begin(), bodies_.end(), child);
      const Tag tag = nodes_[child].tag;
      const double enough = says_body ? 0.5 : tag == Tag::kArticle || tag == Tag::kMain ? 0.5 : 0.8;
      if (static_cast<double>(prose) < enough * total) return current;
      current = child;
    }
  }

  void judge_blocks() {
    const std::string title = letters_of(hints_.title);
    bool ended = false;
    std::string_view ended_by;
    const std::uint64_t all = prose_[selection_.end] - prose_[selection_.begin];
    for (std::size_t i = selection_.begin; i < selection_.end; ++i) {
      if (!why(i).empty()) continue;
      const Block& block = list_[i];
      if (ended) {
        why(i) = ended_by;
        continue;
      }
      const LineVerdict line = judge_line(block.text);
      if (!line.why.empty()) {
        why(i) = line.why;
        // The report ends here only when little prose is left: the same words also head an insert.
        const std::uint64_t rest = prose_[selection_.end] - prose_[i];
        const bool little = line.why == "comments" || rest * 4 < all;
        if (line.ends_report && little && prose_[i] > prose_[selection_.begin]) {
          ended = true;
          ended_by = line.why;
        }
        continue;
      }
      if (is_mostly_link(block)) {
        why(i) = "related links";
      } else if (!title.empty() && block.text.size() < 400 && letters_of(block.text) == title) {
        why(i) = "title";
      } else if (block.kind == BlockKind::kCaption) {
        why(i) = "caption";
      }
    }
  }

  static bool is_mostly_link(const Block& block) {
    const auto size = static_cast<std::uint32_t>(block.text.size());
    if (block.link_bytes == 0) return false;
    if (block.kind == BlockKind::kHeading) return block.link_bytes * 10 >= size * 8;
    return block.link_bytes * 10 >= size * 8 || (block.prose == 0 && block.link_bytes * 2 >= size);
  }

  bool kept(std::size_t i) const { return selection_.why[i].empty(); }
  bool is_prose(std::size_t i) const { return kept(i) && list_[i].prose > 0; }

  static bool ends_sentence(std::string_view text) {
    constexpr std::string_view kEnds[] = {".", "!", "?",  ":",  "…",  "”",  "\"", "»", "’",
                                          "'", ")", "。", "！", "？", "」", "।",  "“", ";"};
    return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
      return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
    });
  }

  /// Before the first prose: dates, bylines, rubrics, standing heads.
  void trim_head() {
    std::size_t first = selection_.begin;
    while (first < selection_.end && !is_prose(first)) ++first;
    for (std::size_t i = selection_.begin; i < first; ++i) {
      if (!kept(i)) continue;
      const Block& block = list_[i];
      const bool heading = block.kind == BlockKind::kHeading && block.heading_level > 1;
      if (block.lead || heading ||
          (block.kind == BlockKind::kParagraph && ends_sentence(block.text) && !block.date && !block.byline))
        continue;
      why(i) = block.date ? "date line" : block.byline ? "byline" : "head of the page";
    }
  }

  /// After the last prose: short lines that are no sentences.
  void trim_tail() {
    std::size_t last = selection_.end;
    while (last > selection_.begin && !is_prose(last - 1)) --last;
    for (std::size_t i = last; i < selection_.end; ++i) {
      if (!kept(i)) continue;
      const Block& block = list_[i];
      if (block.kind == BlockKind::kListItem && i > 0 && kept(i - 1)) continue;
      if ((block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote) &&
          ends_sentence(block.text))
        continue;
      why(i) = block.date ? "date line" : block.byline ? "byline" : "tail of the page";
    }
  }

  /// A heading heads nothing when no kept block follows before the next heading of its level or above.
  void drop_empty_headings() {
    bool followed = false;
    for (std::size_t i = selection_.end; i-- > selection_.begin;) {
      if (list_[i].kind != BlockKind::kHeading) {
        followed = followed || kept(i);
        continue;
      }
      if (kept(i) && !followed) why(i) = "heading of what was left out";
      if (!kept(i)) followed = false;
    }
  }

  /// A standfirst often stands between the title and the report's element.
  void add_lead() {
    constexpr std::size_t kMaxDistance = 40;
    const std::string description = letters_of(hints_.description);
    const std::size_t stop = selection_.begin > kMaxDistance ? selection_.begin - kMaxDistance : 0;
    for (std::size_t i = selection_.begin; i-- > stop;) {
      const Block& block = list_[i];
      if (block.kind == BlockKind::kHeading && block.heading_level == 1) break;
      if (!kept(i) || is_mostly_link(block) || block.date || block.byline) continue;
      if (!judge_line(block.text).why.empty()) continue;
      const std::string letters = letters_of(block.text);
      const bool summary = letters.size() > 30 && description.find(letters.substr(0, 60)) != description.npos;
      if ((block.lead && word_count(block.text) >= 5) || summary) lead_.push_back(i);
    }
    if (lead_.empty()) return;
    const std::size_t begin = lead_.back();
    for (std::size_t i = begin; i < selection_.begin; ++i) {
      if (kept(i) && !std::binary_search(lead_.rbegin(), lead_.rend(), i)) why(i) = kOutside;
    }
    selection_.begin = begin;
  }

  std::span<const Node> nodes_;
  const std::vector<Mark>& marks_;
  const std::vector<NodeIndex>& bodies_;
  const Blocks& blocks_;
  const std::vector<Block>& list_;
  const ReportHints& hints_;
  Selection selection_;
  std::vector<std::uint64_t> prose_;  ///< sums of prose before each block
  std::vector<std::size_t> lead_;     ///< descending
};

}  // namespace

Selection select_report(const HtmlTree& tree, const Blocks& blocks, const ReportHints& hints) {
  return Selector(tree, blocks, hints).select();
}

}  // namespace stemma::page
