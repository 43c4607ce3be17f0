// Nodes are only ever added at the end; an element's end is known when it closes.
#include "source/xml_fragment.h"
#include "core/ascii.h"

#include <algorithm>

namespace stemma::source {
namespace {

struct Space {
  std::string_view uri;
  std::string_view prefix;
  XmlSpace space;
};

constexpr Space kSpaces[] = {
    {"http://www.w3.org/2005/Atom", "atom", XmlSpace::kAtom},
    {"http://purl.org/atom/ns#", "atom03", XmlSpace::kAtom},
    {"http://purl.org/rss/1.0/modules/content/", "content", XmlSpace::kContent},
    {"http://purl.org/dc/elements/1.1/", "dc", XmlSpace::kDublinCore},
    {"http://purl.org/dc/terms/", "dcterms", XmlSpace::kDublinCore},
    {"http://www.google.com/schemas/sitemap-news/0.9", "news", XmlSpace::kNews},
    {"http://iptc.org/std/nar/2006-10-01/", "nar", XmlSpace::kNewsMl},
    {"http://iptc.org/std/NITF/2006-10-18/", "nitf", XmlSpace::kNitf},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf", XmlSpace::kRdf},
    {"http://purl.org/rss/1.0/", "rss", XmlSpace::kRss},
    {"http://my.netscape.com/rdf/simple/0.9/", "rss09", XmlSpace::kRss},
    {"http://channel.netscape.com/rdf/simple/0.9/", "rss09", XmlSpace::kRss},
    {"http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap", XmlSpace::kSitemap},
    {"http://www.google.com/schemas/sitemap/0.84", "sitemap84", XmlSpace::kSitemap},
    {"http://backend.userland.com/rss2", "rss2", XmlSpace::kNone},
    {"http://blogs.law.harvard.edu/tech/rss", "rss2", XmlSpace::kNone},
    {"http://www.w3.org/1999/xhtml", "xhtml", XmlSpace::kXhtml},
};

void append_escaped(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
}

bool is_void(std::string_view name) {
  constexpr std::string_view kVoid[] = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"};
  return std::ranges::find(kVoid, name) != std::end(kVoid);
}

}  // namespace

XmlSpace space_of(std::string_view uri, std::string_view prefix) {
  if (uri.empty() && prefix.empty()) return XmlSpace::kNone;
  const auto found = std::ranges::find_if(
      kSpaces, [&](const Space& row) { return uri.empty() ? row.prefix == prefix : row.uri == uri; });
  return found == std::end(kSpaces) ? XmlSpace::kOther : found->space;
}

void XmlFragment::begin(XmlSpace space, std::string name,
                        std::vector<std::pair<std::string, std::string>> attributes) {
  bytes_ += name.size() + sizeof(XmlNode);
  for (const auto& [key, value] : attributes) bytes_ += key.size() + value.size();
  const auto index = static_cast<XmlIndex>(nodes_.size());
  nodes_.push_back(
      {false, space, open_.empty() ? 0 : open_.back(), kOpenEnd, std::move(name), std::move(attributes)});
  open_.push_back(index);
}

void XmlFragment::text(std::string_view characters) {
  if (open_.empty()) return;
  bytes_ += characters.size();
  if (nodes_.back().is_text && nodes_.back().parent == open_.back()) {
    nodes_.back().text.append(characters);
    return;
  }
  bytes_ += sizeof(XmlNode);
  const auto index = static_cast<XmlIndex>(nodes_.size());
  nodes_.push_back({true, XmlSpace::kNone, open_.back(), index + 1, std::string(characters), {}});
}

void XmlFragment::end() {
  if (open_.empty()) return;
  nodes_[open_.back()].end = static_cast<XmlIndex>(nodes_.size());
  open_.pop_back();
}

XmlIndex XmlFragment::end_of(XmlIndex node) const {
  return std::min(nodes_[node].end, static_cast<XmlIndex>(nodes_.size()));
}

void XmlFragment::clear() {
  nodes_.clear();
  open_.clear();
  bytes_ = 0;
}

bool XmlFragment::is(XmlIndex node, XmlSpace space, std::string_view name) const {
  return !nodes_[node].is_text && nodes_[node].space == space && nodes_[node].text == name;
}

std::vector<XmlIndex> XmlFragment::children(XmlIndex parent, XmlSpace space, std::string_view name) const {
  std::vector<XmlIndex> found;
  if (parent >= nodes_.size()) return found;
  for (XmlIndex i = parent + 1; i < end_of(parent); i = end_of(i)) {
    if (is(i, space, name)) found.push_back(i);
  }
  return found;
}

std::vector<XmlIndex> XmlFragment::below(XmlIndex parent, XmlSpace space, std::string_view name) const {
  std::vector<XmlIndex> found;
  if (parent >= nodes_.size()) return found;
  for (XmlIndex i = parent + 1; i < end_of(parent); ++i) {
    if (is(i, space, name)) found.push_back(i);
  }
  return found;
}

std::string_view XmlFragment::attribute(XmlIndex node, std::string_view name) const& {
  const auto& attributes = nodes_[node].attributes;
  const auto found = std::ranges::find(attributes, name, &std::pair<std::string, std::string>::first);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

std::string XmlFragment::text_of(XmlIndex node) const {
  std::string text;
  for (XmlIndex i = node + 1; i < end_of(node); ++i) {
    if (nodes_[i].is_text) text += nodes_[i].text;
  }
  return std::string(core::trimmed(text));
}

std::string XmlFragment::text_of(XmlIndex parent, XmlSpace space, std::string_view name) const {
  const auto found = children(parent, space, name);
  return found.empty() ? std::string() : text_of(found.front());
}

std::string XmlFragment::markup_of(XmlIndex node) const {
  std::string html;
  std::vector<XmlIndex> open;
  const auto close_before = [&](XmlIndex next) {
    while (!open.empty() && end_of(open.back()) <= next) {
      html.append("</").append(nodes_[open.back()].text).append(">");
      open.pop_back();
    }
  };
  for (XmlIndex i = node + 1; i < end_of(node); ++i) {
    close_before(i);
    if (nodes_[i].is_text) {
      append_escaped(html, nodes_[i].text);
      continue;
    }
    html.append("<").append(nodes_[i].text);
    for (const auto& [name, value] : nodes_[i].attributes) {
      html.append(" ").append(name).append("=\"");
      append_escaped(html, value);
      html.append("\"");
    }
    html.append(">");
    if (!is_void(nodes_[i].text)) open.push_back(i);
  }
  close_before(end_of(node));
  return html;
}

}  // namespace stemma::source
