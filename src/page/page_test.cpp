// Whole pages of made-up outlets through `extract`: what is kept, what is left out and why, and the metadata.
#include <gtest/gtest.h>

#include <chrono>

#include "page/budget.h"
#include "page/html_tree.h"
#include "page/race_report_test.h"
#include "stemma/article.h"

namespace stemma {
namespace {

using race::kFirst;
using race::kSecond;
using race::kThird;

Article read_html(std::string html, std::string url = {}) {
  Document document;
  document.kind = DocumentKind::kHtml;
  document.content = std::move(html);
  document.url = std::move(url);
  return extract(document);
}

std::string why_of(const Article& article, std::string_view text) {
  for (const LeftOut& piece : article.left_out) {
    if (piece.text == text) return piece.why;
  }
  return "kept or unknown";
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string page(const std::string& inside, const std::string& head = {}) {
  return "<html lang=en><head><title>Race is called off | Harbour Gazette</title>" + head +
         "</head><body><nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><main><h1>Race is called "
         "off</h1>" +
         inside +
         "</main><footer>© Harbour Gazette, all the rights that there are in these words and "
         "pictures.</footer></body></html>";
}

TEST(Page, ParagraphsListsAndHeadingsInOrder) {
  const Article article = read_html(
      page("<article><p>" + kFirst + "</p><h2>What comes next</h2><blockquote>" + kSecond +
           "</blockquote><ul><li>Saturday</li><li>Sunday</li></ul><p>" + kThird + "</p></article>"));
  EXPECT_EQ(article.text, kFirst + "\nWhat comes next\n" + kSecond + "\nSaturday\nSunday\n" + kThird);
  EXPECT_EQ(article.title, "Race is called off");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(why_of(article, "Race is called off"), "title");
}

TEST(Page, InsertsAreLeftOutWithAReason) {
  const Article article = read_html(
      page("<article><p>" + kFirst +
           "</p><p><a href=/x>Read more: Five storms that closed the harbour</a></p>"
           "<figure><img src=a.jpg><figcaption>Waves at the mole. Photo: M. Ruud</figcaption></figure>"
           "<div class=newsletter-signup><p>Get the five stories of the coast in your mail every morning at "
           "six.</p><button>Go</button></div>"
           "<p>" +
           kSecond +
           "</p><div class=article__relatedLinks><h3>More</h3><a href=/y>Ferry is late again</a></div><p>" +
           kThird +
           "</p><div class=author-bio><p>Ann Lee has written about the sea and those who sail on it for "
           "eleven years.</p></div>"
           "<ul class=tags><li><a href=/t>Sailing</a></li></ul></article>"
           "<section id=comments><p>Well done, better safe than sorry, I would say, and I have sailed there "
           "for years.</p></section>"));
  EXPECT_EQ(article.text, kFirst + "\n" + kSecond + "\n" + kThird);
  EXPECT_EQ(why_of(article, "Waves at the mole. Photo: M. Ruud"), "caption");
  EXPECT_EQ(why_of(article, "Get the five stories of the coast in your mail every morning at six."),
            "newsletter");
  EXPECT_EQ(why_of(article, "Ferry is late again"), "related links");
  EXPECT_EQ(why_of(article, "Ann Lee has written about the sea and those who sail on it for eleven years."),
            "author box");
  EXPECT_EQ(why_of(article, "Sailing"), "tags");
  EXPECT_EQ(
      why_of(article, "Well done, better safe than sorry, I would say, and I have sailed there for years."),
      "comments");
}

TEST(Page, AStyleNameOnEveryParagraphIsNoPurpose) {
  const Article article = read_html(page("<div><p class=paywall>" + kFirst + "</p><p class=paywall>" +
                                         kSecond + "</p><p class=paywall>" + kThird + "</p></div>"));
  EXPECT_EQ(article.text, kFirst + "\n" + kSecond + "\n" + kThird);
}

TEST(Page, TheTitledOfSeveralReports) {
  const Article article = read_html(
      "<html><head><title>Race is called off</title></head><body><article><h1>Race is called off</h1><p>" +
      kFirst + "</p><p>" + kSecond + "</p><p>" + kThird +
      "</p></article><article><h1>Ferry is late again</h1><p>The ferry to Norholm was an hour late for the "
      "third "
      "day in a row, and nobody could say why it was.</p></article></body></html>");
  EXPECT_EQ(article.text, kFirst + "\n" + kSecond + "\n" + kThird);
}

TEST(Page, MetadataAndItsEvidence) {
  const Article article =
      read_html(page("<p>" + kFirst + "</p><p>" + kSecond + "</p>",
                     "<meta property=og:site_name content='Harbour Gazette'><link rel=canonical "
                     "href='https://gazette.example/race'>"
                     "<script "
                     "type='application/"
                     "ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Ann Lee\"},"
                     "{\"@type\":[\"NewsArticle\"],\"headline\":\"Race is called "
                     "off\",\"author\":[{\"@id\":\"#p\"},{\"@type\":\"Person\","
                     "\"name\":\"By Bo "
                     "Ek\"}],\"datePublished\":\"2024-05-05T21:30:00+02:00\",\"dateModified\":\"2024-05-"
                     "06T08:00:00+02:00\"}]}"
                     "</script>"),
                "https://gazette.example/race?from=feed");
  EXPECT_EQ(article.published.value, "2024-05-05T21:30:00+02:00");
  EXPECT_EQ(article.published.precision, DatePrecision::kSecond);
  EXPECT_EQ(article.published.from, "JSON-LD datePublished");
  EXPECT_EQ(article.modified.value, "2024-05-06T08:00:00+02:00");
  EXPECT_EQ(article.byline, (std::vector<std::string>{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(article.outlet, "Harbour Gazette");
  EXPECT_EQ(article.url, "https://gazette.example/race");
}

TEST(Page, BrokenJsonLdIsMendedOrPassedOver) {
  const auto published = [](const std::string& script) {
    return read_html(
               page("<p>" + kFirst + "</p>", "<script type='application/ld+json'>" + script + "</script>"))
        .published;
  };
  const auto with = [&](const std::string& script) { return published(script).value; };
  EXPECT_EQ(with("{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2024-05-05\",}"),
            "2024-05-05");
  EXPECT_EQ(with("<!-- {\"@type\":\"Article\",\"datePublished\":\"2024-05-05\"} -->"), "2024-05-05");
  // What cannot be mended is searched like any other script, when nothing else tells the day.
  EXPECT_EQ(published("{\"@type\":\"Article\",\"datePublished\":\"2024-05-05\"").from,
            "script member datePublished");
  EXPECT_EQ(with(std::string(100000, '[')), "");
}

TEST(Page, TheDayBesideAWordForPublished) {
  const auto with = [](const std::string& line) {
    return read_html(page("<p class=date>" + line + "</p><p>" + kFirst + "</p><p>" + kSecond + "</p>"))
        .published.value;
  };
  EXPECT_EQ(with("Written: 2024-05-05 15:03 / Updated: 2024-05-07 09:00"), "2024-05-05T15:03");
  EXPECT_EQ(with("Updated: 2024-05-07 09:00, first published 2024-05-05"), "2024-05-05");
}

TEST(Page, ADayThatWasKeptAsUtcIsTheReadersDay) {
  const std::string head = "<meta property=article:published_time content=2024-05-04T22:00:00Z>";
  std::string german = page("<p>" + kFirst + "</p>", head);
  german.replace(german.find("lang=en"), 7, "lang=de");
  EXPECT_EQ(read_html(german).published.value, "2024-05-05");
  EXPECT_EQ(read_html(page("<p>" + kFirst + "</p>", head)).published.value, "2024-05-04T22:00:00Z");
}

TEST(Page, AuthorsByMarkup) {
  const auto with = [](const std::string& line) {
    const Article article = read_html(page(line + "<p>" + kFirst + "</p><p>" + kSecond + "</p>"));
    return article.byline.empty() ? std::string() : article.byline.front();
  };
  EXPECT_EQ(with("<span class=byline><i>Posted by</i><a href=/author/bo/>Bo</a></span>"), "Bo");
  EXPECT_EQ(with("<small>5 May 2024 | Anna Lee</small>"), "Anna Lee");
  EXPECT_EQ(with("<small>5 May 2024 | Harbour News</small>"), "");
  EXPECT_EQ(with("<ol class=comments><li class='comment-author vcard'><b class=fn>Bo Ek</b></li></ol>"), "");
}

TEST(Page, ARubricBeforeTheTitleIsNoPartOfIt) {
  const std::string html =
      "<html lang=en><head><title>x</title><meta property=og:title content='Ferries stay in "
      "port'></head><body>"
      "<h1>Harbour strike: Ferries stay in port</h1><p>" +
      kFirst + "</p></body></html>";
  EXPECT_EQ(read_html(html).title, "Ferries stay in port");
}

TEST(Page, AModificationAndAFootersYearAreNoPublication) {
  const Article article =
      read_html(page("<p>" + kFirst + "</p><p>" + kSecond + "</p>",
                     "<meta property=article:modified_time content=2024-05-06T08:00:00Z>"));
  EXPECT_FALSE(article.published.known()) << article.published.from;
  EXPECT_EQ(article.modified.value, "2024-05-06T08:00:00Z");
}

TEST(Page, WhatTheInputStatesWins) {
  Document document;
  document.kind = DocumentKind::kHtml;
  document.content = page("<p>" + kFirst + "</p>");
  document.title = "As given";
  document.date = "6 May 2024";
  document.id = "x1";
  const Article article = extract(document);
  EXPECT_EQ(article.title, "As given");
  EXPECT_EQ(article.published.value, "2024-05-06");
  EXPECT_EQ(article.published.from, "given");
  EXPECT_EQ(article.id, "x1");
}

TEST(Page, ARecordsTextIsTakenByteForByte) {
  Document document;
  document.kind = DocumentKind::kRecord;
  document.content = " Two  lines\r\n\r\nand {{template}} \n";
  document.author = "Ann Lee and Bo Ek";
  const Article article = extract(document);
  EXPECT_EQ(article.text, document.content);
  EXPECT_EQ(article.byline.size(), 2U);
  EXPECT_EQ(article.id, extract(document).id);
  EXPECT_EQ(article.id.size(), 16U);
}

TEST(Page, UnseenCharactersAndWordsForScreenReadersGo) {
  const Article article =
      read_html(page("<p>The har\u00ADbour mas\u200Bter of\u00A0Lunden called <a href=/r>the race<span "
                     "class=sr-only>, opens "
                     "new tab</span></a> off on Sunday, two hours late.</p>"));
  EXPECT_EQ(article.text, "The harbour master of Lunden called the race off on Sunday, two hours late.");
}

/// Pages that are made to cost time or memory end in a moment; the limit is generous, a quadratic path would
/// take hours.
TEST(Page, HostilePagesEndSoon) {
  std::string fonts;
  std::string attributes = "<p ";
  for (int i = 0; i < 100000; ++i) {
    fonts += "<p><font color=" + std::to_string(i) + ">";
    attributes += "a" + std::to_string(i) + "=1 ";
  }
  const std::string pages[] = {repeated("<div>", 1000000),
                               repeated("<p><b><i>", 200000),
                               fonts,
                               attributes + ">" + kFirst,
                               repeated("<table>", 200000),
                               repeated("<svg><td>", 200000),
                               repeated("<a href=x>", 200000),
                               repeated("<", 1000000),
                               repeated("<td colspan=1000000000>" + kFirst, 5000),
                               repeated("<div>", 400) + repeated("</x>", 1000000)};
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& html : pages) read_html("<html><body>" + html);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

// Found by fuzzing, and seen by AddressSanitizer only: MyHTML took the blanks before a text for room behind
// it.
TEST(HtmlTree, TextBeforeTheBodyMayStandInPieces) {
  for (const std::size_t blanks : {1, 7, 8, 19, 600, 9000, 20000}) {
    const std::string rest = repeated("and on ", blanks / 7 + 1);
    const std::string markup = "<head></head>" + repeated("\n", blanks) + "It goes on </unknown>" + rest;
    const page::HtmlTree tree = page::HtmlTree::parse(markup, {});
    EXPECT_EQ(tree.nodes().back().text, "It goes on " + rest) << blanks;
  }
}

TEST(Page, WhatIsBeyondTheBudgetIsTold) {
  std::string html = "<html><body><p>" + kFirst + "</p>";
  for (int i = 0; i < 2000; ++i) html += "<div>";
  const Article article = read_html(html);
  EXPECT_EQ(article.text, kFirst);
  ASSERT_FALSE(article.left_out.empty());
  EXPECT_EQ(article.left_out.back().why, "the page nests too deeply from here on");
  EXPECT_EQ(article.truncated, article.left_out.back().why);
}

TEST(Page, EveryBudgetHasItsMessage) {
  const std::string report = "<html><body><p>" + kFirst + "</p>";
  std::string attributes = "<p ";
  for (int i = 0; i < 2000; ++i) attributes += "a" + std::to_string(i) + " ";
  const struct {
    std::string html;
    const char* why;
  } rows[] = {
      {report + repeated("<br>", 150000), "the page has too many tags from here on"},
      {report + attributes + ">", "a tag has too many attributes; not read from here on"},
      {report + "<img src='" + std::string(2U << 20U, 'x') + "'>",
       "a tag is too long; not read from here on"},
      {report + std::string(10U << 20U, ' '), "the page is too long from here on"},
  };
  for (const auto& row : rows) {
    const Article article = read_html(row.html);
    EXPECT_EQ(article.text, kFirst);
    EXPECT_EQ(article.truncated, row.why);
  }
  const Article scripted =
      read_html("<html><body><script>" + std::string(3U << 20U, 'x') + "</script><p>" + kFirst + "</p>");
  EXPECT_EQ(scripted.text, kFirst);
  EXPECT_EQ(scripted.truncated, "");
}

TEST(Page, WhatThePageSaysAboutAccessAndMachines) {
  const Article article = read_html(
      page("<p>" + kFirst + "</p><p>" + kSecond + "</p><p>Reporting by Bo Ek; editing by Ann Lee</p>",
           "<meta name=robots content='max-image-preview:large, NoAI, noarchive'>"
           "<meta name=tdm-reservation content=1>"
           "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\","
           "\"wordCount\":\"900\"}</script>"));
  EXPECT_EQ(article.opt_outs,
            (std::vector<std::string>{"robots noai", "robots noarchive", "tdm-reservation 1"}));
  EXPECT_EQ(article.paywall, "JSON-LD isAccessibleForFree");
  EXPECT_EQ(article.truncated, "the page states that the report has 900 words");
  EXPECT_EQ(article.credit, "Reporting by Bo Ek; editing by Ann Lee");
  EXPECT_EQ(article.text, kFirst + "\n" + kSecond);
}

TEST(Page, ATextThatEndsAtAWallIsNotAll) {
  const std::string wall = "<p>By Ann Lee</p><div class=paywall><p>Subscribe now to read on.</p></div>";
  const std::string locked = "<meta property=article:content_tier content=locked>";
  const std::string report = "<p>" + kFirst + "</p><p>" + kSecond + "</p>";
  EXPECT_EQ(read_html(page(report + wall, locked)).truncated,
            "the text ends where the page asks for a subscription");
  EXPECT_EQ(read_html(page(report, locked)).truncated, "");
  EXPECT_EQ(read_html(page(report + wall)).truncated, "");
}

TEST(Page, TheLanguageIsTheTexts) {
  std::string german =
      page(repeated("<p>Die Fähren blieben am Sonntag im Hafen, weil der Wind zu stark war und "
                    "die Kapitäne nicht auslaufen wollten.</p>",
                    5));
  const Article article = read_html(german);
  EXPECT_EQ(article.declared_language, "en");
  EXPECT_EQ(article.language, "de");
}

// Words with which pages ask for something, in sentences that report.
TEST(Page, ASentenceMayBeginLikeFurniture) {
  for (const std::string line : {
           "The views expressed by the deputy on Friday shocked a part of the council, which left the room.",
           "Opinions expressed in the debate ranged from anger to relief, and several members left the room.",
           "Dear reader letters had reached the council by the hundred, said the clerk, who keeps them all.",
           "Do you want to be informed of this, the chair asked, and nobody in the hall raised a hand at "
           "all.",
           "Les propos tenus par l'adjoint pendant la séance de vendredi ont choqué une partie du conseil.",
           "Les points de vue restent éloignés sur la question du port, et le préfet a réuni les deux "
           "parties.",
           "Si cet article de la loi est adopté, la commune perdra un tiers de ses recettes, selon les élus.",
           "Zapraszamy do rozmów wszystkie strony sporu, powiedział wojewoda po długim spotkaniu z radnymi.",
       }) {
    const Article article = read_html(page("<p>" + kFirst + "</p><p>" + line + "</p><p>" + kThird + "</p>"));
    EXPECT_EQ(article.text, kFirst + "\n" + line + "\n" + kThird);
  }
}

TEST(Page, FurnitureOfOtherLanguages) {
  const struct {
    const char* line;
    const char* why;
  } rows[] = {
      {"Lee también: El puerto reabre", "related links"},
      {"Lire aussi : Le port rouvre", "related links"},
      {"Leggi anche: Il porto riapre", "related links"},
      {"Leia também: O porto reabre", "related links"},
      {"Lees ook: De haven gaat open", "related links"},
      {"Читайте также: Порт открыт", "related links"},
      {"Читайте також: Порт відкрито", "related links"},
      {"Czytaj też: Port otwarty", "related links"},
      {"Foto: Bo Ek", "caption"},
      {"Suscríbete a nuestro boletín", "newsletter"},
      {"Делиться", "kept or unknown"},
      {"Поделиться", "buttons"},
  };
  for (const auto& row : rows) {
    const Article article =
        read_html(page("<p>" + kFirst + "</p><p>" + row.line + "</p><p>" + kSecond + "</p>"));
    EXPECT_EQ(why_of(article, row.line), row.why) << row.line;
  }
}

TEST(Page, ListsAtTheEndStandWhereTheParagraphsDo) {
  const Article article = read_html(
      page("<p>" + kFirst + "</p><p>" + kSecond +
           "</p><h2>The boats</h2><ul><li>Gull<li>Tern<li>Skua</ul>"
           "<ul><li><a href=/a>Cookies on the quay</a><li><a href=/b>A mole for the mole</a></ul>"));
  EXPECT_EQ(article.text, kFirst + "\n" + kSecond + "\nThe boats\nGull\nTern\nSkua");
}

TEST(Page, AReadingInBracketsStaysBesideItsCharacters) {
  const std::string sentence =
      "港の<ruby>長<rp>（</rp><rt>おさ</rt><rp>）</rp></ruby>は日曜日に船を出さないと決めたと話した。";
  const Article article = read_html(page("<p>" + sentence + "</p>"));
  EXPECT_EQ(article.text, "港の長（おさ）は日曜日に船を出さないと決めたと話した。");
  EXPECT_EQ(read_html(page("<p>" + kFirst + "<ruby>a<rt>b</rt></ruby></p>")).text, kFirst + "a");
}

TEST(Budget, OrdinaryNestingIsWithin) {
  const page::TreeBudget budget{.max_depth = 8};
  const auto whole = [&](std::string_view html) { return page::part_to_parse(html, budget).why.empty(); };
  EXPECT_TRUE(whole("<ul><li>a<li>b<li>c<li>d<li>e<li>f<li>g<li>h<li>i<li>j</ul>"));
  EXPECT_TRUE(whole("<script>'<div><div><div><div><div><div><div><div><div><div>'</script>"));
  EXPECT_TRUE(whole("<!-- <div><div><div><div><div><div><div><div><div><div> -->"));
  EXPECT_TRUE(whole("<a title='<b><b><b><b><b><b><b><b><b><b>'>x</a>"));
  EXPECT_FALSE(whole("<div></x><div></x><div></x><div></x><div></x><div></x><div></x><div></x><div></x>"));
  EXPECT_FALSE(whole("<svg><td><td><td><td><td><td><td><td><td>"));
}

TEST(Budget, WhatNothingReadsIsLeftOut) {
  const std::string lines(120, 'x');
  const struct {
    std::string html;
    std::string parsed;
  } rows[] = {
      {"<style>p{}</style><p>a", "<style></style><p>a"},
      {"<SCRIPT async>if (a < b) '<p>'</Script ><p>a", "<SCRIPT async></Script ><p>a"},
      {"<script>'</scripted>'</script>a", "<script></script>a"},
      {"<p data-x='" + lines + "' class=a>a", "<p  class=a>a"},
      {"<img srcset=" + lines + ">a", "<img >a"},
  };
  for (const auto& row : rows) EXPECT_EQ(page::part_to_parse(row.html, {}).markup, row.parsed);
  for (const std::string& whole : {
           std::string("<script type='application/ld+json'>{}</script>"),
           std::string("<script type=\"application/ld&#x2B;json\">{}</script>"),
           std::string("<script><!-- <script> </script> --></script>a"),  // the first end tag is text
           std::string("<style>p{}"),                                     // no end tag: is it one at all?
           std::string("<svg><style>p{}</style></svg>"),                  // markup there
           std::string("<a title = '<script>'>a</a><p>b</p><script></script>"),
           std::string("<a title=<script>a</a><p>b</p><script></script>"),
           std::string("<!-- <script> --><p>a</p><script></script>"),
           std::string("<!--><p>a</p><!-- <style> --><p>b</p><style></style>"),
           std::string("<? <style ><p>a</p><style></style>"),
           std::string("<textarea><script></textarea><p>a</p><script></script>"),
           std::string("<plaintext><script>a</script>"),
           "<p data-x='" + lines.substr(30) + "'>a",
           "<p title='" + lines + "'>a",
       })
    EXPECT_EQ(page::part_to_parse(whole, {}).markup, whole);
  const std::string two = "<script>one</script><p>a<script type=ld+json>two</script>";
  EXPECT_EQ(page::part_to_parse(two, {}).scripts, (std::vector<std::string_view>{"one", "two"}));
}

TEST(Extract, AReportsOwnMarkupIsKeptWhole) {
  const struct {
    const char* markup;
    const char* text;
  } rows[] = {
      {"The ferry ran aground.<br/><br/>Nobody was hurt.<br>It was towed.",
       "The ferry ran aground.\nNobody was hurt.\nIt was towed."},
      {"<h2>What we know</h2><ul><li>One ferry</li><li>Two boats</li></ul><p>Said the captain.</p>",
       "What we know\nOne ferry\nTwo boats\nSaid the captain."},
      {"<figure><img src=a><figcaption>Photo: Bo</figcaption></figure><p>Gone &amp; lost.</p>",
       "Gone & lost."},
      {"<a href=x>Ferry aground</a> <font>Beacon</font>", "Ferry aground Beacon"},
  };
  for (const auto& row : rows) {
    Document document;
    document.kind = DocumentKind::kMarkup;
    document.content = row.markup;
    document.title = "Ferry aground";
    const Article article = extract(document);
    EXPECT_EQ(article.text, row.text);
    EXPECT_EQ(article.title, "Ferry aground");
  }
}

}  // namespace
}  // namespace stemma
