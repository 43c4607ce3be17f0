// What DESIGN promises of every value: each span shows words of its article, and the same reports give the
// same bytes whatever the number of threads and their order. Held over the examples, and over texts with
// every odd character.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "stemma/dossier.h"
#include "stemma/engine.h"
#include "stemma/inputs.h"
#include "stemma/view.h"

namespace stemma {
namespace {

std::vector<Report> read_examples(unsigned jobs) {
  std::vector<Report> reports;
  EngineOptions options;
  options.jobs = jobs;
  const auto documents = open_inputs({STEMMA_SOURCE_DIR "/examples/reports"},
                                     [](const Error& error) { ADD_FAILURE() << error.message; });
  read_reports(*documents, Depth::kQuotations, options,
               [&](Report&& report) { reports.push_back(std::move(report)); });
  return reports;
}

bool on_boundary(std::string_view text, std::uint32_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

/// Every span of one article's values, checked against its text.
class SpanCheck {
 public:
  explicit SpanCheck(const Article& article) : article_(article) {}

  void operator()(TextSpan span, const char* what) const {
    const std::string_view text = article_.text;
    ASSERT_LE(span.begin, span.end) << what << " in " << article_.id;
    ASSERT_LE(span.end, text.size()) << what << " in " << article_.id;
    EXPECT_TRUE(on_boundary(text, span.begin) && on_boundary(text, span.end))
        << what << " in " << article_.id;
    EXPECT_FALSE(span.empty()) << what << " in " << article_.id;
  }

 private:
  const Article& article_;
};

void check_reading(const Report& report) {
  const SpanCheck check(report.article);
  EXPECT_TRUE(core::is_valid_utf8(report.article.text));
  for (const Token& token : report.reading.tokens) check(token.span, "token");
  for (const Sentence& sentence : report.reading.sentences) check(sentence.span, "sentence");
  for (const Mention& mention : report.reading.mentions) {
    check(mention.span, "mention");
    ASSERT_LT(mention.entity, report.reading.entities.size());
  }
  for (const TimeExpression& time : report.reading.times) check(time.span, "time");
  for (const Figure& figure : report.reading.figures) check(figure.span, "figure");
}

void check_party(const SpanCheck& check, const std::optional<Party>& party, const Reading& reading) {
  if (!party) return;
  check(party->span, "speaker");
  if (party->entity) {
    EXPECT_LT(*party->entity, reading.entities.size());
  }
}

void check_quotations(const Report& report) {
  const SpanCheck check(report.article);
  std::uint32_t last = 0;
  for (const Quotation& quotation : report.quotations) {
    ASSERT_FALSE(quotation.parts.empty());
    EXPECT_LE(last, quotation.parts.front().begin) << "quotations are ordered";
    last = quotation.parts.front().begin;
    for (const TextSpan part : quotation.parts) check(part, "part");
    EXPECT_TRUE(std::ranges::is_sorted(quotation.parts));
    for (const TextSpan words : quotation.marked_spans) check(words, "marked words");
    if (quotation.cue) check(*quotation.cue, "cue");
    if (quotation.via_span) check(*quotation.via_span, "outlet");
    check_party(check, quotation.speaker, report.reading);
    check_party(check, quotation.told, report.reading);
  }
}

void check_report(const Report& report) {
  check_reading(report);
  check_quotations(report);
}

void check_dossier(const Dossier& dossier) {
  const auto check = [&](const Evidence& words, const char* what) {
    ASSERT_LT(index_of(words.article), dossier.reports.size());
    SpanCheck(dossier.reports[index_of(words.article)].article)(words.span, what);
  };
  for (const Passage& passage : dossier.passages) {
    check({passage.a, passage.a_span}, "passage");
    check({passage.b, passage.b_span}, "passage");
    EXPECT_LE(passage.matches, passage.words);
  }
  for (const DescentGraph& graph : dossier.descents) {
    for (const Credit& credit : graph.credits) {
      if (credit.span) check({credit.article, *credit.span}, "credit");
      for (const TextSpan span : credit.carries) check({credit.article, span}, "what a credit carries");
    }
    for (const Edge& edge : graph.edges) {
      EXPECT_FALSE(edge.evidence.empty());
      for (const Evidence& words : edge.evidence) check(words, "edge");
    }
    EXPECT_LE(graph.origins.at_least, graph.origins.at_most);
  }
  for (const Account& account : dossier.accounts) {
    for (const QuotationGroup& group : account.quotations) {
      for (const QuotedReading& reading : group.readings) check(reading.words, "quotation");
    }
    for (const Statement& statement : account.statements) {
      EXPECT_FALSE(statement.support.empty());
      for (const Evidence& words : statement.support) check(words, "statement");
    }
    for (const Difference& difference : account.differences) {
      EXPECT_GE(difference.readings.size(), 2U);
      for (const DifferingReading& reading : difference.readings) check(reading.words, "difference");
    }
    for (const TimelineEntry& entry : account.timeline) {
      check(entry.what, "timeline");
      check(entry.words, "time on the timeline");
    }
  }
}

TEST(Promises, EverySpanOfTheExamplesShowsItsWords) {
  std::vector<Report> reports = read_examples(1);
  ASSERT_GE(reports.size(), 13U);
  for (const Report& report : reports) check_report(report);
  check_dossier(compile(std::move(reports)));
}

TEST(Promises, EveryReportIsInOneStoryAndEveryStoryInOneStoryline) {
  const Dossier dossier = compile(read_examples(2));
  std::vector<int> stories_with(dossier.reports.size());
  std::vector<int> storylines_with(dossier.stories.stories.size());
  for (const Story& story : dossier.stories.stories) {
    for (const ArticleIndex article : story.articles) ++stories_with.at(index_of(article));
  }
  for (const Storyline& line : dossier.stories.storylines) {
    for (const std::uint32_t story : line.stories) ++storylines_with.at(story);
  }
  EXPECT_EQ(std::ranges::count(stories_with, 1), static_cast<std::ptrdiff_t>(stories_with.size()));
  EXPECT_EQ(std::ranges::count(storylines_with, 1), static_cast<std::ptrdiff_t>(storylines_with.size()));
}

TEST(Promises, ThreadsAndTheOrderOfReportsChangeNoByte) {
  constexpr ViewFormat kFormats[] = {ViewFormat::kTerminal, ViewFormat::kJson, ViewFormat::kMarkdown,
                                     ViewFormat::kHtml,     ViewFormat::kDot,  ViewFormat::kGraphml};
  std::vector<std::string> expected;
  const Dossier first = compile(read_examples(1));
  for (const ViewFormat format : kFormats) expected.push_back(render(first, format));
  std::mt19937 random(20240313);
  for (unsigned jobs = 1; jobs <= 4; ++jobs) {
    std::vector<Report> reports = read_examples(jobs);
    std::ranges::shuffle(reports, random);
    EngineOptions options;
    options.jobs = jobs;
    const Dossier dossier = compile(std::move(reports), options);
    for (std::size_t i = 0; i < std::size(kFormats); ++i) {
      EXPECT_EQ(render(dossier, kFormats[i]), expected[i]) << jobs << " threads, format " << i;
    }
  }
}

/// Words of news, marks of every convention, and characters that have surprised programs before.
std::string odd_text(std::mt19937& random) {
  static const std::string kPieces[] = {"said",
                                        "Ada Kern",
                                        "told reporters",
                                        " ",
                                        " ",
                                        " ",
                                        ", ",
                                        ". ",
                                        "\n",
                                        "\n\n",
                                        "“",
                                        "”",
                                        "\"",
                                        "„",
                                        "“",
                                        "«",
                                        "»",
                                        "'",
                                        "’",
                                        "Mr.",
                                        "40,000 troops",
                                        "on Thursday",
                                        "March 12, 2024",
                                        "according to",
                                        "(AP)",
                                        "–",
                                        "that",
                                        "U.S.",
                                        "\xE2\x80\xA8",
                                        "\xC2\xA0",
                                        "\xE2\x80\x8F",
                                        "e\xCC\x81",
                                        "\xF0\x9F\x93\xB0",
                                        "مرحبا",
                                        "東京",
                                        "Київ",
                                        "ǅ",
                                        "ß",
                                        "İ",
                                        "he",
                                        "NATO",
                                        "#",
                                        "\t",
                                        "…",
                                        "?",
                                        "!",
                                        "a",
                                        "1",
                                        "$5bn",
                                        "The Halden Courier reported"};
  std::string text;
  for (std::size_t i = random() % 200; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(Promises, EverySpanOfOddTextsShowsItsWords) {
  std::mt19937 random(11);
  for (int round = 0; round < 150; ++round) {
    std::vector<Report> reports;
    for (int i = 0; i < 3; ++i) {
      Document document;
      document.kind = round % 3 == 0   ? DocumentKind::kRecord
                      : round % 3 == 1 ? DocumentKind::kPlainText
                                       : DocumentKind::kHtml;
      document.language = round % 2 == 0 ? "en" : "de";
      document.date = round % 5 == 0 ? "2024-03-13" : "";
      document.content = odd_text(random);
      reports.push_back(read_report(document));
      check_report(reports.back());
    }
    const Dossier dossier = compile(std::move(reports));
    check_dossier(dossier);
    for (const ViewFormat format : {ViewFormat::kTerminal, ViewFormat::kJson, ViewFormat::kHtml}) {
      EXPECT_TRUE(core::is_valid_utf8(render(dossier, format)));
    }
  }
}

}  // namespace
}  // namespace stemma
