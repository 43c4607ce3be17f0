/// Internal: JSON that is not Stemma's own records: JSON Feed and ninjs.
#pragma once

#include <vector>

#include <simdjson.h>

#include "source/feed_text.h"
#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma::source {

/// True for an object that says it is a JSON Feed (https://www.jsonfeed.org/version/1.1/).
bool is_json_feed(simdjson::dom::object object);
/// What it says about itself.
FeedHead head_of_json_feed(simdjson::dom::object feed);
/// Its items in order, to be made documents of one at a time.
std::vector<simdjson::dom::element> items_of_json_feed(simdjson::dom::object feed);
Result<Document> document_of_feed_item(simdjson::dom::element item, const FeedHead& feed);

/// True for an object with a `uri` and one of the members that ninjs items have (IPTC, 1.x to 3.x).
bool is_ninjs(simdjson::dom::object object);
/// The report of an item. Of several bodies one with markup is taken, since it has the paragraphs.
/// kUnsupported for an item without a text, such as a picture.
Result<Document> document_of_ninjs(simdjson::dom::object item);

}  // namespace stemma::source
