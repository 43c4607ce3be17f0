// The table of records in docs/formats.md, member by member. What stages share with the account is in
// views/json.h.
#include "app/stage_records.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <tuple>

#include "core/hash.h"
#include "stemma/passage_cluster.h"
#include "stemma/shared_pair.h"
#include "views/json.h"
#include "views/json_text.h"
#include "views/terms.h"

namespace stemma::app {
namespace {

using views::CitedArticles;
using views::Json;
using views::JsonText;

constexpr ArticleIndex kOnly{};

std::string_view term(TimeType type) {
  switch (type) {
    case TimeType::kDate:
      return "DATE";
    case TimeType::kTime:
      return "TIME";
    case TimeType::kDuration:
      return "DURATION";
    case TimeType::kSet:
      return "SET";
  }
  return "DATE";
}

Json extract_record(const Article& article) {
  return {{"id", article.id},
          {"path", views::text_or_null(article.path)},
          {"url", views::text_or_null(article.url)},
          {"title", views::text_or_null(article.title)},
          {"text", article.text},
          {"byline", article.byline},
          {"outlet", views::text_or_null(article.outlet)},
          {"published", views::date_json(article.published)},
          {"modified", views::date_json(article.modified)},
          {"fetched", views::text_or_null(article.fetched)},
          {"language", article.language},
          {"declared_language", views::text_or_null(article.declared_language)},
          {"credit", views::text_or_null(article.credit)},
          {"truncated", views::text_or_null(article.truncated)},
          {"paywall", views::text_or_null(article.paywall)},
          {"opt_outs", article.opt_outs},
          {"left_out", views::left_out_json(article.left_out)}};
}

void write_rule(JsonText& json, std::string_view rule, Explain explain) {
  if (explain != Explain::kYes) return;
  json.key("rule").string_or_null(rule);
}

void write_times(JsonText& json, const CitedArticles& articles, const Report& report, Explain explain) {
  for (const TimeExpression& time : report.reading.times) {
    json.begin_object();
    views::write_span(json, articles, {kOnly, time.span});
    json.key("type").string(term(time.type));
    json.key("value").string(time.value);
    write_rule(json, time.rule, explain);
    json.end_object();
  }
}

void write_names(JsonText& json, const CitedArticles& articles, const Report& report, Explain explain) {
  for (const Mention& mention : report.reading.mentions) {
    const Entity& entity = report.reading.entities[mention.entity];
    json.begin_object();
    views::write_span(json, articles, {kOnly, mention.span});
    json.key("kind").string(views::term(entity.kind));
    json.key("name").string(entity.name);
    if (explain == Explain::kYes) {
      json.key("role").string_or_null(entity.role);
    }
    write_rule(json, mention.rule, explain);
    json.end_object();
  }
}

void write_quotes(JsonText& json, const CitedArticles& articles, const Report& report, Explain explain) {
  for (const Quotation& quotation : report.quotations) {
    json.begin_object();
    views::write_quotation(json, articles, kOnly, quotation);
    write_rule(json, quotation.rule, explain);
    json.end_object();
  }
}

/// The members that Stemma does not know, after its own.
void write_passed_through(JsonText& json, const Article& article, std::string_view list) {
  if (article.passthrough.empty()) return;
  Json record = {{"id", nullptr}, {list, nullptr}};
  views::pass_through(record, article);
  for (const auto& [name, value] : record.items()) {
    if (name == "id" || name == list) continue;
    json.key(name);
    json.text(views::to_line(value));
  }
}

/// Records of lists are many and all alike: they are written without a tree of them in between.
using WriteList = void (*)(JsonText&, const CitedArticles&, const Report&, Explain);
std::string list_record(std::string_view list, WriteList write, const Report& report, Explain explain) {
  const CitedArticles articles({&report, 1});
  JsonText json;
  json.begin_object();
  json.key("id").string(report.article.id);
  json.key(list);
  json.begin_list();
  write(json, articles, report, explain);
  json.end_list();
  write_passed_through(json, report.article, list);
  json.end_object();
  return json.take();
}

/// A number for each id, as passim has one; below 2^53, so that every reader of JSON keeps it.
std::string uid_of(const Article& article) {
  return std::to_string(core::hash(article.id) >> 11U);
}

void write_coverage(JsonText& json, std::string_view name, double share) {
  json.key(name).text(views::to_line(Json(std::round(share * 1000) / 1000)));
}

/// What is known of a side's article, with `suffix` behind each name.
void write_side(JsonText& json, const Article& article, std::string_view suffix) {
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) json.key(std::string(name) + std::string(suffix)).string(value);
  };
  add("title", article.title);
  add("outlet", article.outlet);
  add("date", article.published.value);
  add("url", article.url);
}

std::string_view term(Likeness likeness) {
  switch (likeness) {
    case Likeness::kSameText:
      return "same_text";
    case Likeness::kNearDuplicate:
      return "near_duplicate";
    case Likeness::kPassages:
      break;
  }
  return "passage";
}

/// passim's names for pairwise passages.
std::string passage_record(const CitedArticles& articles, const SharedPair& pair, const Passage& passage) {
  const double similarity = passage.words == 0 ? 0.0 : static_cast<double>(passage.matches) / passage.words;
  JsonText json;
  json.begin_object();
  json.key("id").string(articles.id(passage.a));
  json.key("id2").string(articles.id(passage.b));
  json.key("uid").text(uid_of(articles.article(passage.a)));
  json.key("uid2").text(uid_of(articles.article(passage.b)));
  json.key("begin").number(articles.code_point(passage.a, passage.a_span.begin));
  json.key("end").number(articles.code_point(passage.a, passage.a_span.end));
  json.key("begin2").number(articles.code_point(passage.b, passage.b_span.begin));
  json.key("end2").number(articles.code_point(passage.b, passage.b_span.end));
  json.key("s1").string(articles.words({passage.a, passage.a_span}));
  json.key("s2").string(articles.words({passage.b, passage.b_span}));
  json.key("matches").number(passage.matches);
  write_coverage(json, "similarity", similarity);
  json.key("quoted").number(passage.quoted);
  json.key("relation").string(term(pair.likeness));
  write_coverage(json, "coverage", pair.a_coverage);
  write_coverage(json, "coverage2", pair.b_coverage);
  write_side(json, articles.article(passage.a), "");
  write_side(json, articles.article(passage.b), "2");
  json.end_object();
  return json.take() + '\n';
}

/// Article indices in the order in which the inputs were read.
std::vector<std::uint32_t> input_order(const std::vector<Report>& reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) {
    return std::tie(reports[i].article.path, reports[i].article.position);
  });
  return order;
}

/// What a story follows, and why; null where it is the first of its line.
Json follows_json(const Stories& all, const StoryLink* link) {
  if (link == nullptr) return nullptr;
  Json follows = {{"story", all.stories[link->from].id}};
  follows.update(views::link_reason_json(*link));
  return follows;
}

std::string stories_records(const Dossier& dossier) {
  const Stories& all = dossier.stories;
  std::vector<const Story*> story_of(dossier.reports.size());
  std::vector<const Storyline*> line_of(dossier.reports.size());
  std::vector<const StoryLink*> link_to(all.stories.size());
  for (const Storyline& line : all.storylines) {
    for (const StoryLink& link : line.links) link_to[link.to] = &link;
    for (const std::uint32_t s : line.stories) {
      for (const ArticleIndex article : all.stories[s].articles) {
        story_of[index_of(article)] = &all.stories[s];
        line_of[index_of(article)] = &line;
      }
    }
  }
  std::string lines;
  for (const std::uint32_t i : input_order(dossier.reports)) {
    const Article& article = dossier.reports[i].article;
    assert(story_of[i] != nullptr && "every article is in a story, every story in a storyline");
    Json record = {{"id", article.id}, {"story", story_of[i]->id}, {"storyline", line_of[i]->id}};
    record["label"] = views::text_or_null(story_of[i]->label);
    record["names"] = views::story_names_json(*story_of[i]);
    record["follows"] =
        follows_json(all, link_to[static_cast<std::size_t>(story_of[i] - all.stories.data())]);
    views::pass_through(record, article);
    lines += views::to_line(record) + '\n';
  }
  return lines;
}

std::string descent_records(const Dossier& dossier) {
  const CitedArticles articles(dossier.reports);
  std::string lines;
  for (std::size_t i = 0; i < dossier.descents.size(); ++i) {
    const Story& story = dossier.stories.stories[i];
    Json record = views::descent_json(articles, story, dossier.descents[i]);
    const std::string& given = articles.article(story.articles.front()).story;
    if (!given.empty()) record["id"] = given;
    lines += views::to_line(record) + '\n';
  }
  return lines;
}

std::string_view term(Assignment::How how) {
  switch (how) {
    case Assignment::How::kOpened:
      return "opened";
    case Assignment::How::kJoined:
      return "joined";
    case Assignment::How::kSameText:
      return "same_text";
    case Assignment::How::kNearlySameText:
      return "nearly_same_text";
  }
  return "opened";
}

std::string_view term(Reassignment::Why why) {
  switch (why) {
    case Reassignment::Why::kOpenedTwice:
      return "opened_twice";
    case Reassignment::Why::kDriftedTogether:
      return "drifted_together";
    case Reassignment::Why::kCloser:
      return "closer";
  }
  return "closer";
}

}  // namespace

std::string report_record(Stage stage, const Report& report, Explain explain) {
  if (stage == Stage::kTimes) return list_record("times", write_times, report, explain);
  if (stage == Stage::kNames) return list_record("names", write_names, report, explain);
  if (stage == Stage::kQuotes) return list_record("quotes", write_quotes, report, explain);
  Json record = extract_record(report.article);
  views::pass_through(record, report.article);
  return views::to_line(record);
}

std::string dossier_records(Stage stage, const Dossier& dossier) {
  return stage == Stage::kStories ? stories_records(dossier) : descent_records(dossier);
}

void write_passages(const ReuseReports& all, const std::vector<Passage>& passages, const WriteLines& write) {
  const CitedArticles articles(all.reports);
  for (const SharedPair& pair : shared_pairs(all.texts, passages)) {
    for (std::uint32_t i = pair.first_passage; i < pair.end_passage; ++i) {
      write(passage_record(articles, pair, passages[i]));
    }
  }
}

void write_clusters(const ReuseReports& all, const std::vector<Passage>& passages, const WriteLines& write) {
  const CitedArticles articles(all.reports);
  std::uint32_t number = 0;
  for (const PassageCluster& cluster : cluster_passages(passages)) {
    ++number;
    for (const Evidence& place : cluster.places) {
      JsonText json;
      json.begin_object();
      json.key("cluster").number(number);
      json.key("size").number(cluster.articles);
      json.key("uid").text(uid_of(articles.article(place.article)));
      json.key("id").string(articles.id(place.article));
      json.key("begin").number(articles.code_point(place.article, place.span.begin));
      json.key("end").number(articles.code_point(place.article, place.span.end));
      json.key("text").string(articles.words(place));
      write_side(json, articles.article(place.article), "");
      json.end_object();
      write(json.take() + '\n');
    }
  }
}

std::string assignment_record(const Assignment& assignment, const Article& article) {
  Json record = {{"id", assignment.article}, {"story", assignment.story}, {"how", term(assignment.how)}};
  if (assignment.how != Assignment::How::kOpened) {
    record["likeness"] = std::round(double{assignment.likeness} * 100) / 100;
    record["with"] = assignment.with;
  }
  views::pass_through(record, article);
  return views::to_line(record);
}

std::string reassignment_record(const Reassignment& change) {
  return views::to_line(
      {{"id", change.article}, {"story", change.story}, {"was", change.from}, {"why", term(change.why)}});
}

}  // namespace stemma::app
