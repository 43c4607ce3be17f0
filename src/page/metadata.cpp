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

#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "page/byline.h"
#include "page/dates.h"
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

/// White space on one line; character references that a page escaped twice are decoded.
std::string one_line(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
      {"&amp;", "&"},   {"&quot;", "\""}, {"&#39;", "'"},   {"&#039;", "'"},  {"&apos;", "'"},
      {"&nbsp;", " "},  {"&lt;", "<"},    {"&gt;", ">"},    {"&#8217;", "’"}, {"&#8216;", "‘"},
      {"&#8220;", "“"}, {"&#8221;", "”"}, {"&#8211;", "–"}, {"&rsquo;", "’"}, {"&lsquo;", "‘"},
      {"&ldquo;", "“"}, {"&rdquo;", "”"}, {"&ndash;", "–"}};
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const auto* found =
        text[i] != '&' ? std::end(kReferences)
                       : std::find_if(std::begin(kReferences), std::end(kReferences), [&](const auto& r) {
                           return text.substr(i, r.first.size()) == r.first;
                         });
    if (found == std::end(kReferences)) {
      line.push_back(text[i++]);
      continue;
    }
    line.append(found->second);
    i += found->first.size();
  }
  return on_one_line(line);
}

bool is_likely_address(std::string_view value) {
  return value.find("://") != value.npos || value.find("www.") == 0;
}

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
    read_byline();
    read_dates();
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
    host_ = host_of(url_.empty() ? std::string_view(data_.url) : url_);
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
        if (!line.empty()) h1_.push_back({std::move(line), i});
      }
    }
  }

  void read_outlet() {
    std::string_view name = trim(first("outlet"));
    if (name.empty() || is_likely_address(name)) name = trim(linked_.publisher);
    if (is_likely_address(name)) name = {};
    data_.outlet = one_line(name);
    if (data_.outlet.empty()) data_.outlet = outlet_in_title();
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

  /// The page states its title up to three times; two that agree are believed before any alone.
  void read_title() {
    const std::string headline = title_without_outlet(one_line(linked_.headline), data_.outlet, host_);
    const std::string stated = title_without_outlet(one_line(first("title")), data_.outlet, host_);
    const std::string heading = title_heading(headline, stated);
    const std::string h = letters_of(headline);
    const std::string o = letters_of(stated);
    const std::string v = letters_of(heading);
    if (!v.empty() && (v == h || v == o)) return set_title(heading);
    if (!h.empty() && h == o) return set_title(headline);
    if (!headline.empty() && word_count(headline) >= 2) return set_title(headline);
    if (!heading.empty()) return set_title(heading);
    if (!stated.empty()) return set_title(stated);
    set_title(page_title_);
    if (data_.title.empty() && !h1_.empty()) set_title(h1_.front().first);
  }

  /// The h1 that is stated elsewhere too, else a lone h1 of some length.
  std::string title_heading(const std::string& headline, const std::string& stated) const {
    const std::string others =
        letters_of(headline) + "\n" + letters_of(stated) + "\n" + letters_of(page_title_);
    const std::string outlet = letters_of(data_.outlet);
    constexpr std::size_t kEnoughLetters = 8;
    for (const auto& [line, node] : h1_) {
      const std::string letters = letters_of(line);
      if (letters.size() >= kEnoughLetters && letters != outlet && others.find(letters) != others.npos)
        return line;
    }
    if (h1_.size() == 1 && word_count(h1_.front().first) >= 3 && letters_of(h1_.front().first) != outlet)
      return h1_.front().first;
    return {};
  }
  void set_title(std::string_view line) { data_.title = title_without_outlet(line, data_.outlet, host_); }

  void read_byline() {
    if (take_names(linked_.authors)) return;
    std::vector<std::string> stated;
    all_stated_.assign(linked_.authors.begin(), linked_.authors.end());
    std::size_t rank = 0;
    for (const Stated& author : all("author")) {
      if (is_likely_address(author.value)) continue;
      if (!stated.empty() && author.rank != rank) break;
      rank = author.rank;
      stated.push_back(one_line(author.value));
    }
    if (take_names(stated) || read_named_authors() || read_author_lines()) return;
    // Nobody but the outlet signs: then that is the byline.
    all_stated_.insert(all_stated_.end(), linked_.organisations.begin(), linked_.organisations.end());
    data_.byline = clean_names(all_stated_, {}, {});
  }

  bool take_names(std::span<const std::string> stated) {
    if (all_stated_.empty()) all_stated_.assign(stated.begin(), stated.end());
    data_.byline = clean_names(stated, data_.outlet, host_);
    return !data_.byline.empty();
  }

  /// rel=author and itemprop=author, then elements whose class says byline.
  bool read_named_authors() {
    std::vector<NodeIndex> named;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].attribute_count == 0) continue;
      if (tree_.attribute(i, "itemprop") == "author" || tree_.attribute(i, "rel") == "author")
        named.push_back(i);
    }
    return read_authors_at(named) || read_authors_at(blocks_.bylines);
  }

  /// Names of the first such elements that stand together; further ones on the page are those of other
  /// reports.
  bool read_authors_at(std::span<const NodeIndex> elements) {
    constexpr NodeIndex kReach = 60;
    constexpr std::size_t kMaxBytes = 120;
    std::vector<std::string> stated;
    NodeIndex end = 0;
    for (const NodeIndex i : elements) {
      if (i < end && !stated.empty()) continue;
      const std::size_t block = blocks_.first_at(i);
      if (block < blocks_.list.size() && is_about_others(blocks_.list[block])) continue;
      if (!stated.empty() && i > end + kReach) break;
      const std::string line = line_of(tree_, name_inside(i));
      const std::vector<std::string> one = {line};
      if (line.size() > kMaxBytes || clean_names(one, data_.outlet, host_).empty()) continue;
      stated.push_back(line);
      end = nodes_[i].end;
    }
    return take_names(stated);
  }

  /// The element with itemprop=name inside an author's, else the author's.
  NodeIndex name_inside(NodeIndex author) const {
    for (NodeIndex i = author + 1; i < nodes_[author].end; ++i) {
      if (tree_.attribute(i, "itemprop") == "name") return i;
    }
    return author;
  }

  /// Parts of a page in which other people than the report's authors are named.
  static bool is_about_others(const Block& block) {
    constexpr std::string_view kOthers[] = {"comments", "sidebar",    "related links",
                                            "form",     "newsletter", "cookie notice"};
    return std::find(std::begin(kOthers), std::end(kOthers), block.mark) != std::end(kOthers);
  }

  static bool is_elsewhere(const Block& block) {
    constexpr std::string_view kElsewhere[] = {"comments",      "navigation",    "page footer", "sidebar",
                                               "related links", "hidden",        "form",        "tags",
                                               "newsletter",    "cookie notice", "toolbox"};
    return std::find(std::begin(kElsewhere), std::end(kElsewhere), block.mark) != std::end(kElsewhere);
  }

  /// Lines whose class says byline or that begin with a word for "by", from the title on, then anywhere.
  bool read_author_lines() {
    const std::size_t title = title_block();
    for (const std::size_t begin : {title, std::size_t{0}}) {
      for (std::size_t i = begin; i < blocks_.list.size(); ++i) {
        const Block& block = blocks_.list[i];
        constexpr std::size_t kMaxBytes = 160;
        if (block.text.size() > kMaxBytes || block.prose > 0 || is_about_others(block) ||
            block.kind == BlockKind::kHeading)
          continue;
        const std::vector<std::string> line = {block.text};
        if ((block.byline || is_byline(block.text)) && take_names(line)) return true;
      }
    }
    return false;
  }

  /// The heading that shows the title, 0 if there is none.
  std::size_t title_block() const {
    const std::string letters = letters_of(data_.title);
    std::size_t first_h1 = 0;
    for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
      const Block& block = blocks_.list[i];
      if (block.kind != BlockKind::kHeading) continue;
      if (letters_of(block.text) == letters) return i;
      if (block.heading_level == 1 && first_h1 == 0) first_h1 = i;
    }
    return first_h1;
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
      correct_utc_day();
      // An address carries the day on which the report was first put there, in the newsroom's own time.
      if (in_address && data_.published.value.compare(0, 10, in_address->value) != 0)
        set(data_.published, in_address, "address");
      return;
    }
    if (set(data_.published, in_address, "address")) return;
    read_visible_date();
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
    constexpr double kSure = 6;
    const std::string seen = stamp.value.substr(0, 10);
    const bool next = hour >= 10 && seen == day_after(stated.value, 1);
    const bool before = hour <= 13 && seen == day_after(stated.value, -1);
    const bool update = data_.modified.value.compare(0, 10, seen) == 0;
    if (best < kSure || update || !(next || before)) stamp = stated;
  }

  bool read_stated_date() {
    if (set(data_.published, parse_date(linked_.published, data_.language, order()), "JSON-LD datePublished"))
      return true;
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
      std::string_view value = tree_.attribute(i, "datetime");
      if (value.empty()) value = tree_.attribute(i, "content");
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
    read_time_elements(title_block(), best);
    if (best >= kSure) return;
    for (const Stated& date : all("perhaps published")) {
      if (set(data_.published, parse_date(date.value, data_.language, order()),
              "meta " + std::string(date.name)))
        return;
    }
  }

  static constexpr std::string_view kNavigation = "navigation";  // a reason of class_words.txt

  void read_visible_lines(double& best) {
    const std::size_t title = title_block();
    for (std::size_t i = 0; i < blocks_.list.size(); ++i) {
      const Block& block = blocks_.list[i];
      constexpr std::size_t kMaxBytes = 250;
      if (block.text.size() > kMaxBytes) continue;
      auto found = find_dates(block.text, data_.language, order());
      if (found.empty()) continue;
      // The bar above the title shows the day on which the page was asked for.
      if (i < title && block.mark == kNavigation) continue;
      const double score =
          date_score(block, found.front(), static_cast<double>(i) - static_cast<double>(title), title > 0);
      if (score <= best) continue;
      best = score;
      set(data_.published, std::move(found.front().stamp), "date line");
    }
  }

  void read_time_elements(std::size_t title, double& best) {
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::kTime) continue;
      const std::string shown = line_of(tree_, i);
      const std::string_view value = tree_.attribute(i, "datetime");
      auto stamp = parse_date(value.empty() ? std::string_view(shown) : value, data_.language, order());
      const std::size_t at = blocks_.first_at(i);
      if (!stamp || at >= blocks_.list.size()) continue;
      constexpr double kTimeElement = 3;
      const FoundDate whole{0, blocks_.list[at].text.size(), {}};
      const double distance = static_cast<double>(at) - static_cast<double>(title);
      const double score = date_score(blocks_.list[at], whole, distance, title > 0) + kTimeElement;
      if (score <= best) continue;
      best = score;
      set(data_.published, std::move(stamp), "time element");
    }
  }

  /// Higher is likelier. The weights were chosen on hand-checked pages; what matters is their order: beside
  /// the title, a line of its own, a word for "published", no word for "updated", not in a part that is about
  /// something else.
  double date_score(const Block& block, const FoundDate& date, double distance, bool titled) const {
    double score = 0;
    if (titled && distance >= -4 && distance <= 12) score += 6 - std::abs(distance) * 0.25;
    if (titled && distance < -4) score -= 2;
    score -= std::min(std::abs(distance), 400.0) * 0.005;
    if (block.date) score += 3;
    if (!block.mark.empty()) score -= is_elsewhere(block) ? 6 : 1;
    const auto rest = static_cast<double>(block.text.size() - (date.end - date.begin));
    score += rest < 30 ? 2 : rest > 100 ? -3 : 0;
    if (block.link_bytes * 2 > block.text.size()) score -= 2;
    return score + said_beside(block.text);
  }

  /// Words for "published" and "updated" in the line.
  static double said_beside(std::string_view line) {
    static const auto words = [] {
      std::vector<std::pair<std::string, double>> read;
      for (const auto language : lang::languages()) {
        for (const auto entry : lang::entries(language, "date_words")) {
          const auto row = lang::columns(entry);
          for (std::size_t i = 1; i < row.size(); ++i)
            read.emplace_back(lang::fold_case(row[i]), row[0] == "modified" ? -3.0 : 2.0);
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
  std::vector<std::pair<std::string, NodeIndex>> h1_;
  std::vector<std::string> all_stated_;  ///< names of the best source that stated any
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

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
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
