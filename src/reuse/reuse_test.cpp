#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "reuse/align.h"
#include "reuse/words.h"
#include "stemma/passage.h"

namespace stemma {
namespace {

Report report_of(std::string text) {
  Report report;
  report.article.text = std::move(text);
  report.article.language = "en";
  report.reading = read(report.article);
  return report;
}

std::vector<Report> reports_of(std::initializer_list<const char*> texts) {
  std::vector<Report> reports;
  for (const char* text : texts) reports.push_back(report_of(text));
  return reports;
}

/// "a|b matches/words quoted: words of a | words of b", one line a passage.
std::string dump(std::span<const Report> reports, const std::vector<Passage>& passages) {
  std::string lines;
  for (const Passage& p : passages) {
    lines += std::to_string(index_of(p.a)) + "|" + std::to_string(index_of(p.b)) + " " +
             std::to_string(p.matches) + "/" + std::to_string(p.words) + " quoted " +
             std::to_string(p.quoted) + ": " + std::string(p.a_span.of(reports[index_of(p.a)].article.text)) +
             " | " + std::string(p.b_span.of(reports[index_of(p.b)].article.text)) + "\n";
  }
  return lines;
}

TEST(FindReuse, PassagesOfPairs) {
  const struct {
    const char* what;
    const char* a;
    const char* b;
    const char* passages;
  } rows[] = {
      {"equal words, other marks and case",
       "The harbour bridge will stay closed until the repairs are finished, the council said.",
       "NEW: the harbour bridge “will stay closed” until the repairs are finished.",
       "0|1 11/11 quoted 3: The harbour bridge will stay closed until the repairs are finished | the harbour "
       "bridge “will "
       "stay closed” until the repairs are finished\n"},
      {"a changed figure and an added word are bridged",
       "Rescue teams pulled 40 people from the flooded valley on the first day after the storm broke.",
       "Rescue teams pulled 43 people from the badly flooded valley on the first day after the storm broke.",
       "0|1 16/18 quoted 0: Rescue teams pulled 40 people from the flooded valley on the first day after the "
       "storm broke | "
       "Rescue teams pulled 43 people from the badly flooded valley on the first day after the storm "
       "broke\n"},
      {"fewer equal words than asked for", "The mayor of Port Ellery opened the new hall.",
       "In spring the mayor of Port Ellery was away.", ""},
      {"nothing in common", "Ferries were late all morning.", "Schools stay open, a spokeswoman said.", ""},
      {"reordered sentences are two passages",
       "The mill burned for nine hours before the fire was put out. Nobody was hurt, and the cause of the "
       "fire is not yet known.",
       "Nobody was hurt, and the cause of the fire is not yet known. The mill burned for nine hours before "
       "the fire was put out.",
       "0|1 12/12 quoted 0: The mill burned for nine hours before the fire was put out | The mill burned for "
       "nine hours "
       "before the fire was put out\n"
       "0|1 13/13 quoted 0: Nobody was hurt, and the cause of the fire is not yet known | Nobody was hurt, "
       "and the cause of "
       "the fire is not yet known\n"},
      {"empty beside full", "", "Ferries were late all morning, and trains too, and nobody could say why.",
       ""},
  };
  for (const auto& row : rows) {
    const auto reports = reports_of({row.a, row.b});
    EXPECT_EQ(dump(reports, find_reuse(reports)), row.passages) << row.what;
  }
}

TEST(FindReuse, CopiesOfOneTextDoNotMultiply) {
  std::vector<Report> reports;
  for (int i = 0; i < 5000; ++i) {
    reports.push_back(report_of(
        "The ferry to Skarn turned back on Monday because of high waves, the harbour master said."));
  }
  const auto passages = find_reuse(reports);
  EXPECT_EQ(passages.size(), 4999U);
  for (const Passage& passage : passages) EXPECT_EQ(passage.a, ArticleIndex{0});
}

TEST(FindReuse, AllPairsOfFewCopiesAndWhatTheyShareWithOthers) {
  const auto reports = reports_of({
      "The ferry to Skarn turned back on Monday because of high waves, the harbour master said.",
      "THE FERRY to Skarn turned back on Monday, because of high waves: the harbour master said.",
      "Storm: the ferry to Skarn turned back on Monday because of high waves. Trains ran as usual.",
  });
  const auto passages = find_reuse(reports);
  ASSERT_EQ(passages.size(), 3U);
  EXPECT_EQ(passages[0].matches, 16U);
  EXPECT_EQ(passages[1].matches, 12U);
  EXPECT_EQ(passages[2].matches, 12U);
}

/// All stretches of `min` and more equal words, the slow and obvious way.
std::vector<reuse::Alignment> common_stretches(const reuse::Words& a, const reuse::Words& b,
                                               std::size_t min) {
  std::vector<reuse::Alignment> found;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    for (std::uint32_t j = 0; j < b.size(); ++j) {
      if (i > 0 && j > 0 && a[i - 1] == b[j - 1]) continue;
      std::uint32_t n = 0;
      while (i + n < a.size() && j + n < b.size() && a[i + n] == b[j + n]) ++n;
      if (n >= min) found.push_back({i, i + n, j, j + n, {}});
    }
  }
  return found;
}

TEST(Aligner, CoversEveryCommonStretchAndCountsOnlyEqualWords) {
  std::mt19937 random(7);
  const ReuseOptions options;
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t vocabulary = 12 + static_cast<std::uint32_t>(round) % 60;
    const auto text = [&](std::size_t words) {
      reuse::Words made(words);
      for (auto& word : made) word = static_cast<std::uint32_t>(random()) % vocabulary;
      return made;
    };
    reuse::Words a = text(40 + random() % 80);
    reuse::Words b = text(40 + random() % 80);
    for (int copies = 0; copies < 3; ++copies) {
      const std::size_t length = 8 + random() % 20;
      const std::size_t from = random() % (a.size() - length);
      const std::size_t to = random() % (b.size() - length);
      std::copy_n(a.begin() + static_cast<std::ptrdiff_t>(from), length,
                  b.begin() + static_cast<std::ptrdiff_t>(to));
    }
    const auto alignments = reuse::Aligner(b, options).align(a);
    for (const auto& made : alignments) {
      ASSERT_GE(made.equal.size(), options.min_words);
      for (std::size_t i = 0; i < made.equal.size(); ++i) {
        ASSERT_EQ(a[made.equal[i].first], b[made.equal[i].second]);
        if (i == 0) continue;
        ASSERT_TRUE(made.equal[i - 1].first < made.equal[i].first &&
                    made.equal[i - 1].second < made.equal[i].second);
      }
      ASSERT_EQ(made.equal.front(), std::make_pair(made.a_begin, made.b_begin));
      ASSERT_EQ(made.equal.back(), std::make_pair(made.a_end - 1, made.b_end - 1));
    }
    // Every long common stretch is told on at least one side: a text's words are not told twice over.
    for (const auto& stretch : common_stretches(a, b, options.min_words)) {
      std::size_t told_a = 0;
      std::size_t told_b = 0;
      for (std::uint32_t i = stretch.a_begin; i < stretch.a_end; ++i) {
        told_a += std::any_of(alignments.begin(), alignments.end(),
                              [&](const auto& m) { return m.a_begin <= i && i < m.a_end; });
      }
      for (std::uint32_t j = stretch.b_begin; j < stretch.b_end; ++j) {
        told_b += std::any_of(alignments.begin(), alignments.end(),
                              [&](const auto& m) { return m.b_begin <= j && j < m.b_end; });
      }
      const std::size_t length = stretch.a_end - stretch.a_begin;
      EXPECT_GE(std::max(told_a, told_b) * 10, length * 2) << "round " << round;
    }
  }
}

TEST(Aligner, OneRepeatedWordStaysSmall) {
  const reuse::Words a(20'000, 1);
  const auto alignments = reuse::Aligner(a, {}).align(a);
  ASSERT_FALSE(alignments.empty());
}

TEST(QuotedTokens, MarksOpenAndCloseWithinAParagraph) {
  const struct {
    const char* text;
    const char* quoted;  ///< words in marks
  } rows[] = {
      {"He said “we go on” today.", "we go on"},
      {"He said \"we go on\" today.", "we go on"},
      {"Er sagte: „Wir gehen“ und ging.", "Wir gehen"},
      {"Il dit « on y va » et part.", "on y va"},
      {"A mark “that never closes\nends with its paragraph.", "that never closes"},
      {"It's the dogs' day.", ""},
  };
  for (const auto& row : rows) {
    const Report report = report_of(row.text);
    const auto quoted = reuse::quoted_tokens(report.article, report.reading);
    std::string words;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (!quoted[i]) continue;
      words +=
          (words.empty() ? "" : " ") + std::string(report.reading.tokens[i].span.of(report.article.text));
    }
    EXPECT_EQ(words, row.quoted);
  }
}

/// Texts of one sentence form share all of its phrases with each other.
std::vector<Report> reports_of_one_form() {
  const std::vector<std::string> things = {"bridge", "mill", "ferry", "tower", "school", "market", "dam"};
  std::mt19937 random(3);
  std::vector<Report> reports;
  for (int i = 0; i < 150; ++i) {
    std::string text;
    for (int sentence = 0; sentence < 12; ++sentence) {
      text += "It was not known at first how many people were hurt when the " +
              things[random() % things.size()] + " was closed. ";
    }
    reports.push_back(report_of(text + std::to_string(i)));
  }
  return reports;
}

/// Each is compared with those alone that it shares most with.
TEST(FindReuse, OneSentenceFormIsComparedWithinBounds) {
  constexpr std::size_t kCandidates = 64;
  const std::vector<Report> reports = reports_of_one_form();
  std::map<ArticleIndex, std::set<ArticleIndex>> earlier;
  const std::vector<Passage> passages = find_reuse(reports);
  for (const Passage& passage : passages) earlier[passage.b].insert(passage.a);
  EXPECT_GE(earlier.size(), reports.size() - 1 - kCandidates) << "most have something of an earlier one";
  for (const auto& [article, others] : earlier) EXPECT_LE(others.size(), kCandidates);
}

/// Threads take the pieces in any order.
TEST(FindReuse, TheOrderOfTheWorkDoesNotMatter) {
  const std::vector<Report> reports = reports_of_one_form();
  std::size_t most = 0;
  const ForEachIndex last_first = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = count; i-- > 0;) work(i);
    if (count != reports.size()) most = std::max(most, count);
  };
  EXPECT_EQ(dump(reports, find_reuse(reports, {}, last_first)), dump(reports, find_reuse(reports)));
  EXPECT_GT(most, 4U) << "pieces of work";
}

}  // namespace
}  // namespace stemma
