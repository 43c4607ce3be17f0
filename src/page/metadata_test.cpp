// Title, authors and dates of made-up pages: one table a field, a row a cause.
#include "page/metadata.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stemma/article.h"

namespace stemma {
namespace {

const std::string kReport =
    "<p>The crews had waited for two hours when the harbour master of Lunden called the race off on "
    "Sunday.</p>"
    "<p>A new date will be set when the insurers have looked at the boats that were damaged overnight.</p>";

Article article_of(const std::string& head, const std::string& body, const std::string& language = "en",
                   const std::string& url = "https://www.gazette.example/a") {
  Document document;
  document.kind = DocumentKind::kHtml;
  document.url = url;
  document.content = "<html lang=" + language + "><head>" + head + "</head><body>" + body + "</body></html>";
  return extract(document);
}

std::string with_json_ld(const std::string& json) {
  return "<title>Race is called off</title><script type='application/ld+json'>" + json + "</script>";
}

std::string title_of(const std::string& page_title, const std::string& head, const std::string& body) {
  return article_of("<title>" + page_title + "</title>" + head, body + kReport).title;
}

std::vector<std::string> authors_of(const std::string& body, const std::string& head = {}) {
  return article_of("<title>Race is called off</title>" + head,
                    "<h1>Race is called off</h1>" + body + kReport)
      .byline;
}

DateStamp published_of(const std::string& body, const std::string& head = {},
                       const std::string& language = "en") {
  return article_of("<title>Race is called off</title>" + head,
                    "<h1>Race is called off</h1>" + body + kReport, language)
      .published;
}

using Names = std::vector<std::string>;

TEST(Title, AHeadingThatLeadsHomeIsTheSitesName) {
  const std::string title = "Ferries stay in port";
  const std::string home = "<h1><a href='https://www.gazette.example/'>Harbour Gazette</a></h1>";
  EXPECT_EQ(title_of("Harbour Gazette » " + title, {}, home + "<h2>" + title + "</h2>"), title);
  EXPECT_EQ(title_of(title + " | Harbour Gazette", {}, home + "<h2>Storm over Lunden</h2>"), title);
  EXPECT_EQ(title_of("Harbour Gazette » Blog » " + title, {}, "<h2>" + title + "</h2>"), title);
  EXPECT_EQ(article_of("<title>" + title + "</title>", home + "<h1>" + title + "</h1>" + kReport).outlet,
            "Harbour Gazette");
}

TEST(Title, ARubricInTheHeading) {
  const std::string heading = "<h1><span class=overline>Harbour strike</span> Ferries stay in port</h1>";
  EXPECT_EQ(title_of("Ferries stay in port", {}, heading), "Ferries stay in port");
  EXPECT_EQ(title_of("x", "<meta property=og:title content='Storm: Ferries stay in port'>", heading),
            "Ferries stay in port");
  // A title that is stated with its rubric has it.
  EXPECT_EQ(title_of("x", "<meta property=og:title content='Harbour strike: Ferries stay in port'>", heading),
            "Harbour strike Ferries stay in port");
  EXPECT_EQ(title_of("Big ferries stay in port", {}, "<h1><em>Big</em> ferries stay in port</h1>"),
            "Big ferries stay in port");
}

TEST(Authors, LinesWithDates) {
  const struct {
    const char* line;
    Names names;
  } rows[] = {
      {"<p class=byline>Posted on 5 May 2024 by Ann Lee</p>", {"Ann Lee"}},
      {"<p class=byline>By Ann Lee on 5 May 2024</p>", {"Ann Lee"}},
      {"<p class=byline>Ann Lee, last updated 5 May 2024 09:30 GMT</p>", {"Ann Lee"}},
      {"<p class=byline>Von Bo Ek am 5. Mai 2024 um 9:30 Uhr</p>", {"Bo Ek"}},
      {"<p class=byline>Ann Lee @annlee</p>", {"Ann Lee"}},
      {"<p class=byline><span>By</span><a href=/author/ann>Ann Lee</a><span>Staff Writer</span></p>",
       {"Ann Lee"}},
      {"<p class=byline>Newsroom</p>", {"Newsroom"}},
      {"<p class=byline>5 May 2024</p>", {}},
      {"<p class=byline>Admin</p>", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(authors_of(row.line), row.names) << row.line;
}

TEST(Authors, TheDeskIsNamedWhereNobodyElseIs) {
  EXPECT_EQ(authors_of("<p>x</p>", "<meta name=author content=Redaktion>"), Names{"Redaktion"});
  EXPECT_EQ(authors_of("<p class=byline>By Ann Lee</p>", "<meta name=author content=Redaktion>"),
            Names{"Ann Lee"});
  EXPECT_EQ(authors_of("<p>x</p>", "<meta name=author content='24 May 2022'>"), Names{});
}

TEST(Authors, WhatTheTitleStandsInIsNoOtherPart) {
  const std::string byline = "<h1>Race is called off</h1><span class=fn rel=author>Ann Lee</span>";
  EXPECT_EQ(
      article_of("<title>Race is called off</title>", "<div class=sidebar>" + byline + kReport + "</div>")
          .byline,
      Names{"Ann Lee"});
  EXPECT_EQ(article_of(
                "<title>Race is called off</title>",
                "<h1>Race is called off</h1><div class=sidebar><span rel=author>Bo Ek</span></div>" + kReport)
                .byline,
            Names{});
}

TEST(Authors, AWordOfAClassIsFoundBehindALongerOne) {
  EXPECT_EQ(authors_of("<div class=author><b class='fn-wide fn'>Ann Lee</b> 12 reports</div>"),
            Names{"Ann Lee"});
}

TEST(Authors, TheFirstOfVeryMany) {
  std::string list;
  for (int i = 0; i < 200; ++i)
    list += std::string(list.empty() ? "" : ",") + R"({"@type":"Person","name":"Ann )" +
            std::string(1, static_cast<char>('A' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26)) + R"("})";
  const auto names =
      article_of(with_json_ld(R"({"@type":"NewsArticle","author":[)" + list + "]}"), "<h1>x</h1>" + kReport)
          .byline;
  ASSERT_EQ(names.size(), 30U);
  EXPECT_EQ(names.front(), "Ann Aa");
}

TEST(Published, MidnightOfTheReadersDayBySeason) {
  const auto with = [](const std::string& time) {
    return published_of("<p>x</p>", "<meta property=article:published_time content=" + time + ">", "de")
        .value;
  };
  EXPECT_EQ(with("2024-05-04T22:00:00Z"), "2024-05-05");
  EXPECT_EQ(with("2024-05-04T23:00:00Z"), "2024-05-04T23:00:00Z");
  EXPECT_EQ(with("2024-01-04T23:00:00Z"), "2024-01-05");
  EXPECT_EQ(with("2024-01-04T22:00:00Z"), "2024-01-04T22:00:00Z");
}

TEST(Published, ByTheClockOfTheNewsroom) {
  const std::string head =
      with_json_ld(R"({"@type": "NewsArticle", "datePublished": "2024-05-04T01:25:00Z"})");
  const auto published = [&](const std::string& url) {
    return article_of(head, kReport, "es", url).published.value;
  };
  EXPECT_EQ(published("https://www.gaceta.example.ar/a"), "2024-05-03T22:25:00-03:00");
  EXPECT_EQ(published("https://www.gaceta.example.es/a"), "2024-05-04T01:25:00Z");  // has summer time
}

TEST(Published, DaysOfCreationAreWeakEvidence) {
  const auto script = [](const std::string& json) { return "<script>window.state=" + json + "</script>"; };
  const DateStamp alone = published_of(script(R"({"createdAt":"2024-05-05T10:00:00Z"})"));
  EXPECT_EQ(alone.value, "2024-05-05T10:00:00Z");
  EXPECT_EQ(alone.from, "script member createdAt");
  // The value is looked at for some bytes only; these end within a letter.
  EXPECT_EQ(published_of(script(R"({"createdAt":"2024-05-05 )" + std::string(25, '.') + "ж" +
                                std::string(20, 'x') + "\"}"))
                .value,
            "2024-05-05");
  EXPECT_EQ(published_of(script(R"({"user":{"createdAt":"2012-01-01"},"image":{"created_at":"2023-02-02"}})"))
                .value,
            "");
  EXPECT_EQ(published_of(script(R"({"createdAt":"2012-01-01"})"),
                         "<meta name=description content='Lunden, 5 May 2024: the race is off'>")
                .value,
            "2024-05-05");
  EXPECT_EQ(published_of(script(R"({"createdAt":"2012-01-01","publishedAt":"2024-05-05"})")).value,
            "2024-05-05");
}

TEST(Published, ReviewsAndCommentsAreOthers) {
  EXPECT_EQ(article_of(with_json_ld(R"({"@type":"Recipe","name":"Soup","review":[{"@type":"Review",
                                        "datePublished":"2020-01-01","author":"Bo Ek"}]})"),
                       "<h1>Race is called off</h1><p class=date>5 May 2024</p>" + kReport)
                .published.value,
            "2024-05-05");
}

TEST(Published, ByTheLineInWhichItStands) {
  // In the title of an hAtom element; beside a name; not in a caption.
  const DateStamp atom =
      published_of("<p>by Ann <abbr class='time published' title='2024-05-05T10:00:00Z'>today</abbr></p>");
  EXPECT_EQ(atom.value, "2024-05-05T10:00:00Z");
  EXPECT_EQ(atom.from, "hAtom published");
  EXPECT_EQ(published_of("<p>Joined: 18.09.2008</p><p class=author>by r23, 21.01.2009</p>").value,
            "2009-01-21");
  EXPECT_EQ(published_of("<p>Photo: the mole on 31.05.2021</p><p>14.01.2022</p>").value, "2022-01-14");
  EXPECT_EQ(
      article_of(
          "<title>Race is called off</title>",
          "<div class=comments><h1>Race is called off</h1><p>5 May 2024</p></div><div><p>On 12 March 2018 "
          "the club had said that all would be well with the race, and so it was then.</p>" +
              kReport + "</div>")
          .published.value,
      "2024-05-05");
}

}  // namespace
}  // namespace stemma
