#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "stemma/passage.h"
#include "stories/ids_in_window.h"
#include "stories/linkage.h"
#include "stories/regroup.h"
#include "stories/shared_text.h"
#include "stories/stream_clock.h"
#include "stories/stream_index.h"

namespace stemma::stories {
namespace {

std::optional<DayRange> on(std::int32_t day) {
  return DayRange{day, day};
}

TEST(StreamClock, FollowsTheDaysOfMost) {
  StreamClock clock;
  EXPECT_EQ(clock.hear(std::nullopt), std::nullopt);
  EXPECT_EQ(clock.today(), std::nullopt);
  for (std::int32_t day = 100; day < 140; ++day) EXPECT_EQ(clock.hear(on(day)), on(day));
  EXPECT_EQ(clock.today(), 136) << "which four have reached";
  EXPECT_EQ(clock.hear(on(20'000)), std::nullopt) << "a wrong year is not believed";
  EXPECT_LE(*clock.today(), 139);
  EXPECT_EQ(clock.hear(on(3)), on(3)) << "an old article is";
  EXPECT_GE(*clock.today(), 136);
}

TEST(StreamClock, AFirstDayThatIsWrongIsSoonForgotten) {
  StreamClock clock;
  clock.hear(on(90'000));
  for (int i = 0; i < 3; ++i) clock.hear(on(100));
  EXPECT_EQ(clock.today(), 100);
}

TEST(StreamClock, APauseIsFollowed) {
  StreamClock clock;
  for (int i = 0; i < 30; ++i) clock.hear(on(100));
  for (int i = 0; i < 4; ++i) clock.hear(on(500));
  EXPECT_EQ(clock.today(), 500);
}

TEST(IdsInWindow, TellApartWhatIsRememberedAtATime) {
  IdsInWindow ids;
  EXPECT_EQ(ids.take("x"), "x");
  EXPECT_EQ(ids.take("x~2"), "x~2");
  EXPECT_EQ(ids.take("x"), "x~3");
  EXPECT_EQ(ids.take("x~2"), "x~2~2");
  ids.leave("x");
  EXPECT_EQ(ids.take("x"), "x");
}

TEST(StoriesKept, ThePartWithMostArticlesKeepsTheStory) {
  using Numbers = std::vector<std::uint32_t>;
  struct Case {
    const char* what;
    Numbers story_of;
    Numbers group_of;
    Numbers kept;
  };
  const Case cases[] = {
      {"nothing changed", {4, 4, 5}, {0, 0, 2}, {4, 4, 5}},
      {"opened twice", {4, 5, 5}, {0, 0, 0}, {5, 5, 5}},
      {"opened twice, as many: the older one", {4, 5}, {0, 0}, {4, 4}},
      {"drifted together", {4, 4, 4}, {0, 1, 1}, {kNewStory, 4, 4}},
      {"drifted together, as many: the first article's", {4, 4}, {0, 1}, {4, kNewStory}},
      {"one goes over", {4, 4, 4, 5, 5}, {0, 0, 2, 2, 2}, {4, 4, 5, 5, 5}},
      {"two change places", {4, 4, 4, 5, 5, 5}, {0, 0, 2, 0, 2, 2}, {4, 4, 5, 4, 5, 5}},
      {"none", {}, {}, {}},
  };
  for (const Case& one : cases) EXPECT_EQ(stories_kept(one.story_of, one.group_of), one.kept) << one.what;
}

/// Looking again at a part of the window is right because clusters do not reach beyond what hangs together.
TEST(AverageLinkage, OfWhatHangsTogetherIsThatOfAll) {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> value(0.0F, 1.0F);
  constexpr std::uint32_t kNodes = 60;
  constexpr float kJoin = 0.5F;
  for (int round = 0; round < 40; ++round) {
    std::vector<Likeness> all;
    for (std::uint32_t b = 1; b < kNodes; ++b) {
      for (std::uint32_t a = 0; a < b; ++a)
        if (random() % 25 == 0) all.push_back({a, b, value(random)});
    }
    // The part that hangs together with node 0.
    std::vector<bool> in(kNodes, false);
    in[0] = true;
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& [a, b, likeness] : all) {
        if (likeness >= kJoin && in[a] != in[b]) in[a] = in[b] = grown = true;
      }
    }
    std::vector<Likeness> part;
    std::ranges::copy_if(all, std::back_inserter(part),
                         [&](const Likeness& pair) { return in[pair.a] && in[pair.b]; });
    const std::vector<float> ones(kNodes, 1);
    const auto of_all = average_linkage(ones, all, kJoin);
    const auto of_part = average_linkage(ones, part, kJoin);
    for (std::uint32_t node = 0; node < kNodes; ++node) {
      if (!in[node]) continue;
      EXPECT_EQ(of_all[node], of_part[node]);
    }
  }
}

Comparable with_names(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  Comparable article;
  const float weight = 1 / std::sqrt(static_cast<float>(ids.size()));
  for (const std::uint32_t id : ids)
    article.vectors[static_cast<std::size_t>(Field::kNames)].push_back({id, weight});
  return article;
}

TEST(StreamIndex, FindsWhoSharesMostOfThoseThatHaveNotLeft) {
  std::mt19937 random(2);
  StreamIndex index;
  std::vector<Comparable> articles;
  constexpr std::uint32_t kWindow = 80;
  for (std::uint32_t number = 0; number < 600; ++number) {
    std::vector<std::uint32_t> ids;
    for (int i = 0; i < 8; ++i) ids.push_back(static_cast<std::uint32_t>(random() % 90));
    articles.push_back(with_names(ids));
    const std::uint32_t first = number > kWindow ? number - kWindow : 0;
    index.leave_before(first);
    std::map<std::uint32_t, float> expected;
    for (std::uint32_t other = first; other < number; ++other) {
      const auto field = static_cast<std::size_t>(Field::kNames);
      const float shared = cosine(articles[other].vectors[field], articles[number].vectors[field]);
      if (shared > 0) expected[other] = shared;
    }
    const auto found = index.candidates(articles[number]);
    index.add(number, articles[number]);
    ASSERT_EQ(found.size(), expected.size()) << number;
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_TRUE(expected.contains(found[i]));
      if (i == 0) continue;
      EXPECT_GE(expected[found[i - 1]], expected[found[i]] - 1e-4F) << "most alike first";
    }
  }
}

Reading reading_of(const std::string& text) {
  Article article;
  article.text = text;
  article.language = "en";
  return read(article);
}

std::string words(const std::string& kind, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += kind + std::to_string(i) + " ";
  return text;
}

TextOfArticle text_from(const std::string& text) {
  return text_of(reading_of(text), "");
}

TEST(SharedText, IsEstimatedFromTheSamplesThatBothHave) {
  const TextOfArticle a = text_from(words("alpha", 0, 200) + words("beta", 0, 200));
  const TextOfArticle b = text_from(words("gamma", 0, 250) + words("alpha", 50, 200));
  EXPECT_NEAR(shared_words(a, b), std::sqrt(150.0F / 400), 0.1F);
  EXPECT_EQ(shared_words(a, b), shared_words(b, a));
  EXPECT_NEAR(shared_words(a, a), 1, 0.1F);
  EXPECT_EQ(shared_words(a, text_from(words("delta", 0, 300))), 0);
  EXPECT_EQ(shared_words(a, text_from("")), 0);
}

TEST(SharedText, APhraseOfFiveWordsIsNothing) {
  for (int at = 0; at < 40; ++at) {
    const std::string phrase = words("phrase", at, at + 5);
    EXPECT_EQ(
        shared_words(text_from(words("alpha", 0, 60) + phrase), text_from(words("beta", 0, 60) + phrase)), 0);
  }
}

}  // namespace
}  // namespace stemma::stories
