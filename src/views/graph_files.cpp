// Nodes are named by position ("a0", "s0u1"), not by the ids from outside, which stand in attributes: two
// stories may credit a source of the same name, and no id has to be trusted to be unique.
#include "views/graph_files.h"

#include <fmt/format.h>

#include <iterator>
#include <set>

#include "views/escape.h"
#include "views/outline.h"
#include "views/terms.h"

namespace stemma::views {
namespace {

using Out = std::back_insert_iterator<std::string>;

std::string node_name(std::size_t story, Witness witness) {
  return witness.kind == Witness::Kind::kArticle ? fmt::format("a{}", witness.index)
                                                 : fmt::format("s{}u{}", story, witness.index);
}

std::string first_words(const Dossier& dossier, const Edge& edge) {
  if (edge.evidence.empty()) return {};
  const Evidence& place = edge.evidence.front();
  return shorten(one_line(place.span.of(dossier.reports[index_of(place.article)].article.text)), 200);
}

/// Articles and unseen sources at the root of an origin.
std::set<Witness> roots_of(const DescentGraph& graph) {
  std::set<Witness> roots;
  for (const Origin& origin : graph.origins.list) roots.insert(origin.root);
  return roots;
}

void dot_story(Out out, const Dossier& dossier, const std::vector<std::string>& labels, std::size_t index) {
  const StoryPart part = story_part(dossier, index);
  const std::set<Witness> roots = roots_of(part.descent);
  fmt::format_to(out, "  subgraph \"cluster_{}\" {{\n    label=\"{}\\n{}\";\n", index,
                 escape_dot(part.story.label), escape_dot(head_line(part, dossier.reports)));
  for (const ArticleIndex article : part.story.articles) {
    const Article& shown = dossier.reports[index_of(article)].article;
    const Witness node{Witness::Kind::kArticle, index_of(article)};
    fmt::format_to(out, "    {} [label=\"{}\\n{}\", tooltip=\"{}\", id=\"{}\"{}];\n", node_name(index, node),
                   escape_dot(labels[index_of(article)]), escape_dot(date_label(shown.published)),
                   escape_dot(shown.title), escape_dot(shown.id), roots.contains(node) ? ", penwidth=2" : "");
  }
  for (std::uint32_t u = 0; u < part.descent.unseen.size(); ++u) {
    const UnseenSource& source = part.descent.unseen[u];
    fmt::format_to(
        out, "    {} [label=\"{}\", tooltip=\"not among the articles\", id=\"{}\", style=dashed];\n",
        node_name(index, {Witness::Kind::kUnseen, u}), escape_dot(source.name), escape_dot(source.id));
  }
  const std::vector<DescentLine> lines = descent_lines(part);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Edge& edge = part.descent.edges[i];
    fmt::format_to(out, "    {} -> {} [label=\"{}\", tooltip=\"{}\", score=\"{:.3f}\"{}];\n",
                   node_name(index, edge.from), node_name(index, edge.to), escape_dot(lines[i].verb),
                   escape_dot(first_words(dossier, edge)), edge.score,
                   edge.direction_known ? "" : ", dir=none, style=dotted");
  }
  fmt::format_to(out, "  }}\n");
}

void data(Out out, std::string_view key, std::string_view value) {
  if (!value.empty())
    fmt::format_to(out, "      <data key=\"{}\">{}</data>\n", key, escape_html(one_line(value)));
}

void graphml_article(Out out, const Report& report, std::size_t article, const std::string& label,
                     const StoryPart& part, const std::set<Witness>& roots) {
  const Witness node{Witness::Kind::kArticle, static_cast<std::uint32_t>(article)};
  fmt::format_to(out, "    <node id=\"{}\">\n", node_name(0, node));
  data(out, "id", report.article.id);
  data(out, "label", label);
  data(out, "kind", "article");
  data(out, "title", report.article.title);
  data(out, "outlet", report.article.outlet);
  data(out, "url", report.article.url);
  data(out, "published", report.article.published.value);
  data(out, "story", part.story.id);
  data(out, "origin", roots.contains(node) ? "true" : "false");
  fmt::format_to(out, "    </node>\n");
}

void graphml_story(Out out, const Dossier& dossier, const std::vector<std::string>& labels,
                   std::size_t index) {
  const StoryPart part = story_part(dossier, index);
  const std::set<Witness> roots = roots_of(part.descent);
  for (const ArticleIndex article : part.story.articles) {
    graphml_article(out, dossier.reports[index_of(article)], index_of(article), labels[index_of(article)],
                    part, roots);
  }
  for (std::uint32_t u = 0; u < part.descent.unseen.size(); ++u) {
    const Witness node{Witness::Kind::kUnseen, u};
    fmt::format_to(out, "    <node id=\"{}\">\n", node_name(index, node));
    data(out, "id", part.descent.unseen[u].id);
    data(out, "label", part.descent.unseen[u].name);
    data(out, "kind", "unseen");
    data(out, "story", part.story.id);
    data(out, "origin", roots.contains(node) ? "true" : "false");
    fmt::format_to(out, "    </node>\n");
  }
  const std::vector<DescentLine> lines = descent_lines(part);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Edge& edge = part.descent.edges[i];
    fmt::format_to(out, "    <edge source=\"{}\" target=\"{}\">\n", node_name(index, edge.from),
                   node_name(index, edge.to));
    data(out, "relation", term(edge.relation));
    data(out, "says", lines[i].verb);
    data(out, "direction_known", edge.direction_known ? "true" : "false");
    data(out, "score", fmt::format("{:.3f}", edge.score));
    data(out, "evidence", first_words(dossier, edge));
    fmt::format_to(out, "    </edge>\n");
  }
}

}  // namespace

std::string to_dot(const Dossier& dossier) {
  std::string text =
      "digraph stemma {\n  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  const std::vector<std::string> labels = article_labels(dossier);
  for (std::size_t i = 0; i < dossier.stories.stories.size(); ++i) dot_story(Out(text), dossier, labels, i);
  return text + "}\n";
}

std::string to_graphml(const Dossier& dossier) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  const Out out(text);
  for (const char* name : {"id", "label", "kind", "title", "outlet", "url", "published", "story"}) {
    fmt::format_to(out, "  <key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", name);
  }
  fmt::format_to(out, "  <key id=\"origin\" for=\"node\" attr.name=\"origin\" attr.type=\"boolean\"/>\n");
  for (const char* name : {"relation", "says", "evidence"}) {
    fmt::format_to(out, "  <key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", name);
  }
  fmt::format_to(
      out,
      "  <key id=\"direction_known\" for=\"edge\" attr.name=\"direction_known\" attr.type=\"boolean\"/>\n"
      "  <key id=\"score\" for=\"edge\" attr.name=\"score\" attr.type=\"double\"/>\n"
      "  <graph id=\"stemma\" edgedefault=\"directed\">\n");
  const std::vector<std::string> labels = article_labels(dossier);
  for (std::size_t i = 0; i < dossier.stories.stories.size(); ++i) graphml_story(out, dossier, labels, i);
  return text + "  </graph>\n</graphml>\n";
}

}  // namespace stemma::views
