#include "stemma/engine.h"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "engine/workers.h"

namespace stemma {
namespace {

Document record(std::size_t i) {
  Document document;
  document.kind = DocumentKind::kRecord;
  document.id = "r" + std::to_string(i);
  document.path = "made";
  document.position = i + 1;
  document.date = "2024-03-0" + std::to_string(1 + i % 9);
  document.content =
      "The bridge at Norholm was closed on Monday, the county said. \"It will be mended,\" said Ada Lind.";
  document.content += " It is report " + std::to_string(i % 5) + ".";
  if (i % 7 == 0) document.content += std::string(20'000, ' ') + "A long one.";
  return document;
}

/// `count` records; throws instead of the record `broken`.
class MadeDocuments final : public DocumentStream {
 public:
  explicit MadeDocuments(std::size_t count, std::size_t broken = SIZE_MAX) : count_(count), broken_(broken) {}
  bool next(Document& document) override {
    if (given_ == broken_) throw std::runtime_error("the disk is gone");
    if (given_ == count_) return false;
    document = record(given_++);
    return true;
  }
  std::size_t given() const { return given_; }

 private:
  std::size_t count_;
  std::size_t broken_;
  std::size_t given_ = 0;
};

EngineOptions with_jobs(unsigned jobs) {
  EngineOptions options;
  options.jobs = jobs;
  return options;
}

TEST(ReadReports, HandsReportsOnInTheOrderOfTheStream) {
  for (const unsigned jobs : {1U, 2U, 8U}) {
    MadeDocuments documents(100);
    std::size_t i = 0;
    read_reports(documents, Depth::kReading, with_jobs(jobs),
                 [&](Report&& report) { EXPECT_EQ(report.article.id, "r" + std::to_string(i++)); });
    EXPECT_EQ(i, 100U);
  }
}

TEST(ReadReports, AnEmptyStreamGivesNothing) {
  MadeDocuments documents(0);
  read_reports(documents, Depth::kQuotations, with_jobs(4), [](Report&&) { FAIL(); });
}

TEST(ReadReports, AnExceptionOfTheStreamIsRethrown) {
  MadeDocuments documents(100, 30);
  std::size_t read = 0;
  EXPECT_THROW(read_reports(documents, Depth::kArticle, with_jobs(4), [&](Report&&) { ++read; }),
               std::runtime_error);
  EXPECT_LE(read, 30U);
}

TEST(ReadReports, AnExceptionOfTheConsumerEndsIt) {
  MadeDocuments documents(100'000);
  std::size_t read = 0;
  const auto consume = [&](Report&&) {
    if (++read == 5) throw std::runtime_error("the disk is full");
  };
  EXPECT_THROW(read_reports(documents, Depth::kArticle, with_jobs(3), consume), std::runtime_error);
  EXPECT_EQ(read, 5U);
  EXPECT_LT(documents.given(), 200U) << "the window bounds what is read ahead";
}

TEST(ReadReports, CancellingEndsItEarly) {
  std::atomic<bool> cancelled = false;
  EngineOptions options = with_jobs(2);
  options.cancelled = &cancelled;
  MadeDocuments documents(100'000);
  std::size_t read = 0;
  read_reports(documents, Depth::kArticle, options, [&](Report&&) { cancelled = ++read == 10; });
  EXPECT_EQ(read, 10U);
}

std::string answers_of(const EngineOptions& options) {
  MadeDocuments documents(100);
  std::string answers;
  StoryListener listener;
  listener.assigned = [&](const Assignment& assignment, const Article& article) {
    EXPECT_EQ(assignment.article, article.id);
    EXPECT_EQ(article.path, "made");
    answers += assignment.article + " " + assignment.story + "\n";
  };
  listener.changed = [&](const std::vector<Reassignment>& changes) {
    answers += "looked again\n";
    for (const Reassignment& change : changes) answers += change.article + " -> " + change.story + "\n";
  };
  assign_stories(documents, {}, options, listener);
  return answers;
}

TEST(AssignStories, AnswersAreThoseOfTheStreamForAnyNumberOfThreads) {
  std::string expected;
  StoryStream stream;
  const auto look_again = [&] {
    expected += "looked again\n";
    for (const Reassignment& change : stream.look_again())
      expected += change.article + " -> " + change.story + "\n";
  };
  for (std::size_t i = 0; i < 100; ++i) {
    const Assignment found = stream.take(Arrival(read_report(record(i), Depth::kReading)));
    expected += found.article + " " + found.story + "\n";
    if (stream.wants_to_look_again()) look_again();
  }
  look_again();
  for (const unsigned jobs : {1U, 2U, 8U}) EXPECT_EQ(answers_of(with_jobs(jobs)), expected) << jobs;
}

std::vector<Report> reports_of(std::size_t count, std::size_t first) {
  std::vector<Report> reports;
  for (std::size_t i = 0; i < count; ++i) reports.push_back(read_report(record((first + i) % count)));
  return reports;
}

std::vector<std::string> ids(const Dossier& dossier) {
  std::vector<std::string> found;
  for (const Report& report : dossier.reports) found.push_back(report.article.id);
  return found;
}

TEST(Compile, TheOrderOfReportsAndThreadsChangesNothing) {
  const Dossier one = compile(reports_of(20, 0), with_jobs(1));
  const Dossier other = compile(reports_of(20, 13), with_jobs(6));
  EXPECT_EQ(ids(one), ids(other));
  ASSERT_EQ(one.stories.stories.size(), other.stories.stories.size());
  EXPECT_EQ(one.descents.size(), one.stories.stories.size());
  EXPECT_EQ(one.accounts.size(), one.stories.stories.size());
  EXPECT_EQ(one.passages.size(), other.passages.size());
  for (std::size_t i = 0; i < one.stories.stories.size(); ++i) {
    EXPECT_EQ(one.stories.stories[i].articles, other.stories.stories[i].articles);
    EXPECT_EQ(one.accounts[i].quotations.size(), other.accounts[i].quotations.size());
  }
}

TEST(Compile, ReportsStandByDateAndThoseWithoutComeLast) {
  std::vector<Report> reports(3);
  reports[0].article.id = "without";
  reports[1].article.id = "later";
  reports[1].article.published = {"2024-03-02", DatePrecision::kDay, "given"};
  reports[2].article.id = "earlier";
  reports[2].article.published = {"2024-03-01", DatePrecision::kDay, "given"};
  EXPECT_EQ(ids(compile(std::move(reports))), (std::vector<std::string>{"earlier", "later", "without"}));
}

TEST(Compile, EveryReportHasAnIdOfItsOwn) {
  std::vector<Report> reports(4);
  for (std::size_t i = 0; i < 4; ++i) reports[i].article.position = i;
  for (const std::size_t i : {0, 1, 2}) reports[i].article.id = "x";
  reports[3].article.id = "x~2";
  EXPECT_EQ(ids(compile(std::move(reports))), (std::vector<std::string>{"x", "x~3", "x~4", "x~2"}));
}

TEST(Compile, GoesAsFarAsAsked) {
  EngineOptions options = with_jobs(1);
  options.until = CompileDepth::kPassages;
  const Dossier passages = compile(reports_of(5, 0), options);
  EXPECT_TRUE(passages.stories.stories.empty());
  options.until = CompileDepth::kDescents;
  const Dossier descents = compile(reports_of(5, 0), options);
  EXPECT_FALSE(descents.descents.empty());
  EXPECT_TRUE(descents.accounts.empty());
}

TEST(Compile, NothingIsResultOfNothingAndOfCancelling) {
  EXPECT_TRUE(compile({}).stories.stories.empty());
  const std::atomic<bool> cancelled = true;
  EngineOptions options;
  options.cancelled = &cancelled;
  EXPECT_TRUE(compile(reports_of(5, 0), options).reports.empty());
}

TEST(Workers, EachIndexOnceAndTheFirstExceptionRethrown) {
  std::vector<std::atomic<int>> calls(1000);
  engine::for_each_index(calls.size(), 5, nullptr, [&](std::size_t i) { ++calls[i]; });
  for (const auto& count : calls) EXPECT_EQ(count, 1);
  EXPECT_THROW(engine::for_each_index(100, 3, nullptr,
                                      [](std::size_t i) {
                                        if (i == 50) throw std::runtime_error("50");
                                      }),
               std::runtime_error);
}

}  // namespace
}  // namespace stemma
