// The report is where the page's prose is. Every element's share of the prose is one subtraction of prefix
// sums; from the body element the walk goes down into the child that holds nearly all of what is left, until
// the prose divides. What the page marks as something else (navigation, comments, captions, …) counts for
// nothing on the way, unless marks of one meaning cover so much of the prose that they must be style names
// and no purpose. Inside the report's element each block is then judged by its marks, its links, its words
// and its neighbours, and the two ends are trimmed. A body that the page states in its JSON-LD is believed
// where nearly all of it stands on the page: then it tells inserts from paragraphs and brings back what a
// mark had taken.
#include "page/main_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include "core/address.h"
#include "core/hash.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/furniture.h"
#include "page/letters.h"
#include "page/metadata.h"

namespace stemma::page {
namespace {

constexpr std::string_view kOutside = "outside the report";
constexpr std::uint32_t kStandfirstWords = 8;  ///< of a heading that says more than a crosshead does

bool ends_sentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {".", "!", "?",  ":",  "…",  "”",  "\"", "»", "’",
                                        "'", ")", "。", "！", "？", "」", "।",  "“", ";"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool has_letters(std::string_view text) {
  return word_count(text) > 0 || !letters_of(text).empty();
}

class Selector {
 public:
  Selector(const HtmlTree& tree, const Blocks& blocks, const ReportHints& hints)
      : tree_(tree),
        nodes_(tree.nodes()),
        marks_(blocks.marks),
        bodies_(blocks.bodies),
        blocks_(blocks),
        list_(blocks.list),
        hints_(hints) {}

  Selection select() {
    selection_.why.assign(list_.size(), {});
    if (list_.empty()) return std::move(selection_);
    title_ = letters_of(hints_.title);
    sum_prose();
    apply_marks();
    sum_prose();
    root_ = report_element();
    selection_.begin = blocks_.first_at(root_);
    selection_.end = blocks_.first_at(nodes_[root_].end);
    judge_blocks();
    drop_captions();
    drop_inserts();
    add_lead();
    trim_head();
    trim_tail();
    check_stated_body();
    drop_signatures();
    drop_author_notes();
    drop_empty_headings();
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if ((i < selection_.begin || i >= selection_.end) && why(i).empty())
        why(i) = is_title(list_[i]) ? "title" : kOutside;
    }
    return std::move(selection_);
  }

 private:
  std::string_view& why(std::size_t i) { return selection_.why[i]; }
  bool kept(std::size_t i) const { return selection_.why[i].empty(); }
  bool is_prose(std::size_t i) const { return kept(i) && list_[i].prose > 0; }

  void sum_prose() {
    prose_.assign(list_.size() + 1, 0);
    for (std::size_t i = 0; i < list_.size(); ++i)
      prose_[i + 1] = prose_[i] + (why(i).empty() ? list_[i].prose : 0U);
  }

  std::uint64_t prose_in(NodeIndex begin, NodeIndex end) const {
    return prose_[blocks_.first_at(end)] - prose_[blocks_.first_at(begin)];
  }
  std::uint64_t prose_of(NodeIndex node) const { return prose_in(node, nodes_[node].end); }

  /// Marks of one meaning on more than this share of the page's prose are not believed.
  static double believable_share(std::string_view reason) {
    if (reason == "comments") return 0.9;
    if (reason == "page footer" || reason == "navigation" || reason == "shown without scripts") return 0.6;
    return 0.4;
  }

  /// A figure may hold a table or a quotation of the report's own.
  bool is_own_in_figure(const Block& block, NodeIndex figure) const {
    if (block.kind == BlockKind::kCell) return true;
    if (block.kind == BlockKind::kCaption) return false;
    for (NodeIndex node = block.element; node != figure && node != kNoNode; node = nodes_[node].parent) {
      if (nodes_[node].tag == Tag::kFigcaption) return false;
      if (nodes_[node].tag == Tag::kBlockquote) return block.prose > 0;
    }
    return false;
  }

  /// The first text of the h1 that shows the title; kNoNode if there is none.
  NodeIndex title_text() const {
    for (const Block& block : list_) {
      if (block.heading_level == 1 && is_title(block)) return block.first_text;
    }
    return kNoNode;
  }

  void apply_marks() {
    const auto total = static_cast<double>(prose_.back());
    std::map<std::string_view, double> covered;
    std::vector<const Mark*> believed;
    const NodeIndex title = title_text();
    NodeIndex end = 0;
    for (const Mark& mark : marks_) {
      // What the title stands in is the head of the report.
      if (mark.node < title && title < nodes_[mark.node].end) continue;
      const auto share = static_cast<double>(prose_of(mark.node));
      if (share > believable_share(mark.why) * total) continue;
      believed.push_back(&mark);
      if (mark.node < end) continue;  // inside one that is counted
      covered[mark.why] += share;
      end = nodes_[mark.node].end;
    }
    std::erase_if(believed, [&](const Mark* mark) {
      return covered[mark->why] > believable_share(mark->why) * 1.25 * total;
    });
    std::vector<const Mark*> active;
    std::size_t next = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const Block& block = list_[i];
      for (; next < believed.size() && believed[next]->node <= block.first_text; ++next)
        active.push_back(believed[next]);
      std::erase_if(active, [&](const Mark* mark) { return nodes_[mark->node].end <= block.first_text; });
      for (const Mark* mark : active) {
        if (block.last_text >= nodes_[mark->node].end) continue;
        if (nodes_[mark->node].tag == Tag::kFigure && is_own_in_figure(block, mark->node)) continue;
        why(i) = mark->why;
        break;
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

  /// Prose in the siblings that look like `child`: a body that is set in several elements of one kind.
  std::uint64_t prose_in_twins(NodeIndex parent, NodeIndex child) const {
    const std::string_view style = tree_.attribute(child, "class");
    std::uint64_t prose = 0;
    for (NodeIndex other = parent + 1; other < nodes_[parent].end; other = nodes_[other].end) {
      if (other != child && nodes_[other].tag == nodes_[child].tag &&
          tree_.attribute(other, "class") == style)
        prose += prose_of(other);
    }
    return prose;
  }

  NodeIndex report_element() const {
    NodeIndex current = titled_article();
    for (;;) {
      const auto total = static_cast<double>(prose_of(current));
      const auto [child, prose] = richest_child(current);
      if (child == kNoNode) return current;
      const Tag tag = nodes_[child].tag;
      const bool says_body = std::binary_search(bodies_.begin(), bodies_.end(), child) ||
                             tag == Tag::kArticle || tag == Tag::kMain;
      double enough = says_body ? 0.5 : 0.8;
      if (tag != Tag::kArticle && prose_in_twins(current, child) * 10 > prose) enough = 0.9;
      if (static_cast<double>(prose) < enough * total) return current;
      current = child;
    }
  }

  /// Where several reports stand on one page, the one that holds the page's title.
  NodeIndex titled_article() const {
    constexpr double kEnoughShare = 0.1;
    constexpr std::uint64_t kEnoughBytes = 400;
    for (const Block& block : list_) {
      if (block.kind != BlockKind::kHeading || !is_title(block)) continue;
      for (NodeIndex node = block.element; node != kNoNode; node = nodes_[node].parent) {
        if (nodes_[node].tag != Tag::kArticle) continue;
        const std::uint64_t prose = prose_of(node);
        if (prose >= kEnoughBytes &&
            static_cast<double>(prose) >= kEnoughShare * static_cast<double>(prose_.back()))
          return node;
      }
      return 0;
    }
    return 0;
  }

  /// Elements among the paragraphs that hold little prose, are not one of many of their kind, and consist of
  /// links, buttons and the like: boxes that are no part of the report although some of their words read like
  /// it.
  void drop_inserts() {
    constexpr double kSmall = 0.2;
    constexpr double kFurniture = 0.3;
    constexpr std::uint64_t kMuchProse =
        600;  ///< bytes; a form among so many sentences is an insert of theirs
    const auto all = static_cast<double>(prose_of(root_));
    std::vector<std::uint64_t> bytes(list_.size() + 1, 0);
    std::vector<std::uint64_t> furniture(list_.size() + 1, 0);
    std::vector<std::uint64_t> paragraphs(list_.size() + 1, 0);
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const bool link = !why(i).empty() && why(i) != "caption" && why(i) != "advertisement" &&
                        why(i) != "ornament" && why(i) != "title";
      bytes[i + 1] = bytes[i] + list_[i].text.size();
      furniture[i + 1] = furniture[i] + (link ? list_[i].text.size() : 0);
      const bool paragraph = kept(i) && list_[i].kind == BlockKind::kParagraph;
      paragraphs[i + 1] = paragraphs[i] + (paragraph ? list_[i].prose : 0U);
    }
    const auto twins = prose_of_kinds();
    for (NodeIndex node = root_ + 1; node < nodes_[root_].end;) {
      const Tag tag = nodes_[node].tag;
      const bool box = tag == Tag::kDiv || tag == Tag::kSection || tag == Tag::kArticle ||
                       tag == Tag::kOther || tag == Tag::kTable || tag == Tag::kUl || tag == Tag::kDetails ||
                       tag == Tag::kLi;
      const std::size_t begin = blocks_.first_at(node);
      const std::size_t end = blocks_.first_at(nodes_[node].end);
      if (begin == end || tag == Tag::kText) {
        node = nodes_[node].end;
        continue;
      }
      const auto kind = box ? twins.find(kind_key(node)) : twins.end();
      const bool small = kind == twins.end() || static_cast<double>(kind->second) < kSmall * all;
      const auto text = static_cast<double>(bytes[end] - bytes[begin]);
      const auto links = static_cast<double>(furniture[end] - furniture[begin]);
      const bool much = paragraphs[end] - paragraphs[begin] > kMuchProse;
      if (!box || !small || much || (links < kFurniture * text && !has_controls(node))) {
        ++node;
        continue;
      }
      for (std::size_t i = begin; i < end; ++i) {
        if (kept(i)) why(i) = "box among the paragraphs";
      }
      node = nodes_[node].end;
    }
  }

  /// Boxes that hold a picture and a few words below it, where no mark calls these a caption.
  void drop_captions() {
    constexpr double kSmall = 0.2;
    const auto all = static_cast<double>(prose_of(root_));
    for (NodeIndex image = root_ + 1; image < nodes_[root_].end; ++image) {
      if (nodes_[image].tag != Tag::kImg) continue;
      const NodeIndex box = box_of_picture(image);
      if (box == kNoNode || static_cast<double>(prose_of(box)) > kSmall * all) continue;
      for (std::size_t i = blocks_.first_at(box); i < blocks_.first_at(nodes_[box].end); ++i) {
        if (kept(i) && list_[i].first_text > image) why(i) = "caption";
      }
    }
  }

  /// The largest division around a picture that holds few other words, none of them a heading; kNoNode if
  /// there is none.
  NodeIndex box_of_picture(NodeIndex image) const {
    constexpr std::size_t kMaxBytes = 300;
    constexpr std::size_t kMaxBlocks = 3;
    NodeIndex box = kNoNode;
    for (NodeIndex node = nodes_[image].parent; node != kNoNode && node > root_; node = nodes_[node].parent) {
      const std::size_t begin = blocks_.first_at(node);
      const std::size_t end = blocks_.first_at(nodes_[node].end);
      if (end - begin > kMaxBlocks) break;
      std::size_t bytes = 0;
      bool lines = true;
      for (std::size_t i = begin; i < end; ++i) {
        bytes += list_[i].text.size();
        lines = lines &&
                (list_[i].kind == BlockKind::kLine || list_[i].kind == BlockKind::kParagraph || !kept(i));
      }
      if (bytes > kMaxBytes || !lines) break;
      if (nodes_[node].tag == Tag::kDiv || nodes_[node].tag == Tag::kSection) box = node;
    }
    return box;
  }

  std::uint64_t kind_key(NodeIndex node) const {
    return core::hash(tree_.attribute(node, "class"),
                      (static_cast<std::uint64_t>(nodes_[node].parent) << 8U) +
                          static_cast<std::uint64_t>(nodes_[node].tag) + 1);
  }

  /// Prose by parent, tag and class.
  std::unordered_map<std::uint64_t, std::uint64_t> prose_of_kinds() const {
    std::unordered_map<std::uint64_t, std::uint64_t> prose;
    for (NodeIndex node = root_ + 1; node < nodes_[root_].end; ++node) {
      if (nodes_[node].tag == Tag::kText) continue;
      if (const std::uint64_t own = prose_of(node); own > 0) prose[kind_key(node)] += own;
    }
    return prose;
  }

  /// A small element with a button or a form in it.
  bool has_controls(NodeIndex node) const {
    constexpr NodeIndex kMaxNodes = 200;
    if (nodes_[node].end - node > kMaxNodes) return false;
    for (NodeIndex i = node; i < nodes_[node].end; ++i) {
      if (nodes_[i].tag == Tag::kButton || nodes_[i].tag == Tag::kForm || nodes_[i].tag == Tag::kLabel)
        return true;
    }
    return false;
  }

  void judge_blocks() {
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
      if (is_mostly_link(block) && !is_reference(i)) {
        why(i) = "related links";
      } else if (is_title(block)) {
        why(i) = "title";
      } else if (block.kind == BlockKind::kCaption) {
        why(i) = "caption";
      } else if (!has_letters(block.text)) {
        why(i) = "ornament";
      }
    }
  }

  /// The title, also behind a rubric.
  bool is_title(const Block& block) const {
    constexpr std::size_t kMaxBytes = 400;
    constexpr std::size_t kEnoughLetters = 20;
    if (title_.empty() || block.text.size() >= kMaxBytes) return false;
    const std::string letters = letters_of(block.text);
    return letters == title_ || (block.kind == BlockKind::kHeading && title_.size() >= kEnoughLetters &&
                                 letters.ends_with(title_));
  }

  /// A sentence with many links is the report's; a line that is one link is not, unless it leads to what
  /// follows.
  static bool is_mostly_link(const Block& block) {
    const auto size = static_cast<std::uint32_t>(block.text.size());
    if (block.link_bytes == 0) return false;
    const bool nearly_all = block.link_bytes * 10 >= size * 8;
    if (block.kind == BlockKind::kHeading) return nearly_all;
    const bool flows =
        (block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote) && ends_sentence(block.text);
    if (flows) return block.link_bytes * 20 >= size * 19 && !block.text.ends_with(':');
    return nearly_all || (block.prose == 0 && block.link_bytes * 2 >= size);
  }

  /// A paragraph among the paragraphs that is one link away from the site: a source, an address to write to.
  bool is_reference(std::size_t i) const {
    const Block& block = list_[i];
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kQuote) return false;
    if (block.link_target.starts_with("mailto:")) return true;
    const std::string_view there = core::host_of(block.link_target);
    const std::string_view here = core::host_of(hints_.url);
    if (there.empty() || here.empty() || there.ends_with(here) || here.ends_with(there)) return false;
    return prose_[i] > prose_[selection_.begin] && prose_[i] < prose_[selection_.end];
  }

  /// Before the first prose: dates, bylines, rubrics, standing heads.
  void trim_head() {
    std::size_t first = std::max(selection_.begin, blocks_.first_at(root_));
    while (first < selection_.end && !is_prose(first)) ++first;
    for (std::size_t i = selection_.begin; i < first; ++i) {
      // A paragraph may begin with a line of its own.
      const bool same = first < list_.size() && list_[i].kind == BlockKind::kParagraph &&
                        list_[i].element == list_[first].element;
      if (kept(i) && list_[i].prose == 0 && !same) why(i) = reason_in_head(list_[i]);
    }
    // A date line or a byline may also stand below a standfirst.
    constexpr std::size_t kReach = 6;
    for (std::size_t i = first; i < std::min(selection_.end, first + kReach); ++i) {
      if (!kept(i) || list_[i].prose > 0) continue;
      const std::string_view reason = date_or_byline(list_[i]);
      if (!reason.empty()) why(i) = reason;
    }
  }

  static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  /// A short line that says when, or by whom; nothing for a sentence.
  static std::string_view date_or_byline(const Block& block) {
    constexpr std::uint32_t kMaxWords = 16;
    if (word_count(block.text) > kMaxWords || (ends_sentence(block.text) && block.text.ends_with('.')))
      return {};
    if (has_digit(block.text) && (block.date || !find_dates(block.text, {}, NumericOrder::kDayMonth).empty()))
      return "date line";
    return block.byline ? "byline" : "";
  }

  std::string_view reason_in_head(const Block& block) const {
    if (const std::string_view reason = date_or_byline(block); !reason.empty()) return reason;
    if (title_.find(letters_of(block.text)) != title_.npos) return "title";
    if (block.lead) return {};
    if (block.kind == BlockKind::kHeading)
      return word_count(block.text) >= 4 && block.heading_level > 1 ? "" : "head of the page";
    if (block.kind == BlockKind::kParagraph && ends_sentence(block.text)) return {};
    return "head of the page";
  }

  /// After the last prose: short lines that neither are sentences nor stand among the paragraphs.
  void trim_tail() {
    std::size_t last = selection_.end;
    while (last > selection_.begin && !is_prose(last - 1)) --last;
    if (last == selection_.begin) return;
    NodeIndex level = nodes_[list_[last - 1].element].parent;
    if (list_[last - 1].kind == BlockKind::kListItem && nodes_[level].parent != kNoNode)
      level = nodes_[level].parent;
    for (std::size_t i = last; i < selection_.end; ++i) {
      if (!kept(i)) continue;
      const Block& block = list_[i];
      const bool text = block.kind != BlockKind::kLine && block.kind != BlockKind::kHeading &&
                        block.kind != BlockKind::kCell;
      if (text && (nodes_[block.element].parent == level || (ends_sentence(block.text) && !block.date)))
        continue;
      if (block.kind == BlockKind::kListItem && (kept(i - 1) || stands_in(block, level))) continue;
      if (block.kind == BlockKind::kHeading && is_like(nodes_[block.element].parent, level)) continue;
      const std::string_view reason = date_or_byline(block);
      why(i) = reason.empty() ? "tail of the page" : reason;
    }
  }

  /// In a list that stands where the paragraphs do, or in an element of that kind.
  bool stands_in(const Block& item, NodeIndex level) const {
    const NodeIndex list = nodes_[item.element].parent;
    return item.link_bytes == 0 && list != kNoNode && is_like(nodes_[list].parent, level);
  }

  bool is_like(NodeIndex element, NodeIndex level) const {
    if (element == level) return true;
    if (element == kNoNode || nodes_[element].tag != nodes_[level].tag) return false;
    const std::string_view style = tree_.attribute(level, "class");
    return !style.empty() && tree_.attribute(element, "class") == style;
  }

  /// Lines at both ends that are nothing but an author's name, with a day or a role.
  void drop_signatures() {
    constexpr std::size_t kReach = 4;
    const std::vector<std::size_t> report = kept_blocks();
    for (std::size_t k = 0; k < report.size(); ++k) {
      if (k >= kReach && k + kReach < report.size()) continue;
      if (is_signature(list_[report[k]].text)) why(report[k]) = "byline";
      if (is_credit(list_[report[k]].text)) why(report[k]) = "credit";
    }
    if (report.size() < 2 || !kept(report.back())) return;
    const Block& last = list_[report.back()];
    const bool line = last.kind == BlockKind::kParagraph || last.kind == BlockKind::kLine;
    if (line && is_prose(report[report.size() - 2]) && is_initials(last.text)) why(report.back()) = "byline";
  }

  std::vector<std::size_t> kept_blocks() const {
    std::vector<std::size_t> blocks;
    for (std::size_t i = selection_.begin; i < selection_.end; ++i) {
      if (kept(i)) blocks.push_back(i);
    }
    return blocks;
  }

  /// "Ann Lee is a fellow of the Harbour Institute": paragraphs at the end that begin with an author's name,
  /// who is not spoken of before.
  void drop_author_notes() {
    constexpr std::size_t kReach = 3;
    constexpr std::size_t kEnoughBefore = 3;
    const std::vector<std::size_t> report = kept_blocks();
    if (report.size() < kReach + kEnoughBefore) return;
    const std::size_t begin = report.size() - kReach;
    for (const std::string& name : hints_.byline) {
      if (name.find(' ') == name.npos) continue;
      const auto names = [&](std::size_t i) { return list_[i].text.find(name) != std::string::npos; };
      if (std::any_of(report.begin(), report.begin() + static_cast<std::ptrdiff_t>(begin), names)) continue;
      for (std::size_t k = begin; k < report.size(); ++k) {
        if (list_[report[k]].text.starts_with(name)) why(report[k]) = "author box";
      }
    }
  }

  /// "RKL", "kl/rm", "(BE)" below the last sentence.
  static bool is_initials(std::string_view line) {
    constexpr std::size_t kMaxBytes = 12;
    constexpr std::size_t kMaxLetters = 5;  ///< of one person
    if (line.size() < 2 || line.size() > kMaxBytes) return false;
    std::size_t run = 0;
    bool marked = line.front() == '(';
    bool capitals = true;
    for (const char c : line) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      marked = marked || c == '/';
      capitals = capitals && !(c >= 'a' && c <= 'z');
      if (!letter && c != '/' && c != '(' && c != ')' && c != ',' && c != ' ') return false;
      run = letter ? run + 1 : 0;
      if (run > kMaxLetters) return false;
    }
    return marked || (capitals && line.find(' ') == line.npos);
  }

  bool is_signature(std::string_view line) const {
    constexpr std::size_t kMaxBytes = 160;
    constexpr std::size_t kMaxRest = 30;  ///< letters: a day, a clock time, a place
    if (hints_.byline.empty() || line.size() > kMaxBytes || ends_sentence(line)) return false;
    std::string rest = letters_of(line);
    bool named = false;
    for (const std::string& name : hints_.byline) {
      const std::string letters = letters_of(name);
      if (letters.size() < 4) continue;
      const std::size_t at = rest.find(letters);
      if (at == rest.npos) continue;
      rest.erase(at, letters.size());
      named = true;
    }
    return named && rest.size() <= kMaxRest;
  }

  /// A standfirst, or a paragraph that is set large.
  static bool is_sentence_in_heading(const Block& block) {
    return word_count(block.text) >= kStandfirstWords && (block.lead || ends_sentence(block.text)) &&
           !block.text.ends_with(':');
  }

  /// A heading right below the title, one level down.
  bool is_standfirst(std::size_t i) const {
    const Block& block = list_[i];
    if (block.kind != BlockKind::kHeading || block.link_bytes > 0 || i == 0) return false;
    const Block& above = list_[i - 1];
    return above.kind == BlockKind::kHeading && above.heading_level < block.heading_level &&
           (above.heading_level == 1 || is_title(above)) && word_count(block.text) >= kStandfirstWords;
  }

  /// A heading heads nothing when no kept block follows before the next heading.
  void drop_empty_headings() {
    bool followed = false;
    for (std::size_t i = selection_.end; i-- > selection_.begin;) {
      if (list_[i].kind != BlockKind::kHeading) {
        followed = followed || kept(i);
        continue;
      }
      if (kept(i) && !followed && !is_sentence_in_heading(list_[i]) && !is_standfirst(i))
        why(i) = "heading of what was left out";
      if (!kept(i)) followed = false;
    }
  }

  /// What stands between the title and the report's element: a standfirst, or a first paragraph set apart.
  void add_lead() {
    constexpr std::size_t kMaxDistance = 40;
    const std::string description = letters_of(hints_.description);
    const std::size_t stop = selection_.begin > kMaxDistance ? selection_.begin - kMaxDistance : 0;
    std::size_t title_at = selection_.begin;
    for (std::size_t i = selection_.begin; i-- > stop && title_at == selection_.begin;) {
      if ((list_[i].kind == BlockKind::kHeading && list_[i].heading_level == 1) || is_title(list_[i]))
        title_at = i;
    }
    std::vector<std::size_t> lead;
    for (std::size_t i = stop; i < selection_.begin; ++i) {
      const Block& block = list_[i];
      if (!kept(i) || is_mostly_link(block) || block.date || block.byline ||
          !judge_line(block.text).why.empty())
        continue;
      const std::string letters = letters_of(block.text);
      const bool summary = letters.size() > 30 && description.find(letters.substr(0, 60)) != description.npos;
      const bool below_title = i > title_at;
      const bool says_lead = block.lead && word_count(block.text) >= 5 && title_.find(letters) == title_.npos;
      constexpr std::size_t kNear = 10;
      const bool sentence = word_count(block.text) >= 8 && ends_sentence(block.text);
      const bool paragraph = block.kind == BlockKind::kParagraph && block.prose >= 80 && sentence;
      const bool standfirst = i <= title_at + kNear && sentence && block.link_bytes == 0 &&
                              block.kind != BlockKind::kListItem && block.kind != BlockKind::kCell;
      if (!is_title(block) && below_title &&
          (says_lead || summary || paragraph || standfirst || is_standfirst(i)))
        lead.push_back(i);
    }
    if (lead.empty()) return;
    for (std::size_t i = lead.front(); i < selection_.begin; ++i) {
      if (kept(i) && !std::binary_search(lead.begin(), lead.end(), i)) why(i) = kOutside;
    }
    selection_.begin = lead.front();
  }

  /// A stated body of which nearly all stands on the page is a second opinion on every block.
  void check_stated_body() {
    constexpr std::size_t kMinBytes = 400;
    constexpr double kThere = 0.8;
    if (hints_.stated_body.size() < kMinBytes) return;
    const LetterIndex index(hints_.stated_body);
    std::vector<double> share(list_.size(), 0);
    std::size_t found = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (list_[i].text.size() < 20) continue;
      share[i] = index.share_of(list_[i].text);
      if (share[i] >= kThere) found += letters_of(list_[i].text).size();
    }
    if (static_cast<double>(found) < 0.85 * static_cast<double>(index.size())) return;
    std::size_t first = list_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (share[i] < kThere || list_[i].prose == 0) continue;
      first = std::min(first, i);
      last = i;
    }
    for (std::size_t i = 0; i < list_.size(); ++i) {
      const Block& block = list_[i];
      if (share[i] >= kThere && block.prose > 0 && !kept_as_link(i) && judge_line(block.text).why.empty()) {
        selection_.begin = std::min(selection_.begin, i);
        selection_.end = std::max(selection_.end, i + 1);
        if (why(i) != "title") why(i) = {};
      } else if (kept(i) && i > last && share[i] < 0.3) {
        why(i) = "not in the stated body";
      }
    }
    // Blocks that came into reach without being asked for.
    (void)first;
  }
  bool kept_as_link(std::size_t i) const { return list_[i].link_bytes * 2 > list_[i].text.size(); }

  const HtmlTree& tree_;
  std::span<const Node> nodes_;
  const std::vector<Mark>& marks_;
  const std::vector<NodeIndex>& bodies_;
  const Blocks& blocks_;
  const std::vector<Block>& list_;
  const ReportHints& hints_;
  NodeIndex root_ = 0;
  std::string title_;
  Selection selection_;
  std::vector<std::uint64_t> prose_;  ///< sums of prose before each block
};

}  // namespace

Selection select_report(const HtmlTree& tree, const Blocks& blocks, const ReportHints& hints) {
  return Selector(tree, blocks, hints).select();
}

}  // namespace stemma::page
