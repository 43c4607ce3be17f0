// A feed is decoded as a whole, for its charset is told from all of it, and parsed piece by piece: at most
// one entry is in memory beside it.
#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include "source/charset.h"
#include "source/document_reader.h"
#include "source/feed_entry.h"
#include "source/xml_parser.h"

namespace stemma::source {
namespace {

constexpr std::size_t kPieceBytes = 1U << 16U;
constexpr std::uint64_t kMaxHeadBytes = 1U << 20U;

/// Sorts a feed's elements into its head and its entries.
class FeedEntries final : public XmlEvents {
 public:
  void on_begin(XmlSpace space, std::string name,
                std::vector<std::pair<std::string, std::string>> attributes) override {
    const bool begins_entry = !entry_.open() && skipped_ == 0 && is_entry(space, name, root_);
    if (root_.empty()) root_ = name;
    XmlFragment& target = begins_entry || entry_.open() ? entry_ : head_;
    if (skipped_ > 0 || target.bytes() > (&target == &head_ ? kMaxHeadBytes : kMaxDocumentBytes)) {
      ++skipped_;
    } else {
      target.begin(space, std::move(name), std::move(attributes));
    }
  }

  void on_text(std::string_view characters) override {
    if (skipped_ > 0) return;
    if (entry_.open()) {
      if (entry_.bytes() <= kMaxDocumentBytes) entry_.text(characters);
    } else if (head_.bytes() <= kMaxHeadBytes) {
      head_.text(characters);
    }
  }

  void on_end() override {
    if (skipped_ > 0) {
      --skipped_;
    } else if (entry_.open()) {
      entry_.end();
      if (!entry_.open()) finish_entry();
    } else {
      head_.end();
    }
  }

  std::optional<Result<Document>> take() {
    if (ready_.empty()) return std::nullopt;
    auto first = std::move(ready_.front());
    ready_.pop_front();
    return first;
  }

  std::uint64_t count() const { return count_; }
  const std::string& root() const { return root_; }

 private:
  void finish_entry() {
    ++count_;
    if (!feed_) feed_ = shortened(feed_head_of(head_));
    auto document = entry_.bytes() > kMaxDocumentBytes ? tl::make_unexpected(too_large(kMaxDocumentBytes))
                                                       : document_of_entry(entry_, *feed_);
    entry_.clear();
    if (document) {
      document->position = count_;
    } else {
      // A sitemap of addresses alone would say so of each.
      const bool again =
          document.error().code == ErrorCode::kUnsupported && std::exchange(told_unsupported_, true);
      if (again) return;
      document.error().record = count_;
    }
    ready_.push_back(std::move(document));
  }

  XmlFragment head_;
  XmlFragment entry_;
  std::optional<FeedHead> feed_;
  std::string root_;
  std::uint64_t skipped_ = 0;  ///< open elements that are too much
  std::uint64_t count_ = 0;
  bool told_unsupported_ = false;
  std::deque<Result<Document>> ready_;
};

class FeedReader final : public DocumentReader {
 public:
  explicit FeedReader(std::unique_ptr<ByteStream> bytes) : bytes_(std::move(bytes)), parser_(entries_) {}

  std::optional<Result<Document>> next() override {
    if (bytes_) {
      auto read = read_all(*bytes_, kMaxDocumentBytes);
      bytes_.reset();
      if (!read) {
        finished_ = true;
        return tl::make_unexpected(std::move(read).error());
      }
      xml_ = to_utf8(*std::move(read), Markup::kHtml);
      blank_controls();
    }
    for (;;) {
      if (auto ready = entries_.take()) return ready;
      if (finished_) return std::nullopt;
      if (at_ < xml_.size()) {
        const std::string_view piece = std::string_view(xml_).substr(at_, kPieceBytes);
        at_ += piece.size();
        parser_.feed(piece);
      } else if (auto problem = finish()) {
        return tl::make_unexpected(*std::move(problem));
      }
    }
  }

 private:
  /// The parser wants no control characters and is told the charset by us, not by the declaration.
  void blank_controls() {
    std::ranges::replace_if(
        xml_, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }, ' ');
    at_ = std::min(xml_.find_first_not_of(" \t\r\n"), xml_.size());
    if (!std::string_view(xml_).substr(at_).starts_with("<?xml")) return;
    const std::size_t end = std::min(xml_.find('>', at_), xml_.size());
    // Blanks in its place, so that lines keep their numbers.
    std::replace_if(
        xml_.begin() + static_cast<std::ptrdiff_t>(at_),
        xml_.begin() + static_cast<std::ptrdiff_t>(std::min(end + 1, xml_.size())),
        [](char c) { return c != '\n'; }, ' ');
  }

  std::optional<Error> finish() {
    finished_ = true;
    if (const auto problem = parser_.finish()) {
      Error error{ErrorCode::kMalformed,
                  fmt::format("is not well-formed XML: {}; {} of its entries could be read", problem->message,
                              entries_.count())};
      error.line = problem->line;
      return error;
    }
    if (entries_.count() > 0) return std::nullopt;
    const bool index = entries_.root() == "sitemapindex";
    return Error{ErrorCode::kUnsupported, index
                                              ? "is an index of sitemaps; expected one of those that it lists"
                                              : "is a feed without entries"};
  }

  std::unique_ptr<ByteStream> bytes_;
  std::string xml_;
  std::size_t at_ = 0;
  FeedEntries entries_;
  XmlParser parser_;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> read_feed(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<FeedReader>(std::move(bytes));
}

}  // namespace stemma::source
