#include "views/outline.h"

#include <gtest/gtest.h>

#include "views/sample_dossier_test.h"

namespace stemma::views {
namespace {

using Kind = VariantPart::Kind;

/// A dossier of one story with one article for each text.
Dossier one_story(const std::vector<std::string>& texts) {
  Dossier dossier;
  Story story;
  for (const std::string& text : texts) {
    Report report;
    report.article.text = text;
    report.article.outlet = "Outlet";
    story.articles.push_back(ArticleIndex{static_cast<std::uint32_t>(dossier.reports.size())});
    dossier.reports.push_back(std::move(report));
  }
  dossier.stories.stories = {story};
  dossier.descents.emplace_back();
  dossier.accounts.emplace_back();
  return dossier;
}

QuotedReading reading(const Dossier& dossier, std::uint32_t article, std::string_view words) {
  return {find_words(dossier, article, words), QuotationKind::kDirect, "", "", true};
}

TEST(Outline, LabelsTellTheReportsOfAStoryApart) {
  const struct {
    const char* outlet;
    const char* url;
    const char* path;
    const char* title;
    const char* label;
  } rows[] = {
      {"Daily Lantern", "https://x.example/a", "a.txt", "T", "Daily Lantern"},
      {"", "https://www.lantern.example:8080/a?b", "a.txt", "T", "lantern.example"},
      {"", "", "reports/lantern-bridge.txt", "T", "lantern-bridge"},
      {"", "", "reports/002_5f00cf706f79.txt", "Bridge shut", "“Bridge shut”"},
      {"", "", "17.txt", "", "17"},
      {"", "", "-", "", "id"},
  };
  for (const auto& row : rows) {
    Dossier dossier = one_story({""});
    Article& article = dossier.reports[0].article;
    article.outlet = row.outlet;
    article.url = row.url;
    article.path = row.path;
    article.title = row.title;
    article.id = "id";
    EXPECT_EQ(article_labels(dossier)[0], row.label);
  }
  EXPECT_EQ(article_labels(one_story({"", ""})), (std::vector<std::string>{"Outlet (1)", "Outlet (2)"}));
}

TEST(Outline, OutletsAreCountedByName) {
  Dossier dossier = one_story({"", "", ""});
  dossier.reports[1].article.outlet = "The Outlet";
  EXPECT_EQ(outlet_count(dossier.stories.stories[0], dossier.reports), 1U);
}

TEST(Outline, OriginsAreCountedAsAnInterval) {
  EXPECT_EQ(origin_count({1, 1, {}}), "1 origin");
  EXPECT_EQ(origin_count({1, 3, {}}), "1 to 3 origins");
  EXPECT_EQ(origin_count({4, 4, {}}), "4 origins");
}

TEST(Outline, StatementsOfSeveralReportsTellWhoseTheyAre) {
  const Dossier dossier = one_story({"The pier is shut.", "The pier is shut."});
  Origins origins;
  origins.list = {{"Meridian", {}, {}}, {"Mira Hollander, Fire Chief", {}, {}}};
  const auto as_it_is = [](std::string_view name) { return std::string(name); };
  const std::vector<Evidence> both = {find_words(dossier, 0, "pier"), find_words(dossier, 1, "pier")};
  const auto note = [&](std::vector<StatementOrigin> stated) {
    return origins_note(stated, both, origins, as_it_is);
  };
  EXPECT_EQ(note({{0, {}, true}, {1, {}, false}}), "from Meridian");
  EXPECT_EQ(note({{0, {}, true}, {1, {}, true}}), "from Meridian and Mira Hollander");
  EXPECT_EQ(note({{0, {}, false}, {1, {}, false}}), "from Meridian or Mira Hollander");
  EXPECT_EQ(note({}), "");
  EXPECT_EQ(
      origins_note(std::vector<StatementOrigin>{{0, {}, true}}, std::span(both).first(1), origins, as_it_is),
      "")
      << "what one report tells is its own";
}

TEST(Outline, DatesAreShownAsPreciselyAsTheyAreKnown) {
  EXPECT_EQ(date_label({}), "date unknown");
  EXPECT_EQ(date_label({"2031-03", DatePrecision::kMonth, ""}), "2031-03");
  EXPECT_EQ(date_label({"2031-03-04/2031-03-06", DatePrecision::kInterval, ""}), "2031-03-04 to 2031-03-06");
  EXPECT_EQ(date_label({"2031-03-05T07:30:00Z", DatePrecision::kSecond, ""}), "2031-03-05 07:30");
  EXPECT_EQ(day_of({"2031-03", DatePrecision::kMonth, ""}), "");
  EXPECT_EQ(day_of({"2031-03-04/2031-03-06", DatePrecision::kInterval, ""}), "");
}

TEST(Outline, VariantsAreComparedOrToldApart) {
  const Dossier dossier =
      one_story({"We will not reopen the bridge until every bolt is checked. We have time.",
                 "We will not reopen the bridge until it is checked.", "Nothing opens before summer."});
  QuotationGroup group;
  group.readings = {reading(dossier, 0, "We will not reopen the bridge until every bolt is checked."),
                    reading(dossier, 0, "We have time."),
                    reading(dossier, 1, "We will not reopen the bridge until it is checked."),
                    reading(dossier, 2, "Nothing opens before summer.")};
  group.variants = {{{1}}, {{2}}, {{0}}, {{3}}};
  std::vector<Kind> kinds;
  for (const VariantPart& part : variant_parts(group, dossier.reports)) kinds.push_back(part.kind);
  EXPECT_EQ(kinds, (std::vector<Kind>{Kind::kFullest, Kind::kFurther, Kind::kCompared, Kind::kOtherWords}));
}

TEST(Outline, GapsHaveOneSpaceOnEachSide) {
  const struct {
    std::string_view there;
    std::string_view here;
    std::string_view shown;
  } rows[] = {
      {"So we will not open.", "we will not open.", "[…] we will not open."},
      {"we will surely not open.", "we will not open.", "we will […] not open."},
      {"we will not open today.", "we will not open.", "we will not open […]."},
  };
  for (const auto& row : rows) {
    const std::vector<DiffPiece> pieces = word_diff(row.there, row.here);
    std::string shown;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool gap = pieces[i].kind == DiffPiece::Kind::kOnlyThere;
      shown += gap ? gap_mark(pieces, i, row.here) : pieces[i].span.of(row.here);
    }
    EXPECT_EQ(shown, row.shown);
  }
}

TEST(Outline, MomentsShowEqualSentencesOnce) {
  Dossier dossier = one_story({"It closed on Friday.", "It closed on Friday!"});
  const Evidence a = find_words(dossier, 0, "It closed on Friday.");
  const Evidence b = find_words(dossier, 1, "It closed on Friday!");
  dossier.accounts[0].timeline = {{"2031-03-28", a, a}, {"2031-03-28", a, a}, {"2031-03-28", b, b}};
  const std::vector<Moment> days = moments(dossier.accounts[0], dossier.reports);
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0].what, (std::vector<SameWords>{{a, b}}));
}

TEST(Outline, FoldingNeverHidesASingleLine) {
  EXPECT_EQ(fold_list(11, 10).left, 0U);
  EXPECT_EQ(fold_list(12, 10).left, 2U);
}

}  // namespace
}  // namespace stemma::views
