#include <gtest/gtest.h>

#include "core/utf8.h"
#include "source/charset.h"
#include "source/document_reader.h"
#include "source/json_record.h"
#include "source/kind.h"
#include "source/line_reader.h"

namespace stemma::source {
namespace {

TEST(Kind, IsToldByHowTheFileBegins) {
  const struct {
    std::string_view head;
    FileKind kind;
  } rows[] = {
      {"", FileKind::kEmpty},
      {" \n\t ", FileKind::kEmpty},
      {"Fire at the harbour\n\nA fire broke out.", FileKind::kPlainText},
      {"\xEF\xBB\xBF Fire at the harbour", FileKind::kPlainText},
      {"[1] A footnote comes first", FileKind::kPlainText},
      {"{sic} A brace comes first", FileKind::kPlainText},
      {"<3 is what they wrote on the wall", FileKind::kPlainText},
      {"<!DOCTYPE html><html>", FileKind::kHtml},
      {"\n<!-- made by hand -->\n<HTML>", FileKind::kHtml},
      {"<p>Just a fragment</p>", FileKind::kHtml},
      {"<!DOCTYPE html><html><script>\n{\"@type\":\"NewsArticle\"}\n</script>", FileKind::kHtml},
      {"{\"html\":\"<html><p>One\"}\n{\"html\":\"<html>\"}", FileKind::kJsonLines},
      {"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">", FileKind::kHtml},
      {"{\"text\":\"a\"}\n{\"text\":\"b\"}", FileKind::kJsonLines},
      {"{\"text\":\"a line longer than the head", FileKind::kJsonLines},
      {"not json\n{\"text\":\"b\"}\n", FileKind::kJsonLines},
      {"{\"text\":\"unfinished\n{\"text\":\"b\"", FileKind::kJsonLines},
      {"{\n  \"text\": \"a\"\n}\n", FileKind::kJson},
      {"[\n {\"text\": \"a\"},\n {\"text\": \"b\"}]", FileKind::kJson},
      {"[]", FileKind::kJson},
      {"%PDF-1.7", FileKind::kUnreadable},
      {"WARC/1.1\r\n", FileKind::kWarc},
      {"<rss version=\"2.0\">", FileKind::kFeed},
      {"<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\">",
       FileKind::kFeed},
      {"<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\">", FileKind::kFeed},
      {"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", FileKind::kFeed},
      {"<nar:newsItem guid=\"x\">", FileKind::kFeed},
      {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", FileKind::kHtml},
      {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", FileKind::kJson},
      {"{\"text\":\"see jsonfeed.org/version/1\"}\n{\"text\":\"b\"}", FileKind::kJsonLines},
      {"{\"version\":\"https://jsonfeed.org/version/1\",\"text\":\"a\"}\n{\"text\":\"b\"}",
       FileKind::kJsonLines},
      {"\x01\x02\x03\x04 binary", FileKind::kUnreadable},
  };
  for (const auto& row : rows) EXPECT_EQ(sniff(row.head).kind, row.kind) << row.head;
}

TEST(Charset, WordsSurviveWhateverTheyCameIn) {
  const struct {
    std::string bytes;
    std::string text;
  } rows[] = {
      {"caf\xC3\xA9", "café"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "café"},
      {std::string("\xFF\xFE"
                   "c\0a\0f\0\xE9\0",
                   10),
       "café"},
      {std::string("\xFE\xFF"
                   "\0c\0a\0f\0\xE9",
                   10),
       "café"},
      {"<meta charset=windows-1251>\xCC\xE8\xF0", "<meta charset=windows-1251>Мир"},
      {"<meta content='text/html; charset=ISO-8859-1'>\x93quoted\x94",
       "<meta content='text/html; charset=ISO-8859-1'>“quoted”"},
      {"<meta charset=shift_jis>\x93\xFA\x96\x7B", "<meta charset=shift_jis>日本"},
      {"<meta charset=latin1>\xC3\xA9 is valid UTF-8 after all",
       "<meta charset=latin1>é is valid UTF-8 after all"},
      {"<meta charset=no-such>caf\xC3\xA9 \xC3\xA0 \xFF", "<meta charset=no-such>café à \xEF\xBF\xBD"},
  };
  for (const auto& row : rows) EXPECT_EQ(to_utf8(row.bytes, Markup::kHtml), row.text);
}

TEST(Charset, AnyBytesBecomeValidUtf8) {
  std::string bytes;
  for (unsigned seed = 1; seed < 400; ++seed) {
    bytes += static_cast<char>(seed * 2654435761U >> 13U);
    EXPECT_TRUE(core::is_valid_utf8(to_utf8(bytes, Markup::kNone)));
    EXPECT_TRUE(core::is_valid_utf8(to_utf8("\xFF\xFE" + bytes, Markup::kNone)));
    EXPECT_TRUE(core::is_valid_utf8(to_utf8("<meta charset=gbk>" + bytes, Markup::kHtml)));
  }
}

TEST(Charset, LinesEndPlainly) {
  EXPECT_EQ(with_plain_lines(std::string("a\r\nb\rc\n\0d\r", 10)), "a\nb\nc\nd\n");
}

TEST(JsonRecord, MembersFindTheirPlace) {
  JsonRecords records;
  const auto document = records.parse_record(
      R"({"id":7,"text":"Words\r\n","title":null,"author":["Ada Lind","Bo Ek"],"story":"s","x":[1.5,{"y":"é"}],"z":null})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->kind, DocumentKind::kRecord);
  EXPECT_EQ(document->id, "7");
  EXPECT_EQ(document->content, "Words\r\n");
  EXPECT_EQ(document->title, "");
  EXPECT_EQ(document->author, "Ada Lind, Bo Ek");
  EXPECT_EQ(document->story, "s");
  EXPECT_EQ(document->passthrough, R"("x":[1.5,{"y":"é"}],"z":null)");
}

TEST(JsonRecord, NulKeepsItsPlaceInTheCount) {
  JsonRecords records;
  const auto document = records.parse_record(R"({"text":"a\u0000b"})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->content,
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(core::code_point_count(document->content), 3U);
}

TEST(JsonRecord, WhatIsWrongIsSaid) {
  const struct {
    const char* json;
    const char* says;
  } rows[] = {
      {"{", "is not valid JSON: a comma, colon, bracket or value is missing or not in its place"},
      {"[]", "is not a JSON object"},
      {"{}", "has neither a member \"text\" nor \"html\""},
      {R"({"text":null})", "has neither a member \"text\" nor \"html\""},
      {R"({"text":"","date":20240101})", "has a member \"date\" that is not a string"},
      {R"({"text":"","id":1.5})", "has a member \"id\" that is neither a string nor a whole number"},
      {R"({"text":"","author":[1]})", "has a member \"author\" that is not a string"},
      {R"({"text":"","a":1,"a":2})", "gives its member \"a\" twice"},
  };
  JsonRecords records;
  for (const auto& row : rows) {
    const auto document = records.parse_record(row.json);
    ASSERT_FALSE(document) << row.json;
    EXPECT_EQ(document.error().message, row.says) << row.json;
  }
}

TEST(LineReader, LinesOfAnyLengthAndTheirPlaces) {
  const std::string long_line(300'000, 'x');
  LineReader reader(stream_of("one\r\n\n" + long_line + "\nlast"), 1000);
  const struct {
    const char* text;
    std::uint64_t byte_offset;
    bool too_long;
  } rows[] = {{"one", 0, false}, {"", 5, false}, {nullptr, 6, true}, {"last", 300'007, false}};
  std::uint64_t number = 0;
  for (const auto& row : rows) {
    const auto line = reader.next();
    ASSERT_TRUE(line && *line);
    EXPECT_EQ((*line)->number, ++number);
    EXPECT_EQ((*line)->byte_offset, row.byte_offset);
    EXPECT_EQ((*line)->too_long, row.too_long);
    EXPECT_LE((*line)->text.size(), 1000U);
    if (row.text != nullptr) {
      EXPECT_EQ((*line)->text, row.text);
    }
  }
  const auto end = reader.next();
  EXPECT_TRUE(end && !*end);
}

TEST(DocumentReader, PositionsCountLinesAndElements) {
  const auto positions = [](const char* bytes) {
    std::string found;
    auto reader = open_documents(stream_of(bytes));
    if (!reader) return reader.error().message;
    while (auto document = (*reader)->next()) {
      found += *document ? std::to_string((*document)->position) + " " : "bad ";
    }
    return found;
  };
  EXPECT_EQ(positions("{\"text\":\"a\"}\n\n{\"text\":1}\n{\"text\":\"b\"}\n"), "1 bad 4 ");
  EXPECT_EQ(positions("[{\"text\":\"a\"}, 1, {\"text\":\"b\"}]"), "1 bad 3 ");
  EXPECT_EQ(positions("{\n\"text\":\n\"a\"}"), "0 ");
  EXPECT_EQ(positions("Just words."), "0 ");
}

}  // namespace
}  // namespace stemma::source
