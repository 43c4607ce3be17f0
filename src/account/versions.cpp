// Pairs of articles that are one report join sets; a set is put in order of time, and each state is compared
// with the one before. Changed sentences are the likest pairs of those that are in one state alone.
#include "account/versions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "account/sentences.h"
#include "account/wordings.h"
#include "core/hash.h"
#include "descent/joined_articles.h"
#include "descent/likeness.h"
#include "lang/fold.h"

namespace stemma::account {
namespace {

/// Of the heavier of two sentences: what one edit leaves of a sentence. Below it, one was replaced by
/// another.
constexpr float kStillTheSentence = 0.4F;
constexpr std::uint32_t kMinSharedWords = 2;  // content words
/// Of two states' sentences, those that both have; fewer, and an outlet wrote twice about one event.
constexpr double kMostlyKept = 0.25;

bool same_outlet(const Article& a, const Article& b) {
  return !a.outlet.empty() && lang::fold_case(a.outlet) == lang::fold_case(b.outlet);
}

bool one_report(const PairRelation& pair, std::span<const Report> reports) {
  const Article& a = reports[index_of(pair.a)].article;
  const Article& b = reports[index_of(pair.b)].article;
  if (pair.relation == Relation::kQuotesOnly) return false;
  if (!a.url.empty() && a.url == b.url) return true;
  return same_outlet(a, b) && (pair.relation == Relation::kSameText || pair.relation == Relation::kDerived);
}

/// Sets of articles that `one_report` joins, directly or over others; ascending.
std::vector<std::vector<ArticleIndex>> sets_of_states(const Story& story, std::span<const Report> reports,
                                                      const DescentGraph& descent) {
  auto sets = descent::joined_articles(story, descent.pairs,
                                       [&](const PairRelation& pair) { return one_report(pair, reports); });
  std::erase_if(sets, [](const auto& set) { return set.size() < 2; });
  return sets;
}

/// The articles of a set from the earliest on, as far as each is clearly after the one before.
std::vector<ArticleIndex> in_order(std::vector<ArticleIndex> set, const ReportOrder& order) {
  std::ranges::stable_sort(set, {}, [&](ArticleIndex article) { return order.state_key(article); });
  std::vector<ArticleIndex> states;
  for (const ArticleIndex article : set) {
    if (states.empty() || order.is_earlier_state(states.back(), article)) states.push_back(article);
  }
  return states;
}

std::uint64_t key_of(const Reading& reading, const Sentence& sentence) {
  std::uint64_t key = 0;
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    if (reading.tokens[i].kind != TokenKind::kPunctuation) key = core::mix(key * 31 + reading.tokens[i].fold);
  }
  return key;
}

/// The sentences of one state that the other has not, by place.
std::vector<ProseSentence> only_in(ArticleIndex here, ArticleIndex there, std::span<const Report> reports) {
  const Reading& other = reports[index_of(there)].reading;
  std::map<std::uint64_t, std::uint32_t> known;
  for (const Sentence& sentence : other.sentences) ++known[key_of(other, sentence)];
  const Reading& reading = reports[index_of(here)].reading;
  std::vector<ProseSentence> found;
  for (std::uint32_t i = 0; i < reading.sentences.size(); ++i) {
    const auto twin = known.find(key_of(reading, reading.sentences[i]));
    if (twin != known.end() && twin->second > 0) {
      --twin->second;
    } else {
      found.push_back({here, i, 0});
    }
  }
  return found;
}

/// For each of `after`, the index of its sentence in `before`: the likest pairs first, each once.
std::map<std::uint32_t, std::uint32_t> changed_pairs(std::span<const Wording> before,
                                                     std::span<const Wording> after) {
  const WordingIndex index(before);
  std::vector<std::tuple<float, std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t j = 0; j < after.size(); ++j) {
    for (const std::uint32_t i : index.candidates(after[j].terms)) {
      const descent::Likeness found = likeness(before[i].terms, after[j].terms);
      if (found.content_words >= kMinSharedWords && found.of_longer >= kStillTheSentence)
        pairs.emplace_back(-found.of_longer, i, j);
    }
  }
  std::ranges::sort(pairs);
  std::map<std::uint32_t, std::uint32_t> before_of;
  std::vector<bool> taken(before.size(), false);
  for (const auto& [score, i, j] : pairs) {
    if (!taken[i] && before_of.emplace(j, i).second) taken[i] = true;
  }
  return before_of;
}

VersionStep step_between(ArticleIndex before, ArticleIndex after, std::span<const Report> reports,
                         const descent::StoryTerms& terms) {
  const auto evidence = [&](const ProseSentence& place) {
    return Evidence{place.article, reports[index_of(place.article)].reading.sentences[place.sentence].span};
  };
  const std::vector<ProseSentence> old_ones = only_in(before, after, reports);
  const std::vector<ProseSentence> new_ones = only_in(after, before, reports);
  const auto before_of =
      changed_pairs(wordings_of(old_ones, reports, terms), wordings_of(new_ones, reports, terms));
  VersionStep step{before, after, {}};
  std::vector<bool> changed(old_ones.size(), false);
  for (std::uint32_t j = 0; j < new_ones.size(); ++j) {
    Edit& edit = step.edits.emplace_back(Edit{Edit::Kind::kAdded, {}, evidence(new_ones[j])});
    const auto pair = before_of.find(j);
    if (pair == before_of.end()) continue;
    edit.kind = Edit::Kind::kChanged;
    edit.before = evidence(old_ones[pair->second]);
    changed[pair->second] = true;
  }
  for (std::uint32_t i = 0; i < old_ones.size(); ++i) {
    if (!changed[i]) step.edits.push_back({Edit::Kind::kRemoved, evidence(old_ones[i]), {}});
  }
  return step;
}

/// Whether enough of the earlier state stands in the later one, as it was or changed.
bool mostly_kept(const VersionStep& step, std::span<const Report> reports) {
  const auto removed = std::ranges::count(step.edits, Edit::Kind::kRemoved, &Edit::kind);
  const std::size_t all = reports[index_of(step.before)].reading.sentences.size();
  return static_cast<double>(all - static_cast<std::size_t>(removed)) >=
         kMostlyKept * static_cast<double>(all);
}

}  // namespace

std::vector<VersionHistory> versions_of(const Story& story, std::span<const Report> reports,
                                        const DescentGraph& descent, const descent::StoryTerms& terms,
                                        const ReportOrder& order) {
  std::vector<VersionHistory> histories;
  for (const auto& set : sets_of_states(story, reports, descent)) {
    VersionHistory history;
    for (const ArticleIndex state : in_order(set, order)) {
      if (!history.articles.empty()) {
        VersionStep step = step_between(history.articles.back(), state, reports, terms);
        if (step.edits.empty() || !mostly_kept(step, reports)) continue;
        history.steps.push_back(std::move(step));
      }
      history.articles.push_back(state);
    }
    if (!history.steps.empty()) histories.push_back(std::move(history));
  }
  return histories;
}

void note_edits(std::vector<Difference>& differences, std::span<const VersionHistory> histories) {
  std::map<ArticleIndex, std::pair<std::size_t, std::size_t>> place_of;  // history, place in it
  for (std::size_t h = 0; h < histories.size(); ++h) {
    for (std::size_t i = 0; i < histories[h].articles.size(); ++i)
      place_of[histories[h].articles[i]] = {h, i};
  }
  const auto place = [&](const DifferingReading& reading) {
    const auto found = place_of.find(reading.words.article);
    return found == place_of.end() ? std::pair{histories.size(), std::size_t{0}} : found->second;
  };
  for (Difference& difference : differences) {
    const std::size_t history = place(difference.readings.front()).first;
    const bool of_one_report =
        history < histories.size() && std::ranges::all_of(difference.readings, [&](const auto& reading) {
          return place(reading).first == history;
        });
    if (!of_one_report || difference.course != Difference::Course::kBeside) continue;
    difference.course = Difference::Course::kEdited;
    std::ranges::stable_sort(difference.readings, {}, place);
  }
}

}  // namespace stemma::account
