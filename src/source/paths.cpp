// Files are told apart by device and inode, so that one that is reached on two ways is read once; the way
// that sorts first is kept. Folders wait on a list: their depth costs no stack.
#include "source/paths.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "source/system_error.h"

namespace stemma::source {
namespace {

using FileId = std::pair<dev_t, ino_t>;

/// "./a" and "a" are one name, however the folder was asked for.
std::string plain_name(std::string path) {
  while (path.starts_with("./") && path.size() > 2) path.erase(0, 2);
  return path;
}

class Walk {
 public:
  void begin(std::vector<std::string> paths) {
    std::ranges::transform(paths, paths.begin(), plain_name);
    std::ranges::sort(paths);
    for (const std::string& path : paths) {
      if (path == "-") {
        stdin_ = true;
      } else {
        look_at(path, Asked::kByName);
      }
    }
    // Folders are entered in the order of their names, so that of two ways to a folder the first is taken.
    while (!folders_.empty()) enter(folders_.extract(folders_.begin()).value());
  }

  FoundFiles found() && {
    FoundFiles all;
    if (stdin_) all.files.emplace_back("-");
    for (auto& [id, path] : files_) all.files.push_back(std::move(path));
    std::ranges::sort(all.files);
    std::ranges::sort(errors_, {}, &Error::source);
    all.errors = std::move(errors_);
    all.bytes = bytes_;
    return all;
  }

 private:
  enum class Asked : std::uint8_t { kByName, kInFolder };

  void look_at(const std::string& path, Asked asked) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return fail(path, errno);
    const FileId id{about.st_dev, about.st_ino};
    if (S_ISDIR(about.st_mode)) {
      if (entered_.insert(id).second) folders_.insert(path);
    } else if (S_ISREG(about.st_mode) || asked == Asked::kByName) {
      const auto [known, is_new] = files_.try_emplace(id, path);
      if (!is_new) known->second = std::min(known->second, path);
      if (is_new) bytes_ += static_cast<std::uint64_t>(about.st_size);
    }
  }

  void enter(const std::string& folder) {
    struct Close {
      void operator()(DIR* open) const { ::closedir(open); }
    };
    const std::unique_ptr<DIR, Close> entries(::opendir(folder.c_str()));
    if (!entries) return fail(folder, errno);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(entries.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    if (errno != 0) fail(folder, errno);
    std::ranges::sort(names);
    for (const std::string& name : names)
      look_at(plain_name(folder + (folder.ends_with('/') ? "" : "/") + name), Asked::kInFolder);
  }

  void fail(const std::string& path, int number) {
    Error error = error_of_errno(number);
    error.source = path;
    errors_.push_back(std::move(error));
  }

  bool stdin_ = false;
  std::map<FileId, std::string> files_;
  std::set<FileId> entered_;
  std::set<std::string> folders_;
  std::vector<Error> errors_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

FoundFiles find_files(const std::vector<std::string>& paths) {
  Walk walk;
  walk.begin(paths);
  return std::move(walk).found();
}

}  // namespace stemma::source
