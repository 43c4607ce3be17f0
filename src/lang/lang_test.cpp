#include <gtest/gtest.h>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::lang {
namespace {

TEST(Lists, EveryLanguageHasItsMonthsAndUnknownListsAreEmpty) {
  ASSERT_FALSE(languages().empty());
  for (const auto code : languages()) EXPECT_FALSE(entries(code, "months").empty()) << code;
  EXPECT_TRUE(entries("en", "no such list").empty());
  EXPECT_TRUE(entries("xx", "months").empty());
}

TEST(Lists, ColumnsAreTrimmed) {
  const auto row = columns("say\t said \tsays");
  ASSERT_EQ(row.size(), 3U);
  EXPECT_EQ(row[1], "said");
}

TEST(Fold, CaseMarksAndLigatures) {
  const struct {
    const char* word;
    const char* folded;
  } rows[] = {{"NATO", "nato"}, {"Straße", "strasse"}, {"O’Brien", "o'brien"}, {"ŁÓDŹ", "łódź"}, {"Киев", "киев"}, {"", ""}};
  for (const auto& row : rows) {
    EXPECT_EQ(fold_case(row.word), row.folded);
    EXPECT_EQ(fold_hash(row.word), core::hash(row.folded));
  }
}

}  // namespace
}  // namespace stemma::lang
