/// Internal: how far a run came, kept in a file beside its output, so that a run that was stopped goes on
/// there.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "app/command_line.h"
#include "app/output.h"
#include "app/reporter.h"
#include "stemma/document.h"

namespace stemma::app {

/// What had been written when the state was saved, and what it was written for.
struct RunState {
  std::string asked;                         ///< the request; a run goes on only for the same one
  std::optional<std::uint64_t> input_bytes;  ///< size of all inputs; nothing before they are found
  Cursor last;                               ///< the last document whose record is in the output
  std::uint64_t reports = 0;
  std::uint64_t bad_records = 0;   ///< told before that document
  std::uint64_t output_bytes = 0;  ///< what lies beyond was written after the state was saved
  bool done = false;
};

/// The state in a file; nothing where there is no such file. Throws std::runtime_error with a sentence where
/// it is no state, or one of another request.
std::optional<RunState> load_state(const std::string& path, const Request& request);
/// Replaces the file in one step: after a crash there is the old state or the new one. Throws OutputError.
void save_state(const std::string& path, const RunState& state);
/// A state at the beginning of a run.
RunState new_state(const Request& request);

/// The documents of a run, remembered until their records are written.
class RememberedInputs final : public DocumentStream {
 public:
  RememberedInputs(DocumentStream& inputs, const Reporter& reporter);  ///< keeps references
  bool next(Document& document) override;
  Extent extent() const override { return inputs_.extent(); }

  struct Given {
    Cursor cursor;
    std::uint64_t bad_records = 0;  ///< of the whole run, told before it
  };
  /// The document whose record was written now: they are taken in the order in which they were given.
  Given take();

 private:
  DocumentStream& inputs_;
  const Reporter& reporter_;
  const std::uint64_t bad_paths_;  ///< told before the first document
  std::mutex mutex_;               ///< guards given_
  std::deque<Given> given_;
};

}  // namespace stemma::app
