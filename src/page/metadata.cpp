// Every field has its sources in the order of how often each is right on news pages (measured on hand-checked
// pages): JSON-LD first, then meta elements, microdata, the visible head of the report, the address. Each
// reader stands on what those before it found.
#include "page/metadata.h"

#include <algorithm>

#include "core/address.h"
#include "core/ascii.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "page/authors.h"
#include "page/evidence.h"
#include "page/publication.h"
#include "page/title.h"

namespace stemma::page {
namespace {

/// As the page says itself, else where it came from.
std::string canonical_address(const Evidence& page, std::string_view url) {
  for (NodeIndex i = 0; i < page.nodes.size(); ++i) {
    if (page.nodes[i].tag != Tag::kLink || page.tree.attribute(i, "rel") != "canonical") continue;
    const std::string_view href = core::trimmed(page.tree.attribute(i, "href"));
    if (is_likely_address(href)) return std::string(href);
  }
  const std::string_view stated = page.meta.first("url");
  return std::string(is_likely_address(stated) ? core::trimmed(stated) : url);
}

std::string declared_language(const Evidence& page) {
  for (NodeIndex i = 0; i < page.nodes.size(); ++i) {
    if (page.nodes[i].tag != Tag::kHtml) continue;
    if (std::string language = primary_language(page.tree.attribute(i, "lang")); !language.empty())
      return language;
  }
  std::string language = primary_language(page.meta.first("language"));
  return language.empty() ? primary_language(page.linked.language) : language;
}

std::string outlet_of(const Evidence& page, const Headings& headings) {
  std::string_view name = core::trimmed(page.meta.first("outlet"));
  if (name.empty() || is_likely_address(name)) name = core::trimmed(page.linked.publisher);
  if (is_likely_address(name)) name = {};
  std::string outlet = one_line(name);
  if (outlet.empty()) outlet = outlet_in_title(headings.page_title, page.host);
  if (outlet.empty()) outlet = headings.site_name;
  if (outlet.empty()) outlet = page.host;
  return outlet;
}

void add_opt_out(std::string_view name, std::string_view value, std::vector<std::string>& known) {
  constexpr std::size_t kMaxBytes = 200;
  std::string signal(name);
  signal.append(" ").append(value.substr(0, core::floor_boundary(value, kMaxBytes)));
  if (std::find(known.begin(), known.end(), signal) == known.end()) known.push_back(std::move(signal));
}

void add_opt_outs(const Stated& robots, std::vector<std::string>& known) {
  constexpr std::string_view kRefusals[] = {"none", "noindex",   "noarchive",   "nosnippet",
                                            "noai", "noimageai", "notranslate", "max-snippet:0"};
  const std::string list = lang::fold_case(robots.value);
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find_first_of(",;", begin), list.size());
    const std::string_view token = core::trimmed(std::string_view(list).substr(begin, end - begin));
    if (std::find(std::begin(kRefusals), std::end(kRefusals), token) != std::end(kRefusals))
      add_opt_out(robots.name, token, known);
    begin = end + 1;
  }
}

/// What the page says about who may read it, and about machines.
void read_access(const Evidence& page, Metadata& data) {
  if (page.linked.paywalled) data.paywall = "JSON-LD isAccessibleForFree";
  for (const Stated& tier : page.meta.all("access")) {
    const std::string value = lang::fold_case(core::trimmed(tier.value));
    if (data.paywall.empty() && (value == "locked" || value == "metered" || value == "paid"))
      data.paywall = "meta " + std::string(tier.name);
  }
  for (const Stated& robots : page.meta.all("robots")) add_opt_outs(robots, data.opt_outs);
  for (const Stated& reservation : page.meta.all("tdm")) {
    if (core::trimmed(reservation.value) != "0")
      add_opt_out(reservation.name, core::trimmed(reservation.value), data.opt_outs);
  }
}

}  // namespace

Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks, const LinkedData& linked,
                       std::string_view url) {
  Evidence page{tree, tree.nodes(), blocks, linked, MetaElements(tree), {}, {}, {}, {}};
  Metadata data;
  data.url = canonical_address(page, url);
  page.address = url.empty() ? data.url : std::string(url);
  page.host = core::host_of(page.address);
  data.language = page.language = declared_language(page);
  data.description = one_line(page.meta.first("description"));
  const Headings headings = read_headings(tree);
  data.outlet = page.outlet = outlet_of(page, headings);
  data.title = read_title(page, headings);
  page.find_title_block(data.title);
  data.byline = read_authors(page);
  Publication publication = read_publication(page, data.description);
  data.published = std::move(publication.published);
  data.modified = std::move(publication.modified);
  read_access(page, data);
  return data;
}

std::string primary_language(std::string_view tag) {
  tag = core::trimmed(tag);
  tag = tag.substr(0, tag.find_first_of("-_,; "));
  if (tag.size() < 2 || tag.size() > 3) return {};
  std::string code = lang::fold_case(tag);
  return std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; }) ? code
                                                                                            : std::string{};
}

}  // namespace stemma::page
