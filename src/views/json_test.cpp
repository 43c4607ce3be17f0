#include "views/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "stemma/view.h"
#include "views/sample_dossier_test.h"

namespace stemma::views {
namespace {

/// Code points [start, end) of `text`, the slow way.
std::string slice(const std::string& text, std::uint32_t start, std::uint32_t end) {
  std::string words;
  std::uint32_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    const std::size_t before = offset;
    core::next_code_point(text, offset);
    if (count >= start && count < end) words += text.substr(before, offset - before);
  }
  return words;
}

/// Calls `visit` with every object that has `article`, `start`, `end` and `text`, however deep.
template <class Visit>
void for_each_span(const Json& value, Visit visit) {
  std::vector<const Json*> open = {&value};
  while (!open.empty()) {
    const Json& next = *open.back();
    open.pop_back();
    if (next.is_object() && next.contains("article") && next.contains("start")) visit(next);
    if (next.is_structured()) {
      for (const Json& child : next) open.push_back(&child);
    }
  }
}

std::vector<std::string> members(const Json& object) {
  std::vector<std::string> names;
  for (const auto& item : object.items()) names.push_back(item.key());
  return names;
}

using Names = std::vector<std::string>;

TEST(Json, EverySpanShowsItsWordsInCodePoints) {
  for (const Dossier& dossier : {bridge_dossier(), hostile_dossier(), crowd_dossier(30)}) {
    const Json value = Json::parse(render(dossier, ViewFormat::kJson));
    std::map<std::string, std::string> texts;
    for (const Json& article : value["articles"]) texts[article["id"]] = article["text"];
    int spans = 0;
    for_each_span(value["stories"], [&](const Json& span) {
      ++spans;
      EXPECT_EQ(slice(texts.at(span["article"]), span["start"], span["end"]),
                span["text"].get<std::string>());
    });
    EXPECT_GT(spans, 8);
  }
}

TEST(Json, TheObjectHasTheMembersThatTheFormatPromises) {
  const Json value = dossier_json(bridge_dossier(), true);
  EXPECT_EQ(members(value), (Names{"articles", "stories", "storylines"}));
  EXPECT_EQ(members(value["articles"][0]), (Names{"id", "path", "url", "title", "outlet", "byline", "text",
                                                  "language", "published", "left_out"}));
  const Json& story = value["stories"][0];
  EXPECT_EQ(members(story), (Names{"id", "label", "names", "articles", "origins", "edges", "quotations",
                                   "statements", "differences", "timeline", "versions"}));
  EXPECT_EQ(members(story["origins"]["list"][0]), (Names{"name", "kind", "article", "carried_by"}));
  EXPECT_EQ(members(story["edges"][0]),
            (Names{"from", "to", "relation", "direction_known", "evidence", "score"}));
  EXPECT_EQ(members(story["quotations"][0]),
            (Names{"speaker", "fullest", "readings", "variants", "origins"}));
  EXPECT_EQ(members(story["quotations"][0]["readings"][0]),
            (Names{"article", "start", "end", "text", "kind", "speaker", "via", "marked"}));
  EXPECT_EQ(members(value["storylines"][0]), (Names{"id", "label", "stories", "links"}));
  EXPECT_EQ(members(story["names"][0]), (Names{"name", "kind", "articles"}));
  EXPECT_EQ(members(value["storylines"][0]["links"][0]), (Names{"from", "to", "days", "names", "words"}));
}

TEST(Json, NodesAreArticleIdsOrNamedUnseenSources) {
  const Json story = dossier_json(bridge_dossier(), true)["stories"][0];
  EXPECT_EQ(story["edges"][0]["from"], "a1");
  EXPECT_EQ(story["edges"][0]["to"], "unseen:northwind");
  EXPECT_EQ(story["edges"][2]["to"], "a2");
  EXPECT_EQ(story["edges"][2]["relation"], "hadPrimarySource");
  EXPECT_EQ(story["origins"]["list"][0]["article"], nullptr);
  EXPECT_EQ(story["origins"]["list"][1]["article"], "a3");
}

TEST(Json, WhatIsNotKnownIsNull) {
  const Json article = dossier_json(bridge_dossier(), true)["articles"][3];
  EXPECT_EQ(article["published"].dump(), R"({"value":null,"precision":"unknown","from":null})");
  EXPECT_EQ(article["url"], nullptr);
}

TEST(Json, TextsStayHomeWhenAsked) {
  const Json value = dossier_json(bridge_dossier(), false);
  for (const Json& article : value["articles"]) EXPECT_EQ(article["text"], nullptr);
}

TEST(Json, QuotationShowsItsPartsAndParties) {
  Report report;
  report.article.text = "“Näheres”, sagte Ilse Varga, “später.”";
  const auto span = [&](std::string_view words) {
    const std::size_t begin = report.article.text.find(words);
    return TextSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  };
  Quotation quotation;
  quotation.parts = {span("Näheres"), span("später.")};
  quotation.cue = span("sagte");
  quotation.speaker = Party{span("Ilse Varga"), "Ilse Varga", {}};
  const CitedArticles articles(std::span(&report, 1));
  JsonText json;
  json.begin_object();
  write_quotation(json, articles, ArticleIndex{0}, quotation);
  json.end_object();
  const Json value = Json::parse(json.take());
  EXPECT_EQ(value["start"], 1);
  EXPECT_EQ(value["end"], 37);
  EXPECT_EQ(value["text"], "Näheres später.");
  EXPECT_EQ(value["spans"].size(), 2U);
  EXPECT_EQ(value["cue"]["text"], "sagte");
  EXPECT_EQ(value["speaker"]["name"], "Ilse Varga");
  EXPECT_EQ(value["told"], nullptr);
}

TEST(Json, MembersOfTheInputPassThroughButNeverReplaceOurs) {
  Article article;
  article.passthrough = R"("section":"local","text":"no","rank":3)";
  Json record = {{"text", "yes"}};
  pass_through(record, article);
  EXPECT_EQ(record.dump(), R"({"text":"yes","section":"local","rank":3})");
}

TEST(Json, BytesThatAreNoTextDoNotStopIt) {
  Dossier dossier = bridge_dossier();
  dossier.reports[0].article.path = "reports/\xFF.txt";
  EXPECT_EQ(Json::parse(render(dossier, ViewFormat::kJson))["articles"][0]["path"], "reports/\uFFFD.txt");
}

TEST(Json, ALineIsOneLineForEveryReader) {
  EXPECT_EQ(to_line(Json("one\u2028two\u2029three\u0085four\nfive")),
            R"("one\u2028two\u2029three\u0085four\nfive")");
  EXPECT_EQ(to_line(Json("“plain”")), "\"“plain”\"");
}

}  // namespace
}  // namespace stemma::views
