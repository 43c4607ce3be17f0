// libzip reads the directory at the end of the file; each archive is then one stream like any other.
#include "source/wacz.h"

#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace stemma::source {
namespace {

struct Close {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, Close>;

struct ZippedArchive {
  std::string name;
  std::uint64_t index = 0;
  std::uint64_t packed = 0;  ///< bytes, as the directory has it
  std::uint64_t size = 0;    ///< unpacked
  friend auto operator<=>(const ZippedArchive&, const ZippedArchive&) = default;
};

/// One file in the ZIP, unpacked. Refuses what is mostly air.
class ZippedFile final : public ByteStream {
 public:
  ZippedFile(std::unique_ptr<zip_file_t, Close> file, const ZippedArchive& archive, Expansion& expansion,
             ByteCount* count)
      : file_(std::move(file)),
        packed_(archive.packed),
        size_(archive.size),
        expansion_(expansion),
        count_(count) {}

  Result<std::size_t> read(char* buffer, std::size_t size) override {
    const zip_int64_t got = zip_fread(file_.get(), buffer, size);
    if (got < 0)
      return tl::make_unexpected(Error{ErrorCode::kMalformed, "is broken where the ZIP file holds it"});
    unpacked_ += static_cast<std::uint64_t>(got);
    expansion_.add_unpacked(static_cast<std::uint64_t>(got));
    count_read(got == 0);
    if (expansion_.is_air()) return tl::make_unexpected(mostly_air());
    return static_cast<std::size_t>(got);
  }

 private:
  /// libzip does not tell how many packed bytes it took: the share of those that it gave stands in for it.
  void count_read(bool ended) {
    if (count_ == nullptr) return;
    const double share = size_ == 0 ? 0.0 : static_cast<double>(unpacked_) / static_cast<double>(size_);
    const std::uint64_t read =
        ended || share >= 1.0 ? packed_ : static_cast<std::uint64_t>(share * static_cast<double>(packed_));
    count_->fetch_add(read - counted_, std::memory_order_relaxed);
    counted_ = read;
  }

  std::unique_ptr<zip_file_t, Close> file_;
  std::uint64_t packed_;
  std::uint64_t size_;
  std::uint64_t unpacked_ = 0;
  std::uint64_t counted_ = 0;
  Expansion& expansion_;
  ByteCount* count_;
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
    if (is_archive_name(about.name)) archives.push_back({about.name, index, about.comp_size, about.size});
  }
  std::ranges::sort(archives);
  return archives;
}

/// Files in a ZIP that do not lie over one another are not larger together than it is.
bool fit_into(std::uint64_t bytes, const std::vector<ZippedArchive>& archives) {
  return std::ranges::all_of(archives, [&](const ZippedArchive& archive) {
    if (archive.packed > bytes) return false;
    bytes -= archive.packed;
    return true;
  });
}

class WaczReader final : public DocumentReader {
 public:
  WaczReader(Zip zip, std::vector<ZippedArchive> archives, std::uint64_t bytes, ByteCount* count)
      : zip_(std::move(zip)),
        archives_(std::move(archives)),
        expansion_(bytes, Expansion::kFreeInArchive),
        count_(count) {}

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
    return open_documents(std::make_unique<ZippedFile>(std::move(file), archive, expansion_, count_),
                          &expansion_);
  }

  tl::unexpected<Error> named(Error error) const {
    error.message += fmt::format(" (in {})", archives_[next_ - 1].name);
    if (error.record > 0) error.record += before_;
    return tl::make_unexpected(std::move(error));
  }

  Zip zip_;
  std::vector<ZippedArchive> archives_;
  Expansion expansion_;  ///< of all archives together, beside the size of the file
  ByteCount* count_;
  std::size_t next_ = 0;
  std::unique_ptr<DocumentReader> reader_;
  std::uint64_t before_ = 0;  ///< records of the archives before
  std::uint64_t last_ = 0;    ///< position of the last record that was given
};

}  // namespace

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

Result<std::unique_ptr<DocumentReader>> read_wacz(const std::string& path, ByteCount* count) {
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
  std::error_code problem;
  const std::uint64_t bytes = std::filesystem::file_size(path, problem);
  if (problem || !fit_into(bytes, archives)) {
    return tl::make_unexpected(Error{
        ErrorCode::kMalformed, "is a ZIP file whose archives are larger together than it is: they overlap"});
  }
  return std::make_unique<WaczReader>(std::move(zip), std::move(archives), bytes, count);
}

}  // namespace stemma::source
