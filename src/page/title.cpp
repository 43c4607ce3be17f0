#include "page/title.h"

#include <algorithm>

#include "core/ascii.h"
#include "page/class_words.h"
#include "page/letters.h"

namespace stemma::page {
namespace {

class HeadingReader {
 public:
  explicit HeadingReader(const HtmlTree& tree) : tree_(tree), nodes_(tree.nodes()) {}

  Headings read() {
    constexpr std::size_t kMaxHeadings = 20;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag == Tag::kTitle && headings_.page_title.empty())
        headings_.page_title = line_of(tree_, i);
      if (nodes_[i].tag == Tag::kH1 && headings_.h1.size() < kMaxHeadings) add(i);
    }
    return std::move(headings_);
  }

 private:
  void add(NodeIndex heading) {
    std::string line = line_of(tree_, heading);
    if (leads_home(heading)) {
      if (headings_.site_name.empty()) headings_.site_name = std::move(line);
    } else if (!line.empty()) {
      headings_.h1.push_back({std::move(line), without_rubric(heading)});
    }
  }

  /// A heading that is one link to the site's front page is the site's name.
  bool leads_home(NodeIndex heading) const {
    for (NodeIndex i = heading + 1; i < nodes_[heading].end; ++i) {
      if (nodes_[i].tag == Tag::kText && !core::trimmed(nodes_[i].text).empty()) return false;
      if (nodes_[i].tag != Tag::kA) continue;
      std::string_view target = core::trimmed(tree_.attribute(i, "href"));
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

  const HtmlTree& tree_;
  std::span<const Node> nodes_;
  Headings headings_;
};

class TitleReader {
 public:
  TitleReader(const Evidence& page, const Headings& headings) : page_(page), headings_(headings) {}

  std::string read() {
    const std::string headline = bare(one_line(page_.linked.headline));
    std::string stated = bare(one_line(page_.meta.first("title")));
    if (letters_of(stated) == letters_of(page_.outlet)) stated.clear();
    const Heading h1 = title_heading(headline, stated);
    if (leaves_rubric_out(h1, headline, stated)) return bare(h1.without_rubric);
    const std::string& heading = h1.line;
    const std::string h = letters_of(headline);
    const std::string o = letters_of(stated);
    const std::string v = letters_of(heading);
    if (ends_behind_rubric(headline, stated) || ends_behind_rubric(heading, stated)) return bare(stated);
    if (h.empty() && v != o && word_count(stated) >= 3 && cards_agree() && o.find(v) == o.npos)
      return bare(stated);
    if (!v.empty() && (v == h || v == o)) return bare(heading);
    if (!h.empty() && h == o) return bare(headline);
    if (!headline.empty() && word_count(headline) >= 2) return bare(headline);
    if (!heading.empty()) return bare(heading);
    if (!stated.empty()) return bare(stated);
    if (const std::string line = heading_in_page_title(); !line.empty()) return bare(line);
    std::string title = bare(headings_.page_title);
    if (title.empty() && !headings_.h1.empty()) title = bare(headings_.h1.front().line);
    return title;
  }

 private:
  /// The first heading of lower rank with which the page's title begins or ends.
  std::string heading_in_page_title() const {
    constexpr std::uint32_t kEnoughWords = 2;
    constexpr std::uint8_t kMaxLevel = 3;
    const std::string title = letters_of(headings_.page_title);
    for (const Block& block : page_.blocks.list) {
      if (block.kind != BlockKind::kHeading || block.heading_level > kMaxLevel ||
          word_count(block.text) < kEnoughWords)
        continue;
      const std::string letters = letters_of(block.text);
      if (title.size() > letters.size() && (title.starts_with(letters) || title.ends_with(letters)) &&
          letters != letters_of(page_.outlet))
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
                                  letters_of(bare(headings_.page_title))};
    return std::ranges::none_of(others, [&](const std::string& other) { return other == whole; }) &&
           std::ranges::any_of(others, [&](const std::string& other) { return other.ends_with(rest); });
  }

  /// "Harbour strike: Ferries stay in port" with "Ferries stay in port".
  static bool ends_behind_rubric(std::string_view whole, std::string_view title) {
    if (whole.size() <= title.size() || word_count(title) < 3 || !whole.ends_with(title)) return false;
    const std::string_view rubric = core::trimmed(whole.substr(0, whole.size() - title.size()));
    constexpr std::string_view kSigns[] = {":", "-", "–", "—", "|", "/"};
    return std::any_of(std::begin(kSigns), std::end(kSigns),
                       [&](std::string_view sign) { return rubric.ends_with(sign); });
  }

  /// Both kinds of cards that a page writes for others to show give the same title.
  bool cards_agree() const {
    const auto& titles = page_.meta.all("title");
    return titles.size() >= 2 && titles[0].name != titles[1].name &&
           letters_of(one_line(titles[0].value)) == letters_of(one_line(titles[1].value));
  }

  /// The h1 that is stated elsewhere too, else a lone h1 of some length.
  Heading title_heading(const std::string& headline, const std::string& stated) const {
    const std::string others =
        letters_of(headline) + "\n" + letters_of(stated) + "\n" + letters_of(headings_.page_title);
    const std::string outlet = letters_of(page_.outlet);
    constexpr std::size_t kEnoughLetters = 8;
    for (const Heading& h1 : headings_.h1) {
      const std::string letters = letters_of(h1.line);
      const std::string rest = letters_of(h1.without_rubric);
      if (rest.size() >= kEnoughLetters && others.find(rest) != others.npos) return h1;
      if (letters.size() >= kEnoughLetters && letters != outlet && others.find(letters) != others.npos)
        return h1;
    }
    if (headings_.h1.size() == 1 && word_count(headings_.h1.front().line) >= 3 &&
        letters_of(headings_.h1.front().line) != outlet)
      return headings_.h1.front();
    return {};
  }

  std::string bare(std::string_view line) const {
    return title_without_outlet(line, page_.outlet, page_.host);
  }

  const Evidence& page_;
  const Headings& headings_;
};

}  // namespace

Headings read_headings(const HtmlTree& tree) {
  return HeadingReader(tree).read();
}

std::string outlet_in_title(std::string_view page_title, std::string_view host) {
  const std::string address = letters_of(host);
  for (const std::string_view sign : {" | ", " - ", " – ", " — ", " :: ", " · ", " » "}) {
    const std::size_t at = page_title.rfind(sign);
    if (at == page_title.npos) continue;
    const std::string_view last = page_title.substr(at + sign.size());
    const std::string letters = letters_of(last);
    if (letters.size() >= 3 && address.find(letters) != address.npos) return std::string(last);
  }
  return {};
}

std::string read_title(const Evidence& page, const Headings& headings) {
  return TitleReader(page, headings).read();
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
        title = core::trimmed(title.substr(0, last));
        again = true;
      }
      const std::size_t begin = title.find(sign);
      if (begin != title.npos && begin > 0 && names_outlet(title.substr(0, begin)) &&
          title.size() > begin + sign.size()) {
        title = core::trimmed(title.substr(begin + sign.size()));
        again = true;
      }
    }
  }
  return std::string(title);
}

}  // namespace stemma::page
