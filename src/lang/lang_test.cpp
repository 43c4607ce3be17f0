#include <gtest/gtest.h>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/latin.h"
#include "lang/lists.h"
#include "lang/stem.h"

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
  } rows[] = {{"NATO", "nato"}, {"Straße", "strasse"}, {"O’Brien", "o'brien"},
              {"ŁÓDŹ", "łódź"}, {"Киев", "киев"},      {"", ""}};
  for (const auto& row : rows) {
    EXPECT_EQ(fold_case(row.word), row.folded);
    EXPECT_EQ(fold_hash(row.word), core::hash(row.folded));
  }
}

TEST(LatinFold, NamesOfAllScriptsMeet) {
  const struct {
    const char* word;
    const char* folded;
  } rows[] = {{"Halden", "halden"}, {"Çelik", "celik"},   {"Łódź", "lodz"},
              {"Иванов", "ivanov"}, {"Ελλάδα", "ellada"}, {"", ""}};
  for (const auto& row : rows) EXPECT_EQ(latin_fold(row.word), row.folded);
}

TEST(Stem, InflectedFormsMeet) {
  const Stemmer english("en");
  EXPECT_EQ(english("decisions"), english("decision"));
  EXPECT_EQ(english("uniting"), english("unite"));
  EXPECT_NE(english("border"), english("board"));
  const Stemmer german("de");
  EXPECT_EQ(german("häuser"), german("häusern"));
  EXPECT_EQ(Stemmer("xx")("words"), "words");
}

}  // namespace
}  // namespace stemma::lang
