// Every field has its sources in the order of how often each is right on news pages (measured on hand-checked
// pages): JSON-LD first, then meta elements, microdata, the visible head of the report, the address. A date
// that the page gives as its modification is never taken for its publication, and a date outside the report's
// head is not looked at.
#include "page/metadata.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "core/address.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "page/byline.h"
#include "page/class_words.h"
#include "page/dates.h"
#include "page/furniture.h"
#include "page/letters.h"

namespace stemma::page {
namespace {

struct Stated {
  std::string_view name;
  std::string_view value;
  std::size_t rank = 0;  ///< place in the list: smaller is better evidence
};

/// Meta elements by what they state, best evidence first.
using StatedBy = std::unordered_map<std::string_view, std::vector<Stated>>;

struct MetaName {
  std::string_view kind;
  std::string_view name;
  std::size_t rank = 0;
};

const MetaName* meta_name(std::string_view name) {
  static const auto names = [] {
    std::unordered_map<std::uint64_t, MetaName> read;
    for (const auto entry : lang::entries("und", "meta_names")) {
      const auto row = lang::columns(entry);
      for (std::size_t i = 1; i < row.size(); ++i)
        read.try_emplace(lang::fold_hash(row[i]), MetaName{row[0], row[i], i});
    }
    return read;
  }();
  const auto found = names.find(lang::fold_hash(name));
  return found == names.end() ? nullptr : &found->second;
}

StatedBy read_meta(const HtmlTree& tree) {
  StatedBy stated;
  const auto nodes = tree.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != Tag::kMeta) continue;
    const std::string_view value = tree.attribute(i, "content");
    if (value.empty()) continue;
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      if (const MetaName* known = meta_name(tree.attribute(i, key)))
        stated[known->kind].push_back({known->name, value, known->rank});
    }
  }
  for (auto& [kind, list] : stated) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Stated& a, const Stated& b) { return a.rank < b.rank; });
  }
  return stated;
}

std::string_view trim(std::string_view s) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = s.find_first_not_of(kBlank);
  return begin == s.npos ? std::string_view{} : s.substr(begin, s.find_last_not_of(kBlank) - begin + 1);
}

/// White space on one line; character references that a page escaped twice are decoded, by the HTML parser.
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

struct Heading {
  std::string line;
  std::string without_rubric;  ///< empty where the heading holds none that is marked as one
};

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const Blocks& blocks, const LinkedData& linked, std::string_view url)
      : tree_(tree),
        nodes_(tree.nodes()),
        blocks_(blocks),
        linked_(linked),
        url_(url),
        meta_(read_meta(tree)) {}

  Metadata read() {
    read_links();
    read_elements();
    if (data_.language.empty()) data_.language = primary_language(first("language"));
    if (data_.language.empty()) data_.language = primary_language(linked_.language);
    data_.description = one_line(first("description"));
    read_outlet();
    read_title();
    find_title_block();
    read_byline();
    read_dates();
    read_access();
    return std::move(data_);
  }

 private:
  std::string_view first(std::string_view kind) const {
    const auto found = meta_.find(kind);
    return found == meta_.end() ? std::string_view{} : found->second.front().value;
  }
  const std::vector<Stated>& all(std::string_view kind) const {
    static const std::vector<Stated> kNone;
    const auto found = meta_.find(kind);
    return found == meta_.end() ? kNone : found->second;
  }

  void read_links() {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::kLink || tree_.attribute(i, "rel") != "canonical") continue;
      const std::string_view href = trim(tree_.attribute(i, "href"));
      if (is_likely_address(href)) {
        data_.url = href;
        break;
      }
    }
    if (data_.url.empty() && is_likely_address(first("url"))) data_.url = trim(first("url"));
    if (data_.url.empty()) data_.url = url_;
    host_ = core::host_of(url_.empty() ? std::string_view(data_.url) : url_);
  }

  void read_elements() {
    bool in_head = true;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag == Tag::kHtml && data_.language.empty())
        data_.language = primary_language(tree_.attribute(i, "lang"));
      if (nodes_[i].tag == Tag::kBody) in_head = false;
      if (nodes_[i].tag == Tag::kTitle && (in_head || page_title_.empty()) && page_title_.empty())
        page_title_ = line_of(tree_, i);
      if (nodes_[i].tag == Tag::kH1 && h1_.size() < 20) {
        std::string line = line_of(tree_, i);
        if (leads_home(i)) {
          if (site_name_.empty()) site_name_ = std::move(line);
        } else if (!line.empty()) {
          h1_.push_back({std::move(line), without_rubric(i)});
        }
      }
    }
  }

  /// A heading that is one link to the site's front page is the site's name.
  bool leads_home(NodeIndex heading) const {
    for (NodeIndex i = heading + 1; i < nodes_[heading].end; ++i) {
      if (nodes_[i].tag == Tag::kText && !trim(nodes_[i].text).empty()) return false;
      if (nodes_[i].tag != Tag::kA) continue;
      std::string_view target = trim(tree_.attribute(i, "href"));
      const std::size_t scheme = target.rfind("://");  // the last: an archive puts its own before a page's
      if (scheme != target.npos) target.remove_prefix(std::min(target.find('/', scheme + 3), target.size()));
      return (target.empty() && scheme != target.npos) || target == "/" ||
             tree_.attribute(i, "rel") == "home";
    }
    return false;
  }

  /// A heading's words without those of elements inside it that are called a kicker, a standfirst, a date and
  /// the like; empty where there are none of these, or hardly anything else.
  std::string without_rubric(NodeIndex heading) const {
    std::string rest;
    bool found = false;
    for (NodeIndex i = heading + 1; i < nodes_[heading].end;) {
      Purpose purpose;
      add_purpose(tree_.attribute(i, "class"), purpose);
      const bool rubric =
          purpose.kicker || purpose.lead || purpose.date || purpose.byline || !purpose.furniture.empty();
      found = found || rubric;
      if (nodes_[i].tag == Tag::kText && !rest.empty()) rest.push_back(' ');
      if (nodes_[i].tag == Tag::kText) rest.append(nodes_[i].text);
      i = rubric || nodes_[i].tag == Tag::kScript || nodes_[i].tag == Tag::kUnread ? nodes_[i].end : i + 1;
    }
    rest = on_one_line(rest);
    return found && word_count(rest) >= 2 ? rest : std::string();
  }

  /// What the page says about who may read it, and about machines.
  void read_access() {
    if (linked_.paywalled) data_.paywall = "JSON-LD isAccessibleForFree";
    for (const Stated& tier : all("access")) {
      const std::string value = lang::fold_case(trim(tier.value));
      if (data_.paywall.empty() && (value == "locked" || value == "metered" || value == "paid"))
        data_.paywall = "meta " + std::string(tier.name);
    }
    for (const Stated& robots : all("robots")) add_opt_outs(robots);
    for (const Stated& reservation : all("tdm")) {
      if (trim(reservation.value) != "0") add_opt_out(reservation.name, trim(reservation.value));
    }
  }

  void add_opt_outs(const Stated& robots) {
    constexpr std::string_view kRefusals[] = {"none", "noindex",   "noarchive",   "nosnippet",
                                              "noai", "noimageai", "notranslate", "max-snippet:0"};
    const std::string list = lang::fold_case(robots.value);
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
      const std::string_view token = trim(std::string_view(list).substr(begin, end - begin));
      if (std::find(std::begin(kRefusals), std::end(kRefusals), token) != std::end(kRefusals))
        add_opt_out(robots.name, token);
      begin = end + 1;
    }
  }

  void add_opt_out(std::string_view name, std::string_view value) {
    constexpr std::size_t kMaxBytes = 200;
    std::string signal(name);
    signal.append(" ").append(value.substr(0, core::floor_boundary(value, kMaxBytes)));
    auto& known = data_.opt_outs;
    if (std::find(known.begin(), known.end(), signal) == known.end()) known.push_back(std::move(signal));
  }

  void read_outlet() {
    std::string_view name = trim(first("outlet"));
    if (name.empty() || is_likely_address(name)) name = trim(linked_.publisher);
    if (is_likely_address(name)) name = {};
    data_.outlet = one_line(name);
    if (data_.outlet.empty()) data_.outlet = outlet_in_title();
    if (data_.outlet.empty()) data_.outlet = site_name_;
    if (data_.outlet.empty()) data_.outlet = host_;
  }

  /// The end of "Headline | Outlet" where the host's name says the same.
  std::string outlet_in_title() const {
    const std::string host = letters_of(host_);
    for (const std::string_view sign : {" | ", " - ", " – ", " — ", " :: ", " · ", " » "}) {
      const std::size_t at = page_title_.rfind(sign);
      if (at == page_title_.npos) continue;
      const std::string last = page_title_.substr(at + sign.size());
      const std::string letters = letters_of(last);
      if (letters.size() >= 3 && host.find(letters) != host.npos) return last;
    }
    return {};
  }

  /// The page states its title up to three times; two that agree are believed before any alone. A rubric
  /// that stands before the title in one of them is no part of it where the page's own card does without.
  void read_title() {
    const std::string headline = title_without_outlet(one_line(linked_.headline), data_.outlet, host_);
    std::string stated = title_without_outlet(one_line(first("title")), data_.outlet, host_);
    if (letters_of(stated) == letters_of(data_.outlet)) stated.clear();
    const Heading h1 = title_heading(headline, stated);
    if (leaves_rubric_out(h1, headline, stated)) return set_title(h1.without_rubric);
    const std::string& heading = h1.line;
    const std::string h = letters_of(headline);
    const std::string o = letters_of(stated);
    const std::string v = letters_of(heading);
    if (ends_behind_rubric(headline, stated) || ends_behind_rubric(heading, stated)) return set_title(stated);
    if (h.empty() && v != o && word_count(stated) >= 3 && cards_agree() && o.find(v) == o.npos)
      return set_title(stated);
    if (!v.empty() && (v == h || v == o)) return set_title(heading);
    if (!h.empty() && h == o) return set_title(headline);
    if (!headline.empty() && word_count(headline) >= 2) return set_title(headline);
    if (!heading.empty()) return set_title(heading);
    if (!stated.empty()) return set_title(stated);
    if (const std::string line = heading_in_page_title(); !line.empty()) return set_title(line);
    set_title(page_title_);
    if (data_.title.empty() && !h1_.empty()) set_title(h1_.front().line);
  }

  /// The first heading of lower rank with which the page's title begins or ends.
  std::string heading_in_page_title() const {
    constexpr std::uint32_t kEnoughWords = 2;
    constexpr std::uint8_t kMaxLevel = 3;
    const std::string title = letters_of(page_title_);
    for (const Block& block : blocks_.list) {
      if (block.kind != BlockKind::kHeading || block.heading_level > kMaxLevel ||
          word_count(block.text) < kEnoughWords)
        continue;
      const std::string letters = letters_of(block.text);
      if (title.size() > letters.size() && (title.starts_with(letters) || title.ends_with(letters)) &&
          letters != letters_of(data_.outlet))
        return block.text;
    }
    return {};
  }

  /// The page's other titles end as the heading does without its rubric, and none of them has that rubric.
  bool leaves_rubric_out(const Heading& h1, const std::string& headline, const std::string& stated) const {
    if (h1.without_rubric.empty()) return false;
    const std::string whole = letters_of(h1.line);
    const std::string rest = letters_of(h1.without_rubric);
    const std::string others[] = {letters_of(headline), letters_of(stated),
                                  letters_of(title_without_outlet(page_title_, data_.outlet, host_))};
    return std::ranges::none_of(others, [&](const std::string& other) { return other == whole; }) &&
           std::ranges::any_of(others, [&](const std::string& other) { return other.ends_with(rest); });
  }

  /// "Harbour strike: Ferries stay in port" with "Ferries stay in port".
  static bool ends_behind_rubric(std::string_view whole, std::string_view title) {
    if (whole.size() <= title.size() || word_count(title) < 3 || !whole.ends_with(title)) return false;
    const std::string_view rubric = trim(whole.substr(0, whole.size() - title.size()));
    constexpr std::string_view kSigns[] = {":", "-", "–", "—", "|", "/"};
    return std::any_of(std::begin(kSigns), std::end(kSigns),
                       [&](std::string_view sign) { return rubric.ends_with(sign); });
  }

  /// Both kinds of cards that a page writes for others to show give the same title.
  bool cards_agree() const {
    const auto& titles = all("title");
    return titles.size() >= 2 && titles[0].name != titles[1].name &&
           letters_of(one_line(titles[0].value)) == letters_of(one_line(titles[1].value));
  }

  /// The h1 that is stated elsewhere too, else a lone h1 of some length.
  Heading title_heading(const std::string& headline, const std::string& stated) const {
    const std::string others =
        letters_of(headline) + "\n" + letters_of(stated) + "\n" + letters_of(page_title_);
    const std::string outlet = letters_of(data_.outlet);
    constexpr std::size_t kEnoughLetters = 8;
    for (const Heading& h1 : h1_) {
      const std::string letters = letters_of(h1.line);
      const std::string rest = letters_of(h1.without_rubric);
      if (rest.size() >= kEnoughLetters && others.find(rest) != others.npos) return h1;
      if (letters.size() >= kEnoughLetters && letters != outlet && others.find(letters) != others.npos)
        return h1;
    }
    if (h1_.size() == 1 && word_count(h1_.front().line) >= 3 && letters_of(h1_.front().line) != outlet)
      return h1_.front();
    return {};
  }
  void set_title(std::string_view line) { data_.title = title_without_outlet(line, data_.outlet, host_); }

  void read_byline() {
    if (take_names(linked_.authors, NamesFrom::kStatement)) return;
    std::vector<std::string> stated;
    all_stated_.assign(linked_.authors.begin(), linked_.authors.end());
    std::size_t rank = 0;
    for (const Stated& author : all("author")) {
      if (is_likely_address(author.value)) continue;
      if (!stated.empty() && author.rank != rank) {
        if (take_names(stated, NamesFrom::kStatement)) return;
        stated.clear();
      }
      rank = author.rank;
      stated.push_back(one_line(author.value));
    }
    if (take_names(stated, NamesFrom::kStatement) || read_named_authors() || read_author_lines() ||
        read_names_beside_date())
      return;
    // Nobody but the outlet or its desk signs: then that is the byline.
    data_.byline = clean_names(all_stated_, NamesFrom::kStatement, {}, {});
    for (const std::string& one : all_stated_) {
      if (data_.byline.empty() && !desk_in(one).empty()) data_.byline.push_back(desk_in(one));
    }
    if (data_.byline.empty() && !desk_.empty()) data_.byline.push_back(desk_);
  }

  bool take_names(std::span<const std::string> stated, NamesFrom from) {
    if (all_stated_.empty()) all_stated_.assign(stated.begin(), stated.end());
    data_.byline = clean_names(stated, from, data_.outlet, host_);
    return !data_.byline.empty();
  }

  /// rel=author and itemprop=author, then elements whose class says byline: the names that link to an
  /// author's page in them, else their words.
  bool read_named_authors() {
    std::vector<NodeIndex> named;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].attribute_count == 0 || nodes_[i].tag == Tag::kLink) continue;
      const std::string_view rel = tree_.attribute(i, "rel");
      if (tree_.attribute(i, "itemprop") == "author" || rel == "author" || rel.starts_with("author "))
        named.push_back(i);
    }
    return read_authors_at(named, NamesFrom::kStatement) ||
           read_authors_at(links_to_authors(), NamesFrom::kStatement) ||
           read_authors_at(blocks_.bylines, NamesFrom::kLine);
  }

  /// Links inside bylines that lead to a page about a person, and elements of the hCard class for a name.
  std::vector<NodeIndex> links_to_authors() const {
    std::vector<NodeIndex> links;
    NodeIndex end = 0;
    for (const NodeIndex byline : blocks_.bylines) {
      for (NodeIndex i = std::max(byline, end); i < nodes_[byline].end; ++i) {
        const bool card = has_word(tree_.attribute(i, "class"), "fn");
        if (!card && !(nodes_[i].tag == Tag::kA && leads_to_author(tree_.attribute(i, "href")))) continue;
        links.push_back(i);
        i = nodes_[i].end - 1;
      }
      end = std::max(end, nodes_[byline].end);
    }
    return links;
  }

  static bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
      if ((at == 0 || list[at - 1] == ' ') &&
          (at + word.size() == list.size() || list[at + word.size()] == ' '))
        return true;
    }
    return false;
  }

  static bool leads_to_author(std::string_view href) {
    return std::ranges::any_of(lang::entries("und", "author_paths"), [&](std::string_view path) {
      const std::size_t at = href.find(path);
      const std::size_t end = at == href.npos ? at : href.find_first_of("/?", at + path.size() - 1);
      return end != href.npos && end + 1 < href.size();  // not the list of all authors
    });
  }

  /// Names of the first such elements that stand together; further ones on the page are those of other
  /// reports.
  bool read_authors_at(std::span<const NodeIndex> elements, NamesFrom from) {
    constexpr NodeIndex kReach = 60;
    constexpr std::size_t kMaxBytes = 120;
    std::vector<std::string> stated;
    NodeIndex end = 0;
    for (const NodeIndex i : elements) {
      if (i < end && !stated.empty()) continue;
      if (is_about_others(i)) continue;
      if (!stated.empty() && i > end + kReach) break;
      const std::string line = without_dates(words_of(name_inside(i)));
      if (line.size() > kMaxBytes) continue;
      const std::vector<std::string> one = {line};
      if (clean_names(one, from, data_.outlet, host_).empty()) {
        if (desk_.empty()) desk_ = desk_in(line);
        // A blog may bear its author's name.
        if (from == NamesFrom::kStatement && all_stated_.empty() && !line.empty())
          all_stated_.push_back(line);
        continue;
      }
      stated.push_back(line);
      end = nodes_[i].end;
    }
    return take_names(stated, from);
  }

  /// Text of an element with a blank between any two of its text nodes: pages part names by elements alone.
  std::string words_of(NodeIndex node) const {
    std::string words;
    for (NodeIndex i = node; i < nodes_[node].end;) {
      const Tag tag = nodes_[i].tag;
      if (tag == Tag::kText) words.append(nodes_[i].text).push_back(' ');
      i = tag == Tag::kScript || tag == Tag::kUnread ? nodes_[i].end : i + 1;
    }
    return on_one_line(words);
  }

  /// Each date gives way to a bar: "Posted on 5 May 2024 by Ann Lee" names her behind one.
  std::string without_dates(std::string_view line) const {
    std::string rest;
    std::size_t from = 0;
    for (const FoundDate& date : find_dates(line, data_.language, order())) {
      rest.append(line.substr(from, date.begin - from)).append(" | ");
      from = date.end;
    }
    return rest.append(line.substr(from));
  }

  /// The element with itemprop=name inside an author's, else the author's.
  NodeIndex name_inside(NodeIndex author) const {
    for (NodeIndex i = author + 1; i < nodes_[author].end; ++i) {
      if (tree_.attribute(i, "itemprop") == "name") return i;
    }
    return author;
  }

  /// Parts of a page in which other people than the report's authors are named.
  bool is_about_others(NodeIndex node) const {
    constexpr std::string_view kOthers[] = {kComments, "sidebar",    "related links",
                                            "form",    "newsletter", "cookie notice"};
    return is_inside(node, kOthers);
  }

  bool is_inside(NodeIndex node, std::string_view reason) const {
    return is_inside(node, std::span(&reason, 1));
  }

  /// What the title stands in too is no other part of the page.
  bool holds_title(NodeIndex node) const {
    if (!titled_) return false;
    const NodeIndex title = blocks_.list[title_at_].first_text;
    return node < title && title < nodes_[node].end;
  }

  /// Inside an element that is marked for one of the reasons.
  bool is_inside(NodeIndex node, std::span<const std::string_view> reasons) const {
    for (; node != kNoNode; node = nodes_[node].parent) {
      const auto mark = std::partition_point(blocks_.marks.begin(), blocks_.marks.end(),
                                             [&](const Mark& m) { return m.node < node; });
      if (mark == blocks_.marks.end() || mark->node != node || holds_title(node)) continue;
      if (std::find(reasons.begin(), reasons.end(), mark->why) != reasons.end()) return true;
    }
    return false;
  }

  /// In a part of the page in which the dates are those of other things.
  bool is_elsewhere(const Block& block) const {
    constexpr std::string_view kElsewhere[] = {kComments,       kNavigation,     "page footer", "sidebar",
                                               "related links", "hidden",        "form",        "tags",
                                               "newsletter",    "cookie notice", "toolbox"};
    // A section of the site may be called "comments", its reports' heads with it.
    if (block.mark == kComments && is_marked_as_title(block)) return false;
    return !block.mark.empty() && is_inside(block.first_text, kElsewhere);
  }

  bool is_marked_as_title(const Block& block) const {
    return titled_ && block.mark == blocks_.list[title_at_].mark;
  }

  /// Lines whose class says byline or that begin with a word for "by", from the title on, then anywhere.
  bool read_author_lines() {
    const std::size_t title = title_at_;
    for (const std::size_t begin : {title, std::size_t{0}}) {
      for (std::size_t i = begin; i < blocks_.list.size(); ++i) {
        const Block& block = blocks_.list[i];
        constexpr std::size_t kMaxBytes = 160;
        if (block.text.size() > kMaxBytes || (block.prose > 0 && !block.byline) ||
            is_about_others(block.first_text) || block.mark == kNavigation ||
            block.kind == BlockKind::kHeading)
          continue;
        const std::vector<std::string> line = {without_dates(block.text)};
        if ((block.byline || is_byline(block.text)) && take_names(line, NamesFrom::kLine)) return true;
      }
    }
    return false;
  }

  /// Names beside the title on a line that also says when, without markup that calls them authors.
  bool read_names_beside_date() {
    constexpr std::size_t kAbove = 3;
    constexpr std::size_t kBelow = 6;
    constexpr std::size_t kMaxBytes = 120;
    const std::size_t title = title_at_;
    const std::size_t begin = title > kAbove ? title - kAbove : 0;
    for (std::size_t i = begin; titled_ && i < std::min(title + kBelow, blocks_.list.size()); ++i) {
      const Block& block = blocks_.list[i];
      if (block.text.size() > kMaxBytes || block.prose > 0 || block.kind == BlockKind::kHeading) continue;
      if (find_dates(block.text, data_.language, order()).empty()) continue;
      if (take_names(persons_in_line(block.text), NamesFrom::kLine)) return true;
    }
    return false;
  }

  /// The heading that shows the title, the highest where several do, else the first h1.
  void find_title_block() {
    constexpr int kNoLevel = 7;
    const std::string letters = letters_of(data_.title);
    int level = kNoLevel;
    for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
      const Block& block = blocks_.list[i];
      if (block.kind != BlockKind::kHeading) continue;
      const bool shows = !letters.empty() && letters_of(block.text).ends_with(letters);
      if (shows ? block.heading_level < level : block.heading_level == 1 && !titled_) {
        title_at_ = i;
        titled_ = true;
      }
      if (shows) level = std::min(level, static_cast<int>(block.heading_level));
    }
  }

  NumericOrder order() const {
    const bool american = data_.language == "en" &&
                          (host_.ends_with(".com") || host_.ends_with(".org") || host_.ends_with(".us") ||
                           host_.ends_with(".net") || host_.ends_with(".edu") || host_.ends_with(".gov"));
    return american ? NumericOrder::kMonthDay : NumericOrder::kDayMonth;
  }

  static bool set(DateStamp& stamp, std::optional<DateStamp> found, std::string from) {
    if (!found) return false;
    stamp = std::move(*found);
    stamp.from = std::move(from);
    return true;
  }

  static constexpr double kSureLine = 6;  ///< of `date_score`: beside the title

  void read_dates() {
    if (!set(data_.modified, parse_date(linked_.modified, data_.language, order()), "JSON-LD dateModified")) {
      for (const Stated& date : all("modified")) {
        if (set(data_.modified, parse_date(date.value, data_.language, order()),
                "meta " + std::string(date.name)))
          break;
      }
    }
    const std::string_view address = url_.empty() ? std::string_view(data_.url) : url_;
    const auto in_address = date_in_url(address);
    if (read_stated_date()) {
      correct_midnight();
      data_.published.value = in_zone(data_.published.value, zone_of_newsroom());
      correct_utc_day();
      // An address carries the day on which the report was first put there, in the newsroom's own time.
      if (in_address && data_.published.value.compare(0, 10, in_address->value) != 0)
        set(data_.published, in_address, "address");
      return;
    }
    if (set(data_.published, in_address, "address")) return;
    read_visible_date();
  }

  /// By the country of the address, where it has one zone all year (lang/und/country_zones.txt).
  std::string_view zone_of_newsroom() const {
    const std::string_view country = host_.substr(host_.rfind('.') + 1);
    for (const auto entry : lang::entries("und", "country_zones")) {
      const auto row = lang::columns(entry);
      if (row.size() == 2 && row[0] == country) return row[1];
    }
    return {};
  }

  /// A day without a clock time that a system in Central Europe kept as UTC: midnight of the next day there.
  void correct_midnight() {
    constexpr std::string_view kCentral[] = {"de", "fr", "it", "es", "nl", "pl", "cs", "da", "sv", "nb",
                                             "no", "hu", "sk", "sl", "hr", "sr", "sq", "mk", "ca"};
    DateStamp& stamp = data_.published;
    const auto* central = std::find(std::begin(kCentral), std::end(kCentral), data_.language);
    if (central == std::end(kCentral) || !is_midnight_in_central_europe(stamp.value)) return;
    stamp.value = day_after(stamp.value, 1);
    stamp.precision = DatePrecision::kDay;
    stamp.from += ", midnight in Central Europe";
  }

  /// A time in UTC late in the evening may be the next day in the newsroom's own time, one early in the day
  /// the day before: then the day that a reader sees beside the title decides.
  void correct_utc_day() {
    DateStamp& stamp = data_.published;
    const bool utc = stamp.value.ends_with("Z") || stamp.value.ends_with("+00:00");
    if (!utc || stamp.value.size() < 16) return;
    const int hour = (stamp.value[11] - '0') * 10 + (stamp.value[12] - '0');
    const DateStamp stated = stamp;
    double best = -100;
    read_visible_lines(best);
    const std::string seen = stamp.value.substr(0, 10);
    const bool next = hour >= 10 && seen == day_after(stated.value, 1);
    const bool before = hour <= 13 && seen == day_after(stated.value, -1);
    const bool update = data_.modified.value.compare(0, 10, seen) == 0;
    if (best < kSureLine || update || !(next || before)) stamp = stated;
  }

  /// JSON-LD first, unless a meta element and the line beside the title agree on another day.
  bool read_stated_date() {
    if (set(data_.published, parse_date(linked_.published, data_.language, order()),
            "JSON-LD datePublished")) {
      const auto& meta = all("published");
      const auto other =
          meta.empty() ? std::nullopt : parse_date(meta.front().value, data_.language, order());
      if (other && other->value.substr(0, 10) != data_.published.value.substr(0, 10)) {
        const DateStamp linked = data_.published;
        double best = -100;
        read_visible_lines(best);
        const bool agree =
            best >= kSureLine && data_.published.value.compare(0, 10, other->value, 0, 10) == 0;
        data_.published = linked;
        if (agree) set(data_.published, other, "meta " + std::string(meta.front().name));
      }
      return true;
    }
    for (const Stated& date : all("published")) {
      if (set(data_.published, parse_date(date.value, data_.language, order()),
              "meta " + std::string(date.name)))
        return true;
    }
    return read_itemprop();
  }

  bool read_itemprop() {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].attribute_count == 0) continue;
      const std::string_view property = tree_.attribute(i, "itemprop");
      const bool stated =
          property.find("datePublished") != property.npos || tree_.has_attribute(i, "pubdate");
      if (!stated) continue;
      const bool named = property.find("datePublished") != property.npos;
      if (named ? is_inside(i, kComments) : is_about_others(i)) continue;
      std::string_view value = tree_.attribute(i, "datetime");
      if (value.empty()) value = tree_.attribute(i, "content");
      if (value.empty()) value = tree_.attribute(i, "title");
      const std::string line = value.empty() ? line_of(tree_, i) : std::string(value);
      if (set(data_.published, parse_date(line, data_.language, order()), "itemprop datePublished"))
        return true;
    }
    return false;
  }

  /// Dates that a reader sees, the likeliest by where they stand and what stands beside them.
  void read_visible_date() {
    constexpr double kSure = 4;
    double best = -100;
    read_visible_lines(best);
    read_time_elements(title_at_, best);
    if (best >= kSure) return;
    for (const Stated& date : all("perhaps published")) {
      if (set(data_.published, parse_date(date.value, data_.language, order()),
              "meta " + std::string(date.name)))
        return;
    }
    if (!data_.published.known()) read_script_date();
    if (data_.published.known()) return;
    const auto dates = find_dates(data_.description, data_.language, order());
    if (!dates.empty()) return void(set(data_.published, dates.front().stamp, "description of the page"));
    read_day_of_creation();
  }

  /// Pages that are made in the browser carry their data in scripts: the first member there that is called a
  /// publication.
  void read_script_date() {
    constexpr std::string_view kPublished[] = {"datePublished", "published_at",  "publishedAt", "publishDate",
                                               "publish_date",  "publishedDate", "pubDate"};
    for (const std::string_view member : kPublished) {
      const auto dates = dates_in_scripts(member);
      if (!dates.empty())
        return void(set(data_.published, dates.front(), "script member " + std::string(member)));
    }
  }

  /// Accounts, comments and pictures are created as reports are: believed only where all of a page's scripts
  /// know of one such day.
  void read_day_of_creation() {
    constexpr std::string_view kCreated[] = {"dateCreated", "createdAt", "created_at"};
    std::vector<std::pair<DateStamp, std::string_view>> found;
    for (const std::string_view member : kCreated) {
      for (DateStamp& date : dates_in_scripts(member)) found.emplace_back(std::move(date), member);
    }
    const auto day = [](const auto& date) { return std::string_view(date.first.value).substr(0, 10); };
    const bool one = !found.empty() && std::all_of(found.begin(), found.end(), [&](const auto& date) {
      return day(date) == day(found.front());
    });
    if (one) set(data_.published, found.front().first, "script member " + std::string(found.front().second));
  }

  /// The dates that stand as values of a member in the page's scripts, in order; no more than the first few.
  std::vector<DateStamp> dates_in_scripts(std::string_view member) const {
    constexpr std::size_t kMaxValue = 40;
    constexpr std::size_t kMaxDates = 20;
    std::vector<DateStamp> dates;
    for (const std::string_view script : tree_.scripts()) {
      for (std::size_t at = script.find(member); at != script.npos && dates.size() < kMaxDates;
           at = script.find(member, at + 1)) {
        std::string_view value = script.substr(at + member.size(), kMaxValue);
        value = value.substr(0, core::valid_utf8_prefix(value));  // the cut may be within a character
        const std::size_t digit = value.find_first_of("0123456789");
        if (digit == value.npos || value.find_first_not_of("\\\": ") < digit) continue;
        value.remove_prefix(digit);
        value = value.substr(0, value.find_first_of("\\\",}"));
        if (auto date = parse_date(value, data_.language, order())) dates.push_back(std::move(*date));
      }
    }
    return dates;
  }

  // Reasons of class_words.txt.
  static constexpr std::string_view kNavigation = "navigation";
  static constexpr std::string_view kComments = "comments";
  static constexpr std::string_view kCaption = "caption";

  void read_visible_lines(double& best) {
    const std::size_t title = title_at_;
    for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
      const Block& block = blocks_.list[i];
      constexpr std::size_t kMaxBytes = 250;
      const bool prose = block.text.size() > kMaxBytes;
      // A report may open with its place and day.
      constexpr std::size_t kOpening = 60;
      const std::string_view line =
          std::string_view(block.text)
              .substr(0, prose ? core::floor_boundary(block.text, kOpening) : block.text.size());
      const auto dates = find_dates(line, data_.language, order());
      // The bar above the title shows the day on which the page was asked for.
      if (dates.empty() || (i < title && block.mark == kNavigation)) continue;
      std::size_t said_from = 0;
      for (const FoundDate& date : dates) {
        std::string_view beside = line.substr(said_from, date.begin - said_from);
        said_from = date.end;
        if (trim(beside).empty() && dates.size() == 1) beside = words_beside(i, line, date);
        const double score = date_score(block, date, static_cast<double>(i) - static_cast<double>(title)) +
                             said_beside(beside) - (prose ? 2 : 0);
        if (score <= best) continue;
        best = score;
        set(data_.published, date.stamp, "date line");
      }
    }
  }

  /// What stands behind a date that begins its line, or on a short line before it where it is all of its own.
  std::string_view words_beside(std::size_t i, std::string_view line, const FoundDate& date) const {
    constexpr std::size_t kMaxLabel = 32;
    const std::string_view behind = line.substr(date.end);
    if (!trim(behind).empty()) return behind;
    const bool label = i > 0 && blocks_.list[i - 1].text.size() <= kMaxLabel;
    return label ? std::string_view(blocks_.list[i - 1].text) : std::string_view{};
  }

  void read_time_elements(std::size_t title, double& best) {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      const bool time = nodes_[i].tag == Tag::kTime &&
                        tree_.attribute(i, "itemprop").find("odified") == std::string_view::npos;
      // The hAtom microformat has its day in the title of an element of this class.
      const bool atom = nodes_[i].attribute_count > 1 && has_word(tree_.attribute(i, "class"), "published");
      if (!time && !atom) continue;
      const std::string_view value = tree_.attribute(i, time ? "datetime" : "title");
      if (atom && value.empty()) continue;
      const std::string shown = line_of(tree_, i);
      auto stamp = parse_date(value.empty() ? std::string_view(shown) : value, data_.language, order());
      const std::size_t at = blocks_.first_at(i);
      if (!stamp || at >= blocks_.list.size()) continue;
      constexpr double kTimeElement = 3;
      const FoundDate whole{0, blocks_.list[at].text.size(), {}};
      const double distance = static_cast<double>(at) - static_cast<double>(title);
      const double score =
          date_score(blocks_.list[at], whole, distance) + kTimeElement + said_beside(blocks_.list[at].text);
      if (score <= best) continue;
      best = score;
      set(data_.published, std::move(stamp), time ? "time element" : "hAtom published");
    }
  }

  /// Higher is likelier. The weights were chosen on hand-checked pages; what matters is their order: beside
  /// the title, a line of its own, a word for "published", no word for "updated", not in a part that is about
  /// something else.
  double date_score(const Block& block, const FoundDate& date, double distance) const {
    double score = 0;
    if (titled_ && distance >= -4 && distance <= 12) score += 6 - std::abs(distance) * 0.25;
    if (titled_ && distance < -4) score -= 2;
    score -= std::min(std::abs(distance), 400.0) * 0.005;
    if (block.date) score += 3;
    if (block.byline) score += 1;
    if (judge_line(block.text).why == kCaption) score -= 3;
    if (!block.mark.empty()) score -= is_elsewhere(block) ? 6 : is_marked_as_title(block) ? 0 : 1;
    const auto rest = static_cast<double>(block.text.size() - (date.end - date.begin));
    score += rest < 30 ? 2 : rest > 100 ? -3 : 0;
    if (block.link_bytes * 2 > block.text.size()) score -= 2;
    return score;
  }

  /// Words for "published" and "updated" beside a date.
  static double said_beside(std::string_view line) {
    static const auto words = [] {
      std::vector<std::pair<std::string, double>> read;
      for (const auto language : lang::languages()) {
        for (const auto entry : lang::entries(language, "date_words")) {
          const auto row = lang::columns(entry);
          for (std::size_t i = 1; i < row.size(); ++i)
            read.emplace_back(lang::fold_case(row[i]), row[0] == "modified" ? -3.0 : 4.0);
        }
      }
      return read;
    }();
    const std::string folded = " " + lang::fold_case(line);
    double best = 0;
    std::size_t at = folded.size();
    for (const auto& [word, weight] : words) {  // the first word in the line speaks for the first date
      const std::size_t found = folded.find(" " + word);
      if (found >= at) continue;
      at = found;
      best = weight;
    }
    return best;
  }

  const HtmlTree& tree_;
  std::span<const Node> nodes_;
  const Blocks& blocks_;
  const LinkedData& linked_;
  std::string_view url_;
  StatedBy meta_;
  std::string_view host_;
  std::string page_title_;
  std::string site_name_;  ///< in a heading that leads to the front page
  std::vector<Heading> h1_;
  std::size_t title_at_ = 0;             ///< see find_title_block
  bool titled_ = false;                  ///< there is such a block
  std::vector<std::string> all_stated_;  ///< names of the best source that stated any
  std::string desk_;                     ///< as an element that names the author has it
  Metadata data_;
};

}  // namespace

Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks, const LinkedData& linked,
                       std::string_view url) {
  return MetadataReader(tree, blocks, linked, url).read();
}

std::string title_without_outlet(std::string_view title, std::string_view outlet, std::string_view host) {
  const std::string name = letters_of(outlet);
  const std::string address = letters_of(host);
  const auto names_outlet = [&](std::string_view part) {
    const std::string letters = letters_of(part);
    return letters.size() >= 2 &&
           (letters == name || address.find(letters) != address.npos ||
            (letters.size() >= 5 &&
             (name.find(letters) != name.npos || (!name.empty() && letters.find(name) != letters.npos))));
  };
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view sign : {" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • ", " // "}) {
      const std::size_t last = title.rfind(sign);
      if (last != title.npos && last > 0 && names_outlet(title.substr(last + sign.size()))) {
        title = trim(title.substr(0, last));
        again = true;
      }
      const std::size_t begin = title.find(sign);
      if (begin != title.npos && begin > 0 && names_outlet(title.substr(0, begin)) &&
          title.size() > begin + sign.size()) {
        title = trim(title.substr(begin + sign.size()));
        again = true;
      }
    }
  }
  return std::string(title);
}

std::string primary_language(std::string_view tag) {
  tag = trim(tag);
  tag = tag.substr(0, tag.find_first_of("-_,; "));
  if (tag.size() < 2 || tag.size() > 3) return {};
  std::string code = lang::fold_case(tag);
  return std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ? code
                                                                                            : std::string{};
}

}  // namespace stemma::page
