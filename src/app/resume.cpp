// The state is saved only after the output up to it is on the disk, so a state never promises what is not
// there. Paths need not be UTF-8: in the state they stand as addresses do, in percent-encoding.
#include "app/resume.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace stemma::app {
namespace {

using nlohmann::ordered_json;

std::string encoded(std::string_view path) {
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || c == '%') {
      text += fmt::format("%{:02X}", byte);
    } else {
      text += c;
    }
  }
  return text;
}

std::string decoded(std::string_view text) {
  std::string path;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const bool escape =
        text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(text.data() + at + 1, text.data() + at + 3, byte, 16).ec == std::errc();
    path += escape ? static_cast<char>(byte) : text[at];
    if (escape) at += 2;
  }
  return path;
}

std::string description_of(const Request& request) {
  std::string asked =
      fmt::format("{} --format {}{}{}{} --target-language \"{}\" --output {}", name_of(request.stage),
                  name_of(request.extract_format), request.explain == Explain::kYes ? " --explain" : "",
                  request.metadata == Metadata::kYes ? " --with-metadata" : "",
                  request.keep == Keep::kWithMetadata ? " --only-with-metadata" : "", request.target_language,
                  encoded(request.output));
  if (!request.output_dir.empty()) asked += " --output-dir " + encoded(request.output_dir);
  for (const std::string& path : request.paths) asked += " " + encoded(path);
  return asked;
}

[[noreturn]] void fail_to_write(const std::string& path) {
  throw OutputError(OutputError::Why::kFailed,
                    fmt::format("{} cannot be written: {}", path, std::strerror(errno)));
}

void write_durably(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wbe");
  if (file == nullptr) fail_to_write(path);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0;
  const int problem = errno;
  std::fclose(file);
  errno = problem;
  if (!written) fail_to_write(path);
}

void sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder that may be entered but not read
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

RunState new_state(const Request& request) {
  RunState state;
  state.asked = description_of(request);
  return state;
}

std::optional<RunState> load_state(const std::string& path, const Request& request) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (errno == ENOENT) return std::nullopt;
    throw std::runtime_error(fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  RunState state;
  std::string made_by;
  try {
    const auto json = ordered_json::parse(text);
    made_by = json.at("version");
    state.input_bytes = json.at("input_bytes").get<std::uint64_t>();
    state.asked = json.at("asked");
    state.last = {decoded(json.at("path").get<std::string>()), json.at("position"), json.at("entry_offset"),
                  json.at("entry_position")};
    state.reports = json.at("reports");
    state.bad_records = json.at("bad_records");
    state.output_bytes = json.at("output_bytes");
    state.done = json.at("done");
  } catch (const ordered_json::exception&) {
    throw std::runtime_error(
        fmt::format("{} is not the state of a run; expected one that --resume wrote", path));
  }
  if (made_by != version()) {
    throw std::runtime_error(
        fmt::format("{} is the state of a run of Stemma {}; this is {}", path, made_by, version()));
  }
  if (state.asked != description_of(request))
    throw std::runtime_error(
        fmt::format("{} is the state of another run: its stage, paths or options differ", path));
  return state;
}

void save_state(const std::string& path, const RunState& state) {
  const ordered_json json = {{"version", version()},
                             {"asked", state.asked},
                             {"input_bytes", state.input_bytes.value_or(0)},
                             {"path", encoded(state.last.path)},
                             {"position", state.last.position},
                             {"entry_offset", state.last.entry_offset},
                             {"entry_position", state.last.entry_position},
                             {"reports", state.reports},
                             {"bad_records", state.bad_records},
                             {"output_bytes", state.output_bytes},
                             {"done", state.done}};
  const std::string next = path + ".new";
  write_durably(next, json.dump() + "\n");
  if (std::rename(next.c_str(), path.c_str()) != 0) fail_to_write(path);
  sync_folder_of(path);
}

RememberedInputs::RememberedInputs(DocumentStream& inputs, const Reporter& reporter)
    : inputs_(inputs), reporter_(reporter), bad_paths_(reporter.bad_inputs()) {}

bool RememberedInputs::next(Document& document) {
  if (!inputs_.next(document)) return false;
  const std::lock_guard lock(mutex_);
  given_.push_back({document.cursor(), reporter_.bad_inputs() - bad_paths_});
  return true;
}

RememberedInputs::Given RememberedInputs::take() {
  const std::lock_guard lock(mutex_);
  Given first = std::move(given_.front());
  given_.pop_front();
  return first;
}

}  // namespace stemma::app
