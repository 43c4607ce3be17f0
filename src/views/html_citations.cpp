#include "views/html_citations.h"

#include <fmt/format.h>

#include "views/escape.h"
#include "views/outline.h"

namespace stemma::views {
namespace {

constexpr std::size_t kPlacesShown = 5;
constexpr std::size_t kPlacesFolded =
    60;  ///< more links than that help nobody and make a page of 300 reports heavy

}  // namespace

std::string isolated(std::string_view text) {
  return "<bdi>" + escape_html(text) + "</bdi>";
}

HtmlCitations::HtmlCitations(const Dossier& dossier)
    : dossier_(dossier), labels_(article_labels(dossier)), linked_(dossier.reports.size()) {
  for (const Report& report : dossier.reports) tables_.emplace_back(report.article.text);
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

std::string HtmlCitations::places(std::span<const Evidence> where) {
  const Folded fold = fold_list(where.size(), kPlacesShown);
  const auto links = [&](std::span<const Evidence> some) {
    std::string list;
    for (const Evidence& place : some) {
      list += (list.empty() ? "" : ", ") + link(place, isolated(labels_[index_of(place.article)]));
    }
    return list;
  };
  std::string html = "<div class=\"places\">" + links(where.first(fold.shown));
  if (fold.left > 0) {
    const Folded rest = fold_list(fold.left, kPlacesFolded);
    html += fmt::format(" <details class=\"more\"><summary>and {} more</summary> {}", fold.left,
                        links(where.subspan(fold.shown, rest.shown)));
    if (rest.left > 0) html += fmt::format(" and {} more", rest.left);
    html += "</details>";
  }
  return html + "</div>";
}

}  // namespace stemma::views
