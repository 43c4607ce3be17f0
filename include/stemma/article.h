/// One report's own words and what is known about it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "stemma/document.h"
#include "stemma/text_span.h"

namespace stemma {

enum class DatePrecision : std::uint8_t { kUnknown, kInterval, kYear, kMonth, kDay, kMinute, kSecond };

/// A point in time as far as it is known, and the evidence that gave it.
struct DateStamp {
  /// ISO 8601: "2022-04", "2022-04-10", "2022-04-10T09:30:00+02:00"; an interval "2022-04-08/2022-04-10"
  /// (both ends included) where only bounds are known; empty where nothing is.
  std::string value;
  DatePrecision precision = DatePrecision::kUnknown;
  std::string from;  ///< which evidence gave it, in words: "JSON-LD datePublished", "weekday in the text"

  bool known() const { return !value.empty(); }
};

/// A piece of the input that is not the report's own, and why it was set aside.
struct LeftOut {
  std::string text;
  std::string why;  ///< "breadcrumbs", "comment form", "share buttons", …
};

/// One report: its text and metadata. Every span of every later stage refers to `text`, which is never
/// changed again.
struct Article {
  std::string id;  ///< as given, else 16 hex digits from the content: same content, same id
  std::string path;
  std::uint64_t position = 0;
  std::string url;  ///< canonical where the page states one
  std::string title;
  std::string text;                 ///< valid UTF-8; paragraphs are separated by '\n' or an empty line
  std::vector<std::string> byline;  ///< clean names, persons first; agencies are kept: they are credits
  std::string outlet;
  DateStamp published;
  DateStamp modified;
  std::string fetched;    ///< when an archive fetched it, ISO 8601; empty if not known
  std::string truncated;  ///< why the text is known not to be all of the report; empty if it is not
  std::string language;   ///< BCP 47 primary subtag, "und" where it could not be told
  std::string
      declared_language;  ///< as the page states it; `language` differs where the text is plainly in another
  std::string credit;   ///< the line that names agencies and helpers, as it is shown; empty if there is none
  std::string paywall;  ///< what says that only subscribers may read all of it; empty if nothing does
  std::vector<std::string> opt_outs;  ///< of machine reading: "robots noai", "tdm-reservation 1"
  std::string story;                  ///< as given by the input, else empty
  std::vector<LeftOut> left_out;      ///< in input order
  std::string passthrough;            ///< see Document
};

struct ExtractOptions {
  std::uint32_t max_depth =
      512;  ///< of nested elements, as browsers have it; a page is read up to where it nests deeper
  std::uint32_t max_left_out_bytes = 400;  ///< of each `LeftOut::text`, cut on a code point
};

/// Finds the report in a document: main text, title, byline, outlet, dates, language, and what was left out
/// and why.
///
/// Total: any document gives an article, if only one with an empty text. A kRecord document's content becomes
/// the text byte for byte. O(content) time and memory. No shared state: safe to call from many threads.
Article extract(const Document& document, const ExtractOptions& options = {});

}  // namespace stemma
