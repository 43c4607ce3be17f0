// Records are parsed into simdjson's DOM, which checks all of the line (UTF-8, structure, numbers, depth)
// before a member of it is believed; what goes through unread is printed again from there, so that it is
// valid JSON.
#include "source/json_record.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "source/charset.h"
#include "source/json_feed.h"

namespace stemma::source {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxNameShown = 60;

tl::unexpected<Error> malformed(std::string message) {
  return tl::make_unexpected(Error{ErrorCode::kMalformed, std::move(message)});
}

tl::unexpected<Error> explain(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return malformed("is not valid UTF-8, which JSON has to be");
    case simdjson::DEPTH_ERROR:
      return malformed("is nested deeper than 1,024 levels");
    case simdjson::STRING_ERROR:
      return malformed("has a string with an escape that stands for no character");
    case simdjson::UNCLOSED_STRING:
      return malformed("has a string without its closing quotation mark");
    case simdjson::UNESCAPED_CHARS:
      return malformed("has a control character in a string, which JSON wants as an escape");
    case simdjson::NUMBER_ERROR:
      return malformed("has a number that JSON does not allow or that needs more than 64 bits");
    case simdjson::CAPACITY:
      return tl::make_unexpected(Error{ErrorCode::kTooLarge, "is too large a JSON document"});
    case simdjson::MEMALLOC:
      throw std::bad_alloc();
    default:
      return malformed("is not valid JSON: a comma, colon, bracket or value is missing or not in its place");
  }
}

std::string shown(std::string_view name) {
  std::string plain(name.substr(0, kMaxNameShown));
  std::ranges::replace_if(
      plain, [](unsigned char c) { return c < 0x20 || c >= 0x7F; }, '?');
  return plain;
}

Result<std::string> string_of(dom::element value, std::string_view name) {
  if (value.is_null()) return std::string();
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS)
    return malformed(fmt::format("has a member \"{}\" that is not a string", name));
  return std::string(text);
}

Result<std::string> string_or_number(dom::element value, std::string_view name) {
  if (value.is<std::int64_t>() || value.is<std::uint64_t>()) return std::string(simdjson::minify(value));
  if (value.is_null() || value.is<std::string_view>()) return string_of(value, name);
  return malformed(fmt::format("has a member \"{}\" that is neither a string nor a whole number", name));
}

Result<std::string> string_or_list(dom::element value, std::string_view name) {
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return string_of(value, name);
  std::string joined;
  for (const dom::element item : list) {
    STEMMA_TRY(const std::string text, string_of(item, name));
    if (text.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += text;
  }
  return joined;
}

struct StringMember {
  std::string_view name;
  std::string Document::*field;
  Result<std::string> (*read)(dom::element, std::string_view);
};

constexpr StringMember kMembers[] = {
    {"id", &Document::id, string_or_number},
    {"title", &Document::title, string_of},
    {"url", &Document::url, string_of},
    {"date", &Document::date, string_of},
    {"outlet", &Document::outlet, string_of},
    {"language", &Document::language, string_of},
    {"author", &Document::author, string_or_list},
    {"story", &Document::story, string_or_number},
};

/// What a record's members gave besides the string members.
struct Bodies {
  std::optional<std::string> text;
  std::optional<std::string> html;
};

Result<bool> take_body(const dom::key_value_pair& member, Bodies& bodies) {
  if (member.key != "text" && member.key != "html") return false;
  if (!member.value.is_null()) {
    STEMMA_TRY(std::string body, string_of(member.value, member.key));
    (member.key == "text" ? bodies.text : bodies.html) = std::move(body);
  }
  return true;
}

Result<bool> take_string(const dom::key_value_pair& member, Document& document) {
  const auto known = std::ranges::find(kMembers, member.key, &StringMember::name);
  if (known == std::end(kMembers)) return false;
  STEMMA_TRY(std::string value, known->read(member.value, known->name));
  document.*known->field = without_nul(std::move(value));
  return true;
}

/// The name that two members bear, if any.
std::optional<std::string_view> name_given_twice(dom::object object) {
  std::vector<std::string_view> names;
  for (const auto member : object) names.push_back(member.key);
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  return twice == names.end() ? std::nullopt : std::optional(*twice);
}

Result<Document> document_of(dom::element element) {
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return malformed("is not a JSON object");
  if (const auto name = name_given_twice(object)) {
    return malformed(fmt::format("gives its member \"{}\" twice", shown(*name)));
  }
  Document document;
  Bodies bodies;
  std::ostringstream others;
  for (const auto member : object) {
    STEMMA_TRY(const bool is_body, take_body(member, bodies));
    if (is_body) continue;
    STEMMA_TRY(const bool is_known, take_string(member, document));
    if (is_known) continue;
    others << (others.tellp() > 0 ? "," : "") << simdjson::minify(member);
  }
  if (!bodies.text && !bodies.html && is_ninjs(object)) return document_of_ninjs(object);
  if (!bodies.text && !bodies.html) return malformed("has neither a member \"text\" nor \"html\"");
  document.passthrough = others.str();
  document.kind = bodies.text ? DocumentKind::kRecord : DocumentKind::kHtml;
  document.content =
      bodies.text ? without_nul(*std::move(bodies.text)) : with_plain_lines(*std::move(bodies.html));
  return document;
}

}  // namespace

struct JsonRecords::Parser {
  dom::parser dom;
  // Of a file:
  std::vector<dom::element> records;
  std::optional<FeedHead> feed;
  bool is_list = false;
  std::size_t next = 0;
};

JsonRecords::JsonRecords() : parser_(std::make_unique<Parser>()) {}
JsonRecords::~JsonRecords() = default;
JsonRecords::JsonRecords(JsonRecords&&) noexcept = default;

Result<Document> JsonRecords::parse_record(const std::string& json) {
  dom::element element;
  if (const auto code = parser_->dom.parse(json).get(element)) return explain(code);
  return document_of(element);
}

std::optional<Error> JsonRecords::begin_file(const std::string& json) {
  *parser_ = Parser();
  dom::element element;
  if (const auto code = parser_->dom.parse(json).get(element)) return explain(code).value();
  dom::array array;
  dom::object object;
  parser_->is_list = true;
  if (element.get(object) == simdjson::SUCCESS && is_json_feed(object)) {
    parser_->feed = head_of_json_feed(object);
    parser_->records = items_of_json_feed(object);
  } else if (element.get(array) == simdjson::SUCCESS) {
    parser_->records.assign(array.begin(), array.end());
  } else {
    parser_->records.push_back(element);
    parser_->is_list = false;
  }
  return std::nullopt;
}

std::optional<Result<Document>> JsonRecords::next_in_file() {
  if (parser_->next == parser_->records.size()) return std::nullopt;
  const dom::element element = parser_->records[parser_->next++];
  auto document = parser_->feed ? document_of_feed_item(element, *parser_->feed) : document_of(element);
  if (!parser_->is_list) return document;
  (document ? document->position : document.error().record) = parser_->next;
  return document;
}

}  // namespace stemma::source
