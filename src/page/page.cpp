// The stage: by the kind of the document the report is found in a page, in a text that once was one, or taken
// as it is. What the input states about itself wins over what is found.
#include <algorithm>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/address.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "lang/detect.h"
#include "page/blocks.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/furniture.h"
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

/// A line below the report's beginning that says who helped or whose text it is.
bool says_credit(std::string_view line, std::string_view why) {
  constexpr std::size_t kMaxBytes = 300;
  return line.size() <= kMaxBytes && (why == "credit" || (why == "byline" && judge_line(line).why == why));
}

/// Why the text is known not to be all of the report; empty where nothing says so.
std::string reason_for_less(const HtmlTree& tree, const Blocks& blocks, const Selection& selection,
                            const LinkedData& linked, bool paywalled, std::string_view text) {
  if (!tree.cut().empty()) return std::string(tree.cut());
  constexpr double kMuchLess = 0.6;  // pages count words in their own ways
  if (linked.word_count > 0 &&
      static_cast<double>(word_count(text)) < kMuchLess * static_cast<double>(linked.word_count))
    return "the page states that the report has " + std::to_string(linked.word_count) + " words";
  if (!paywalled) return {};
  std::size_t last = blocks.list.size();
  while (last > 0 && !selection.why[last - 1].empty()) --last;
  // A byline or a caption may stand between the last sentence and the wall.
  constexpr std::size_t kReach = 4;
  const auto* begin = selection.why.data() + last;
  const auto* end = selection.why.data() + std::min(last + kReach, selection.why.size());
  const bool wall = last > 0 && std::find(begin, end, "subscription") != end;
  return wall ? "the text ends where the page asks for a subscription" : std::string();
}

/// The declared language, unless the text is plainly in another one.
std::string language_of(std::string_view text, const std::string& declared) {
  constexpr std::size_t kEnoughBytes = 400;
  const std::string stated = declared == "no" ? "nb" : declared;  // the macrolanguage, as it is written
  constexpr double kPlain = 0.3;  // of the words are function words; running prose has 0.3 to 0.5
  const lang::Detected detected = lang::detect(text);
  const bool plain = text.size() >= kEnoughBytes && detected.share >= kPlain && detected.language != "und";
  return stated.empty() || plain ? std::string(detected.language) : stated;
}

void read_page(const Document& document, const ExtractOptions& options, Article& article) {
  TreeBudget budget;
  budget.max_depth = options.max_depth;
  const HtmlTree tree = HtmlTree::parse(document.content, budget);
  const Blocks blocks = find_blocks(tree);
  const LinkedData linked = read_json_ld(tree);
  Metadata found = read_metadata(tree, blocks, linked, document.url);
  const Selection selection =
      select_report(tree, blocks,
                    {found.title, found.description, linked.body, found.byline,
                     document.url.empty() ? std::string_view(found.url) : document.url});
  for (std::size_t i = 0; i < blocks.list.size(); ++i) {
    const std::string& text = blocks.list[i].text;
    const std::string_view why = selection.why[i];
    if (!why.empty()) {
      leave_out(article, text, why, options);
      if (!article.text.empty() && says_credit(text, why)) article.credit = text;
      continue;
    }
    if (!article.text.empty()) article.text.push_back('\n');
    article.text.append(text);
  }
  if (!tree.cut().empty()) leave_out(article, {}, tree.cut(), options);
  article.truncated = reason_for_less(tree, blocks, selection, linked, !found.paywall.empty(), article.text);
  article.title = std::move(found.title);
  article.byline = std::move(found.byline);
  article.outlet = std::move(found.outlet);
  article.published = std::move(found.published);
  article.modified = std::move(found.modified);
  article.url = std::move(found.url);
  article.paywall = std::move(found.paywall);
  article.opt_outs = std::move(found.opt_outs);
  article.declared_language = std::move(found.language);
  article.language = language_of(article.text, article.declared_language);
}

void read_text(const Document& document, const ExtractOptions& options, Article& article) {
  PlainReport report = read_plain_text(document.content, document.title, document.language);
  article.title = std::move(report.title);
  article.text = std::move(report.text);
  article.byline = std::move(report.byline);
  article.published = std::move(report.published);
  for (const LeftOut& piece : report.left_out) leave_out(article, piece.text, piece.why, options);
}

/// Nothing has to be looked for in a report's own markup, but captions and share buttons may stand in it.
void read_markup(const Document& document, const ExtractOptions& options, Article& article) {
  TreeBudget budget;
  budget.max_depth = options.max_depth;
  const HtmlTree tree = HtmlTree::parse(document.content, budget);
  for (const Block& block : find_blocks(tree).list) {
    if (!block.mark.empty()) {
      leave_out(article, block.text, block.mark, options);
      continue;
    }
    if (!article.text.empty()) article.text.push_back('\n');
    article.text.append(block.text);
  }
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

/// XXH3 in 64 bits, seeded with that of the address; its values are fixed since xxHash 0.8.0 on all machines.
std::string id_of(const Document& document) {
  if (!document.id.empty()) return document.id;
  const std::uint64_t address = XXH3_64bits(document.url.data(), document.url.size());
  return core::hex16(XXH3_64bits_withSeed(document.content.data(), document.content.size(), address));
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
    case DocumentKind::kMarkup:
      read_markup(document, options, article);
      break;
    case DocumentKind::kPlainText:
      read_text(document, options, article);
      break;
    case DocumentKind::kRecord:
      article.text = document.content;
      break;
  }
  const bool parsed = document.kind == DocumentKind::kHtml || document.kind == DocumentKind::kMarkup;
  if (parsed) make_valid(article.text);
  apply_given(document, article);
  article.id = id_of(document);
  if (article.outlet.empty()) article.outlet = core::host_of(article.url);
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
