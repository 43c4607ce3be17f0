// libzip reads the directory at the end of the file; each archive is then one stream like any other.
#include "source/wacz.h"

#include <zip.h>

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "source/codec.h"

namespace stemma::source {
namespace {

struct Close {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, Close>;

/// One file in the ZIP, unpacked. Refuses what is mostly air.
class ZippedFile final : public ByteStream {
 public:
  ZippedFile(std::unique_ptr<zip_file_t, Close> file, std::uint64_t packed)
      : file_(std::move(file)), packed_(packed) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const zip_int64_t got = zip_fread(file_.get(), buffer, size);
    if (got < 0)
      return tl::make_unexpected(Error{ErrorCode::kMalformed, "is broken where the ZIP file holds it"});
    unpacked_ += static_cast<std::uint64_t>(got);
    if (unpacked_ > kFreeBytes && unpacked_ / kMaxRatio > packed_) {
      return tl::make_unexpected(
          Error{ErrorCode::kTooLarge, fmt::format("expands to more than {} times its size", kMaxRatio)});
    }
    return static_cast<std::size_t>(got);
  }

 private:
  std::unique_ptr<zip_file_t, Close> file_;
  std::uint64_t packed_;
  std::uint64_t unpacked_ = 0;
};

struct ZippedArchive {
  std::string name;
  std::uint64_t index = 0;
  std::uint64_t packed = 0;
  friend auto operator<=>(const ZippedArchive&, const ZippedArchive&) = default;
};

bool is_archive_name(std::string_view name) {
  return name.starts_with("archive/") &&
         (name.ends_with(".warc") || name.ends_with(".warc.gz") || name.ends_with(".warc.zst"));
}

std::vector<ZippedArchive> archives_in(zip_t* zip) {
  std::vector<ZippedArchive> archives;
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t about;
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(zip, index, 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0) continue;
    if (is_archive_name(about.name)) archives.push_back({about.name, index, about.comp_size});
  }
  std::ranges::sort(archives);
  return archives;
}

class WaczReader final : public DocumentReader {
 public:
  WaczReader(Zip zip, std::vector<ZippedArchive> archives)
      : zip_(std::move(zip)), archives_(std::move(archives)) {}

  std::optional<Result<Document>> next() override {
    for (;;) {
      if (!reader_) {
        if (next_ == archives_.size()) return std::nullopt;
        auto opened = open(archives_[next_++]);
        before_ = last_;
        if (!opened) return named(std::move(opened).error());
        reader_ = *std::move(opened);
      }
      auto read = reader_->next();
      if (!read) {
        reader_.reset();
      } else if (!*read) {
        last_ = std::max(last_, before_ + read->error().record);
        return named(std::move(*read).error());
      } else {
        Document& document = **read;
        last_ = document.position += before_;
        document.entry_offset = 0;
        document.entry_position = 1;
        return read;
      }
    }
  }

 private:
  Result<std::unique_ptr<DocumentReader>> open(const ZippedArchive& archive) {
    std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(zip_.get(), archive.index, 0));
    if (!file) {
      return tl::make_unexpected(
          Error{ErrorCode::kUnsupported, fmt::format("cannot be opened: {}", zip_strerror(zip_.get()))});
    }
    return open_documents(std::make_unique<ZippedFile>(std::move(file), archive.packed));
  }

  tl::unexpected<Error> named(Error error) const {
    error.message += fmt::format(" (in {})", archives_[next_ - 1].name);
    if (error.record > 0) error.record += before_;
    return tl::make_unexpected(std::move(error));
  }

  Zip zip_;
  std::vector<ZippedArchive> archives_;
  std::size_t next_ = 0;
  std::unique_ptr<DocumentReader> reader_;
  std::uint64_t before_ = 0;  ///< records of the archives before
  std::uint64_t last_ = 0;    ///< position of the last record that was given
};

}  // namespace

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

Result<std::unique_ptr<DocumentReader>> read_wacz(const std::string& path) {
  int code = 0;
  Zip zip(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!zip) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string message = fmt::format("is a ZIP file that cannot be opened: {}", zip_error_strerror(&error));
    zip_error_fini(&error);
    return tl::make_unexpected(Error{ErrorCode::kMalformed, std::move(message)});
  }
  auto archives = archives_in(zip.get());
  if (archives.empty()) {
    return tl::make_unexpected(
        Error{ErrorCode::kUnsupported,
              "is a ZIP file without archive/*.warc.gz; expected a WACZ, HTML, plain text or JSON Lines"});
  }
  return std::make_unique<WaczReader>(std::move(zip), std::move(archives));
}

}  // namespace stemma::source
