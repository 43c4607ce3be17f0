// All inputs as one stream: file after file in the order of their names, in each file record after record.
#include "stemma/inputs.h"

#include <algorithm>
#include <utility>

#include "source/document_reader.h"
#include "source/paths.h"

namespace stemma {
namespace {

class Inputs final : public DocumentStream {
 public:
  Inputs(std::vector<std::string> paths, std::function<void(const Error&)> on_bad, Cursor after)
      : found_(source::find_files(std::move(paths))), on_bad_(std::move(on_bad)), after_(std::move(after)) {
    for (const Error& error : found_.errors) on_bad_(error);
    if (after_.path.empty()) return;
    const auto file = std::ranges::lower_bound(found_.files, after_.path);
    opened_ = static_cast<std::size_t>(file - found_.files.begin());
    // The file was that one document: nothing of it is left.
    if (file != found_.files.end() && *file == after_.path && after_.position == 0) ++opened_;
  }

  bool next(Document& document) override {
    while (reader_ || open_next()) {
      auto read = reader_->next();
      if (!read) {
        reader_.reset();
      } else if (!*read) {
        if (!is_before(read->error().record)) tell(std::move(*read).error());
      } else if (!is_before((*read)->position)) {
        document = *std::move(*read);
        document.path = path();
        return true;
      }
    }
    return false;
  }

  Extent extent() const override { return {bytes_read_.load(std::memory_order_relaxed), found_.bytes}; }

 private:
  const std::string& path() const { return found_.files[opened_ - 1]; }

  /// A record that was read before the run was stopped.
  bool is_before(std::uint64_t position) const {
    return position > 0 && position <= after_.position && path() == after_.path;
  }

  void tell(Error error) const {
    error.source = path();
    on_bad_(error);
  }

  /// Opens files until one of them can be read; false after the last.
  bool open_next() {
    while (opened_ < found_.files.size()) {
      ++opened_;
      source::Entry entry;
      if (path() == after_.path) entry = {after_.entry_offset, after_.entry_position};
      auto reader = source::open_documents(path(), &bytes_read_, entry);
      if (reader) return reader_ = *std::move(reader), true;
      tell(std::move(reader).error());
    }
    return false;
  }

  source::FoundFiles found_;
  std::function<void(const Error&)> on_bad_;
  Cursor after_;
  std::unique_ptr<source::DocumentReader> reader_;
  std::size_t opened_ = 0;  ///< files begun
  source::ByteCount bytes_read_ = 0;
};

}  // namespace

std::unique_ptr<DocumentStream> open_inputs(std::vector<std::string> paths,
                                            std::function<void(const Error&)> on_bad, Cursor after) {
  return std::make_unique<Inputs>(std::move(paths), std::move(on_bad), std::move(after));
}

}  // namespace stemma
