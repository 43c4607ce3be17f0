// The stages over many reports, in the order of the data.
#include <algorithm>
#include <map>
#include <mutex>
#include <numeric>
#include <set>
#include <span>
#include <string>
#include <tuple>

#include "engine/stopwatch.h"
#include "engine/workers.h"
#include "stemma/engine.h"

namespace stemma {
namespace {

using engine::Stopwatch;

/// What is known of the date sorts as text: ISO 8601. Reports without a date come last.
bool stands_before(const Report& a, const Report& b) {
  const auto key = [](const Report& report) {
    const Article& article = report.article;
    return std::tie(article.published.value, article.id, article.path, article.position);
  };
  if (a.article.published.known() != b.article.published.known()) return a.article.published.known();
  return key(a) < key(b);
}

/// Ids stand for articles from here on: of several with one id, the first keeps it.
void make_ids_unique(std::vector<Report>& reports) {
  std::set<std::string> used;
  std::map<std::string, unsigned> seen;
  for (const Report& report : reports) used.insert(report.article.id);
  for (Report& report : reports) {
    const std::string id = report.article.id;
    unsigned& count = seen[id];
    while (++count > 1) {
      report.article.id = id + "~" + std::to_string(count);
      if (used.insert(report.article.id).second) break;
    }
  }
}

/// The passages inside each story, so that no story has to look through those of all.
std::vector<std::vector<Passage>> passages_by_story(const Dossier& dossier) {
  const std::vector<Story>& stories = dossier.stories.stories;
  std::vector<std::size_t> story_of(dossier.reports.size(), stories.size());
  for (std::size_t s = 0; s < stories.size(); ++s) {
    for (const ArticleIndex article : stories[s].articles) story_of[index_of(article)] = s;
  }
  std::vector<std::vector<Passage>> inside(stories.size());
  for (const Passage& passage : dossier.passages) {
    const std::size_t story = story_of[index_of(passage.a)];
    if (story < stories.size() && story == story_of[index_of(passage.b)]) inside[story].push_back(passage);
  }
  return inside;
}

class Compiler {
 public:
  Compiler(Dossier& dossier, const EngineOptions& options) : dossier_(dossier), options_(options) {}

  /// False when it was cancelled.
  bool run() {
    std::ranges::sort(dossier_.reports, stands_before);
    make_ids_unique(dossier_.reports);
    // From here on no report is added, moved or renamed: ArticleIndex counts places in this list.
    return passages() && (options_.until < CompileDepth::kStories || stories()) &&
           (options_.until < CompileDepth::kDescents || descents_and_accounts());
  }

 private:
  bool cancelled() const { return options_.cancelled != nullptr && *options_.cancelled; }

  void tell(const char* phase) const {
    if (options_.progress) options_.progress({phase, 0, {}});
  }

  bool passages() {
    tell("comparing");
    const Stopwatch watch(options_.timings, Timings::kReuse);
    dossier_.passages = find_reuse(dossier_.reports, options_.reuse, engine::threads_of(options_));
    return !cancelled();
  }

  bool stories() {
    tell("grouping");
    const Stopwatch watch(options_.timings, Timings::kStories);
    dossier_.stories = find_stories(dossier_.reports, dossier_.passages, options_.stories);
    return !cancelled();
  }

  /// Stories are independent of each other, and each has its own place in the results.
  bool descents_and_accounts() {
    tell("tracing");
    const std::size_t count = dossier_.stories.stories.size();
    dossier_.descents.resize(count);
    if (options_.until >= CompileDepth::kAccounts) dossier_.accounts.resize(count);
    const auto passages = passages_by_story(dossier_);
    engine::for_each_index(count, options_.jobs, options_.cancelled, [&](std::size_t i) {
      describe(i, passages[i]);
      tell_traced(count);
    });
    return !cancelled();
  }

  void tell_traced(std::uint64_t count) {
    if (!options_.progress) return;
    const std::lock_guard one_at_a_time(traced_mutex_);
    ++traced_;
    options_.progress({"tracing", traced_, {traced_, count}});
  }

  void describe(std::size_t i, std::span<const Passage> passages) {
    const Story& story = dossier_.stories.stories[i];
    {
      const Stopwatch watch(options_.timings, Timings::kDescents);
      dossier_.descents[i] = trace(story, dossier_.reports, passages, options_.descent);
    }
    if (options_.until < CompileDepth::kAccounts) return;
    const Stopwatch watch(options_.timings, Timings::kAccounts);
    dossier_.accounts[i] = compose(story, dossier_.reports, dossier_.descents[i], options_.account);
  }

  Dossier& dossier_;
  const EngineOptions& options_;
  std::mutex traced_mutex_;
  std::uint64_t traced_ = 0;  ///< stories described; guarded by traced_mutex_
};

}  // namespace

void put_in_order(ReuseReports& all) {
  std::vector<std::uint32_t> order(all.reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(
      order, [&](std::uint32_t i, std::uint32_t j) { return stands_before(all.reports[i], all.reports[j]); });
  ReuseReports sorted;
  for (const std::uint32_t i : order) {
    sorted.reports.push_back(std::move(all.reports[i]));
    sorted.texts.push_back(std::move(all.texts[i]));
  }
  all = std::move(sorted);
  make_ids_unique(all.reports);
}

Dossier compile(std::vector<Report> reports, const EngineOptions& options) {
  Dossier dossier;
  dossier.reports = std::move(reports);
  if (!Compiler(dossier, options).run()) return {};
  return dossier;
}

}  // namespace stemma
