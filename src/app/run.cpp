// One request: inputs in, reports read in parallel, records or a view out. Exceptions end here: they are a
// broken environment (a full disk, no memory), never a bad input.
#include "app/run.h"

#include <atomic>
#include <csignal>
#include <exception>
#include <filesystem>
#include <new>
#include <stdexcept>

#include <fmt/format.h>

#include "app/command_line.h"
#include "app/exit_codes.h"
#include "app/extract_formats.h"
#include "app/output.h"
#include "app/reporter.h"
#include "app/resume.h"
#include "app/reuse_command.h"
#include "app/stage_records.h"
#include "app/terminal.h"
#include "stemma/engine.h"
#include "stemma/inputs.h"
#include "stemma/view.h"

namespace stemma::app {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

/// The first Ctrl-C lets the work end cleanly; a second one kills, since the handler is gone by then.
void watch_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(2), told by Output
}

Depth depth_for(Stage stage) {
  switch (stage) {
    case Stage::kExtract:
      return Depth::kArticle;
    case Stage::kTimes:
    case Stage::kNames:
      return Depth::kReading;
    default:
      return Depth::kQuotations;
  }
}

CompileDepth compile_depth_for(Stage stage) {
  switch (stage) {
    case Stage::kStories:
      return CompileDepth::kStories;
    case Stage::kDescent:
      return CompileDepth::kDescents;
    default:
      return CompileDepth::kAccounts;
  }
}

bool sees_one_report(Stage stage) {
  return stage <= Stage::kQuotes;
}

class Run {
 public:
  explicit Run(const Request& request)
      : request_(request),
        reporter_(request.messages),
        state_(state_for(request)),
        output_(request.output, state_.output_bytes) {
    options_.jobs = request.jobs;
    options_.until = compile_depth_for(request.stage);
    options_.timings = &timings_;
    options_.cancelled = &interrupted;
    options_.progress = [this](const Progress& progress) { reporter_.tell_progress(progress); };
  }

  int run() {
    if (state_.done) {
      if (request_.messages == Messages::kTold)
        fmt::print(stderr, "stemma: {} says that this run is done\n", request_.resume);
      return exit_code();
    }
    const auto documents = open_inputs(
        request_.paths, [this](const Error& error) { reporter_.tell_bad(error); }, state_.last);
    if (sees_one_report(request_.stage)) {
      write_records(*documents);
    } else if (request_.stage == Stage::kReuse) {
      state_.reports =
          run_reuse(request_, *documents, options_, [this](std::string_view lines) { output_.write(lines); });
    } else if (request_.stream) {
      write_stream(*documents);
    } else {
      write_dossier(*documents);
    }
    output_.finish();
    reporter_.finish(state_.reports);
    if (request_.timings == ShowTimings::kYes) {
      fmt::print(stderr, "{}",
                 timings_table(timings_, std::chrono::steady_clock::now() - began_, state_.reports));
    }
    return exit_code();
  }

 private:
  static RunState state_for(const Request& request) {
    if (request.resume.empty()) return new_state(request);
    return load_state(request.resume, request).value_or(new_state(request));
  }

  void write_records(DocumentStream& documents) {
    check_inputs(documents.extent().all);
    RememberedInputs inputs(documents, reporter_);
    reporter_.count_bad(state_.bad_records);
    const bool one_file = request_.output_dir.empty();
    if (!one_file) std::filesystem::create_directories(request_.output_dir);
    if (one_file && state_.output_bytes == 0) output_.write(opening_of(request_));
    read_reports(inputs, depth_for(request_.stage), options_, [&](Report&& report) {
      const RememberedInputs::Given given = inputs.take();
      ++state_.reports;
      write_record(report);
      state_.last = given.cursor;
      state_.bad_records = given.bad_records;
      if (!request_.resume.empty() && std::chrono::steady_clock::now() >= next_save_) save();
    });
    if (one_file && !interrupted) output_.write(closing_of(request_));
    if (request_.resume.empty()) return;
    state_.done = !interrupted;
    if (state_.done) state_.bad_records = reporter_.bad_inputs();
    save();
  }

  /// A run goes on only in what it was begun on: positions mean nothing elsewhere.
  void check_inputs(std::uint64_t bytes) {
    if (state_.input_bytes.value_or(bytes) != bytes) {
      throw std::runtime_error(
          fmt::format("{} is the state of a run over {} bytes of input; now there are {}", request_.resume,
                      *state_.input_bytes, bytes));
    }
    state_.input_bytes = bytes;
  }

  void write_record(const Report& report) {
    if (request_.stage != Stage::kExtract) {
      output_.write(report_record(request_.stage, report, request_.explain) + '\n');
    } else if (!is_wanted(request_, report.article)) {
      return;
    } else if (request_.output_dir.empty()) {
      output_.write(extract_output(request_, report));
    } else {
      write_file(report);
    }
  }

  void write_file(const Report& report) {
    const std::filesystem::path folder = request_.output_dir;
    Output file((folder / name_of_file(request_, report.article)).string());
    file.write(extract_file(request_, report));
    if (!request_.resume.empty()) file.sync();  // the state will say that it is there
    file.finish();
  }

  void save() {
    constexpr auto kSaveEvery =
        std::chrono::milliseconds(500);  // what a crash costs; saving waits for the disk
    if (request_.output_dir.empty()) {
      output_.sync();
      state_.output_bytes = output_.size();
    }
    save_state(request_.resume, state_);
    next_save_ = std::chrono::steady_clock::now() + kSaveEvery;
  }

  /// Whoever reads a live feed's answers wants each at once.
  void write_stream(DocumentStream& documents) {
    StoryListener listener;
    listener.assigned = [&](const Assignment& assignment, const Article& article) {
      ++state_.reports;
      output_.write(assignment_record(assignment, article) + '\n');
      output_.flush();
    };
    listener.changed = [&](const std::vector<Reassignment>& changes) {
      for (const Reassignment& change : changes) output_.write(reassignment_record(change) + '\n');
      output_.flush();
    };
    assign_stories(documents, request_.stream_options, options_, listener);
  }

  void write_dossier(DocumentStream& documents) {
    std::vector<Report> reports;
    read_reports(documents, Depth::kQuotations, options_,
                 [&](Report&& report) { reports.push_back(std::move(report)); });
    state_.reports = reports.size();
    const Dossier dossier = compile(std::move(reports), options_);
    if (interrupted) return;
    if (request_.stage != Stage::kRead) return output_.write(dossier_records(request_.stage, dossier));
    const bool on_screen = request_.format == ViewFormat::kTerminal && request_.output.empty();
    ViewOptions view;
    view.width = terminal_width();
    view.colour = on_screen && wants_colour(Stream::kOut);
    output_.write(render(dossier, request_.format, view));
  }

  int exit_code() const {
    if (interrupted) return kInterrupted;
    const std::uint64_t bad = state_.done ? state_.bad_records : reporter_.bad_inputs();
    if (bad == 0) return kDone;
    return state_.reports == 0 ? kCouldNotRun : kSomeInputsBad;
  }

  const Request& request_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  Timings timings_;
  EngineOptions options_;
  Reporter reporter_;
  RunState state_;
  Output output_;
  std::chrono::steady_clock::time_point next_save_ = began_;
};

int tell_failure(std::string_view sentence) {
  fmt::print(stderr, "stemma: {}\n", sentence);
  return kCouldNotRun;
}

}  // namespace

int run(int argc, const char* const* argv) {
  watch_signals();
  try {
    const auto parsed = parse_command_line(argc, argv);
    if (const auto* answered = std::get_if<Answered>(&parsed)) return answered->exit_code;
    return Run(std::get<Request>(parsed)).run();
  } catch (const OutputError& error) {
    // Whoever read our output has seen enough of it: nothing to tell.
    return error.why == OutputError::Why::kReaderLeft ? kCouldNotRun : tell_failure(error.what());
  } catch (const std::bad_alloc&) {
    return tell_failure("there is not enough memory for these inputs");
  } catch (const std::exception& error) {
    return tell_failure(error.what());
  }
}

}  // namespace stemma::app
