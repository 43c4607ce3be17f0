// Feeds say of few fields whether they hold HTML or text; RSS leaves it to the reader.
#include "source/feed_text.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/ascii.h"
#include "core/utf8.h"
#include "source/byte_stream.h"
#include "source/charset.h"
#include "source/html_character.h"

namespace stemma::source {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The tags and comments of a text. Many signs that begin one and none that ends one cost no more than a look
/// at each.
class Tags {
 public:
  explicit Tags(std::string_view text) : text_(text), last_end_(text.rfind('>')) {}

  /// The length of the one that begins with the '<' at `at`; 0 where it is but a sign.
  std::size_t size_at(std::size_t at) const {
    if (last_end_ == std::string_view::npos || at > last_end_) return 0;
    const char next = text_[at + 1];
    if (!is_letter(next) && next != '/' && next != '!') return 0;
    return text_.find('>', at) + 1 - at;
  }

 private:
  std::string_view text_;
  std::size_t last_end_;
};

struct Reference {
  std::string character;
  std::size_t size = 0;  ///< 0: it is but an ampersand
};

/// U+FFFD where the number stands for no character.
std::string character_of(std::uint32_t code_point) {
  std::string character;
  core::append_utf8(character, code_point == 0 ? 0xFFFD : code_point);
  return character;
}

Reference reference_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  const std::string_view name = text.substr(at + 1, text.substr(at, kLongest).find(';') - 1);
  if (at + 1 + name.size() >= text.size() || text[at + 1 + name.size()] != ';' || name.empty()) return {};
  std::string character;
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code_point = 0;
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), code_point, hex ? 16 : 10);
    if (read.ec == std::errc() && read.ptr == digits.data() + digits.size())
      character = character_of(code_point);
  } else {
    character = name == "apos" ? "'" : html_character(name);
  }
  return {character, character.empty() ? 0 : name.size() + 2};
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted.append(1, '\\').append(1, c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

void add_member(Document& document, std::string_view name, std::string_view json) {
  if (!document.passthrough.empty()) document.passthrough += ',';
  document.passthrough += fmt::format("{}:{}", json_string(name), json);
}

void shorten(std::string& field) {
  field.resize(core::floor_boundary(field, kMaxFeedFieldBytes));
}

std::string named_place(std::string_view title, std::string_view url) {
  return fmt::format("{{\"title\":{},\"url\":{}}}", title.empty() ? "null" : json_string(title),
                     url.empty() ? "null" : json_string(url));
}

}  // namespace

bool has_markup(std::string_view text) {
  const Tags tags(text);
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    if (text[at] == '<' ? tags.size_at(at) > 0 : reference_at(text, at).size > 0) return true;
  }
  return false;
}

std::string plain_line(std::string_view text) {
  const Tags tags(text);
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '<') {
      if (const std::size_t size = tags.size_at(at); size > 0) {
        at += size;
        continue;
      }
    } else if (c == '&') {
      if (const Reference reference = reference_at(text, at); reference.size > 0) {
        line += reference.character;
        at += reference.size;
        continue;
      }
    }
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? ' ' : c;
    ++at;
  }
  return std::string(core::trimmed(line));
}

std::string host_of_address(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  url.remove_prefix(begin + 3);
  const std::string host = core::lower_ascii(url.substr(0, url.find_first_of("/?#:")));
  return host.starts_with("www.") ? host.substr(4) : host;
}

bool set_body(Document& document, std::string_view body, BodyForm form) {
  body = core::trimmed(body);
  if (body.empty()) return false;
  if (form == BodyForm::kEither) form = has_markup(body) ? BodyForm::kMarkup : BodyForm::kText;
  document.kind = form == BodyForm::kMarkup ? DocumentKind::kMarkup : DocumentKind::kRecord;
  document.content = with_plain_lines(std::string(body));
  return true;
}

void set_summary(Document& document, std::string_view summary, BodyForm form, std::string_view why) {
  if (!set_body(document, summary, form)) document.kind = DocumentKind::kRecord;
  document.truncated = why;
}

FeedHead shortened(FeedHead feed) {
  for (std::string* field : {&feed.title, &feed.url, &feed.language, &feed.author}) shorten(*field);
  return feed;
}

void set_outlet(Document& document, const FeedHead& feed, const FeedSource& source) {
  const std::string own = host_of_address(feed.url);
  const std::string host = host_of_address(document.url);
  const bool elsewhere = host != own || own.empty();
  document.outlet = elsewhere && !source.title.empty() ? source.title : feed.title;
  if (!feed.title.empty() || !feed.url.empty())
    add_member(document, "feed", named_place(feed.title, feed.url));
  if (!source.title.empty() || !source.url.empty())
    add_member(document, "source", named_place(source.title, source.url));
}

void pass_on(Document& document, std::string_view name, std::string_view value) {
  if (!value.empty()) add_member(document, name, json_string(value));
}

Result<Document> checked(Document document) {
  if (document.content.empty() && document.title.empty())
    return tl::make_unexpected(Error{ErrorCode::kMalformed, "has neither a title nor a text"});
  if (document.content.size() > kMaxDocumentBytes) return tl::make_unexpected(too_large(kMaxDocumentBytes));
  return document;
}

std::string name_without_address(std::string_view author) {
  const std::string line = plain_line(author);
  const std::size_t open = line.find('(');
  const std::size_t close = line.rfind(')');
  if (line.find('@') != std::string::npos && open != std::string::npos && close != std::string::npos &&
      open < close)
    return std::string(core::trimmed(std::string_view(line).substr(open + 1, close - open - 1)));
  std::string name;
  for (std::string_view left = line; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    const std::string_view word = left.substr(0, end);
    if (word.find('@') == std::string_view::npos) name.append(name.empty() ? "" : " ").append(word);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return name;
}

}  // namespace stemma::source
