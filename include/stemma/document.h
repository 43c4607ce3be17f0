/// Bytes as they came, with their origin, decoded to UTF-8.
#pragma once

#include <cstdint>
#include <string>

namespace stemma {

enum class DocumentKind : std::uint8_t {
  kHtml,       ///< `content` is a page; its report has to be found in it
  kMarkup,     ///< `content` is a report's own HTML, as feeds give it: all of its text is the report's
  kPlainText,  ///< `content` is a text that may once have been a page, furniture included
  kRecord,     ///< `content` is a report's text, to be taken as it is: offsets refer to it
};

/// Where in the inputs a document stood, and where its file can be entered to come there again.
struct Cursor {
  std::string path;
  std::uint64_t position = 0;        ///< as Document::position
  std::uint64_t entry_offset = 0;    ///< byte of the file as it came; 0: only its beginning will do
  std::uint64_t entry_position = 1;  ///< position of the record that stands at `entry_offset`
};

/// One report as it was handed in. Fields that the input stated about itself are empty where it did not.
///
/// `content` is valid UTF-8 without NUL bytes and with '\n' line ends unless `kind` is kRecord, whose line
/// ends are kept because offsets refer to them. At most kMaxDocumentBytes long.
struct Document {
  DocumentKind kind = DocumentKind::kPlainText;
  std::string path;                  ///< file that it came from; "-" for standard input
  std::uint64_t position = 0;        ///< 1-based record within `path`; 0 where the file is the document
  std::uint64_t entry_offset = 0;    ///< see Cursor
  std::uint64_t entry_position = 1;  ///< see Cursor
  std::string id;                    ///< as given; empty: `extract` makes one from the content
  std::string url;
  std::string title;
  std::string outlet;
  std::string date;       ///< of publication, as given, not yet parsed
  std::string date_from;  ///< whose word that is: "feed", "news sitemap"; empty: the record's own
  std::string modified;   ///< as given, not yet parsed
  std::string fetched;    ///< when an archive fetched it, ISO 8601 (WARC-Date)
  std::string language;   ///< BCP 47 as given
  std::string author;
  std::string story;      ///< the story that the input says it belongs to
  std::string truncated;  ///< why this is known not to be the whole report: "the feed gives a summary"
  std::string
      passthrough;  ///< members that Stemma does not know, as JSON text `"a":1,"b":"c"`, in input order
  std::string content;

  Cursor cursor() const { return {path, position, entry_offset, entry_position}; }
};

/// Documents one after another.
class DocumentStream {
 public:
  virtual ~DocumentStream() = default;
  /// False at the end. Bad inputs are told to whoever made the stream and passed over.
  virtual bool next(Document& document) = 0;

  /// How much has been read, of how much, in any unit; `all` is 0 where that is unknown.
  struct Extent {
    std::uint64_t read = 0;
    std::uint64_t all = 0;
  };
  /// May be called from another thread than `next`.
  virtual Extent extent() const { return {}; }
};

constexpr std::uint64_t kMaxDocumentBytes = 64ULL << 20U;

}  // namespace stemma
