// Signatures first, then control characters (binary), then JSON, then HTML by the tags of the WHATWG's MIME
// sniffing standard, section 7.1; all else is plain text.
#include "source/kind.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>

namespace stemma::source {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  std::string_view begins;
  std::string_view what;
};

constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF-"sv, "a PDF file"},
    {"\x89PNG\r\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF8"sv, "a GIF image"},
    {"PK\x03\x04"sv, "a ZIP file"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"\x1F\x8B"sv, "compressed twice"},
    {"\x28\xB5\x2F\xFD"sv, "compressed twice"},
    {"\xFD"
     "7zXZ\0"sv,
     "compressed by xz, which is not supported"},
    {"BZh9"sv, "compressed by bzip2, which is not supported"},
    {"filedesc://"sv, "an ARC archive, which only converted to WARC can be read"},
    {"SQLite format 3\0"sv, "an SQLite database"},
});

constexpr std::string_view kBlank = " \t\r\n\f";
// One control character in fifty is more than any text has: damaged texts have a few.
constexpr std::size_t kBytesPerControl = 50;

std::size_t count_controls(std::string_view head) {
  return static_cast<std::size_t>(std::ranges::count_if(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && kBlank.find(c) == std::string_view::npos && byte != 0x1B) || byte == 0x7F;
  }));
}

std::string_view trim_left(std::string_view s) {
  return s.substr(std::min(s.find_first_not_of(kBlank), s.size()));
}

std::string_view first_line(std::string_view s) {
  return s.substr(0, std::min(s.find('\n'), s.size()));
}

/// A '{' with a member or its end behind it.
bool begins_object(std::string_view s) {
  if (!s.starts_with('{')) return false;
  s = trim_left(s.substr(1));
  return s.starts_with('"') || s.starts_with('}');
}

bool ends_object(std::string_view line) {
  const std::size_t last = line.find_last_not_of(kBlank);
  return last != std::string_view::npos && line[last] == '}';
}

/// A line that is an object as a whole, anywhere in the head: JSON Lines, even if other lines are broken.
bool has_object_line(std::string_view head) {
  while (!head.empty()) {
    const std::string_view line = first_line(head);
    if (begins_object(trim_left(line)) && ends_object(line)) return true;
    head.remove_prefix(std::min(line.size() + 1, head.size()));
  }
  return false;
}

bool is_json_lines(std::string_view head) {
  const std::string_view text = trim_left(head);
  if (has_object_line(text)) return true;
  if (!begins_object(text)) return false;
  const std::string_view first = first_line(text);
  if (first.size() == text.size()) return true;  // one line, longer than the head or the whole file
  return begins_object(trim_left(text.substr(first.size())));
}

bool is_json(std::string_view head) {
  std::string_view text = trim_left(head);
  if (begins_object(text)) return true;
  if (!text.starts_with('[')) return false;
  text = trim_left(text.substr(1));
  return begins_object(text) || (text.starts_with(']') && trim_left(text.substr(1)).empty());
}

bool contains_any(std::string_view text, std::span<const std::string_view> parts) {
  return std::ranges::any_of(
      parts, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

// "item" and "message": what news agencies send as NewsML-G2, whose root may have a prefix of its own.
constexpr auto kFeedTags = std::to_array<std::string_view>(
    {"rss", "feed", "rdf", "urlset", "sitemapindex", "newsitem", "newsmessage", "packageitem"});
constexpr auto kPageTags =
    std::to_array<std::string_view>({"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body "});
constexpr auto kFirstTags = std::to_array<std::string_view>(
    {"script",  "iframe", "h1",      "div",  "font", "table", "a",   "style", "title", "b",      "br", "p",
     "article", "main",   "section", "meta", "link", "span",  "img", "ul",    "ol",    "header", "nav"});

bool begins_with_tag(std::string_view lower) {
  if (lower.starts_with("<!--")) return true;
  if (!lower.starts_with('<')) return false;
  lower.remove_prefix(1);
  return std::ranges::any_of(kFirstTags, [&](std::string_view tag) {
    return lower.starts_with(tag) && lower.size() > tag.size() &&
           (kBlank.find(lower[tag.size()]) != std::string_view::npos || lower[tag.size()] == '>');
  });
}

/// Passes over a declaration, comments and a document type.
std::string_view root_tag(std::string_view xml) {
  for (;;) {
    xml = trim_left(xml);
    if (!xml.starts_with("<?") && !xml.starts_with("<!")) return xml;
    const bool has_subset = xml.substr(0, xml.find('>')).find('[') != std::string_view::npos;
    const std::string_view end = xml.starts_with("<!--") ? "-->" : has_subset ? "]>" : ">";
    const std::size_t at = xml.find(end);
    if (at == std::string_view::npos) return {};
    xml.remove_prefix(at + end.size());
  }
}

/// The root is one of a feed's, with or without a prefix.
bool is_feed(std::string_view lower) {
  std::string_view tag = root_tag(lower);
  if (!tag.starts_with('<')) return false;
  tag = tag.substr(1, std::min(tag.find_first_of(" \t\r\n/>", 1), tag.size()) - 1);
  tag.remove_prefix(tag.find(':') == std::string_view::npos ? 0 : tag.find(':') + 1);
  return std::ranges::find(kFeedTags, tag) != kFeedTags.end();
}

/// What the first member of that name says, where it is a string.
std::string_view string_member(std::string_view json, std::string_view quoted_name) {
  std::size_t at = json.find(quoted_name);
  if (at == std::string_view::npos) return {};
  json = trim_left(json.substr(at + quoted_name.size()));
  if (!json.starts_with(':')) return {};
  json = trim_left(json.substr(1));
  return json.starts_with('"') ? json.substr(1, json.find('"', 1) - 1) : std::string_view();
}

/// Minified, it would look like a line of records; but one of those is followed by others.
bool is_json_feed(std::string_view head) {
  head = trim_left(head);
  const std::string_view line = first_line(head);
  if (!begins_object(head) || (ends_object(line) && begins_object(trim_left(head.substr(line.size())))))
    return false;
  return string_member(head, "\"version\"").find("jsonfeed.org/version/") != std::string_view::npos;
}

}  // namespace

Sniffed sniff(std::string_view head) {
  if (head.starts_with("WARC/")) return {FileKind::kWarc, {}};
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.begins)) return {FileKind::kUnreadable, signature.what};
  }
  if (trim_left(head).empty())
    return {head.size() < kSniffBytes ? FileKind::kEmpty : FileKind::kPlainText, {}};
  if (count_controls(head) > head.size() / kBytesPerControl) return {FileKind::kUnreadable, "a binary file"};
  std::string lower(trim_left(head));
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (is_feed(lower)) return {FileKind::kFeed, {}};
  // Before JSON: many a page has a line that is an object, in a script.
  if (begins_with_tag(lower) || (lower.starts_with('<') && contains_any(lower, kPageTags)))
    return {FileKind::kHtml, {}};
  if (is_json_feed(head)) return {FileKind::kJson, {}};
  if (is_json_lines(head)) return {FileKind::kJsonLines, {}};
  if (is_json(head)) return {FileKind::kJson, {}};
  return {contains_any(lower, kPageTags) ? FileKind::kHtml : FileKind::kPlainText, {}};
}

}  // namespace stemma::source
