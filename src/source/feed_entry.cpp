// RSS 2.0 (https://www.rssboard.org/rss-specification) and 1.0 with the modules content and Dublin Core, Atom
// (RFC 4287, draft 0.3), Google's news sitemaps, NewsML-G2 (IPTC). One function a format, one line a field.
#include "source/feed_entry.h"

#include <algorithm>
#include <array>

namespace stemma::source {
namespace {

constexpr std::string_view kSummaryOnly = "the feed gives a summary";
constexpr std::string_view kNoText = "the feed gives no text";
// A description is a synopsis by the specification, but some feeds put the whole report there: none of those
// is as short as the synopses are.
constexpr std::size_t kLongestSynopsis = 1500;

tl::unexpected<Error> unsupported(std::string message) {
  return tl::make_unexpected(Error{ErrorCode::kUnsupported, std::move(message)});
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    if (name.empty()) continue;
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

Result<Document> finished(Document document) {
  if (document.content.empty() && document.date_from == "feed") document.truncated = kNoText;
  return checked(std::move(document));
}

// RSS.

/// RSS 1.0 has a namespace, RSS 2.0 none.
std::string rss_text(const XmlFragment& xml, XmlIndex parent, std::string_view name) {
  return first_of({xml.text_of(parent, XmlSpace::kNone, name), xml.text_of(parent, XmlSpace::kRss, name)});
}

std::string rss_link(const XmlFragment& item) {
  const std::string link = rss_text(item, 0, "link");
  if (!link.empty()) return link;
  const auto guid = item.children(0, XmlSpace::kNone, "guid");
  if (!guid.empty() && item.attribute(guid.front(), "isPermaLink") != "false") {
    const std::string address = item.text_of(guid.front());
    if (address.find("://") != std::string::npos) return address;
  }
  return std::string(item.attribute(0, "about"));
}

std::string rss_author(const XmlFragment& item) {
  std::vector<std::string> names;
  for (const XmlIndex creator : item.children(0, XmlSpace::kDublinCore, "creator"))
    names.push_back(name_without_address(item.text_of(creator)));
  if (joined(names).empty()) names = {name_without_address(rss_text(item, 0, "author"))};
  return joined(names);
}

FeedSource rss_source(const XmlFragment& item) {
  const auto sources = item.children(0, XmlSpace::kNone, "source");
  if (sources.empty()) return {plain_line(item.text_of(0, XmlSpace::kDublinCore, "source")), {}};
  return {plain_line(item.text_of(sources.front())), std::string(item.attribute(sources.front(), "url"))};
}

Result<Document> document_of_item(const XmlFragment& item, const FeedHead& feed) {
  Document document;
  document.date_from = "feed";
  document.title =
      plain_line(first_of({rss_text(item, 0, "title"), item.text_of(0, XmlSpace::kDublinCore, "title")}));
  document.url = rss_link(item);
  document.author = rss_author(item);
  document.date = first_of({rss_text(item, 0, "pubDate"), item.text_of(0, XmlSpace::kDublinCore, "date"),
                            item.text_of(0, XmlSpace::kAtom, "published")});
  document.modified = item.text_of(0, XmlSpace::kAtom, "updated");
  document.language = first_of({item.text_of(0, XmlSpace::kDublinCore, "language"), feed.language});
  set_outlet(document, feed, rss_source(item));
  pass_on(document, "guid", item.text_of(0, XmlSpace::kNone, "guid"));
  const auto bodies = item.children(0, XmlSpace::kXhtml, "body");
  const bool whole =
      set_body(document, item.text_of(0, XmlSpace::kContent, "encoded"), BodyForm::kMarkup) ||
      (!bodies.empty() && set_body(document, item.markup_of(bodies.front()), BodyForm::kMarkup));
  if (!whole) {
    const std::string description = rss_text(item, 0, "description");
    set_summary(document, description, BodyForm::kEither,
                description.size() > kLongestSynopsis ? std::string_view() : kSummaryOnly);
  }
  return finished(std::move(document));
}

// Atom.

/// A text construct as one line.
std::string atom_line(const XmlFragment& xml, XmlIndex parent, std::string_view name) {
  const auto found = xml.children(parent, XmlSpace::kAtom, name);
  return found.empty() ? std::string() : plain_line(xml.text_of(found.front()));
}

std::string atom_link(const XmlFragment& xml, XmlIndex parent, std::string_view relation) {
  for (const XmlIndex link : xml.children(parent, XmlSpace::kAtom, "link")) {
    const std::string_view rel = xml.attribute(link, "rel");
    if (rel == relation || (rel.empty() && relation == "alternate"))
      return std::string(xml.attribute(link, "href"));
  }
  return {};
}

std::string atom_authors(const XmlFragment& xml, XmlIndex parent) {
  std::vector<std::string> names;
  for (const XmlIndex author : xml.children(parent, XmlSpace::kAtom, "author"))
    names.push_back(plain_line(xml.text_of(author, XmlSpace::kAtom, "name")));
  return joined(names);
}

/// Makes a text construct the report; false where it is empty or lies elsewhere.
bool set_atom_body(Document& document, const XmlFragment& entry, std::string_view name) {
  const auto found = entry.children(0, XmlSpace::kAtom, name);
  if (found.empty()) return false;
  const std::string_view type = entry.attribute(found.front(), "type");
  const bool inline_markup = type == "xhtml" || type == "application/xhtml+xml" || type == "application/xml";
  if (inline_markup || entry.attribute(found.front(), "mode") == "xml")
    return set_body(document, entry.markup_of(found.front()), BodyForm::kMarkup);
  const bool text = type.empty() || type == "text" || type == "text/plain";
  // Feeds that forget to say "html" are common.
  return set_body(document, entry.text_of(found.front()), text ? BodyForm::kEither : BodyForm::kMarkup);
}

FeedSource atom_source(const XmlFragment& entry) {
  const auto sources = entry.children(0, XmlSpace::kAtom, "source");
  if (sources.empty()) return {};
  return {atom_line(entry, sources.front(), "title"), atom_link(entry, sources.front(), "alternate")};
}

Result<Document> document_of_atom(const XmlFragment& entry, const FeedHead& feed) {
  Document document;
  document.date_from = "feed";
  document.title = atom_line(entry, 0, "title");
  document.url = atom_link(entry, 0, "alternate");
  document.author = first_of({atom_authors(entry, 0), feed.author});
  const std::string updated =
      first_of({entry.text_of(0, XmlSpace::kAtom, "updated"), entry.text_of(0, XmlSpace::kAtom, "modified")});
  document.date = first_of(
      {entry.text_of(0, XmlSpace::kAtom, "published"), entry.text_of(0, XmlSpace::kAtom, "issued"), updated});
  document.modified = updated;
  document.language = first_of({std::string(entry.attribute(0, "lang")), feed.language});
  set_outlet(document, feed, atom_source(entry));
  pass_on(document, "guid", entry.text_of(0, XmlSpace::kAtom, "id"));
  if (!set_atom_body(document, entry, "content")) {
    set_atom_body(document, entry, "summary");
    document.truncated = kSummaryOnly;
    if (document.content.empty()) document.kind = DocumentKind::kRecord;
  }
  return finished(std::move(document));
}

// News sitemaps.

Result<Document> document_of_address(const XmlFragment& url, const FeedHead&) {
  const auto news = url.children(0, XmlSpace::kNews, "news");
  if (news.empty()) return unsupported("is an address without news:news, not a report");
  Document document;
  document.kind = DocumentKind::kRecord;
  document.date_from = "news sitemap";
  document.url =
      first_of({url.text_of(0, XmlSpace::kSitemap, "loc"), url.text_of(0, XmlSpace::kNone, "loc")});
  document.title = plain_line(url.text_of(news.front(), XmlSpace::kNews, "title"));
  document.date = url.text_of(news.front(), XmlSpace::kNews, "publication_date");
  document.modified = url.text_of(0, XmlSpace::kSitemap, "lastmod");
  const auto publication = url.children(news.front(), XmlSpace::kNews, "publication");
  if (!publication.empty()) {
    document.outlet = plain_line(url.text_of(publication.front(), XmlSpace::kNews, "name"));
    document.language = url.text_of(publication.front(), XmlSpace::kNews, "language");
  }
  document.truncated = "a news sitemap gives no text";
  return finished(std::move(document));
}

// NewsML-G2.

/// Elements of a NewsML-G2 item, with or without the namespace.
std::vector<XmlIndex> newsml(const XmlFragment& xml, XmlIndex parent, std::string_view name) {
  auto found = xml.below(parent, XmlSpace::kNewsMl, name);
  return found.empty() ? xml.below(parent, XmlSpace::kNone, name) : found;
}

std::string newsml_text(const XmlFragment& xml, std::string_view name) {
  for (const XmlIndex found : newsml(xml, 0, name)) {
    if (std::string text = plain_line(xml.text_of(found)); !text.empty()) return text;
  }
  return {};
}

/// "Meridian" of <provider literal="Meridian"/>, <provider><name>Meridian</name></provider>.
std::string newsml_party(const XmlFragment& xml, std::string_view name) {
  for (const XmlIndex party : newsml(xml, 0, name)) {
    const auto names = newsml(xml, party, "name");
    if (!names.empty()) return plain_line(xml.text_of(names.front()));
    if (const auto literal = xml.attribute(party, "literal"); !literal.empty()) return std::string(literal);
  }
  return {};
}

std::string newsml_authors(const XmlFragment& item) {
  const std::string by = newsml_text(item, "by");
  if (!by.empty()) return by;
  std::vector<std::string> names;
  for (const std::string_view role : {"creator", "contributor"}) {
    for (const XmlIndex party : newsml(item, 0, role)) {
      for (const XmlIndex name : newsml(item, party, "name")) names.push_back(plain_line(item.text_of(name)));
    }
    if (!names.empty()) break;
  }
  return joined(names);
}

/// The part of an inline document that is the report: NITF has its own frame, XHTML its head.
std::string inline_body(const XmlFragment& item, XmlIndex inline_xml) {
  for (const auto space : {XmlSpace::kNitf, XmlSpace::kNone, XmlSpace::kNewsMl, XmlSpace::kOther}) {
    if (const auto body = item.below(inline_xml, space, "body.content"); !body.empty())
      return item.markup_of(body.front());
  }
  for (const auto space : {XmlSpace::kXhtml, XmlSpace::kNone}) {
    if (const auto body = item.below(inline_xml, space, "body"); !body.empty())
      return item.markup_of(body.front());
  }
  return item.markup_of(inline_xml);
}

bool set_newsml_body(Document& document, const XmlFragment& item) {
  for (const XmlIndex found : newsml(item, 0, "inlineXML")) {
    if (set_body(document, inline_body(item, found), BodyForm::kMarkup)) return true;
  }
  for (const XmlIndex found : newsml(item, 0, "inlineData")) {
    const std::string_view type = item.attribute(found, "contenttype");
    if (item.attribute(found, "encoding").find("base64") != std::string_view::npos) continue;
    const bool markup = type.find("html") != std::string_view::npos;
    if (set_body(document, item.text_of(found), markup ? BodyForm::kMarkup : BodyForm::kEither)) return true;
  }
  return false;
}

Result<Document> document_of_news_item(const XmlFragment& item, const FeedHead&) {
  Document document;
  document.date_from = "NewsML-G2";
  document.title = newsml_text(item, "headline");
  document.author = newsml_authors(item);
  document.outlet = newsml_party(item, "provider");
  document.modified = newsml_text(item, "versionCreated");
  document.date =
      first_of({newsml_text(item, "contentCreated"), newsml_text(item, "firstCreated"), document.modified});
  if (const auto language = newsml(item, 0, "language"); !language.empty())
    document.language = std::string(item.attribute(language.front(), "tag"));
  pass_on(document, "guid", item.attribute(0, "guid"));
  pass_on(document, "creditline", newsml_text(item, "creditline"));
  if (!set_newsml_body(document, item)) {
    const auto kind = newsml(item, 0, "itemClass");
    const std::string_view code = kind.empty() ? std::string_view() : item.attribute(kind.front(), "qcode");
    if (!code.empty() && code != "ninat:text") return unsupported("is a NewsML-G2 item without a text");
    set_summary(document, newsml_text(item, "description"), BodyForm::kEither, "the item gives a summary");
  }
  return finished(std::move(document));
}

struct EntryFormat {
  std::string_view name;
  Result<Document> (*document_of)(const XmlFragment&, const FeedHead&);
};

constexpr auto kFormats = std::to_array<EntryFormat>({
    {"item", document_of_item},
    {"entry", document_of_atom},
    {"url", document_of_address},
    {"newsItem", document_of_news_item},
});

}  // namespace

bool is_entry(XmlSpace space, std::string_view name, std::string_view root) {
  if (name == "item") return space == XmlSpace::kNone || space == XmlSpace::kRss;
  if (name == "entry") return space == XmlSpace::kAtom;
  if (name == "url") return root == "urlset";
  return name == "newsItem" && (space == XmlSpace::kNewsMl || space == XmlSpace::kNone);
}

FeedHead feed_head_of(const XmlFragment& head) {
  if (head.empty()) return {};
  FeedHead feed;
  if (head.space(0) == XmlSpace::kAtom) {
    feed = {atom_line(head, 0, "title"), atom_link(head, 0, "alternate"),
            std::string(head.attribute(0, "lang")), atom_authors(head, 0)};
    return feed;
  }
  for (const auto space : {XmlSpace::kNone, XmlSpace::kRss}) {
    const auto channel = head.children(0, space, "channel");
    if (channel.empty()) continue;
    feed.title = plain_line(rss_text(head, channel.front(), "title"));
    feed.url = rss_text(head, channel.front(), "link");
    feed.language = first_of({rss_text(head, channel.front(), "language"),
                              head.text_of(channel.front(), XmlSpace::kDublinCore, "language")});
  }
  return feed;
}

Result<Document> document_of_entry(const XmlFragment& entry, const FeedHead& feed) {
  const auto format = std::ranges::find(kFormats, entry.name(0), &EntryFormat::name);
  if (format == kFormats.end()) return unsupported("is no entry of a feed");
  return format->document_of(entry, feed);
}

}  // namespace stemma::source
