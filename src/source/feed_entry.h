/// Internal: an entry of an XML feed to a Document.
#pragma once

#include "source/feed_text.h"
#include "source/xml_fragment.h"
#include "stemma/result.h"

namespace stemma::source {

/// What stands in a feed outside its entries.
FeedHead feed_head_of(const XmlFragment& head);

/// An RSS item, an Atom entry, an address of a news sitemap or a NewsML-G2 item. kMalformed where it holds
/// neither a title nor a text, kUnsupported where it is no report: an address alone, a picture.
Result<Document> document_of_entry(const XmlFragment& entry, const FeedHead& feed);

/// True for the elements that document_of_entry takes.
bool is_entry(XmlSpace space, std::string_view name, std::string_view root);

}  // namespace stemma::source
