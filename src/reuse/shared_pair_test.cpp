#include "stemma/shared_pair.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stemma/passage_cluster.h"

namespace stemma {
namespace {

std::vector<Report> reports_of(const std::vector<std::string>& texts) {
  std::vector<Report> reports;
  for (const std::string& text : texts) {
    Report report;
    report.article.text = text;
    report.article.language = "en";
    report.reading = read(report.article);
    reports.push_back(std::move(report));
  }
  return reports;
}

std::vector<ReuseText> texts_of(const std::vector<Report>& reports) {
  std::vector<ReuseText> texts;
  for (const Report& report : reports) texts.push_back(reuse_text(report));
  return texts;
}

const std::string kLead = "The harbour bridge at Norholm will stay closed until the repairs are finished. ";
const std::string kMore =
    "Engineers found cracks in two of its pillars on Monday, and the council asked for a second opinion. ";
const std::string kEnd =
    "Buses take the road along the lake, which adds forty minutes to the way into town. ";
const std::string kOther =
    "A round-up of the week. Farmers in the north wait for rain, the museum shows old maps, and the film "
    "festival begins without its founder, who fell ill. The price of milk rose again, for the third month in "
    "a row. Two schools opened. Nobody won the lottery, so that the sum grows to nine million crowns. ";

TEST(SharedPairs, CopiesNearDuplicatesAndPassagesAreToldApart) {
  const struct {
    const char* what;
    std::string a;
    std::string b;
    Likeness likeness;
  } rows[] = {
      {"case and marks differ", kLead + kMore,
       "THE HARBOUR BRIDGE at Norholm will stay closed, until the repairs "
       "are finished. " +
           kMore,
       Likeness::kSameText},
      {"a figure changed", kLead + kMore + kEnd,
       kLead + kMore + "Buses take the road along the lake, which adds thirty minutes to the way into town.",
       Likeness::kNearDuplicate},
      {"trimmed", kLead + kMore + kEnd, kLead + kMore, Likeness::kNearDuplicate},
      {"a line in a round-up", kLead, kOther + kOther + kLead, Likeness::kPassages},
      {"a passage in two reports", kLead + kMore + kEnd, kOther + kMore, Likeness::kPassages},
  };
  for (const auto& row : rows) {
    const auto texts = texts_of(reports_of({row.a, row.b}));
    const auto pairs = shared_pairs(texts, find_reuse(texts));
    ASSERT_EQ(pairs.size(), 1U) << row.what;
    EXPECT_EQ(pairs[0].likeness, row.likeness) << row.what;
  }
}

TEST(SharedPairs, WordsUnderTwoPassagesCountOnce) {
  const auto reports = reports_of({kLead + kMore, kLead + kOther + kMore});
  const auto passages = find_reuse(reports);
  const auto pairs = shared_pairs(texts_of(reports), passages);
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].end_passage, passages.size());
  EXPECT_DOUBLE_EQ(pairs[0].a_coverage, 1.0);
  EXPECT_LT(pairs[0].b_coverage, 0.5);
}

TEST(SharedPairs, NothingOfNothing) {
  EXPECT_TRUE(shared_pairs({}, {}).empty());
}

TEST(ClusterPassages, OnePassageInAllOfItsPlaces) {
  const auto reports = reports_of({kLead + kOther, kMore + kLead, kEnd + kLead + kMore, kEnd});
  const auto clusters = cluster_passages(find_reuse(reports));
  std::string told;
  for (const PassageCluster& cluster : clusters) {
    told += std::to_string(cluster.articles) + ":";
    for (const Evidence& place : cluster.places) {
      told += " " + std::to_string(index_of(place.article)) + "=" +
              std::string(place.span.of(reports[index_of(place.article)].article.text).substr(0, 8));
    }
    told += "\n";
  }
  EXPECT_EQ(told,
            "3: 0=The harb 1=The harb 2=The harb\n"
            "2: 1=Engineer 2=Engineer\n"
            "2: 2=Buses ta 3=Buses ta\n");
}

TEST(ClusterPassages, NothingOfNothing) {
  EXPECT_TRUE(cluster_passages({}).empty());
}

}  // namespace
}  // namespace stemma
