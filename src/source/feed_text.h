/// Internal: what feeds of all kinds have in common: text with or without markup, and how a report is made of
/// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "stemma/document.h"
#include "stemma/result.h"

namespace stemma::source {

/// Every entry carries what its feed says about itself: a long title times many entries would be a bomb.
constexpr std::size_t kMaxFeedFieldBytes = 500;

/// What a feed says about itself.
struct FeedHead {
  std::string title;
  std::string url;       ///< of the site, not of the feed
  std::string language;  ///< BCP 47
  std::string author;
};

/// Whom an entry names as the one that it was taken from.
struct FeedSource {
  std::string title;
  std::string url;
};

/// True where tags or character references stand in it.
bool has_markup(std::string_view text);
/// A line without tags, references read, blanks folded.
std::string plain_line(std::string_view text);
/// The host of an address without "www.", in lower case; empty where there is none.
std::string host_of_address(std::string_view url);

enum class BodyForm : std::uint8_t { kText, kMarkup, kEither };
/// Makes `body` the report; kEither is told by its content. A blank one changes nothing and gives false.
bool set_body(Document& document, std::string_view body, BodyForm form);
/// Makes `summary` the report, which says that it is not the whole one: `why`.
void set_summary(Document& document, std::string_view summary, BodyForm form, std::string_view why);

/// The outlet is the feed's, unless the entry lies on another site and says whom it is from: then it is that
/// one. Both are kept among the members that pass through.
void set_outlet(Document& document, const FeedHead& feed, const FeedSource& source);

/// The fields cut to kMaxFeedFieldBytes, between characters.
FeedHead shortened(FeedHead feed);

/// What became of an entry, if that can be a report: kMalformed without title and text, kTooLarge.
Result<Document> checked(Document document);

/// Adds `"name":"value"` to the members that pass through; nothing for an empty value.
void pass_on(Document& document, std::string_view name, std::string_view value);

/// "Ada Lind" of "ada@outlet.example (Ada Lind)" and of "Ada Lind <ada@outlet.example>"; a bare address is
/// nobody's name.
std::string name_without_address(std::string_view author);

}  // namespace stemma::source
