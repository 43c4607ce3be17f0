#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "core/utf8.h"
#include "source/archive_builder_test.h"
#include "source/codec.h"
#include "source/document_reader.h"
#include "source/http_message.h"
#include "source/unpack.h"
#include "source/warc.h"

namespace stemma::source {
namespace {

using namespace std::string_literals;

/// "3 https://… <text>" a document, "!2@120 has …" an error: record, place, sentence.
std::string dump_of(std::unique_ptr<DocumentReader> reader) {
  std::string dump;
  while (auto document = reader->next()) {
    if (*document) {
      dump +=
          std::to_string((*document)->position) + " " + (*document)->url + " " + (*document)->content + "\n";
    } else {
      const Error& error = document->error();
      dump += "!" + std::to_string(error.record) + "@" + std::to_string(error.byte_offset) + " " +
              error.message + "\n";
    }
  }
  return dump;
}

std::string dump_of(std::string archive) {
  auto reader = open_documents(stream_of(std::move(archive)));
  return reader ? dump_of(*std::move(reader)) : "cannot be opened: " + reader.error().message;
}

const std::string kInfo =
    warc_record("warcinfo", "", "application/warc-fields", "software: made by hand\r\n");
const std::string kOne = page_record("https://a.example/1", "<p>One");
const std::string kTwo = page_record("https://a.example/2", "<p>Two");
const std::string kThree = page_record("https://a.example/3", "<p>Three");
const std::string kDumpOfThree =
    "2 https://a.example/1 <p>One\n3 https://a.example/2 <p>Two\n4 https://a.example/3 <p>Three\n";

TEST(Warc, IsReadWhateverItIsPackedIn) {
  const std::string_view dictionary =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/";
  const struct {
    const char* name;
    std::string archive;
  } rows[] = {
      {"as it is", kInfo + kOne + kTwo + kThree},
      {"a gzip member a record", gzip_of(kInfo) + gzip_of(kOne) + gzip_of(kTwo) + gzip_of(kThree)},
      {"one gzip member", gzip_of(kInfo + kOne + kTwo + kThree)},
      {"members that end within records",
       gzip_of((kInfo + kOne).substr(0, 400)) + gzip_of((kInfo + kOne).substr(400) + kTwo + kThree)},
      {"a zstd frame a record", zstd_of(kInfo) + zstd_of(kOne) + zstd_of(kTwo) + zstd_of(kThree)},
      {"one zstd frame", zstd_of(kInfo + kOne + kTwo + kThree)},
      {"zstd with a dictionary", dictionary_frame(dictionary) + zstd_of(kInfo, dictionary) +
                                     zstd_of(kOne, dictionary) + zstd_of(kTwo, dictionary) +
                                     zstd_of(kThree, dictionary)},
      {"zstd with a packed dictionary",
       dictionary_frame(zstd_of(dictionary)) + zstd_of(kInfo + kOne + kTwo + kThree, dictionary)},
  };
  for (const auto& row : rows) EXPECT_EQ(dump_of(row.archive), kDumpOfThree) << row.name;
}

TEST(Warc, WhatTheRecordSaysOfItselfIsKept) {
  auto reader =
      open_documents(stream_of(gzip_of(kInfo) + gzip_of(page_record("<https://a.example/1>", "<p>One"))));
  ASSERT_TRUE(reader);
  const auto document = (*reader)->next();
  ASSERT_TRUE(document && *document);
  EXPECT_EQ((*document)->url, "https://a.example/1");
  EXPECT_EQ((*document)->fetched, "2024-03-05T06:07:08Z");
  EXPECT_EQ((*document)->kind, DocumentKind::kHtml);
  EXPECT_EQ((*document)->position, 2U);
  EXPECT_EQ((*document)->entry_offset, gzip_of(kInfo).size());
  EXPECT_EQ((*document)->entry_position, 2U);
}

TEST(Warc, RecordsWithoutReportsArePassedOver) {
  const auto answer = [](std::string_view status, std::string_view fields, std::string_view body) {
    return warc_record(
        "response", "https://a.example/x", "application/http",
        "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + std::string(body));
  };
  const struct {
    const char* name;
    std::string record;
    bool is_report;
  } rows[] = {
      {"a page", answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", "<p>One"), true},
      {"a page in capitals", answer("200 OK", "CONTENT-TYPE: TEXT/HTML\r\n", "<p>One"), true},
      {"XHTML", answer("200", "Content-Type: application/xhtml+xml\r\n", "<p>One"), true},
      {"a text", answer("200 OK", "Content-Type: text/plain\r\n", "One"), true},
      {"a page of no stated type", answer("200 OK", "", "<html><p>One"), true},
      {"a redirect", answer("301 Moved", "Content-Type: text/html\r\n", "<p>Moved"), false},
      {"an error page", answer("404 Not Found", "Content-Type: text/html\r\n", "<p>Not here"), false},
      {"an image", answer("200 OK", "Content-Type: image/png\r\n", "\x89PNG\r\n"), false},
      {"an image that calls itself a page",
       answer("200 OK", "Content-Type: text/html\r\n", "\x89PNG\r\n\x1A\n"), false},
      {"a script", answer("200 OK", "Content-Type: application/javascript\r\n", "var one;"), false},
      {"nothing", answer("200 OK", "Content-Type: text/html\r\n", ""), false},
      {"rules for robots",
       warc_record("response", "https://a.example/robots.txt", "application/http",
                   "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *"),
       false},
      {"a request",
       warc_record("request", "https://a.example/x", "application/http", "GET / HTTP/1.1\r\n\r\n"), false},
      {"a revisit",
       warc_record("revisit", "https://a.example/x", "application/http", "HTTP/1.1 200 OK\r\n\r\n"), false},
      {"metadata", warc_record("metadata", "https://a.example/x", "text/plain", "via: x"), false},
      {"a name resolved", warc_record("response", "dns:a.example", "text/dns", "a.example 1.2.3.4"), false},
      {"a page without its HTTP head", warc_record("resource", "https://a.example/x", "text/html", "<p>One"),
       true},
      {"an image without its HTTP head", warc_record("resource", "https://a.example/x", "image/png", "One"),
       false},
      {"a text made from a page", warc_record("conversion", "https://a.example/x", "text/plain", "One"),
       true},
  };
  for (const auto& row : rows) {
    const std::string before = kOne + row.record + kTwo;
    const std::string dump = dump_of(before);
    EXPECT_EQ(dump.find("2 https://a.example/x") != std::string::npos, row.is_report) << row.name << "\n"
                                                                                      << dump;
    EXPECT_NE(dump.find("3 https://a.example/2 <p>Two"), std::string::npos) << row.name << "\n" << dump;
    EXPECT_EQ(dump.find('!'), std::string::npos) << row.name << "\n" << dump;
  }
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Warc, ABrokenRecordIsToldWithItsPlaceAndTheRestIsRead) {
  const std::string length = "Content-Length: " + std::to_string(kTwo.size() - kTwo.find("HTTP/1.1") - 4);
  const std::string at = "!2@" + std::to_string(kOne.size()) + " ";
  const struct {
    const char* name;
    std::string second;
    std::string told;
  } rows[] = {
      {"another version", with(kTwo, "WARC/1.0", "WARC/3.0"),
       "begins with \"WARC/3.0\"; expected \"WARC/1.0\" or \"WARC/1.1\""},
      {"rubbish", "\1\2\3 rubbish\nand more of it\r\n\r\n",
       "begins with \"??? rubbish\"; expected \"WARC/1.0\" or \"WARC/1.1\""},
      {"a blank before it", " " + kTwo, "begins with \" WARC/1.0\"; expected \"WARC/1.0\" or \"WARC/1.1\""},
      {"no length", with(kTwo, "Content-Length", "Content-Width"), "has no Content-Length"},
      {"a length in words", with(kTwo, length, "Content-Length: ten"),
       "has the Content-Length \"ten\"; expected a number of bytes"},
      {"a negative length", with(kTwo, length, "Content-Length: -5"),
       "has the Content-Length \"-5\"; expected a number of bytes"},
      {"too short a length", with(kTwo, length, "Content-Length: 30"),
       "has the Content-Length 30, at which no record ends"},
      {"too long a length", with(kTwo, length, "Content-Length: 100"),
       "has the Content-Length 100, at which no record ends"},
      {"a length beyond the archive", with(kTwo, length, "Content-Length: 100000"), "ends after "},
      {"a length beyond all bounds", with(kTwo, length, "Content-Length: 99999999999"),
       "has the Content-Length 99999999999, at which no record ends"},
      {"no HTTP", with(kTwo, "HTTP/1.1 200", "GARBAGE! 200"),
       "is a response that does not begin with an HTTP status line"},
  };
  for (const auto& row : rows) {
    const std::string dump = dump_of(kOne + row.second + kThree);
    EXPECT_TRUE(dump.starts_with("1 https://a.example/1 <p>One\n" + at + row.told)) << row.name << "\n"
                                                                                    << dump;
    EXPECT_TRUE(dump.ends_with("3 https://a.example/3 <p>Three\n")) << row.name << "\n" << dump;
    EXPECT_EQ(std::count(dump.begin(), dump.end(), '\n'), 3) << row.name << "\n" << dump;
  }
}

TEST(Warc, ABrokenMemberCostsItsRecordsAlone) {
  const std::string one = gzip_of(kOne);
  const std::string two = gzip_of(kTwo);
  const std::string three = gzip_of(kThree);
  const std::string at = "!2@" + std::to_string(one.size()) + " ";
  std::string wrong_sum = two;
  wrong_sum[two.size() - 6] = static_cast<char>(wrong_sum[two.size() - 6] ^ 1);
  std::string wrong_bytes = two;
  for (std::size_t i = 20; i < 60; ++i) wrong_bytes[i] = '\x55';
  const struct {
    const char* name;
    std::string second;
    const char* told;
  } rows[] = {
      {"cut", two.substr(0, two.size() / 2), "has broken gzip data"},
      {"cut short", two.substr(0, two.size() - 3), "has broken gzip data"},
      {"overwritten", wrong_bytes, "has broken gzip data"},
      {"with a wrong sum", wrong_sum, "has broken gzip data"},
  };
  for (const auto& row : rows) {
    const std::string dump = dump_of(one + row.second + three);
    EXPECT_TRUE(dump.starts_with("1 https://a.example/1 <p>One\n" + at + row.told)) << row.name << "\n"
                                                                                    << dump;
    EXPECT_NE(dump.find("https://a.example/3 <p>Three\n"), std::string::npos) << row.name << "\n" << dump;
  }
  EXPECT_EQ(dump_of(one + two.substr(0, two.size() - 4)),
            "1 https://a.example/1 <p>One\n" + at + "ends in the middle of its gzip data\n");
}

TEST(Warc, ABrokenFrameCostsItsRecordsAlone) {
  const std::string one = zstd_of(kOne);
  std::string two = zstd_of(kTwo);
  for (std::size_t i = 12; i < 40; ++i) two[i] = '\x55';
  const std::string dump = dump_of(one + two + zstd_of(kThree));
  EXPECT_TRUE(dump.starts_with("1 https://a.example/1 <p>One\n!2@" + std::to_string(one.size()) +
                               " has broken zstd data"))
      << dump;
  EXPECT_NE(dump.find("https://a.example/3 <p>Three\n"), std::string::npos) << dump;
}

TEST(Warc, ThePlaceInAMemberIsToldWhereManyRecordsShareIt) {
  const std::string dump = dump_of(gzip_of(kOne + with(kTwo, "Content-Length", "Content-Width") + kThree));
  EXPECT_NE(dump.find("!2@0 has no Content-Length (it begins " + std::to_string(kOne.size()) +
                      " bytes into what is unpacked from there)"),
            std::string::npos)
      << dump;
}

/// Whatever is cut away or overwritten: what comes before is read, and the reader ends.
TEST(Warc, AnyDamageLeavesTheRecordsBefore) {
  const std::string plain = kInfo + kOne + kTwo + kThree;
  const std::string packed = gzip_of(kInfo) + gzip_of(kOne) + gzip_of(kTwo) + gzip_of(kThree);
  for (const std::string& archive : {plain, packed}) {
    for (std::size_t at = 12; at < archive.size(); at += 7) {
      const std::string cut = dump_of(archive.substr(0, at));
      EXPECT_TRUE(at < archive.size() / 2 || cut.find("<p>One") != std::string::npos) << at << "\n" << cut;
      std::string damaged = archive;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
      const std::string dump = dump_of(damaged);
      EXPECT_NE(dump.find(at < archive.size() / 2 ? "<p>Three" : "<p>One"), std::string::npos) << at << "\n"
                                                                                               << dump;
    }
  }
}

TEST(Warc, AnArchiveCanBeEnteredWhereADocumentSays) {
  const std::string packed = gzip_of(kInfo) + gzip_of(kOne) + gzip_of(kTwo) + gzip_of(kThree);
  auto reader = open_documents(stream_of(packed));
  ASSERT_TRUE(reader);
  while (const auto document = (*reader)->next()) {
    ASSERT_TRUE(*document);
    const std::string rest = packed.substr((*document)->entry_offset);
    const std::string dump = dump_of(rest);
    EXPECT_TRUE(dump.starts_with("1 " + (*document)->url)) << dump;
    EXPECT_EQ((*document)->entry_position, (*document)->position);
  }
}

TEST(Warc, AHeadAfterABlankThatNeverEndsIsTold) {
  const std::string dump = dump_of(kOne + " WARC/1.0\nContent-Length: 5\nx");
  EXPECT_EQ(dump, "1 https://a.example/1 <p>One\n!2@" + std::to_string(kOne.size()) +
                      " begins with \" WARC/1.0\"; expected \"WARC/1.0\" or \"WARC/1.1\"\n");
}

TEST(Warc, APageInUtf16MakesNoArchiveOfIt) {
  std::string words = "\xFF\xFE";
  for (int i = 0; i < 1500; ++i) words.append(i % 6 == 0 ? " " : "a").append(1, '\0');
  const std::string dump =
      dump_of(warc_record("resource", "https://a.example/0", "text/html", words) + kTwo + kThree);
  EXPECT_NE(dump.find("2 https://a.example/2 <p>Two\n3 https://a.example/3 <p>Three\n"), std::string::npos)
      << dump.substr(0, 500);
}

TEST(Warc, ABrokenDictionaryIsTold) {
  const std::string formatted = "\x37\xA4\x30\xEC" + std::string(200, '\x55');
  for (const std::string& dictionary : {formatted, zstd_of(formatted)}) {
    EXPECT_EQ(dump_of(dictionary_frame(dictionary) + zstd_of(kOne)),
              "cannot be opened: has a zstd dictionary that cannot be read");
  }
}

/// Processor time of this thread, which others on the machine do not lengthen; the best of three.
double seconds_to_read(const std::string& archive) {
  const auto now = [] {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  };
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    auto reader = open_documents(stream_of(archive));
    const double began = now();
    while ((*reader)->next()) continue;
    best = std::min(best, now() - began);
  }
  return best;
}

TEST(Warc, ManyBrokenRecordsCostNoMoreThanTheirBytes) {
  const struct {
    const char* name;
    std::string record;
  } rows[] = {
      {"a first line alone", "WARC/1.0\r\n"},
      {"an empty head", "WARC/1.0\r\n\r\n"},
      {"a wrong length",
       "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 60000000\r\n\r\n"},
      {"a wrong length of what is not read",
       "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 60000000\r\n\r\n\r\n\r\n"},
      {"a line that is none", "\nWARC/1"},
  };
  for (const auto& row : rows) {
    const auto archive_of = [&](std::size_t bytes) {
      std::string archive = kOne;
      while (archive.size() < bytes) archive += row.record;
      return archive;
    };
    // Work that grows with the square of the bytes takes 36 times as long, work that grows with them 6 times.
    const double few = seconds_to_read(archive_of(500'000));
    const double many = seconds_to_read(archive_of(3'000'000));
    EXPECT_LT(many, 15 * few + 0.01) << row.name;
  }
}

TEST(Warc, AnArchiveOfBombsEndsWhereItsBodiesAreMostlyAir) {
  const std::string bomb = page_record("https://a.example/bomb", gzip_of(std::string(30'000'000, 'a')),
                                       "Content-Encoding: gzip\r\n");
  std::string archive = kOne;
  for (int i = 0; i < 40; ++i) archive += bomb;
  const std::string dump_of_plain = dump_of(archive);
  // 256 MiB are free: eight of the bombs are read, the ninth is one too many.
  const std::string at = std::to_string(kOne.size() + 8 * bomb.size());
  const std::string told = "!0@" + at +
                           " expands to more than 200 times its size with its record 10 at byte " + at +
                           "; the rest is not read\n";
  EXPECT_EQ(std::count(dump_of_plain.begin(), dump_of_plain.end(), '\n'), 10) << dump_of_plain.substr(0, 100);
  EXPECT_TRUE(dump_of_plain.ends_with(told)) << dump_of_plain.substr(dump_of_plain.size() - 300);
}

TEST(Warc, BodiesThatPackWellAreNoBombs) {
  std::string page;
  for (int i = 0; page.size() < 9'000'000; ++i) page += std::to_string(i % 5000) + " of the same words ";
  std::string archive;
  for (int i = 0; i < 12; ++i) {
    archive += page_record("https://a.example/1", gzip_of(page), "Content-Encoding: gzip\r\n");
  }
  EXPECT_EQ(dump_of(archive).find('!'), std::string::npos);
}

// HTTP.

/// A body on its own, as if all of the archive were it.
Result<HttpBody> decoded(std::string body, std::string_view fields,
                         std::uint64_t max_bytes = kMaxDocumentBytes) {
  Expansion expansion(body.size());
  return decode_body(std::move(body), HeaderFields(fields), max_bytes, expansion);
}

TEST(Http, CodingsAreUndone) {
  const std::string text = "<p>Der Müller mahlt, sagte Ada Lind. Der Müller mahlt noch.</p>";
  // By Google's encoder, level 11.
  const std::string brotli =
      "\x1B\x40\x00\xF8\x8D\xC4\x38\x16\x72\x6A\xAE\x98\x52\xB7\xA5\x3A\xBA\x18\x92\x08\x82\x51\x4B\x38\xFE"
      "\xF8\x70\xAF"
      "\xA8\x99\xC6\x3B\x5C\xAA\x88\x55\x32\xA4\x94\x4E\x27\x57\xB9\xE8\x67\x26\x17\x8B\xD4\x7E\xC0\xA3\xF9"
      "\x05\x85\x09"
      "\x8D\x73\x04\xF0\x3D\x34\x12\x00"s;
  const auto chunk = [&](std::size_t begin, std::size_t end, const char* extension) {
    return fmt::format("{:X}{}\r\n{}\r\n", end - begin, extension, text.substr(begin, end - begin));
  };
  const std::string chunked =
      chunk(0, 16, "") + chunk(16, 17, ";name=value") + chunk(17, text.size(), "  ") + "0\r\n\r\n";
  const struct {
    const char* fields;
    std::string body;
  } rows[] = {
      {"", text},
      {"Content-Encoding: gzip\r\n", gzip_of(text)},
      {"Content-Encoding: x-gzip\r\n", gzip_of(text)},
      {"content-encoding: GZIP\r\n", gzip_of(text)},
      {"Content-Encoding: deflate\r\n", zlib_of(text)},
      {"Content-Encoding: deflate\r\n", bare_deflate_of(text)},
      {"Content-Encoding: zstd\r\n", zstd_of(text)},
      {"Content-Encoding: br\r\n", brotli},
      {"Content-Encoding: deflate, gzip\r\n", gzip_of(zlib_of(text))},
      {"Content-Encoding: identity\r\n", text},
      {"Transfer-Encoding: chunked\r\n", chunked},
      // Already undone by the crawler, while the fields stayed.
      {"Transfer-Encoding: chunked\r\n", text},
      {"Content-Encoding: gzip\r\n", text},
      {"Content-Encoding: deflate\r\n", text},
      {"Content-Encoding: br\r\n", text},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", gzip_of(text)},
  };
  for (const auto& row : rows) {
    const auto body = decoded(row.body, row.fields);
    ASSERT_TRUE(body) << row.fields << body.error().message;
    EXPECT_EQ(body->bytes, text) << row.fields;
    EXPECT_TRUE(body->complete) << row.fields;
  }
}

TEST(Http, ABodyThatEndsEarlyIsKeptAsFarAsItCame) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919) + " words ";
  const std::string packed = gzip_of(text);
  const struct {
    const char* fields;
    std::string body;
  } rows[] = {
      {"Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2)},
      {"Transfer-Encoding: chunked\r\n", "5\r\n0 wor\r\nFFFF\r\nds 7919"},
      {"Transfer-Encoding: chunked\r\n", "5\r\n0 wor\r\nno length"},
  };
  for (const auto& row : rows) {
    const auto body = decoded(row.body, row.fields);
    ASSERT_TRUE(body) << row.fields;
    EXPECT_FALSE(body->complete) << row.fields;
    EXPECT_GE(body->bytes.size(), 5U);
    EXPECT_TRUE(text.starts_with(body->bytes)) << row.fields;
  }
}

TEST(Http, AControlCharacterIsNoDigit) {
  // 0x11 is '1' without one bit, as 'a' is 'A' with it.
  const std::string body = "\x11\r\na\r\n0\r\n\r\n";
  EXPECT_EQ(decoded(body, "Transfer-Encoding: chunked\r\n")->bytes, body);
}

TEST(Http, BombsAndStrangeCodingsAreRefused) {
  const std::string bomb = gzip_of(std::string(3'000'000, 'a'));
  const auto large = decoded(bomb, "Content-Encoding: gzip\r\n", 1'000'000);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(large.error().message, "has a body that unpacks to more than 0 MiB");
  const auto nested = decoded(gzip_of(bomb), "Content-Encoding: gzip, gzip\r\n", 1'000'000);
  EXPECT_FALSE(nested);
  const auto strange = decoded("x", "Content-Encoding: compress\r\n");
  ASSERT_FALSE(strange);
  EXPECT_EQ(strange.error().message,
            "has a body of the coding \"compress\"; expected gzip, deflate, br or zstd");
  const auto many = decoded("x", "Content-Encoding: br, identity, identity, identity, identity\r\n");
  ASSERT_FALSE(many);
  EXPECT_EQ(many.error().message, "has a body of more than 4 codings");
}

TEST(Http, HeadsAreRead) {
  const auto head =
      read_http_head("HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=\"KOI8-R\"\r\nX\r\n\r\n<p>");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(media_type_of(head->fields["content-type"]).type, "text/html");
  EXPECT_EQ(media_type_of(head->fields["content-type"]).charset, "koi8-r");
  EXPECT_EQ(head->fields["x"], "");
  const auto bare = read_http_head("HTTP/2 404\n\n");
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->status, 404);
  EXPECT_EQ(bare->size, 12U);
  std::string endless = "HTTP/1.1 200 OK\r\n";
  while (endless.size() < 4 * kMaxHttpHeadBytes) endless += "a:\n";
  EXPECT_EQ(read_http_head(endless)->size, kMaxHttpHeadBytes);
  for (const char* wrong : {"", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 OK\r\n\r\n"})
    EXPECT_FALSE(read_http_head(wrong)) << wrong;
}

// Packed streams.

std::string all_of(std::string packed, std::unique_ptr<Codec> codec, std::string* told = nullptr) {
  UnpackedStream stream(stream_of(std::move(packed)), std::move(codec));
  std::string all;
  char room[1000];
  for (;;) {
    const auto got = stream.read(room, sizeof room);
    if (!got && told != nullptr) *told = got.error().message;
    if (!got || *got == 0) return all;
    all.append(room, *got);
  }
}

TEST(Unpack, MembersFollowOneAnotherWhateverThePadding) {
  std::string told;
  EXPECT_EQ(
      all_of(gzip_of("one ") + gzip_of("") + gzip_of("two") + std::string(300, '\0'), gzip_codec(), &told),
      "one two");
  EXPECT_EQ(all_of(gzip_of("one ") + std::string(200'000, '\0') + gzip_of("two"), gzip_codec(), &told),
            "one two");
  EXPECT_EQ(all_of(zstd_of("one ") + zstd_of("two"), zstd_codec(), &told), "one two");
  EXPECT_EQ(told, "");
  EXPECT_EQ(all_of(gzip_of("one ") + "rubbish", gzip_codec(), &told), "one ");
  EXPECT_EQ(told, "has broken gzip data");
}

TEST(Unpack, BombsAreRefused) {
  std::string told;
  all_of(gzip_of(std::string(150'000'000, 'a')), gzip_codec(), &told);
  EXPECT_EQ(told, "expands to more than 200 times its size");
  all_of(zstd_of(std::string(150'000'000, 'a')), zstd_codec(), &told);
  EXPECT_EQ(told, "expands to more than 200 times its size");
}

TEST(Unpack, ADictionaryHasToBeWhole) {
  EXPECT_EQ(*leading_dictionary("no frame"), "");
  EXPECT_EQ(*leading_dictionary(dictionary_frame("words")), "words");
  EXPECT_EQ(*leading_dictionary(dictionary_frame(zstd_of("words")) + "more"), "words");
  EXPECT_EQ(leading_dictionary(dictionary_frame("words").substr(0, 10)).error().message,
            "ends in the middle of its zstd dictionary");
  EXPECT_EQ(leading_dictionary("\x5D\x2A\x4D\x18\xFF\xFF\xFF\xFF").error().message,
            "has a zstd dictionary of 4294967295 bytes; expected at most 8388608");
}

}  // namespace
}  // namespace stemma::source
