// simdjson keeps a document on a flat tape, so that nothing recurses; objects are walked with a stack.
// Objects of an article's type (https://schema.org/Article and its subtypes) are read in page order; those of
// a web page give what no article gives.
#include "page/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "page/blocks.h"
#include "page/letters.h"

namespace stemma::page {
namespace {

namespace dom = simdjson::dom;

enum class Kind : std::uint8_t { kOther, kArticle, kWebPage };

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Kind kind_of(std::string_view type) {
  if (ends_with(type, "Article") || ends_with(type, "BlogPosting") || ends_with(type, "LiveBlogPosting") ||
      type == "Report" || type == "Review" || type == "SocialMediaPosting" || type == "ClaimReview") {
    return Kind::kArticle;
  }
  return ends_with(type, "WebPage") || ends_with(type, "ItemPage") ? Kind::kWebPage : Kind::kOther;
}

Kind kind_of(const dom::object& object) {
  const auto type = object["@type"];
  if (std::string_view name; type.get_string().get(name) == simdjson::SUCCESS) return kind_of(name);
  dom::array names;
  if (type.get_array().get(names) != simdjson::SUCCESS) return Kind::kOther;
  Kind best = Kind::kOther;
  for (const dom::element element : names) {
    std::string_view name;
    if (element.get_string().get(name) != simdjson::SUCCESS) continue;
    if (const Kind kind = kind_of(name); best != Kind::kArticle && kind != Kind::kOther) best = kind;
  }
  return best;
}

/// What others wrote about the work that an object is.
bool is_about_it(std::string_view member) {
  constexpr std::string_view kAbout[] = {"review", "reviews", "comment", "comments"};
  return std::find(std::begin(kAbout), std::end(kAbout), member) != std::end(kAbout);
}

std::string_view text_of(simdjson::simdjson_result<dom::element> element) {
  std::string_view text;
  if (element.get_string().get(text) == simdjson::SUCCESS) return text;
  dom::array list;
  if (element.get_array().get(list) == simdjson::SUCCESS && list.size() > 0) {
    if (list.at(0).get_string().get(text) == simdjson::SUCCESS) return text;
  }
  return {};
}

/// false, or the word for it in any case.
bool is_false(simdjson::simdjson_result<dom::element> element) {
  if (bool value = true; element.get_bool().get(value) == simdjson::SUCCESS) return !value;
  const std::string_view text = text_of(element);
  constexpr std::string_view kFalse = "false";
  const std::string_view name = text.substr(text.rfind('/') + 1);  // "http://schema.org/False"
  return std::equal(name.begin(), name.end(), kFalse.begin(), kFalse.end(),
                    [](char a, char b) { return (a | 0x20) == b; });
}

/// A whole number, also one in quotation marks; 0 where there is none.
std::uint64_t number_of(simdjson::simdjson_result<dom::element> element) {
  if (std::uint64_t value = 0; element.get_uint64().get(value) == simdjson::SUCCESS) return value;
  const std::string_view text = text_of(element);
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class Reader {
 public:
  void read(const dom::element& root) {
    std::vector<dom::element> open = {root};
    std::vector<dom::object> objects;
    constexpr std::size_t kMaxObjects = 20000;
    constexpr std::size_t kMaxArticles = 50;
    while (!open.empty() && objects.size() < kMaxObjects) {
      const dom::element element = open.back();
      open.pop_back();
      std::vector<dom::element> inner;
      if (dom::object object; element.get_object().get(object) == simdjson::SUCCESS) {
        objects.push_back(object);
        for (const auto field : object) {
          if (!is_about_it(field.key)) inner.push_back(field.value);
        }
      } else if (dom::array array; element.get_array().get(array) == simdjson::SUCCESS) {
        for (const dom::element item : array) inner.push_back(item);
      }
      open.insert(open.end(), inner.rbegin(), inner.rend());
    }
    for (const dom::object& object : objects) {
      const std::string_view id = text_of(object["@id"]);
      const std::string_view name = text_of(object["name"]);
      if (!id.empty() && !name.empty()) names_.try_emplace(std::string(id), name);
    }
    for (const dom::object& object : objects) {
      const Kind kind = kind_of(object);
      if (kind == Kind::kArticle && articles_.size() < kMaxArticles) take(object, articles_.emplace_back());
      if (kind == Kind::kWebPage) take(object, page_);
    }
  }

  /// The article whose headline the page's title holds, else the first; what it lacks is taken from others of
  /// the same headline and from the web page.
  LinkedData result(std::string_view page_title) && {
    const std::string title = letters_of(page_title);
    std::size_t chosen = 0;
    for (std::size_t i = articles_.size(); i-- > 0;) {
      const std::string headline = letters_of(articles_[i].headline);
      if (!headline.empty() && title.find(headline) != title.npos) chosen = i;
    }
    LinkedData best;
    if (!articles_.empty()) {
      best = articles_[chosen];
      best.article = true;
      for (const LinkedData& other : articles_) {
        if (other.headline.empty() || letters_of(other.headline) == letters_of(best.headline))
          fill(best, other);
      }
    }
    fill(best, page_);
    return best;
  }

 private:
  static void fill(LinkedData& data, const LinkedData& other) {
    const auto set = [](std::string& value, const std::string& from) {
      if (value.empty()) value = from;
    };
    set(data.published, other.published);
    set(data.modified, other.modified);
    set(data.publisher, other.publisher);
    set(data.language, other.language);
    data.paywalled = data.paywalled || other.paywalled;
    data.word_count = std::max(data.word_count, other.word_count);
    if (other.body.size() > data.body.size()) data.body = other.body;
    if (data.authors.empty()) data.authors = other.authors;
  }

  void take(const dom::object& object, LinkedData& data) {
    const auto set = [&](std::string& value, const char* key) {
      if (value.empty()) value = std::string(text_of(object[key]));
    };
    set(data.headline, "headline");
    set(data.published, "datePublished");
    set(data.modified, "dateModified");
    set(data.url, "url");
    set(data.language, "inLanguage");
    data.paywalled = data.paywalled || is_false(object["isAccessibleForFree"]);
    if (data.word_count == 0) data.word_count = number_of(object["wordCount"]);
    const std::string_view body = text_of(object["articleBody"]);
    if (body.size() > data.body.size()) data.body = std::string(body);
    if (data.publisher.empty()) {
      std::vector<std::string> names;
      add_names(object["publisher"], names);
      if (!names.empty()) data.publisher = names.front();
    }
    for (const char* key : {"author", "creator"}) {
      if (data.authors.empty()) add_names(object[key], data.authors);
    }
  }

  /// A name, an object with one, or lists of these, which some pages nest; the first of very many.
  void add_names(simdjson::simdjson_result<dom::element> stated, std::vector<std::string>& names) {
    dom::element root;
    if (stated.get(root) != simdjson::SUCCESS) return;
    std::vector<dom::element> open = {root};
    while (!open.empty() && names.size() < kMaxNames) {
      const dom::element element = open.back();
      open.pop_back();
      if (std::string_view text; element.get_string().get(text) == simdjson::SUCCESS) {
        names.push_back(std::string(text));
      } else if (dom::object object; element.get_object().get(object) == simdjson::SUCCESS) {
        add_name(object, names);
      } else if (dom::array list; element.get_array().get(list) == simdjson::SUCCESS) {
        std::vector<dom::element> items;
        for (const dom::element item : list) {
          if (items.size() == kMaxNames) break;
          items.push_back(item);
        }
        open.insert(open.end(), items.rbegin(), items.rend());
      }
    }
  }

  void add_name(const dom::object& object, std::vector<std::string>& names) {
    if (dom::array list; object["name"].get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element item : list) {
        if (std::string_view text;
            names.size() < kMaxNames && item.get_string().get(text) == simdjson::SUCCESS)
          names.push_back(std::string(text));
      }
      return;
    }
    if (const std::string_view name = text_of(object["name"]); !name.empty())
      return names.push_back(std::string(name));
    const auto known = names_.find(std::string(text_of(object["@id"])));
    if (known != names_.end()) names.push_back(known->second);
  }

  static constexpr std::size_t kMaxNames = 30;  ///< of one article's authors

  std::map<std::string, std::string> names_;  ///< of objects that others refer to by @id
  std::vector<LinkedData> articles_;
  LinkedData page_;
};

/// Raw line ends inside strings are the most frequent fault; a blank in their place mends it anywhere in
/// JSON.
simdjson::padded_string mended(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == script.npos || end == script.npos || end < begin) return simdjson::padded_string();
  std::string json(script.substr(begin, end - begin + 1));
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  // A comma before a closing bracket.
  for (std::size_t i = 0; i + 1 < json.size(); ++i) {
    if (json[i] != ',') continue;
    const std::size_t next = json.find_first_not_of(' ', i + 1);
    if (next != json.npos && (json[next] == '}' || json[next] == ']')) json[i] = ' ';
    if (next != json.npos) i = next - 1;
  }
  return simdjson::padded_string(json);
}

bool is_json_ld(std::string_view type) {
  return type.find("ld+json") != type.npos;
}

}  // namespace

LinkedData read_json_ld(const HtmlTree& tree) {
  constexpr std::size_t kMaxScriptBytes = 4U << 20U;
  Reader reader;
  dom::parser parser;
  const auto nodes = tree.nodes();
  std::string page_title;
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == Tag::kTitle && page_title.empty()) page_title = line_of(tree, i);
    if (nodes[i].tag != Tag::kScript || !is_json_ld(tree.attribute(i, "type"))) continue;
    std::string script;
    for (NodeIndex t = i + 1; t < nodes[i].end; ++t) script.append(nodes[t].text);
    if (script.empty() || script.size() > kMaxScriptBytes) continue;
    dom::element root;
    if (parser.parse(script).get(root) == simdjson::SUCCESS) {
      reader.read(root);
    } else if (parser.parse(mended(script)).get(root) == simdjson::SUCCESS) {
      reader.read(root);
    }
  }
  return std::move(reader).result(page_title);
}

}  // namespace stemma::page
