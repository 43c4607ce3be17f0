// One folder of all kinds of input, made here, and its documents as a person can read them:
// tests/golden/source/documents.json.
#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "golden.h"
#include "source/archive_builder_test.h"
#include "stemma/inputs.h"

namespace stemma::source {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("stemma-golden-{}", ::getpid())) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  fs::path operator/(const std::string& name) const { return path_ / name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string name_of(const std::string& path) const { return fs::relative(path, path_).string(); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

void write_wacz(const fs::path& path, const std::string& name, const std::string& archive) {
  int problem = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
  zip_file_add(zip, name.c_str(), zip_source_buffer(zip, archive.data(), archive.size(), 0),
               ZIP_FL_ENC_UTF_8);
  ASSERT_EQ(zip_close(zip), 0);
}

std::string page_of(std::string_view what) {
  return fmt::format("<html><title>{0}</title><body><p>The ferry Selma: {0}.</p></body></html>", what);
}

std::string chunked(std::string_view bytes) {
  return fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", bytes.size(), bytes);
}

/// A crawl as crawlers write it, with a record that lies about its length.
std::string crawl() {
  const std::string harbour = "https://beacon.example/";
  std::string lies = page_record(harbour + "broken", page_of("broken"));
  lies.replace(lies.find("Content-Length: "), 18, "Content-Length: 9");
  return warc_record("warcinfo", "", "application/warc-fields", "software: made by hand\r\n") +
         page_record(harbour + "aground", page_of("aground")) +
         page_record(harbour + "packed", chunked(gzip_of(page_of("packed"))),
                     "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n") +
         page_record(harbour + "latin", "<html><body><p>Der Kapit\xE4n schweigt.</p></body></html>",
                     "Content-Type: text/html; charset=iso-8859-1\r\n") +
         lies + warc_record("request", harbour, "application/http", "GET / HTTP/1.1\r\n\r\n") +
         warc_record("conversion", harbour + "text", "text/plain", "The ferry Selma, as text.\n") +
         warc_record("response", harbour + "moved", "application/http",
                     "HTTP/1.1 301 Moved\r\nLocation: /aground\r\n\r\n");
}

constexpr const char* kRss = R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Norholm Beacon</title><link>https://beacon.example/</link><language>en</language>
<item><title>Ferry aground</title><link>https://beacon.example/1</link><guid>b-1</guid><dc:creator>Ada Lind</dc:creator>
<pubDate>Tue, 05 Mar 2024 06:07:08 GMT</pubDate><content:encoded><![CDATA[<p>The ferry Selma ran aground.</p>]]></content:encoded></item>
<item><title>Boats &amp;amp; crews</title><link>https://wire.example/2</link><source url="https://wire.example/rss">Meridian</source>
<description>Two boats helped.</description></item>
<item><link>https://beacon.example/3</link></item>
</channel></rss>
)";

constexpr const char* kAtom =
    R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Küstenblatt</title>
<link href="https://kuestenblatt.example/"/><entry><id>urn:k:1</id><title type="html">Fähre auf &lt;i&gt;Grund&lt;/i&gt;</title>
<link href="https://kuestenblatt.example/1"/><published>2024-03-05T07:00:00+01:00</published><updated>2024-03-05T09:00:00+01:00</updated>
<author><name>Bo Ek</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Fähre Selma liegt fest.</p></div></content>
</entry></feed>
)";

constexpr const char* kJsonFeed = R"({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Notes",
  "home_page_url": "https://notes.example/", "items": [
    {"id": "n-1", "url": "https://notes.example/1", "title": "Tide table", "content_text": "High water at six.",
     "date_published": "2024-03-05T05:00:00Z", "authors": [{"name": "Ida Moe"}], "tags": ["tide"]}]}
)";

constexpr const char* kSitemap = R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://beacon.example/ferry</loc><lastmod>2024-03-06</lastmod><news:news><news:publication><news:name>The Norholm Beacon</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2024-03-05</news:publication_date>
<news:title>Ferry runs aground</news:title></news:news></url></urlset>
)";

constexpr const char* kNinjs =
    R"({"uri": "urn:meridian:1", "type": "text", "language": "en", "headline": "Ferry aground",
  "versioncreated": "2024-03-05T09:00:00Z", "firstcreated": "2024-03-05T08:00:00Z", "byline": "Ada Lind",
  "infosources": [{"name": "Meridian"}], "body_xhtml": "<p>The ferry Selma ran aground off Norholm.</p>"}
)";

constexpr const char* kNewsMl =
    R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:meridian:2" version="2">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Meridian"/><versionCreated>2024-03-05T09:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2024-03-05T08:00:00Z</contentCreated><headline>Ferry aground</headline><by>Ada Lind</by>
<creditline>Meridian/Coast Press</creditline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Nobody was hurt.</p></body></html>
</inlineXML></contentSet></newsItem>
)";

void fill(const Folder& folder) {
  folder.write("crawl.warc", crawl());
  folder.write("members.warc.gz", gzip_of(page_record("https://beacon.example/g1", page_of("one member"))) +
                                      gzip_of(page_record("https://beacon.example/g2", page_of("another"))));
  const std::string dictionary = "WARC/1.0\r\nWARC-Type: response\r\n";
  folder.write("frames.warc.zst",
               dictionary_frame(dictionary) +
                   zstd_of(page_record("https://beacon.example/z1", page_of("a frame")), dictionary));
  write_wacz(folder / "crawl.wacz", "archive/data.warc.gz",
             gzip_of(page_record("https://beacon.example/w1", page_of("in a WACZ"))));
  folder.write("feed.rss", kRss);
  folder.write("feed.atom", kAtom);
  folder.write("feed.json", kJsonFeed);
  folder.write("sitemap.xml", kSitemap);
  folder.write("item.ninjs.json", kNinjs);
  folder.write("item.g2.xml", kNewsMl);
  folder.write("page.html.gz", gzip_of(page_of("a file")));
  folder.write("notes.txt", "The ferry Selma, in a file of text.\n");
  folder.write("records.jsonl",
               "{\"id\": 7, \"text\": \"One record.\", \"topic\": \"ferries\"}\n{\"none\": 1}\n");
  folder.write("old.arc", "filedesc://old.arc 0.0.0.0 20240305060708 text/plain 76\n1 0 Crawler\n\n");
}

Json json_of(const Document& document, const Folder& folder) {
  static constexpr const char* kKinds[] = {"page", "markup", "plain text", "record"};
  static_assert(static_cast<int>(DocumentKind::kRecord) == 3);
  Json json;
  json["file"] = folder.name_of(document.path);
  if (document.position > 0) json["position"] = document.position;
  json["kind"] = kKinds[static_cast<std::size_t>(document.kind)];
  const std::pair<const char*, const std::string*> fields[] = {{"id", &document.id},
                                                               {"url", &document.url},
                                                               {"title", &document.title},
                                                               {"outlet", &document.outlet},
                                                               {"author", &document.author},
                                                               {"date", &document.date},
                                                               {"date from", &document.date_from},
                                                               {"modified", &document.modified},
                                                               {"fetched", &document.fetched},
                                                               {"language", &document.language},
                                                               {"truncated", &document.truncated},
                                                               {"content", &document.content}};
  for (const auto& [name, value] : fields) {
    if (!value->empty()) json[name] = *value;
  }
  if (!document.passthrough.empty()) json["passed on"] = Json::parse("{" + document.passthrough + "}");
  return json;
}

TEST(Inputs, GoldenDocumentsOfEveryKindOfInput) {
  const Folder folder;
  fill(folder);
  Json bad = Json::array();
  const auto stream = open_inputs({folder.path()}, [&](const Error& error) {
    Json json = {{"file", folder.name_of(error.source)}, {"message", error.message}};
    if (error.record > 0) json["record"] = error.record;
    if (error.byte_offset > 0) json["byte"] = error.byte_offset;
    if (error.line > 0) json["line"] = error.line;
    bad.push_back(std::move(json));
  });
  Json documents = Json::array();
  for (Document document; stream->next(document);) documents.push_back(json_of(document, folder));
  const Json all = {{"documents", std::move(documents)}, {"bad inputs", std::move(bad)}};
  tests::expect_golden("source/documents.json", all.dump(2) + "\n");
}

}  // namespace
}  // namespace stemma::source
