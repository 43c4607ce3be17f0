// Members of the wrong type count as not given: these formats are made by others, and a report without a
// byline is better than none.
#include "source/json_feed.h"

#include <algorithm>
#include <array>

#include "source/charset.h"

namespace stemma::source {
namespace {

namespace dom = simdjson::dom;

/// A member that is a string; empty where there is none.
std::string text_of(dom::object object, std::string_view name) {
  std::string_view text;
  if (object[name].get(text) != simdjson::SUCCESS) return {};
  return without_nul(std::string(text));
}

std::string text_of_any(dom::object object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = text_of(object, name); !text.empty()) return text;
  }
  return {};
}

/// The objects of a member that is a list of them, or one of them.
std::vector<dom::object> objects_of(dom::object object, std::string_view name) {
  std::vector<dom::object> all;
  dom::element member;
  if (object[name].get(member) != simdjson::SUCCESS) return all;
  dom::array list;
  dom::object one;
  if (member.get(one) == simdjson::SUCCESS) all.push_back(one);
  if (member.get(list) != simdjson::SUCCESS) return all;
  for (const dom::element item : list) {
    if (item.get(one) == simdjson::SUCCESS) all.push_back(one);
  }
  return all;
}

std::string names_of(dom::object object, std::string_view list) {
  std::string names;
  for (const dom::object one : objects_of(object, list)) {
    const std::string name = plain_line(text_of(one, "name"));
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  }
  return names;
}

std::string authors_of(dom::object object) {
  const std::string authors = names_of(object, "authors");
  return authors.empty() ? names_of(object, "author") : authors;
}

FeedSource source_of(dom::object item) {
  for (const std::string_view name : {"source", "_source"}) {
    if (std::string title = text_of(item, name); !title.empty()) return {std::move(title), {}};
    for (const dom::object source : objects_of(item, name))
      return {text_of_any(source, {"title", "name"}), text_of_any(source, {"url", "home_page_url"})};
  }
  return {};
}

// ninjs.

/// The values of `headline`, `headline_main`, … (1.x) and of `headlines` [{role, value}] (2.x and 3.x).
std::vector<std::string> values_of(dom::object item, std::string_view one, std::string_view many) {
  std::vector<std::string> values;
  for (const dom::object value : objects_of(item, many)) values.push_back(text_of(value, "value"));
  const std::string with_role = std::string(one) + "_";
  for (const auto member : item) {
    std::string_view text;
    if ((member.key == one || member.key.starts_with(with_role)) &&
        member.value.get(text) == simdjson::SUCCESS)
      values.push_back(without_nul(std::string(text)));
  }
  std::erase_if(values, [](const std::string& value) { return value.empty(); });
  return values;
}

std::string first_value(dom::object item, std::string_view one, std::string_view many) {
  const auto values = values_of(item, one, many);
  return values.empty() ? std::string() : plain_line(values.front());
}

std::string body_of_ninjs(dom::object item) {
  const auto bodies = values_of(item, "body", "bodies");
  const auto marked = std::ranges::find_if(bodies, [](const std::string& body) {
    return body.find("</") != std::string::npos && has_markup(body);
  });
  if (marked != bodies.end()) return *marked;
  const auto longest = std::ranges::max_element(bodies, {}, &std::string::size);
  return longest == bodies.end() ? std::string() : *longest;
}

}  // namespace

bool is_json_feed(dom::object object) {
  return text_of(object, "version").find("jsonfeed.org/version/") != std::string::npos;
}

FeedHead head_of_json_feed(dom::object feed) {
  return shortened({plain_line(text_of(feed, "title")), text_of(feed, "home_page_url"),
                    text_of(feed, "language"), authors_of(feed)});
}

std::vector<dom::element> items_of_json_feed(dom::object feed) {
  std::vector<dom::element> items;
  dom::array list;
  if (feed["items"].get(list) != simdjson::SUCCESS) return items;
  for (const dom::element item : list) {
    if (item.is<dom::object>()) items.push_back(item);
  }
  return items;
}

Result<Document> document_of_feed_item(dom::element element, const FeedHead& feed) {
  dom::object item;
  if (element.get(item) != simdjson::SUCCESS)
    return tl::make_unexpected(Error{ErrorCode::kMalformed, "is not a JSON object"});
  Document document;
  document.date_from = "feed";
  document.title = plain_line(text_of(item, "title"));
  document.url = text_of_any(item, {"url", "external_url"});
  document.date = text_of(item, "date_published");
  document.modified = text_of(item, "date_modified");
  document.author = authors_of(item);
  if (document.author.empty()) document.author = feed.author;
  document.language = text_of(item, "language");
  if (document.language.empty()) document.language = feed.language;
  set_outlet(document, feed, source_of(item));
  pass_on(document, "guid", text_of(item, "id"));
  if (!set_body(document, text_of(item, "content_html"), BodyForm::kMarkup) &&
      !set_body(document, text_of(item, "content_text"), BodyForm::kText)) {
    set_summary(document, text_of(item, "summary"), BodyForm::kText, "the feed gives a summary");
    if (document.content.empty()) document.truncated = "the feed gives no text";
  }
  return checked(std::move(document));
}

bool is_ninjs(dom::object object) {
  constexpr auto kMembers = std::to_array<std::string_view>(
      {"bodies", "headline", "headlines", "pubstatus", "pubStatus", "versioncreated", "versionCreated"});
  bool has_uri = false;
  bool has_member = false;
  for (const auto member : object) {
    has_uri = has_uri || member.key == "uri";
    has_member = has_member || std::ranges::find(kMembers, member.key) != kMembers.end() ||
                 member.key.starts_with("body_") || member.key.starts_with("headline_");
  }
  return has_uri && has_member;
}

Result<Document> document_of_ninjs(dom::object item) {
  Document document;
  document.date_from = "ninjs";
  document.title = first_value(item, "headline", "headlines");
  document.author = plain_line(text_of_any(item, {"byline", "by", "byline_main"}));
  document.modified = text_of_any(item, {"versioncreated", "versionCreated"});
  document.date = text_of_any(item, {"firstcreated", "firstCreated", "versioncreated", "versionCreated"});
  document.language = text_of(item, "language");
  document.outlet = text_of_any(item, {"copyrightholder", "copyrightHolder"});
  for (const std::string_view list : {"infosources", "infoSources", "infosource"}) {
    const std::string names = names_of(item, list);
    if (names.empty()) continue;
    if (document.outlet.empty()) document.outlet = names.substr(0, names.find(','));
    pass_on(document, "source", names);
    break;
  }
  const std::string uri = text_of(item, "uri");
  if (uri.starts_with("http")) document.url = uri;
  pass_on(document, "guid", uri);
  if (set_body(document, body_of_ninjs(item), BodyForm::kEither)) return checked(std::move(document));
  const std::string type = text_of(item, "type");
  if (!type.empty() && type != "text")
    return tl::make_unexpected(Error{ErrorCode::kUnsupported, "is a ninjs item without a text"});
  set_summary(document, first_value(item, "description", "descriptions"), BodyForm::kEither,
              "the item gives a summary");
  return checked(std::move(document));
}

}  // namespace stemma::source
