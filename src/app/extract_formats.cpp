// The formats that trafilatura's users know. TEI follows P5 (https://tei-c.org/release/doc/tei-p5-doc/): a
// corpus of texts, each with its header.
#include "app/extract_formats.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/stage_records.h"
#include "core/hash.h"
#include "views/escape.h"
#include "views/json.h"

namespace stemma::app {
namespace {

/// Lines of a text that are not empty: its paragraphs.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) paragraphs.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return paragraphs;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all.append(all.empty() ? "" : "; ").append(name);
  return all;
}

/// Metadata as YAML front matter; values are JSON strings, which YAML takes.
std::string front_matter(const Article& article) {
  const std::pair<std::string_view, std::string> rows[] = {
      {"id", article.id},
      {"title", article.title},
      {"author", joined(article.byline)},
      {"sitename", article.outlet},
      {"date", article.published.value},
      {"url", article.url},
      {"language", article.language},
  };
  std::string block = "---\n";
  for (const auto& [name, value] : rows) {
    if (!value.empty()) block += fmt::format("{}: {}\n", name, views::to_line(views::Json(value)));
  }
  return block + "---\n";
}

std::string text_of(const Request& request, const Article& article) {
  std::string text = request.metadata == Metadata::kYes ? front_matter(article) : std::string();
  text += article.text;
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

std::string markdown_of(const Request& request, const Article& article) {
  std::string text = request.metadata == Metadata::kYes ? front_matter(article) + "\n" : std::string();
  if (!article.title.empty()) text += fmt::format("# {}\n\n", views::escape_markdown(article.title));
  for (const std::string_view paragraph : paragraphs_of(article.text)) {
    // The headline often is the first line of the text too.
    if (paragraph == article.title) continue;
    text += views::escape_markdown(paragraph) + "\n\n";
  }
  return text;
}

/// `<name>text</name>`, or nothing.
std::string element(std::string_view name, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("<{0}>{1}</{0}>", name, views::escape_html(views::one_line(text)));
}

std::string tei_date(const DateStamp& date) {
  if (!date.known()) return {};
  const std::size_t slash = date.value.find('/');
  if (slash == std::string::npos)
    return fmt::format("<date when=\"{0}\">{0}</date>", views::escape_html(date.value));
  return fmt::format("<date notBefore=\"{}\" notAfter=\"{}\"/>",
                     views::escape_html(date.value.substr(0, slash)),
                     views::escape_html(date.value.substr(slash + 1)));
}

std::string tei_authors(const Article& article) {
  std::string authors;
  for (const std::string& name : article.byline) authors += element("author", name);
  return authors;
}

std::string tei_of(const Article& article) {
  const std::string title =
      fmt::format("<title>{}</title>", views::escape_html(views::one_line(article.title)));
  const std::string address =
      article.url.empty() ? "" : fmt::format("<ptr target=\"{}\"/>", views::escape_html(article.url));
  std::string tei = "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc>";
  tei += "<titleStmt>" + title + tei_authors(article) + "</titleStmt>";
  tei += fmt::format(
      "<publicationStmt><publisher>{}</publisher><idno type=\"stemma\">{}</idno></publicationStmt>",
      views::escape_html(views::one_line(article.outlet)), views::escape_html(article.id));
  tei += "<sourceDesc><bibl>" + title + tei_authors(article) + element("publisher", article.outlet) +
         tei_date(article.published) + address + "</bibl></sourceDesc></fileDesc>";
  tei +=
      fmt::format("<profileDesc><langUsage><language ident=\"{0}\">{0}</language></langUsage></profileDesc>",
                  views::escape_html(article.language));
  tei += "</teiHeader>\n<text><body>\n";
  const auto paragraphs = paragraphs_of(article.text);
  for (const std::string_view paragraph : paragraphs)
    tei += fmt::format("<p>{}</p>\n", views::escape_html(paragraph));
  return tei + (paragraphs.empty() ? "<p/>\n" : "") + "</body></text>\n</TEI>\n";
}

}  // namespace

bool is_wanted(const Request& request, const Article& article) {
  if (!request.target_language.empty() && article.language != request.target_language) return false;
  if (request.keep == Keep::kAll) return true;
  return !article.title.empty() && !article.url.empty() && article.published.known();
}

std::string extract_output(const Request& request, const Report& report) {
  switch (request.extract_format) {
    case ExtractFormat::kText:
      return text_of(request, report.article) + "\f\n";
    case ExtractFormat::kMarkdown:
      return markdown_of(request, report.article) + "* * *\n\n";
    case ExtractFormat::kTei:
      return tei_of(report.article);
    case ExtractFormat::kJson:
      break;
  }
  return report_record(Stage::kExtract, report, request.explain) + '\n';
}

std::string extract_file(const Request& request, const Report& report) {
  switch (request.extract_format) {
    case ExtractFormat::kText:
      return text_of(request, report.article);
    case ExtractFormat::kMarkdown:
      return markdown_of(request, report.article);
    default:
      return opening_of(request) + extract_output(request, report) + closing_of(request);
  }
}

std::string name_of_file(const Request& request, const Article& article) {
  constexpr std::size_t kLongest = 100;
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  const bool plain = article.id.size() <= kLongest && std::ranges::all_of(article.id, is_plain);
  const std::string name = plain ? article.id : core::hex16(core::hash(article.id));
  static constexpr std::pair<ExtractFormat, std::string_view> kEndings[] = {{ExtractFormat::kJson, ".json"},
                                                                            {ExtractFormat::kText, ".txt"},
                                                                            {ExtractFormat::kMarkdown, ".md"},
                                                                            {ExtractFormat::kTei, ".xml"}};
  const auto ending =
      std::ranges::find(kEndings, request.extract_format, &std::pair<ExtractFormat, std::string_view>::first);
  return name + std::string(ending->second);
}

std::string opening_of(const Request& request) {
  if (request.stage != Stage::kExtract || request.extract_format != ExtractFormat::kTei) return {};
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
         "<teiHeader><fileDesc><titleStmt><title>Reports</title></titleStmt>"
         "<publicationStmt><p>Made by Stemma.</p></publicationStmt>"
         "<sourceDesc><p>Each text names its own.</p></sourceDesc></fileDesc></teiHeader>\n";
}

std::string closing_of(const Request& request) {
  return opening_of(request).empty() ? std::string() : "</teiCorpus>\n";
}

}  // namespace stemma::app
