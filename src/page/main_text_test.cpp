// What of a page is its report, by what the page says about its parts: one made-up page a cause.
#include "page/main_text.h"

#include <gtest/gtest.h>

#include <string>

#include "page/race_report_test.h"
#include "stemma/article.h"

namespace stemma {
namespace {

using race::kFirst;
using race::kSecond;
using race::kThird;

const std::string kFourth =
    "The club wrote to its members on Monday that the fee for the race would be paid back to all of them.";
const std::string kPicture = "<img src=waves.jpg>";

std::string paragraph(const std::string& text, const std::string& attributes = {}) {
  return "<p " + attributes + ">" + text + "</p>";
}

/// Of a page whose main element holds the title and `inside`.
std::string text_of(const std::string& inside, const std::string& byline = "Ann Lee") {
  Document document;
  document.kind = DocumentKind::kHtml;
  document.content =
      "<html lang=en><head><title>Race is called off</title><meta name=author content='" + byline +
      "'></head><body><nav><a href=/>Home</a></nav><main>" + inside +
      "</main><footer>© Harbour Gazette, all rights to these words and pictures.</footer></body></html>";
  return extract(document).text;
}

std::string under_title(const std::string& inside, const std::string& byline = "Ann Lee") {
  return text_of("<h1>Race is called off</h1><article>" + inside + "</article>", byline);
}

const std::string kAll = kFirst + "\n" + kSecond + "\n" + kThird + "\n" + kFourth;
std::string with(const std::string& insert) {
  return paragraph(kFirst) + paragraph(kSecond) + insert + paragraph(kThird) + paragraph(kFourth);
}

TEST(MainText, AStyleNameOnAParagraphIsNoPurpose) {
  for (const char* style : {"class=paywall", "class='has-large-font-size'", "class=widget",
                            "id=related-news-of-the-harbour-in-brief"}) {
    EXPECT_EQ(
        under_title(paragraph(kFirst) + paragraph(kSecond, style) + paragraph(kThird) + paragraph(kFourth)),
        kAll)
        << style;
  }
  EXPECT_EQ(
      under_title(with("<div class=paywall><p>You have read all the free reports of this month, and the "
                       "others can be had for a coin each.</p></div>")),
      kAll);
}

TEST(MainText, TheHeadAroundTheTitleIsTheReports) {
  const std::string lead =
      "The harbour stays closed until the wind has turned, and nobody knows when that will be.";
  EXPECT_EQ(text_of("<div class=teasers><h1>Race is called off</h1><p>" + lead + "</p></div><article>" +
                    with({}) + "</article>"),
            lead + "\n" + kAll);
}

TEST(MainText, AStandfirstMayBeAHeading) {
  const std::string lead = "Harbour of Lunden stays closed until the wind has turned to the east";
  EXPECT_EQ(text_of("<h1>Race is called off</h1><h2>" + lead +
                    "</h2><p class=byline>By Ann Lee</p><article>" + with({}) + "</article>"),
            lead + "\n" + kAll);
  EXPECT_EQ(under_title("<h2>" + lead + ".</h2><h3><a href=/x>Ferry is late again</a></h3>" + with({})),
            lead + ".\n" + kAll);
}

TEST(MainText, AListOfPostsByDateIsNoDateLine) {
  std::string posts = "<div class='date-posts'>" + with({}) + "<p>We hope to see all 12 crews!</p>";
  for (int i = 0; i < 80; ++i) posts += "<i></i>";
  EXPECT_EQ(under_title(posts + "</div>"), kAll + "\nWe hope to see all 12 crews!");
  EXPECT_EQ(under_title("<p class=date>Sunday, 5 May 2024, at 12</p>" + with({})), kAll);
}

TEST(MainText, AParagraphMayBeginWithALineOfItsOwn) {
  EXPECT_EQ(under_title("<p>Lunden harbour<br>" + kFirst + "</p>" + paragraph(kSecond) + paragraph(kThird)),
            "Lunden harbour\n" + kFirst + "\n" + kSecond + "\n" + kThird);
}

TEST(MainText, AQuotationInAFigureIsKept) {
  EXPECT_EQ(under_title(with("<figure><blockquote><p>" + kFirst +
                             "</p></blockquote><figcaption>Bo Ek, harbour master</figcaption></figure>")),
            kFirst + "\n" + kSecond + "\n" + kFirst + "\n" + kThird + "\n" + kFourth);
}

TEST(MainText, CaptionsWithoutAName) {
  const std::string words = "The mole of Lunden on Sunday, seen from the tower of the old light";
  EXPECT_EQ(under_title(with("<div class=box>" + kPicture + "<p>" + words + "</p></div>")), kAll);
  EXPECT_EQ(under_title(with("<div><div>" + kPicture + "</div><div>" + words + "</div></div>")), kAll);
  EXPECT_EQ(under_title(with("<div class='lead caption'>" + words + "</div>")), kAll);
  EXPECT_EQ(under_title(with("<p>" + words + ". Photo: M. Ruud/Coast Pictures</p>")), kAll);
  EXPECT_EQ(under_title(with("<p>" + words + " (Foto: M. Ruud)</p>")), kAll);
  // A picture at a paragraph of some length, and at a heading, illustrates these.
  EXPECT_EQ(under_title(paragraph(kPicture + kFirst) + paragraph(kSecond)), kFirst + "\n" + kSecond);
  EXPECT_EQ(under_title(with("<div>" + kPicture + "<h3>The tower</h3><p>" + words + ".</p></div>")),
            kFirst + "\n" + kSecond + "\nThe tower\n" + words + ".\n" + kThird + "\n" + kFourth);
  const std::string said = "He asked the crews for a picture: one of each boat.";
  EXPECT_EQ(under_title(with("<p>" + said + "</p>")),
            kFirst + "\n" + kSecond + "\n" + said + "\n" + kThird + "\n" + kFourth);
}

TEST(MainText, TheLastParagraphAboutTheAuthor) {
  const std::string note =
      "Ann Lee is a fellow of the Institute of Coasts at Lunden and has sailed all her life.";
  const std::string report = paragraph(kFirst) + paragraph(kSecond) + paragraph(kThird) + paragraph(kFourth) +
                             paragraph(kFirst) + paragraph(kSecond);
  const std::string kept = kAll + "\n" + kFirst + "\n" + kSecond;
  EXPECT_EQ(under_title(report + paragraph(note)), kept);
  // Who is spoken of before is a person of the report.
  const std::string spoken = "Ann Lee was at the helm of the boat that came in last on that day, she said.";
  EXPECT_EQ(under_title(paragraph(spoken) + report + paragraph(note)), spoken + "\n" + kept + "\n" + note);
}

TEST(MainText, InitialsBelowTheLastSentence) {
  for (const char* line : {"RKL", "(be)", "kl/rm", "abc/AFP"})
    EXPECT_EQ(under_title(with({}) + paragraph(line)), kAll) << line;
  for (const char* line : {"Sunday", "Sail on", "42"})
    EXPECT_EQ(under_title(with({}) + paragraph(line)), kAll + "\n" + line) << line;
  EXPECT_EQ(under_title(with("<ul><li>RKL</li><li>ABC</li></ul>")),
            kFirst + "\n" + kSecond + "\nRKL\nABC\n" + kThird + "\n" + kFourth);
}

/// The furniture of a site that its stated body repeats is furniture all the same.
TEST(MainText, AStatedBodyBringsNoFurnitureBack) {
  const std::string pitch = "Sign up for our newsletter and have the harbour in your mail each morning.";
  const std::string body = kFirst + " " + kSecond + " " + pitch + " " + kThird + " " + kFourth;
  EXPECT_EQ(under_title(with("<p>" + pitch + "</p>") +
                        R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" +
                        body + "\"}</script>"),
            kAll);
}

}  // namespace
}  // namespace stemma
