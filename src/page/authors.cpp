#include "page/authors.h"

#include <algorithm>
#include <span>

#include "lang/lists.h"
#include "page/byline.h"
#include "page/dates.h"

namespace stemma::page {
namespace {

class AuthorReader {
 public:
  explicit AuthorReader(const Evidence& page) : page_(page) {}

  std::vector<std::string> read() {
    read_byline();
    return std::move(byline_);
  }

 private:
  void read_byline() {
    if (take_names(page_.linked.authors, NamesFrom::kStatement)) return;
    std::vector<std::string> stated;
    all_stated_.assign(page_.linked.authors.begin(), page_.linked.authors.end());
    std::size_t rank = 0;
    for (const Stated& author : page_.meta.all("author")) {
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
    byline_ = clean_names(all_stated_, NamesFrom::kStatement, {}, {});
    for (const std::string& one : all_stated_) {
      if (byline_.empty() && !desk_in(one).empty()) byline_.push_back(desk_in(one));
    }
    if (byline_.empty() && !desk_.empty()) byline_.push_back(desk_);
  }

  bool take_names(std::span<const std::string> stated, NamesFrom from) {
    if (all_stated_.empty()) all_stated_.assign(stated.begin(), stated.end());
    byline_ = clean_names(stated, from, page_.outlet, page_.host);
    return !byline_.empty();
  }

  /// rel=author and itemprop=author, then elements whose class says byline: the names that link to an
  /// author's page in them, else their words.
  bool read_named_authors() {
    std::vector<NodeIndex> named;
    for (NodeIndex i = 0; i < page_.nodes.size(); ++i) {
      if (page_.nodes[i].attribute_count == 0 || page_.nodes[i].tag == Tag::kLink) continue;
      const std::string_view rel = page_.tree.attribute(i, "rel");
      if (page_.tree.attribute(i, "itemprop") == "author" || rel == "author" || rel.starts_with("author "))
        named.push_back(i);
    }
    return read_authors_at(named, NamesFrom::kStatement) ||
           read_authors_at(links_to_authors(), NamesFrom::kStatement) ||
           read_authors_at(page_.blocks.bylines, NamesFrom::kLine);
  }

  /// Links inside bylines that lead to a page about a person, and elements of the hCard class for a name.
  std::vector<NodeIndex> links_to_authors() const {
    std::vector<NodeIndex> links;
    NodeIndex end = 0;
    for (const NodeIndex byline : page_.blocks.bylines) {
      for (NodeIndex i = std::max(byline, end); i < page_.nodes[byline].end; ++i) {
        const bool card = has_word(page_.tree.attribute(i, "class"), "fn");
        if (!card && !(page_.nodes[i].tag == Tag::kA && leads_to_author(page_.tree.attribute(i, "href"))))
          continue;
        links.push_back(i);
        i = page_.nodes[i].end - 1;
      }
      end = std::max(end, page_.nodes[byline].end);
    }
    return links;
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
      if (page_.is_about_others(i)) continue;
      if (!stated.empty() && i > end + kReach) break;
      const std::string line = without_dates(words_of(name_inside(i)));
      if (line.size() > kMaxBytes) continue;
      const std::vector<std::string> one = {line};
      if (clean_names(one, from, page_.outlet, page_.host).empty()) {
        if (desk_.empty()) desk_ = desk_in(line);
        // A blog may bear its author's name.
        if (from == NamesFrom::kStatement && all_stated_.empty() && !line.empty())
          all_stated_.push_back(line);
        continue;
      }
      stated.push_back(line);
      end = page_.nodes[i].end;
    }
    return take_names(stated, from);
  }

  /// Text of an element with a blank between any two of its text nodes: pages part names by elements alone.
  std::string words_of(NodeIndex node) const {
    std::string words;
    for (NodeIndex i = node; i < page_.nodes[node].end;) {
      const Tag tag = page_.nodes[i].tag;
      if (tag == Tag::kText) words.append(page_.nodes[i].text).push_back(' ');
      i = tag == Tag::kScript || tag == Tag::kUnread ? page_.nodes[i].end : i + 1;
    }
    return on_one_line(words);
  }

  /// Each date gives way to a bar: "Posted on 5 May 2024 by Ann Lee" names her behind one.
  std::string without_dates(std::string_view line) const {
    std::string rest;
    std::size_t from = 0;
    for (const FoundDate& date : find_dates(line, page_.language, page_.order())) {
      rest.append(line.substr(from, date.begin - from)).append(" | ");
      from = date.end;
    }
    return rest.append(line.substr(from));
  }

  /// The element with itemprop=name inside an author's, else the author's.
  NodeIndex name_inside(NodeIndex author) const {
    for (NodeIndex i = author + 1; i < page_.nodes[author].end; ++i) {
      if (page_.tree.attribute(i, "itemprop") == "name") return i;
    }
    return author;
  }

  /// Lines whose class says byline or that begin with a word for "by", from the title on, then anywhere.
  bool read_author_lines() {
    const std::size_t title = page_.title_at;
    for (const std::size_t begin : {title, std::size_t{0}}) {
      for (std::size_t i = begin; i < page_.blocks.list.size(); ++i) {
        const Block& block = page_.blocks.list[i];
        constexpr std::size_t kMaxBytes = 160;
        if (block.text.size() > kMaxBytes || (block.prose > 0 && !block.byline) ||
            page_.is_about_others(block.first_text) || block.mark == kNavigation ||
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
    const std::size_t title = page_.title_at;
    const std::size_t begin = title > kAbove ? title - kAbove : 0;
    for (std::size_t i = begin; page_.is_titled && i < std::min(title + kBelow, page_.blocks.list.size());
         ++i) {
      const Block& block = page_.blocks.list[i];
      if (block.text.size() > kMaxBytes || block.prose > 0 || block.kind == BlockKind::kHeading) continue;
      if (find_dates(block.text, page_.language, page_.order()).empty()) continue;
      if (take_names(persons_in_line(block.text), NamesFrom::kLine)) return true;
    }
    return false;
  }

  const Evidence& page_;
  std::vector<std::string> all_stated_;  ///< names of the best source that stated any
  std::string desk_;                     ///< as an element that names the author has it
  std::vector<std::string> byline_;
};

}  // namespace

std::vector<std::string> read_authors(const Evidence& page) {
  return AuthorReader(page).read();
}

}  // namespace stemma::page
