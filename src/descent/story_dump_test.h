/// Stories of a few short reports for tests, and dumps of what is found in them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

class StoryBuilder {
 public:
  void add(std::string_view id, std::string_view outlet, std::string_view text, std::string_view day = "",
           std::string_view url = "", std::string_view language = "en") {
    Report report;
    report.article.id = id;
    report.article.outlet = outlet;
    report.article.language = language;
    report.article.text = text;
    report.article.url = url;
    if (!day.empty()) report.article.published = {std::string(day), DatePrecision::kDay, "test"};
    report.reading = read(report.article);
    report.quotations = find_quotations(report.article, report.reading);
    story_.articles.push_back(ArticleIndex{static_cast<std::uint32_t>(reports_.size())});
    reports_.push_back(std::move(report));
  }

  void byline(std::string_view name) { reports_.back().article.byline.emplace_back(name); }

  DescentGraph graph() const { return trace(story_, reports_, find_reuse(reports_)); }

  const Story& story() const { return story_; }
  const std::vector<Report>& reports() const { return reports_; }

  std::string name(const DescentGraph& graph, Witness node) const {
    return node.kind == Witness::Kind::kUnseen ? graph.unseen[node.index].id
                                               : reports_[node.index].article.id;
  }

  /// "a>b derived a_from_b" and so on, one a line.
  std::string pairs(const DescentGraph& graph) const {
    static constexpr std::string_view kRelations[] = {"same_text", "derived", "shared_passages",
                                                      "quotes_only"};
    static constexpr std::string_view kDirections[] = {"a_from_b", "b_from_a", "common_source",
                                                       "cannot_tell"};
    std::string dump;
    for (const PairRelation& pair : graph.pairs) {
      dump += reports_[index_of(pair.a)].article.id + " " + reports_[index_of(pair.b)].article.id + " " +
              std::string(kRelations[static_cast<std::size_t>(pair.relation)]) + " " +
              std::string(kDirections[static_cast<std::size_t>(pair.direction)]) + "\n";
    }
    return dump;
  }

  /// "copy -> source", one a line; "-?-" where the direction is open.
  std::string edges(const DescentGraph& graph) const {
    std::string dump;
    for (const Edge& edge : graph.edges) {
      dump +=
          name(graph, edge.from) + (edge.direction_known ? " -> " : " -?- ") + name(graph, edge.to) + "\n";
    }
    return dump;
  }

  /// "Name: carriers", one a line.
  std::string origins(const DescentGraph& graph) const {
    std::string dump;
    for (const Origin& origin : graph.origins.list) {
      dump += origin.name + ":";
      for (const ArticleIndex article : origin.carried_by)
        dump += " " + reports_[index_of(article)].article.id;
      dump += "\n";
    }
    return dump;
  }

 private:
  Story story_;
  std::vector<Report> reports_;
};

}  // namespace stemma::descent
