#include "views/html_citations.h"

#include <fmt/format.h>

#include "views/escape.h"
#include "views/outline.h"

namespace stemma::views {
namespace {

constexpr std::size_t kPlacesShown = 5;
/// More links than that help nobody and make a page of 300 reports heavy.
constexpr std::size_t kPlacesFolded = 30;

}  // namespace

std::string isolated(std::string_view text) {
  return "<bdi>" + escape_html(text) + "</bdi>";
}

HtmlCitations::HtmlCitations(const Dossier& dossier)
    : dossier_(dossier),
      labels_(article_labels(dossier)),
      linked_(dossier.reports.size()),
      story_of_(dossier.reports.size()) {
  for (const Report& report : dossier.reports) tables_.emplace_back(report.article.text);
  for (std::uint32_t i = 0; i < dossier.stories.stories.size(); ++i) {
    copies_.emplace_back(story_part(dossier, i));
    for (const ArticleIndex article : dossier.stories.stories[i].articles) story_of_[index_of(article)] = i;
  }
}

std::string HtmlCitations::report_anchor(ArticleIndex article) {
  return fmt::format("r{}", index_of(article));
}

std::string HtmlCitations::anchor(const Evidence& place) const {
  const core::CodePointMap& table = tables_[index_of(place.article)];
  return fmt::format("{}-{}-{}", report_anchor(place.article), table(place.span.begin),
                     table(place.span.end));
}

std::string HtmlCitations::words(const Evidence& place) const {
  return isolated(place.span.of(dossier_.reports[index_of(place.article)].article.text));
}

std::string HtmlCitations::link(const Evidence& place, std::string_view inner) {
  linked_[index_of(place.article)].push_back(place.span);
  return fmt::format("<a href=\"#{}\">{}</a>", anchor(place), inner);
}

std::string HtmlCitations::linked_words(const Evidence& place, std::uint32_t columns) {
  if (columns == UINT32_MAX) return link(place, words(place));
  const std::string_view text = place.span.of(dossier_.reports[index_of(place.article)].article.text);
  return link(place, isolated(shorten(one_line(text), columns)));
}

std::string HtmlCitations::label_links(std::span<const Evidence> where) {
  const Folded fold = fold_list(where.size(), kPlacesFolded);
  std::string list;
  for (const Evidence& place : where.first(fold.shown)) {
    list += (list.empty() ? "" : ", ") + link(place, isolated(labels_[index_of(place.article)]));
  }
  return fold.left > 0 ? list + fmt::format(" and {} more", fold.left) : list;
}

std::string HtmlCitations::places(std::span<const Evidence> where) {
  std::string html = "<div class=\"places\">";
  const std::vector<PlaceFold> folds = copies_[story_of_[index_of(where.front().article)]].fold(where);
  const Folded shown = fold_list(folds.size(), kPlacesShown);
  for (std::size_t i = 0; i < shown.shown; ++i) {
    html += (i > 0 ? ", " : "") + link(folds[i].shown, isolated(labels_[index_of(folds[i].shown.article)]));
    if (folds[i].same_text.empty()) continue;
    html += fmt::format(" <details class=\"more\"><summary>and {} with its text</summary> {}</details>",
                        folds[i].same_text.size(), label_links(folds[i].same_text));
  }
  if (shown.left > 0) {
    std::vector<Evidence> rest;
    for (const PlaceFold& fold : std::span(folds).subspan(shown.shown)) {
      rest.push_back(fold.shown);
      rest.insert(rest.end(), fold.same_text.begin(), fold.same_text.end());
    }
    html += fmt::format(" <details class=\"more\"><summary>and {} more</summary> {}</details>", rest.size(),
                        label_links(rest));
  }
  return html + "</div>";
}

}  // namespace stemma::views
