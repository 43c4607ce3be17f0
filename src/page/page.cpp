// The stage: by the kind of the document the report is found in a page, in a text that once was one, or taken
// as it is. What the input states about itself wins over what is found.
#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "core/utf8.h"
#include "lang/detect.h"
#include "page/blocks.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/html_tree.h"
#include "page/json_ld.h"
#include "page/main_text.h"
#include "page/metadata.h"
#include "page/plain_text.h"
#include "stemma/article.h"

namespace stemma {
namespace {

using namespace page;

constexpr std::size_t kMaxLeftOut = 400;  ///< pieces; beyond that they are links of a page that is all links

void leave_out(Article& article, std::string_view text, std::string_view why, const ExtractOptions& options) {
  if (article.left_out.size() >= kMaxLeftOut) return;
  article.left_out.push_back(
      {std::string(text.substr(0, core::floor_boundary(text, options.max_left_out_bytes))),
       std::string(why)});
}

void read_page(const Document& document, const ExtractOptions& options, Article& article) {
  TreeBudget budget;
  budget.max_depth = options.max_depth;
  const HtmlTree tree = HtmlTree::parse(document.content, budget);
  const Blocks blocks = find_blocks(tree);
  const LinkedData linked = read_json_ld(tree);
  Metadata found = read_metadata(tree, blocks, linked, document.url);
  const Selection selection =
      select_report(tree, blocks, {found.title, found.description, linked.body, found.byline});
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const std::string& text = blocks.list[i].text;
    if (!selection.why[i].empty()) {
      leave_out(article, text, selection.why[i], options);
      continue;
    }
    if (!article.text.empty()) article.text.push_back('\n');
    article.text.append(text);
  }
  if (tree.cut()) leave_out(article, {}, "the page nests too deeply or is too large from here on", options);
  article.title = std::move(found.title);
  article.byline = std::move(found.byline);
  article.outlet = std::move(found.outlet);
  article.published = std::move(found.published);
  article.modified = std::move(found.modified);
  article.url = std::move(found.url);
  article.language = std::move(found.language);
}

void read_text(const Document& document, const ExtractOptions& options, Article& article) {
  PlainReport report = read_plain_text(document.content, document.title, document.language);
  article.title = std::move(report.title);
  article.text = std::move(report.text);
  article.byline = std::move(report.byline);
  article.published = std::move(report.published);
  for (const LeftOut& piece : report.left_out) leave_out(article, piece.text, piece.why, options);
}

/// What the input states about itself.
void apply_given(const Document& document, Article& article) {
  article.path = document.path;
  article.position = document.position;
  article.story = document.story;
  article.passthrough = document.passthrough;
  article.fetched = document.fetched;
  if (!document.truncated.empty()) article.truncated = document.truncated;
  if (!document.url.empty() && article.url.empty()) article.url = document.url;
  if (!document.title.empty()) article.title = document.title;
  if (!document.outlet.empty()) article.outlet = document.outlet;
  if (!document.author.empty()) article.byline = names_in_byline(document.author);
  if (!document.date.empty()) {
    if (auto stamp = parse_date(document.date, document.language)) {
      article.published = std::move(*stamp);
      article.published.from = document.date_from.empty() ? "given" : document.date_from;
    }
  }
  if (!document.modified.empty()) {
    if (auto stamp = parse_date(document.modified, document.language)) {
      article.modified = std::move(*stamp);
      article.modified.from = document.date_from.empty() ? "given" : document.date_from;
    }
  }
  if (!document.language.empty()) article.language = primary_language(document.language);
}

std::string id_of(const Document& document) {
  if (!document.id.empty()) return document.id;
  return core::hex16(core::hash(document.content, core::hash(document.url)));
}

/// Character references and broken input may have put bytes into the text that are not UTF-8.
void make_valid(std::string& text) {
  for (std::size_t at = core::valid_utf8_prefix(text); at < text.size();) {
    text[at] = '?';
    at += core::valid_utf8_prefix(std::string_view(text).substr(at));
  }
}

}  // namespace

Article extract(const Document& document, const ExtractOptions& options) {
  Article article;
  switch (document.kind) {
    case DocumentKind::kHtml:
      read_page(document, options, article);
      break;
    case DocumentKind::kPlainText:
      read_text(document, options, article);
      break;
    case DocumentKind::kRecord:
      article.text = document.content;
      break;
  }
  if (document.kind == DocumentKind::kHtml) make_valid(article.text);
  apply_given(document, article);
  article.id = id_of(document);
  if (article.outlet.empty()) article.outlet = host_of(article.url);
  if (!article.published.known()) {
    if (auto stamp = date_in_url(article.url)) {
      article.published = std::move(*stamp);
      article.published.from = "address";
    }
  }
  if (article.language.empty()) article.language = lang::detect(article.text).language;
  return article;
}

}  // namespace stemma
