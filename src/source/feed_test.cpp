#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <vector>

#include <fmt/format.h>

#include "source/document_reader.h"
#include "source/feed_text.h"
#include "source/xml_parser.h"
#include "stemma/inputs.h"

namespace stemma::source {
namespace {

/// A document a line: "title | url | outlet | author | date | language | kind: content | truncated".
std::string dump_of(std::string_view feed) {
  auto reader = open_documents(stream_of(std::string(feed)));
  if (!reader) return "cannot be opened: " + reader.error().message;
  std::string dump;
  while (const auto document = (*reader)->next()) {
    if (!*document) {
      const Error& error = document->error();
      dump += fmt::format("!{}:{} {}\n", error.record, error.line, error.message);
      continue;
    }
    const Document& d = **document;
    dump +=
        fmt::format("{} | {} | {} | {} | {} | {} | {}: {} | {}\n", d.title, d.url, d.outlet, d.author, d.date,
                    d.language, d.kind == DocumentKind::kMarkup ? "html" : "text", d.content, d.truncated);
  }
  return dump;
}

std::string rss(std::string_view items) {
  return fmt::format(
      "<?xml version=\"1.0\"?><rss version=\"2.0\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Beacon</title>"
      "<link>https://www.beacon.example/</link><language>en</language>{}</channel></rss>",
      items);
}

TEST(Feed, Rss) {
  const struct {
    const char* item;
    const char* dump;
  } rows[] = {
      {"<title>Ferry</title><link>https://beacon.example/1</link><pubDate>Tue, 05 Mar 2024 06:07:08 "
       "GMT</pubDate>"
       "<dc:creator>Ada Lind</dc:creator><dc:creator>Bo Ek</dc:creator><description>Short.</description>"
       "<content:encoded><![CDATA[<p>One &amp; two</p>]]></content:encoded>",
       "Ferry | https://beacon.example/1 | Beacon | Ada Lind, Bo Ek | Tue, 05 Mar 2024 06:07:08 GMT | en | "
       "html: "
       "<p>One &amp; two</p> | \n"},
      {"<title>Ferry</title><description>Short &amp;amp; sweet</description>",
       "Ferry |  | Beacon |  |  | en | html: Short &amp; sweet | the feed gives a summary\n"},
      {"<title>Ferry</title><description>Short</description>",
       "Ferry |  | Beacon |  |  | en | text: Short | the feed gives a summary\n"},
      {"<title>Five &lt; six, A&amp;B</title>",
       "Five < six, A&B |  | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>&lt;b&gt;Bold&lt;/b&gt; &amp;eacute;t&amp;#xE9;</title>",
       "Bold été |  | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>Caf&eacute; &mdash; r&eacute;sum&eacute;</title>",
       "Café — résumé |  | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>T</title><guid>https://beacon.example/g</guid>",
       "T | https://beacon.example/g | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>T</title><guid isPermaLink=\"false\">https://beacon.example/g</guid>",
       "T |  | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>T</title><author>ada@beacon.example (Ada Lind)</author>",
       "T |  | Beacon | Ada Lind |  | en | text:  | the feed gives no text\n"},
      {"<title>T</title><author>ada@beacon.example</author>",
       "T |  | Beacon |  |  | en | text:  | the feed gives no text\n"},
      // Whose it is: on the feed's own site the feed's, elsewhere the source's.
      {"<title>T</title><link>https://beacon.example/1</link><source "
       "url=\"https://wire.example/feed\">Wire</source>",
       "T | https://beacon.example/1 | Beacon |  |  | en | text:  | the feed gives no text\n"},
      {"<title>T</title><link>https://wire.example/1</link><source "
       "url=\"https://wire.example/feed\">Wire</source>",
       "T | https://wire.example/1 | Wire |  |  | en | text:  | the feed gives no text\n"},
      {"<link>https://beacon.example/1</link>", "!1:0 has neither a title nor a text\n"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(dump_of(rss(fmt::format("<item>{}</item>", row.item))), row.dump) << row.item;
}

TEST(Feed, RssWithANamespace) {
  EXPECT_EQ(
      dump_of("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
              "xmlns=\"http://purl.org/rss/1.0/\" "
              "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Bote</title>"
              "<link>https://bote.example/</link><dc:language>de</dc:language></channel>"
              "<item "
              "rdf:about=\"https://bote.example/1\"><title>Fähre</title><dc:date>2024-03-05</dc:date></"
              "item></rdf:RDF>"),
      "Fähre | https://bote.example/1 | Bote |  | 2024-03-05 | de | text:  | the feed gives no text\n");
}

std::string atom(std::string_view entry) {
  return fmt::format(
      "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><a:title>Bote</a:title>"
      "<a:link href=\"https://bote.example/\"/><a:author><a:name>Redaktion</a:name></a:author>{}</a:feed>",
      entry);
}

TEST(Feed, Atom) {
  const struct {
    const char* entry;
    const char* dump;
  } rows[] = {
      {"<a:title type=\"html\">F&amp;auml;hre</a:title><a:link rel=\"self\" href=\"x\"/><a:link "
       "href=\"https://bote.example/1\"/>"
       "<a:published>2024-03-05T06:00:00Z</a:published><a:updated>2024-03-06T06:00:00Z</a:updated>"
       "<a:author><a:name>Änne</a:name></a:author><a:author><a:name>Bo</a:name></a:author>"
       "<a:content type=\"html\">&lt;p&gt;Eins&lt;/p&gt;</a:content>",
       "Fähre | https://bote.example/1 | Bote | Änne, Bo | 2024-03-05T06:00:00Z | de | html: <p>Eins</p> | "
       "\n"},
      {"<a:title>T</a:title><a:content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p "
       "class=\"a&quot;b\">Eins &lt; "
       "<b>zwei</b><br/></p></div></a:content>",
       "T |  | Bote | Redaktion |  | de | html: <div><p class=\"a&quot;b\">Eins &lt; "
       "<b>zwei</b><br></p></div> | \n"},
      {"<a:title>T</a:title><a:content>Eins und zwei</a:content>",
       "T |  | Bote | Redaktion |  | de | text: Eins und zwei | \n"},
      {"<a:title>T</a:title><a:updated>2024-03-06T06:00:00Z</a:updated><a:summary>Kurz</a:summary>",
       "T |  | Bote | Redaktion | 2024-03-06T06:00:00Z | de | text: Kurz | the feed gives a summary\n"},
      {"<a:title>T</a:title><a:content type=\"video/mp4\" src=\"https://bote.example/v\"/>",
       "T |  | Bote | Redaktion |  | de | text:  | the feed gives no text\n"},
      {"<a:title>T</a:title><a:link href=\"https://wire.example/1\"/><a:source><a:title>Wire</a:title>"
       "<a:link href=\"https://wire.example/\"/></a:source>",
       "T | https://wire.example/1 | Wire | Redaktion |  | de | text:  | the feed gives no text\n"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(dump_of(atom(fmt::format("<a:entry>{}</a:entry>", row.entry))), row.dump) << row.entry;
}

TEST(Feed, NewsSitemap) {
  const std::string head =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">";
  EXPECT_EQ(
      dump_of(
          head +
          "<url><loc>https://beacon.example/1</loc><news:news><news:publication><news:name>Beacon</news:name>"
          "<news:language>en</news:language></news:publication><news:publication_date>2024-03-05</"
          "news:publication_date>"
          "<news:title>Ferry</news:title></news:news></url>"
          "<url><loc>https://beacon.example/a</loc></url><url><loc>https://beacon.example/b</loc></url></"
          "urlset>"),
      "Ferry | https://beacon.example/1 | Beacon |  | 2024-03-05 | en | text:  | a news sitemap gives no "
      "text\n"
      "!2:0 is an address without news:news, not a report\n");
  EXPECT_EQ(dump_of("<sitemapindex "
                    "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>x</loc></sitemap></"
                    "sitemapindex>"),
            "!0:0 is an index of sitemaps; expected one of those that it lists\n");
}

TEST(Feed, NewsMlG2) {
  const auto item = [](std::string_view content) {
    return fmt::format(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\"><itemMeta><itemClass "
        "qcode=\"ninat:text\"/>"
        "<provider "
        "literal=\"Meridian\"/><versionCreated>2024-03-05T09:00:00Z</versionCreated></itemMeta><contentMeta>"
        "<headline>Ferry</headline><creator><name>Ada Lind</name></creator><language "
        "tag=\"en\"/></contentMeta>"
        "<contentSet>{}</contentSet></newsItem>",
        content);
  };
  const std::string about = "Ferry |  | Meridian | Ada Lind | 2024-03-05T09:00:00Z | en | ";
  EXPECT_EQ(dump_of(item("<inlineXML contenttype=\"application/nitf+xml\"><nitf "
                         "xmlns=\"http://iptc.org/std/NITF/2006-10-18/\">"
                         "<body><body.head><hedline><hl1>Ferry</hl1></hedline></"
                         "body.head><body.content><p>One</p></body.content>"
                         "</body></nitf></inlineXML>")),
            about + "html: <p>One</p> | \n");
  EXPECT_EQ(
      dump_of(item("<inlineXML><html "
                   "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>One</p>"
                   "</body></html></inlineXML>")),
      about + "html: <p>One</p> | \n");
  EXPECT_EQ(dump_of(item("<inlineData contenttype=\"text/plain\">One\ntwo</inlineData>")),
            about + "text: One\ntwo | \n");
  std::string picture = item("<remoteContent href=\"x.jpg\"/>");
  picture.replace(picture.find("ninat:text"), 10, "ninat:picture");
  EXPECT_EQ(dump_of(picture), "!1:0 is a NewsML-G2 item without a text\n");
}

TEST(Feed, JsonFeed) {
  EXPECT_EQ(
      dump_of(
          R"({"version":"https://jsonfeed.org/version/1.1","title":"Beacon","home_page_url":"https://beacon.example/","language":"en",
        "items":[{"id":"1","url":"https://beacon.example/1","title":"A &amp; B","content_html":"<p>One</p>","date_published":"2024-03-05","authors":[{"name":"Ada"},{"name":"Bo"}]},
                 {"id":"2","url":"https://wire.example/2","title":"T","content_text":"One <two>","source":{"title":"Wire","url":"https://wire.example"}},
                 {"id":"3","title":"T","summary":"Short"}, {"id":"4"}, 5]})"),
      "A & B | https://beacon.example/1 | Beacon | Ada, Bo | 2024-03-05 | en | html: <p>One</p> | \n"
      "T | https://wire.example/2 | Wire |  |  | en | text: One <two> | \n"
      "T |  | Beacon |  |  | en | text: Short | the feed gives a summary\n"
      "!4:0 has neither a title nor a text\n");
}

TEST(Feed, Ninjs) {
  EXPECT_EQ(
      dump_of(
          R"({"uri":"https://m.example/1","type":"text","versioncreated":"2024-03-05T10:37:00Z","headline_main":"Ferry",
                        "byline":"Ada Lind","body_text":"One two.","body_xhtml":"<p>One</p><p>two.</p>","copyrightholder":"Meridian"})"),
      "Ferry | https://m.example/1 | Meridian | Ada Lind | 2024-03-05T10:37:00Z |  | html: "
      "<p>One</p><p>two.</p> | \n");
  EXPECT_EQ(
      dump_of(
          R"([{"uri":"urn:1","versionCreated":"2024-03-06T10:37:00Z","firstCreated":"2024-03-05T10:37:00Z","by":"Ada","language":"en",
                         "headlines":[{"role":"main","value":"Ferry"}],"bodies":[{"role":"short","value":"One."},{"role":"main","value":"One two."}],
                         "infoSources":[{"name":"Meridian"}]},
                        {"uri":"urn:2","type":"picture","pubstatus":"usable"}, {"uri":"urn:3"}])"),
      "Ferry |  | Meridian | Ada | 2024-03-05T10:37:00Z | en | text: One two. | \n"
      "!2:0 is a ninjs item without a text\n"
      "!3:0 has neither a member \"text\" nor \"html\"\n");
}

TEST(Feed, WhatIsNotWellFormedIsReadAsFarAsItCanBe) {
  const std::string dump = dump_of(
      "<rss version=\"2.0\">\n<channel>\n<item><title>A & "
      "B</title></item>\n<item><title>Two</title></item>\n<item><title>Three");
  EXPECT_NE(dump.find("A B |"), std::string::npos) << dump;
  EXPECT_NE(dump.find("\nTwo |"), std::string::npos) << dump;
  EXPECT_NE(
      dump.find("!0:3 is not well-formed XML: xmlParseEntityRef: no name; 2 of its entries could be read\n"),
      std::string::npos)
      << dump;
}

TEST(Feed, NothingIsExpandedOrFetched) {
  const std::string items = "<channel><item><title>x&b;y</title></item></channel></rss>";
  for (const char* type : {"<!DOCTYPE rss [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;\">]>",
                           "<!DOCTYPE rss [<!ENTITY b SYSTEM \"file:///etc/hostname\">]>",
                           "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/rss.dtd\">"}) {
    const std::string dump = dump_of(std::string(type) + "<rss version=\"2.0\">" + items);
    EXPECT_TRUE(dump.starts_with("xy |")) << dump;
  }
}

/// The line of an XML error is no position of an entry.
TEST(Feed, WhatIsWrongAtTheEndIsToldToARunThatGoesOn) {
  const std::string path = testing::TempDir() + "stopped_feed.xml";
  std::ofstream(path)
      << "<rss><channel><item><title>One</title></item><item></item><item><title>A & B</title></item>\n";
  std::vector<std::string> told;
  const auto documents = open_inputs(
      {path}, [&](const Error& error) { told.push_back(error.message); }, Cursor{path, 3, 0, 1});
  Document document;
  EXPECT_FALSE(documents->next(document)) << document.title;
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(told.front().starts_with("is not well-formed XML")) << told.front();
  std::remove(path.c_str());
}

TEST(Feed, DepthIsBounded) {
  std::string deep = "<channel><item><title>T</title><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<b>";
  const std::string dump = dump_of("<rss version=\"2.0\">" + deep + "</description></item></channel></rss>");
  EXPECT_NE(
      dump.find("is not well-formed XML: elements nest deeper than 256; 0 of its entries could be read"),
      std::string::npos)
      << dump.substr(0, 500);
}

TEST(Feed, ReferencesInAttributesAreRead) {
  EXPECT_EQ(
      dump_of(atom("<a:entry><a:title>T</a:title><a:link href=\"https://bote.example/?a=1&amp;b=2\"/>"
                   "</a:entry>")),
      "T | https://bote.example/?a=1&b=2 | Bote | Redaktion |  | de | text:  | the feed gives no text\n");
  EXPECT_EQ(dump_of("<newsItem><provider literal=\"Caf&eacute; &#38;amp; Bar &#x2014;\"/>"
                    "<headline>T</headline></newsItem>"),
            "T |  | Café &amp; Bar — |  |  |  | text:  | the item gives a summary\n");
  EXPECT_EQ(dump_of(atom("<a:entry><a:title>T</a:title><a:content type=\"xhtml\"><p "
                         "title=\"a&amp;b &lt;c&gt;\">One</p></a:content></a:entry>")),
            "T |  | Bote | Redaktion |  | de | html: <p title=\"a&amp;b &lt;c&gt;\">One</p> | \n");
}

TEST(Feed, NothingThatADocumentDeclaresIsAddedToItsElements) {
  const std::string dump = dump_of(
      "<!DOCTYPE rss [<!ATTLIST i title CDATA \"" + std::string(1000, 'a') +
      "\">]><rss version=\"2.0\"><channel><item><title>T</title><description><i/></description></item>"
      "</channel></rss>");
  EXPECT_NE(dump.find("attributes are declared, which no feed does; 0 of its entries could be read"),
            std::string::npos)
      << dump;
}

/// libxml2 needs the square of the number of a tag's attributes.
TEST(Feed, TagsAreBounded) {
  const auto with_attributes = [](std::size_t count) {
    std::string tag = "<item";
    for (std::size_t i = 0; i < count; ++i) tag += fmt::format(" a{}=\"\"", i);
    return dump_of(rss(tag + "><title>T</title></item>"));
  };
  EXPECT_TRUE(with_attributes(200).starts_with("T |"));
  EXPECT_NE(with_attributes(300).find("an element has more than 256 attributes"), std::string::npos);
  EXPECT_NE(with_attributes(100'000).find("a tag is longer than 64 KiB"), std::string::npos);
}

TEST(Feed, ALongTitleOfAFeedIsNoBomb) {
  std::string title;
  for (int i = 0; i < 5000; ++i) title += "ä";
  const std::string json = fmt::format(
      "{{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"{}\",\"items\":[{{\"title\":\"T\"}}]}}",
      title);
  for (const std::string& feed :
       {"<rss><channel><title>" + title + "</title><item><title>T</title></item></channel></rss>", json}) {
    auto reader = open_documents(stream_of(feed));
    ASSERT_TRUE(reader);
    const auto document = (*reader)->next();
    ASSERT_TRUE(document && *document);
    EXPECT_EQ((*document)->outlet, title.substr(0, kMaxFeedFieldBytes));
    EXPECT_LT((*document)->passthrough.size(), 2 * kMaxFeedFieldBytes);
  }
}

TEST(Feed, AReportMayNotGrowBeyondItsBoundsByEscapes) {
  const std::string piece = "<![CDATA[" + std::string(1'000'000, '&') + "]]>";
  std::string content;
  while (content.size() <= kMaxDocumentBytes / 5) content += piece;
  EXPECT_EQ(dump_of(atom("<a:entry><a:content type=\"xhtml\">" + content + "</a:content></a:entry>")),
            "!1:0 is larger than the 64 MiB that one document may have\n");
}

TEST(Feed, JsonHoldsNoNul) {
  auto reader = open_documents(stream_of(
      R"({"version":"https://jsonfeed.org/version/1","title":"B\u0000n","items":[{"title":"T\u0000","url":"https://b.example/\u0000","authors":[{"name":"A\u0000"}],"content_text":"a\u0000b"}]})"));
  ASSERT_TRUE(reader);
  const auto document = (*reader)->next();
  ASSERT_TRUE(document && *document);
  const Document& d = **document;
  for (const std::string* part : {&d.title, &d.url, &d.outlet, &d.author, &d.content, &d.passthrough}) {
    EXPECT_FALSE(part->empty());
    EXPECT_EQ(part->find('\0'), std::string::npos) << *part;
  }
  EXPECT_EQ(d.position, 1U) << "a feed of one is a list";
}

TEST(Feed, NinjsGivesASourceOnce) {
  auto reader = open_documents(stream_of(
      R"([{"uri":"urn:1","headline":"T","infosources":[{"name":"Meridian"}],"infoSources":[{"name":"Wire"}]}])"));
  ASSERT_TRUE(reader);
  const auto document = (*reader)->next();
  ASSERT_TRUE(document && *document);
  EXPECT_EQ((*document)->outlet, "Meridian");
  EXPECT_EQ((*document)->passthrough, R"("source":"Meridian","guid":"urn:1")");
}

TEST(Feed, CharsetsAreToldApart) {
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><title>F\xE4hre "
      "\x93Selma\x94</title></item></channel></rss>";
  EXPECT_TRUE(dump_of(latin).starts_with("Fähre “Selma” |")) << dump_of(latin);
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string(
           "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss version=\"2.0\"><channel><item><title>Selma"
           "</title></item></channel></rss>"))
    utf16.append(1, c).append(1, '\0');
  EXPECT_TRUE(dump_of(utf16).starts_with("Selma |")) << dump_of(utf16);
}

TEST(FeedText, MarkupIsToldFromSigns) {
  for (const char* text : {"5 < 6", "AT&T", "a & b", "x <3 y", "&;", "&unknown;", "&#;"}) {
    EXPECT_FALSE(has_markup(text)) << text;
    EXPECT_EQ(plain_line(text), text);
  }
  for (const char* text : {"<p>a", "a<br/>", "&amp;", "&#8217;", "&#x2019;", "<!-- x -->"})
    EXPECT_TRUE(has_markup(text)) << text;
  EXPECT_EQ(plain_line(" a\n <b>b</b>&nbsp;&lt;c&gt; &#0; "), "a b\xC2\xA0<c> \xEF\xBF\xBD");
}

TEST(FeedText, TagsWithoutAnEndAreSigns) {
  std::string signs;
  while (signs.size() < 8'000'000) signs += "<a";  // hours, were the end looked for from each
  EXPECT_FALSE(has_markup(signs));
  EXPECT_EQ(plain_line(signs), signs);
  EXPECT_EQ(plain_line("<b>a</b> <c"), "a <c");
}

TEST(FeedText, NamesWithoutAddresses) {
  EXPECT_EQ(name_without_address("Ada Lind"), "Ada Lind");
  EXPECT_EQ(name_without_address("ada@x.example (Ada Lind)"), "Ada Lind");
  EXPECT_EQ(name_without_address("Ada Lind <ada@x.example>"), "Ada Lind");
  EXPECT_EQ(name_without_address("ada@x.example"), "");
  EXPECT_EQ(name_without_address("Ada Lind (Meridian)"), "Ada Lind (Meridian)");
}

}  // namespace
}  // namespace stemma::source
