#include "stemma/reuse_steps.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace stemma {
namespace {

ReuseText text_of(const std::string& words, const std::string& outlet = "") {
  Report report;
  report.article.text = words;
  report.article.language = "en";
  report.article.outlet = outlet;
  report.reading = read(report.article);
  return reuse_text(report);
}

/// Sentences of made-up words; the same numbers make the same sentence.
class Speaker {
 public:
  explicit Speaker(unsigned seed) : random_(seed) {}
  std::string words(std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) made += "w" + std::to_string(random_() % 5000) + " ";
    return made;
  }
  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  std::mt19937 random_;
};

bool same(const std::vector<Passage>& x, const std::vector<Passage>& y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const Passage& p, const Passage& q) {
    return p.a == q.a && p.b == q.b && p.a_span == q.a_span && p.b_span == q.b_span &&
           p.matches == q.matches && p.words == q.words && p.quoted == q.quoted;
  });
}

/// Copies, near copies, an outlet's furniture and passages among unrelated texts.
std::vector<ReuseText> mixed_texts() {
  Speaker speaker(11);
  const std::string furniture = speaker.words(14);
  const std::string report = speaker.words(80);
  std::vector<std::string> passages;
  for (int i = 0; i < 12; ++i) passages.push_back(speaker.words(20));
  std::vector<ReuseText> texts;
  for (int i = 0; i < 120; ++i) {
    const std::string own = speaker.words(40) + passages[speaker.below(12)] + speaker.words(30);
    if (i % 3 == 0) texts.push_back(text_of(own + furniture, "The Norholm Post"));
    if (i % 3 == 1) texts.push_back(text_of(own, "Skarn Daily"));
    if (i % 3 == 2) texts.push_back(text_of(i % 2 == 0 ? report : report + speaker.words(3), "Meridian"));
  }
  return texts;
}

TEST(ReuseSteps, SharesAndPartsSayWhatOneSearchSays) {
  const auto texts = mixed_texts();
  ReuseOptions options;
  for (const std::uint32_t max_articles : {1000U, 15U}) {
    options.max_articles_per_fingerprint = max_articles;
    const auto whole = find_reuse(texts, options);
    ASSERT_GT(whole.size(), 100U);
    for (const std::uint32_t count : {1U, 3U, 64U}) {
      std::vector<ReuseShare> shares;
      for (std::uint32_t i = count; i-- > 0;) {
        const auto share = find_shared_keys(texts, {i, count}, options);
        const auto read = reuse_share_from_lines(to_lines(share));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(*read, share);
        shares.push_back(*read);
      }
      std::vector<Passage> parts;
      for (std::uint32_t i = 0; i < 4; ++i) {
        const auto part = align_passages(texts, shares, {i, 4}, options);
        ASSERT_TRUE(part) << part.error().message;
        parts.insert(parts.end(), part->begin(), part->end());
      }
      EXPECT_TRUE(same(parts, whole)) << count << " shares";
    }
  }
}

TEST(ReuseSteps, SharesOfAnotherSearchAreRefused) {
  const auto texts = mixed_texts();
  const auto one = find_shared_keys(texts, {0, 2});
  const auto two = find_shared_keys(texts, {1, 2});
  const std::vector<ReuseShare> missing = {one};
  const std::vector<ReuseShare> twice = {one, one};
  const std::vector<ReuseShare> both = {two, one};
  EXPECT_FALSE(align_passages(texts, {}));
  EXPECT_FALSE(align_passages(texts, missing));
  EXPECT_FALSE(align_passages(texts, twice));
  EXPECT_TRUE(align_passages(texts, both));
  EXPECT_FALSE(align_passages(std::span(texts).first(100), both)) << "made of other reports";
}

TEST(ReuseSteps, LinesThatAreNoShareAreRefused) {
  for (const char* lines : {
           "",
           "x",
           "stemma-reuse-share 1 0 2\n",
           "stemma-reuse-share 1 0 2 7\np 1 2 3 0 0\n",
           "stemma-reuse-share 1 0 2 7\np 1 2\nend\n",
           "stemma-reuse-share 1 0 2 7\nq 1 2\nend\n",
           "stemma-reuse-share 1 0 2 7\np 1 2 3 0 0\np 1 2 3 0 0\nend\n",
           "stemma-reuse-share 1 0 2 7\n\nend\n",
           "stemma-reuse-share 1 0 2 7\ns 1 -2\nend\n",
           "stemma-reuse-share 1 0 2 99999999999999999999999\nend\n",
       }) {
    EXPECT_FALSE(reuse_share_from_lines(lines)) << lines;
  }
  EXPECT_TRUE(reuse_share_from_lines("stemma-reuse-share 1 0 2 7\np 1 2 3 0 0\nk 5 1\ns 1 2\nend\n"));
}

TEST(Furniture, WhatAnOutletPutsUnderAllOfItsReportsIsLeftOut) {
  Speaker speaker(5);
  const std::string furniture =
      "Sign up for our newsletter and read the news of the whole coast before all others do. ";
  const std::string passage = speaker.words(25);
  std::vector<ReuseText> texts;
  for (int i = 0; i < 60; ++i) {
    texts.push_back(
        text_of(speaker.words(60) + (i % 30 == 0 ? passage : "") + furniture, "The Norholm Post"));
  }
  const auto passages = find_reuse(texts);
  ASSERT_EQ(passages.size(), 1U) << "two reports share a passage beside it";
  EXPECT_EQ(passages[0].a, ArticleIndex{0});
  EXPECT_EQ(passages[0].b, ArticleIndex{30});
  EXPECT_LE(passages[0].matches, 25U + 17U);
}

TEST(Furniture, WordsThatManyOutletsCarryAreNone) {
  Speaker speaker(5);
  const std::string dispatch = speaker.words(30);
  std::vector<ReuseText> texts;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(text_of(speaker.words(20) + dispatch, "Outlet " + std::to_string(i)));
  }
  EXPECT_EQ(find_reuse(texts).size(), 40U * 39 / 2);
}

TEST(Furniture, VersionsOfOneTextAreNone) {
  Speaker speaker(5);
  const std::string report = speaker.words(60);
  std::vector<ReuseText> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(text_of(report + speaker.words(8), "The Norholm Post"));
  EXPECT_EQ(find_reuse(texts).size(), 40U * 39 / 2);
}

TEST(Crowds, EachOfVeryManyNearCopiesIsToldWithAFew) {
  Speaker speaker(9);
  const std::string report = speaker.words(60);
  std::vector<ReuseText> texts;
  for (int i = 0; i < 300; ++i) texts.push_back(text_of(report + speaker.words(3)));
  ReuseOptions options;
  options.max_articles_per_fingerprint = 100;
  const auto passages = find_reuse(texts, options);
  std::set<ArticleIndex> later;
  for (const Passage& passage : passages) later.insert(passage.b);
  EXPECT_EQ(later.size(), 299U) << "each but the first is told with an earlier one";
  EXPECT_LE(passages.size(), 8U * 299);
}

TEST(Crowds, WordsThatVeryManyTextsHaveAreNoReuse) {
  Speaker speaker(9);
  const std::string form = speaker.words(12);
  std::vector<ReuseText> texts;
  for (int i = 0; i < 300; ++i) texts.push_back(text_of(speaker.words(60) + std::to_string(i) + " " + form));
  ReuseOptions options;
  options.max_articles_per_fingerprint = 100;
  EXPECT_TRUE(find_reuse(texts, options).empty());
}

}  // namespace
}  // namespace stemma
