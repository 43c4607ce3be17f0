// Each value becomes one object; lists keep the order that the stages promise. nlohmann's ordered_json keeps
// members as they were put in.
#include "views/json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "views/terms.h"
#include "views/word_diff.h"

namespace stemma::views {
namespace {

/// Unicode's own line ends, which JSON allows inside strings, but at which many readers of lines split. They
/// occur in strings alone, so that their escapes may stand for them anywhere.
std::string escape_line_ends(std::string line) {
  constexpr std::pair<std::string_view, std::string_view> kLineEnds[] = {
      {"\u0085", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};
  for (const auto& [character, escape] : kLineEnds) {
    if (line.find(character) == std::string::npos) continue;
    std::string escaped;
    std::size_t begin = 0;
    for (std::size_t end; (end = line.find(character, begin)) != std::string::npos;
         begin = end + character.size()) {
      escaped.append(line, begin, end - begin).append(escape);
    }
    line = std::move(escaped.append(line, begin));
  }
  return line;
}

/// Scores are measures with two or three meaningful digits; more would only differ between machines.
double three_decimals(double score) {
  return std::round(score * 1000) / 1000;
}

template <class Values, class ToJson>
Json list_of(const Values& values, ToJson to_json) {
  Json list = Json::array();
  for (const auto& value : values) list.push_back(to_json(value));
  return list;
}

Json evidence_list(const CitedArticles& articles, const std::vector<Evidence>& evidence) {
  return list_of(evidence, [&](const Evidence& words) { return evidence_json(articles, words); });
}

Json id_list(const CitedArticles& articles, const std::vector<ArticleIndex>& indices) {
  return list_of(indices, [&](ArticleIndex index) { return Json(articles.id(index)); });
}

void write_span_or_null(JsonText& json, const CitedArticles& articles, ArticleIndex article,
                        const std::optional<TextSpan>& span) {
  if (!span) return json.null();
  json.begin_object();
  write_span(json, articles, {article, *span});
  json.end_object();
}

void write_party(JsonText& json, const CitedArticles& articles, ArticleIndex article,
                 const std::optional<Party>& party) {
  if (!party) return json.null();
  json.begin_object();
  write_span(json, articles, {article, party->span});
  json.key("name").string_or_null(party->name);
  json.end_object();
}

/// The content as the text has it, without what stands between its parts.
std::string content(const Quotation& quotation, std::string_view text) {
  std::string words;
  for (const TextSpan part : quotation.parts) {
    if (!words.empty()) words += ' ';
    words += part.of(text);
  }
  return words;
}

Json article_json(const Article& article, bool full_text) {
  Json value = {{"id", article.id},
                {"path", text_or_null(article.path)},
                {"url", text_or_null(article.url)},
                {"title", text_or_null(article.title)},
                {"outlet", text_or_null(article.outlet)},
                {"byline", article.byline},
                {"text", full_text ? Json(article.text) : Json(nullptr)},
                {"language", article.language},
                {"published", date_json(article.published)},
                {"left_out", left_out_json(article.left_out)}};
  pass_through(value, article);
  return value;
}

Json reading_json(const CitedArticles& articles, const QuotedReading& reading) {
  Json value = evidence_json(articles, reading.words);
  value["kind"] = term(reading.kind);
  value["speaker"] = text_or_null(reading.speaker);
  value["via"] = text_or_null(reading.via);
  value["marked"] = reading.marked;
  return value;
}

/// How many independent roots a statement has, and which reports carry it from each.
Json statement_origins_json(const CitedArticles& articles, const DescentGraph& graph,
                            const std::vector<StatementOrigin>& origins) {
  const auto certain = std::count_if(origins.begin(), origins.end(), [](const auto& o) { return o.certain; });
  return {{"at_least", std::max<std::size_t>(static_cast<std::size_t>(certain), origins.empty() ? 0 : 1)},
          {"at_most", origins.size()},
          {"list", list_of(origins, [&](const StatementOrigin& origin) {
             return Json{{"name", graph.origins.list[origin.origin].name},
                         {"carried_by", id_list(articles, origin.carried_by)}};
           })}};
}

/// What stands in one of two wordings alone, in order: words of `here`, and words of `there` that are left
/// out or replaced.
Json differing_words_json(const CitedArticles& articles, const Evidence& there, const Evidence& here) {
  Json list = Json::array();
  for (const DiffPiece& piece : word_diff(articles.words(there), articles.words(here))) {
    if (piece.kind == DiffPiece::Kind::kSame) continue;
    const bool here_alone = piece.kind == DiffPiece::Kind::kOnlyHere;
    const Evidence& whole = here_alone ? here : there;
    Json value = {{"kind", here_alone ? "only_here" : "left_out"}};
    value.update(evidence_json(
        articles, {whole.article, {whole.span.begin + piece.span.begin, whole.span.begin + piece.span.end}}));
    list.push_back(std::move(value));
  }
  return list;
}

Json group_json(const CitedArticles& articles, const DescentGraph& graph, const QuotationGroup& group) {
  const auto words_of = [&](std::uint32_t index) {
    return evidence_json(articles, group.readings[index].words);
  };
  return {{"speaker", text_or_null(group.speaker)},
          {"fullest", words_of(group.fullest)},
          {"readings",
           list_of(group.readings, [&](const auto& reading) { return reading_json(articles, reading); })},
          {"variants", list_of(group.variants,
                               [&](const QuotedVariant& variant) {
                                 const Evidence& fullest = group.readings[group.fullest].words;
                                 const Evidence& words = group.readings[variant.readings.front()].words;
                                 return Json{{"readings", list_of(variant.readings, words_of)},
                                             {"differs", differing_words_json(articles, fullest, words)}};
                               })},
          {"origins", statement_origins_json(articles, graph, group.origins)}};
}

Json difference_json(const CitedArticles& articles, const Difference& difference) {
  return {{"about", difference.about},
          {"kind", term(difference.kind)},
          {"course", term(difference.course)},
          {"readings", list_of(difference.readings, [&](const DifferingReading& reading) {
             Json value = evidence_json(articles, reading.words);
             value["value"] = reading.value;
             return value;
           })}};
}

Json step_json(const CitedArticles& articles, const VersionStep& step) {
  const auto of_kind = [&](Edit::Kind kind, auto to_json) {
    Json list = Json::array();
    for (const Edit& edit : step.edits) {
      if (edit.kind == kind) list.push_back(to_json(edit));
    }
    return list;
  };
  const auto added = [&](const Edit& edit) { return evidence_json(articles, *edit.after); };
  const auto removed = [&](const Edit& edit) { return evidence_json(articles, *edit.before); };
  const auto changed = [&](const Edit& edit) {
    return Json{{"before", removed(edit)},
                {"after", added(edit)},
                {"differs", differing_words_json(articles, *edit.before, *edit.after)}};
  };
  return {{"from", articles.id(step.before)},
          {"to", articles.id(step.after)},
          {"added", of_kind(Edit::Kind::kAdded, added)},
          {"removed", of_kind(Edit::Kind::kRemoved, removed)},
          {"changed", of_kind(Edit::Kind::kChanged, changed)}};
}

Json versions_json(const CitedArticles& articles, const VersionHistory& history) {
  return {{"articles", id_list(articles, history.articles)},
          {"steps", list_of(history.steps, [&](const auto& step) { return step_json(articles, step); })}};
}

Json story_json(const CitedArticles& articles, const Story& story, const DescentGraph& graph,
                const Account& account) {
  const auto edge = [&](const Edge& e) { return edge_json(articles, graph, e); };
  const auto group = [&](const QuotationGroup& g) { return group_json(articles, graph, g); };
  const auto statement = [&](const Statement& s) {
    return Json{{"support", evidence_list(articles, s.support)},
                {"origins", statement_origins_json(articles, graph, s.origins)}};
  };
  const auto difference = [&](const Difference& d) { return difference_json(articles, d); };
  const auto entry = [&](const TimelineEntry& e) {
    return Json{{"when", e.when}, {"what", evidence_json(articles, e.what)}};
  };
  return {{"id", story.id},
          {"label", text_or_null(story.label)},
          {"names", story_names_json(story)},
          {"articles", id_list(articles, story.articles)},
          {"origins", origins_json(articles, graph)},
          {"edges", list_of(graph.edges, edge)},
          {"quotations", list_of(account.quotations, group)},
          {"statements", list_of(account.statements, statement)},
          {"differences", list_of(account.differences, difference)},
          {"timeline", list_of(account.timeline, entry)},
          {"versions", list_of(account.versions, [&](const VersionHistory& history) {
             return versions_json(articles, history);
           })}};
}

Json storyline_json(const Dossier& dossier, const Storyline& line) {
  const auto link = [&](const StoryLink& of) {
    Json json = {{"from", dossier.stories.stories[of.from].id}, {"to", dossier.stories.stories[of.to].id}};
    json.update(link_reason_json(of));
    return json;
  };
  return {{"id", line.id},
          {"label", text_or_null(line.label)},
          {"stories",
           list_of(line.stories, [&](std::uint32_t i) { return Json(dossier.stories.stories[i].id); })},
          {"links", list_of(line.links, link)}};
}

}  // namespace

CitedArticles::CitedArticles(std::span<const Report> reports) : reports_(reports) {
  tables_.reserve(reports.size());
  for (const Report& report : reports) tables_.emplace_back(report.article.text);
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json date_json(const DateStamp& date) {
  return {{"value", text_or_null(date.value)},
          {"precision", term(date.precision)},
          {"from", text_or_null(date.from)}};
}

Json left_out_json(const std::vector<LeftOut>& pieces) {
  return list_of(pieces, [](const LeftOut& piece) { return Json{{"text", piece.text}, {"why", piece.why}}; });
}

Json span_json(const CitedArticles& articles, const Evidence& words) {
  return {{"start", articles.code_point(words.article, words.span.begin)},
          {"end", articles.code_point(words.article, words.span.end)},
          {"text", articles.words(words)}};
}

Json evidence_json(const CitedArticles& articles, const Evidence& words) {
  Json value = {{"article", articles.id(words.article)}};
  value.update(span_json(articles, words));
  return value;
}

void write_span(JsonText& json, const CitedArticles& articles, const Evidence& words) {
  json.key("start").number(articles.code_point(words.article, words.span.begin));
  json.key("end").number(articles.code_point(words.article, words.span.end));
  json.key("text").string(articles.words(words));
}

void write_quotation(JsonText& json, const CitedArticles& articles, ArticleIndex article,
                     const Quotation& quotation) {
  if (quotation.parts.size() == 1) {
    write_span(json, articles, {article, quotation.whole()});
  } else {
    const TextSpan whole = quotation.whole();
    json.key("start").number(articles.code_point(article, whole.begin));
    json.key("end").number(articles.code_point(article, whole.end));
    json.key("text").string(content(quotation, articles.article(article).text));
    json.key("spans").begin_list();
    for (const TextSpan part : quotation.parts) write_span_or_null(json, articles, article, part);
    json.end_list();
  }
  json.key("kind").string(term(quotation.kind));
  json.key("marked").boolean(quotation.marked);
  json.key("cue");
  write_span_or_null(json, articles, article, quotation.cue);
  json.key("speaker");
  write_party(json, articles, article, quotation.speaker);
  json.key("told");
  write_party(json, articles, article, quotation.told);
  json.key("via").string_or_null(quotation.via);
}

Json credit_json(const CitedArticles& articles, const Credit& credit) {
  Json value = {
      {"article", articles.id(credit.article)}, {"source", credit.source}, {"how", term(credit.how)}};
  value.update(credit.span ? span_json(articles, {credit.article, *credit.span})
                           : Json{{"start", nullptr}, {"end", nullptr}, {"text", nullptr}});
  value["carries"] = list_of(credit.carries, [&](TextSpan span) {
    return span_json(articles, {credit.article, span});
  });
  return value;
}

Json pair_json(const CitedArticles& articles, const PairRelation& pair) {
  return {{"a", articles.id(pair.a)},
          {"b", articles.id(pair.b)},
          {"relation", term(pair.relation)},
          {"direction", term(pair.direction)},
          {"runner_up", term(pair.runner_up)},
          {"reason", text_or_null(pair.reason)},
          {"shared_characters", pair.shared_characters},
          {"evidence", list_of(pair.passages, [&](const Passage& passage) {
             return Json{{"a", span_json(articles, {passage.a, passage.a_span})},
                         {"b", span_json(articles, {passage.b, passage.b_span})}};
           })}};
}

Json edge_json(const CitedArticles& articles, const DescentGraph& graph, const Edge& edge) {
  return {{"from", node_id(edge.from, articles.reports(), graph)},
          {"to", node_id(edge.to, articles.reports(), graph)},
          {"relation", term(edge.relation)},
          {"direction_known", edge.direction_known},
          {"evidence", evidence_list(articles, edge.evidence)},
          {"score", three_decimals(edge.score)}};
}

Json origins_json(const CitedArticles& articles, const DescentGraph& graph) {
  const auto origin_json = [&](const Origin& origin) {
    const bool seen = origin.root.kind == Witness::Kind::kArticle;
    return Json{{"name", origin.name},
                {"kind", seen ? "article" : "unseen"},
                {"article", seen ? Json(articles.id(ArticleIndex{origin.root.index})) : Json(nullptr)},
                {"carried_by", id_list(articles, origin.carried_by)}};
  };
  return {{"at_least", graph.origins.at_least},
          {"at_most", graph.origins.at_most},
          {"list", list_of(graph.origins.list, origin_json)}};
}

Json descent_json(const CitedArticles& articles, const Story& story, const DescentGraph& graph) {
  const auto credit = [&](const Credit& c) { return credit_json(articles, c); };
  const auto pair = [&](const PairRelation& p) { return pair_json(articles, p); };
  const auto edge = [&](const Edge& e) { return edge_json(articles, graph, e); };
  return {{"id", story.id},
          {"credits", list_of(graph.credits, credit)},
          {"pairs", list_of(graph.pairs, pair)},
          {"edges", list_of(graph.edges, edge)},
          {"origins", origins_json(articles, graph)}};
}

Json story_names_json(const Story& story) {
  return list_of(story.names, [](const StoryName& name) {
    return Json{{"name", name.name}, {"kind", term(name.kind)}, {"articles", name.articles}};
  });
}

Json link_reason_json(const StoryLink& link) {
  return {{"days", link.days ? Json(*link.days) : Json()}, {"names", link.names}, {"words", link.words}};
}

Json dossier_json(const Dossier& dossier, bool full_texts) {
  const CitedArticles articles(dossier.reports);
  Json stories = Json::array();
  for (std::size_t i = 0; i < dossier.stories.stories.size(); ++i) {
    stories.push_back(
        story_json(articles, dossier.stories.stories[i], dossier.descents[i], dossier.accounts[i]));
  }
  return {
      {"articles", list_of(dossier.reports,
                           [&](const Report& report) { return article_json(report.article, full_texts); })},
      {"stories", std::move(stories)},
      {"storylines", list_of(dossier.stories.storylines,
                             [&](const Storyline& line) { return storyline_json(dossier, line); })}};
}

void pass_through(Json& record, const Article& article) {
  if (article.passthrough.empty()) return;
  const Json members = Json::parse("{" + article.passthrough + "}", nullptr, /*allow_exceptions=*/false);
  if (!members.is_object()) return;
  for (const auto& [name, value] : members.items()) {
    if (!record.contains(name)) record[name] = value;
  }
}

std::string to_line(const Json& value) {
  return escape_line_ends(value.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace));
}

}  // namespace stemma::views
