/// A story for tests: texts, with the quotations, figures and times that the stages before would find in them
/// given by their words, so that these tests fail for reasons of this folder alone.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/account.h"

namespace stemma::account {

struct Said {
  std::string_view content;
  std::string_view speaker;
  QuotationKind kind = QuotationKind::kDirect;
  std::vector<std::string_view> marked = {};
};

class StoryBuilder {
 public:
  void add(std::string_view text, const std::vector<Said>& quotations) {
    Report report;
    report.article.language = "en";
    report.article.text = text;
    report.reading = read(report.article);
    report.reading.entities.clear();
    report.reading.mentions.clear();
    report.reading.times.clear();
    report.reading.figures.clear();
    for (const Said& said : quotations) {
      Quotation& quotation = report.quotations.emplace_back();
      quotation.parts = {find(text, said.content)};
      quotation.kind = said.kind;
      quotation.marked = said.kind != QuotationKind::kIndirect;
      for (const std::string_view words : said.marked) quotation.marked_spans.push_back(find(text, words));
      const bool named_here = text.find(said.speaker) != std::string_view::npos;
      quotation.speaker =
          Party{named_here ? find(text, said.speaker) : TextSpan{}, std::string(said.speaker), {}};
    }
    story_.articles.push_back(ArticleIndex{static_cast<std::uint32_t>(reports_.size())});
    reports_.push_back(std::move(report));
  }

  void figure(std::size_t article, std::string_view number, std::string_view unit, double value,
              bool approximate = false) {
    const std::string& text = reports_[article].article.text;
    reports_[article].reading.figures.push_back({find(text, number), find(text, unit), value, approximate});
  }

  /// The first place of `words` names somebody or something; the same `full` name is one entity of the
  /// report.
  void name(std::size_t article, std::string_view words, NameKind kind, std::string_view full = {}) {
    Report& report = reports_[article];
    auto& [tokens, sentences, entities, mentions, times, figures] = report.reading;
    const std::string shown(full.empty() ? words : full);
    const auto known = std::ranges::find(entities, shown, &Entity::name);
    const auto entity = static_cast<std::uint32_t>(known - entities.begin());
    if (known == entities.end()) entities.push_back({kind, shown, {}});
    mentions.push_back({find(report.article.text, words), entity, "test"});
    std::ranges::sort(mentions, {}, [](const Mention& mention) { return mention.span; });
  }

  void time(std::size_t article, std::string_view words, std::string value, TimeType type = TimeType::kDate) {
    Report& report = reports_[article];
    report.reading.times.push_back({find(report.article.text, words), type, std::move(value), {}});
    std::sort(report.reading.times.begin(), report.reading.times.end(),
              [](const TimeExpression& a, const TimeExpression& b) { return a.span < b.span; });
  }

  /// `when` is ISO 8601, to the day or to the minute with its offset.
  void published(std::size_t article, std::string_view outlet, std::string_view when) {
    Article& shown = reports_[article].article;
    shown.outlet = outlet;
    const bool minutes = when.size() > std::string_view("2024-03-12").size();
    shown.published = {std::string(when), minutes ? DatePrecision::kMinute : DatePrecision::kDay, "test"};
  }

  Article& article(std::size_t article) { return reports_[article].article; }

  /// `younger` has its words from `older`, and shares this much text with it.
  void derive(std::uint32_t younger, std::uint32_t older, Relation relation = Relation::kSameText) {
    const auto [a, b] = std::minmax(younger, older);
    PairRelation& pair = descent.pairs.emplace_back();
    pair.a = ArticleIndex{a}, pair.b = ArticleIndex{b};
    pair.relation = relation;
    Edge& edge = descent.edges.emplace_back();
    edge.from.index = younger, edge.to.index = older;
  }

  DescentGraph descent;

  Account account() const { return compose(story_, reports_, descent); }

  std::string words(const Evidence& words) const {
    return std::string(words.span.of(reports_[index_of(words.article)].article.text));
  }

 private:
  static TextSpan find(std::string_view text, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  Story story_;
  std::vector<Report> reports_;
};

}  // namespace stemma::account
