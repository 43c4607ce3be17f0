#include "app/reporter.h"

#include <gtest/gtest.h>

namespace stemma::app {
namespace {

TEST(ProgressLine, ShowsABarWhereTheExtentIsKnown) {
  EXPECT_EQ(progress_line({"reading", 1200, {500, 1000}}),
            "reading [###############...............] 50 %, 1200 done");
  EXPECT_EQ(progress_line({"tracing", 7, {7, 7}}), "tracing [##############################] 100 %, 7 done");
  EXPECT_EQ(progress_line({"reading", 3, {999, 1000}}),
            "reading [#############################.] 99 %, 3 done");
}

TEST(ProgressLine, CountsWhereTheExtentIsUnknown) {
  EXPECT_EQ(progress_line({"reading", 1200, {500, 0}}), "reading 1200 done");
  EXPECT_EQ(progress_line({"comparing", 0, {}}), "comparing");
}

// A file may grow while it is read.
TEST(ProgressLine, NeverPassesTheEnd) {
  EXPECT_EQ(progress_line({"reading", 1, {3000, 1000}}),
            "reading [##############################] 100 %, 1 done");
}

TEST(SentenceOf, NamesThePlaceAndShowsNoControlCharacters) {
  EXPECT_EQ(sentence_of({ErrorCode::kMalformed, "is not valid JSON", "a\x1B[31m.jsonl", 0, 7}),
            "a?[31m.jsonl:7: is not valid JSON");
  EXPECT_EQ(sentence_of({ErrorCode::kMalformed, "is empty", "-"}), "standard input: is empty");
}

}  // namespace
}  // namespace stemma::app
