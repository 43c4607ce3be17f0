// Stories are grouped by average linkage over the resemblance of their articles. Within a group, each story
// is linked to one before it, if there is a reason that can be told; what is linked is a line.
#include "stories/storylines.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "lang/fold.h"
#include "stories/lexicon.h"
#include "stories/linkage.h"
#include "stories/title_words.h"

namespace stemma::stories {
namespace {

constexpr std::size_t kNamesTold = 3;
constexpr std::size_t kWordsTold = 4;

/// Which story each node is of, and the stories' order in time.
struct Timeline {
  std::vector<std::uint32_t> story_of;
  std::vector<float> sizes;           ///< of each story, in nodes
  std::vector<std::uint32_t> begins;  ///< its first place
};

Timeline timeline_of(std::span<const Story> stories, const Collection& collection) {
  const Nodes& nodes = collection.nodes;
  Timeline timeline;
  timeline.story_of.resize(collection.articles.size());
  timeline.sizes.resize(stories.size(), 0);
  timeline.begins.resize(stories.size(), UINT32_MAX);
  for (std::uint32_t story = 0; story < stories.size(); ++story) {
    for (const ArticleIndex article : stories[story].articles) {
      const std::uint32_t place = nodes.place_of[index_of(article)];
      timeline.begins[story] = std::min(timeline.begins[story], place);
      if (nodes.first[nodes.node_of[place]] != place) continue;
      timeline.story_of[nodes.node_of[place]] = story;
      ++timeline.sizes[story];
    }
  }
  return timeline;
}

/// How alike two stories are, on average over their articles, and their two articles that are most so.
struct StoryPair {
  Likeness stories;
  Likeness best;
};

/// Ordered by their stories.
std::vector<StoryPair> pairs_of(std::span<const Likeness> articles, const Timeline& timeline) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, Likeness>> sums;
  for (const Likeness& likeness : articles) {
    const auto stories = std::minmax(timeline.story_of[likeness.a], timeline.story_of[likeness.b]);
    if (stories.first == stories.second) continue;
    auto& [sum, best] = sums[stories];
    sum += likeness.value;
    if (likeness.value > best.value) best = likeness;
  }
  std::vector<StoryPair> pairs;
  pairs.reserve(sums.size());
  for (const auto& [stories, of] : sums) {
    const auto [a, b] = stories;
    const double mean = of.first / (double{timeline.sizes[a]} * timeline.sizes[b]);
    pairs.push_back({{a, b, static_cast<float>(mean)}, of.second});
  }
  return pairs;
}

/// Names of the later story that the earlier one is about too.
struct SharedNames {
  std::vector<StoryName> names;  ///< most telling first, all of them
  bool has_person = false;       ///< whom both are about
  bool has_full_person = false;  ///< and not by a single word, which is often a town's

  std::size_t people_and_bodies() const {
    return static_cast<std::size_t>(std::ranges::count_if(names, [](const StoryName& name) {
      return name.kind == NameKind::kPerson || name.kind == NameKind::kOrganisation;
    }));
  }
};

SharedNames shared_names(std::span<const TellingName> earlier, std::span<const TellingName> later) {
  SharedNames shared;
  std::vector<TellingName> names;
  for (const TellingName& name : later) {
    const auto other =
        std::ranges::find_if(earlier, [&](const TellingName& e) { return may_be_one(e, name); });
    if (other == earlier.end() || !tells_from_others(name)) continue;
    names.push_back(name);
    const bool is_person = name.shown.kind == NameKind::kPerson && name.is_central && other->is_central;
    shared.has_person = shared.has_person || is_person;
    shared.has_full_person = shared.has_full_person || (is_person && !(name.is_short && other->is_short));
  }
  shared.names = names_to_show(names, names.size());
  return shared;
}

/// Words that are not written as names are, by their stems: the form in which they stand first.
using PlainWords = std::unordered_map<std::uint32_t, std::string>;

PlainWords plain_words_of(const Report& report) {
  PlainWords words;
  constexpr std::string_view kMarksOfAddresses = "@./_";
  Lexicon& lexicon = lexicon_of(report.article.language);
  for (const Token& token : report.reading.tokens) {
    if (token.kind != TokenKind::kWord || token.capitalised) continue;
    const std::string_view word = token.span.of(report.article.text);
    if (word.find_first_of(kMarksOfAddresses) != word.npos) continue;
    words.emplace(lexicon.stem(token.fold, word), word);
  }
  return words;
}

/// What two vectors have in common, with what each feature adds to their cosine.
Vector common(const Vector& a, const Vector& b) {
  Vector both;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->id < y->id) {
      ++x;
    } else if (y->id < x->id) {
      ++y;
    } else {
      both.push_back({x->id, x->value * y->value});
      ++x, ++y;
    }
  }
  return both;
}

/// What rare words of two articles' texts add to their likeness, and the words; nothing across languages.
struct SharedWords {
  float likeness = 0;
  std::vector<Weight> words;  ///< heaviest first
  bool in_headlines = false;  ///< one of them, in both
};

class RareWords {
 public:
  RareWords(std::span<const Comparable> articles, const Timeline& timeline)
      : articles_(articles), stories_(static_cast<float>(timeline.sizes.size())) {
    std::unordered_map<std::uint32_t, std::uint32_t> last_story;  // that has the word
    for (const std::uint32_t article : by_story(timeline.story_of)) {
      const std::uint32_t story = timeline.story_of[article];
      for (const Weight& word : field(article, Field::kBody)) {
        const auto [last, is_new] = last_story.emplace(word.id, story);
        if (is_new || last->second != story) ++with_[word.id];
        last->second = story;
      }
    }
  }

  SharedWords shared_by(std::uint32_t a, std::uint32_t b, const PlainWords& plain_of_b) const {
    SharedWords shared;
    if (!is_of_one_language(articles_[a], articles_[b])) return shared;
    for (const Weight& word : common(field(a, Field::kBody), field(b, Field::kBody))) {
      if (is_rare(word.id) && plain_of_b.contains(word.id)) shared.words.push_back(word);
    }
    for (const Weight& word : shared.words) shared.likeness += word.value;
    const Vector headlines = common(field(a, Field::kTitle), field(b, Field::kTitle));
    shared.in_headlines = std::ranges::any_of(headlines, [&](const Weight& word) {
      return std::ranges::find(shared.words, word.id, &Weight::id) != shared.words.end();
    });
    std::sort(shared.words.begin(), shared.words.end(), [](const Weight& w, const Weight& v) {
      return w.value != v.value ? w.value > v.value : w.id < v.id;
    });
    return shared;
  }

 private:
  const Vector& field(std::uint32_t article, Field of) const {
    return articles_[article].vectors[static_cast<std::size_t>(of)];
  }
  static std::vector<std::uint32_t> by_story(std::span<const std::uint32_t> story_of) {
    std::vector<std::uint32_t> articles(story_of.size());
    std::iota(articles.begin(), articles.end(), 0U);
    std::ranges::stable_sort(articles, {}, [&](std::uint32_t article) { return story_of[article]; });
    return articles;
  }
  /// In one story of twenty at most; few stories do not tell.
  bool is_rare(std::uint32_t word) const {
    constexpr float kRareShare = 0.05F;
    constexpr float kBackgroundStories = 200;  // as in telling_names.cpp
    return with_.at(word) <= kRareShare * (stories_ + kBackgroundStories);
  }

  std::span<const Comparable> articles_;
  float stories_;
  std::unordered_map<std::uint32_t, float> with_;  ///< stories that have the word
};

/// Look-alikes of one town share its name, those who speak for its police, and words of their kind. What goes
/// on has its people, a word of its own in its headlines and more in its texts, or somebody and something (a
/// firm, its head) and many words. By eye on links of local crime and national politics.
bool is_reason(const SharedNames& names, const SharedWords& words) {
  constexpr float kSomeWords = 0.02F;
  constexpr float kManyWords = 0.08F;
  constexpr std::size_t kSeveralWords = 3;
  if (names.names.empty() || words.words.empty()) return false;
  if (names.has_full_person) return true;
  const bool has_headline_word = words.in_headlines && words.words.size() >= kSeveralWords;
  if (names.has_person || has_headline_word) return words.likeness >= kSomeWords;
  return names.people_and_bodies() >= 2 && words.likeness >= kManyWords;
}

/// "stores" of "Brannock Cold Stores", which tells nothing beside it.
bool is_word_of(std::string_view word, std::string_view name) {
  const auto words = words_between_spaces(name);
  return std::ranges::any_of(
      words, [&](std::string_view of) { return lang::fold_case(of) == lang::fold_case(word); });
}

class Linker {
 public:
  Linker(std::span<const std::vector<TellingName>> names, std::span<const Report> reports,
         const Collection& collection, const Timeline& timeline)
      : names_(names),
        reports_(reports),
        collection_(collection),
        timeline_(timeline),
        rare_words_(collection.articles, timeline) {}

  /// The link to the first of the earlier stories that `story` has a reason to follow; the pairs are those of
  /// `story` with them.
  std::optional<StoryLink> link(std::uint32_t story, std::span<const StoryPair> earlier) const {
    std::map<std::uint32_t, PlainWords> plain_words;  // of the story's articles that are asked for
    for (const StoryPair& pair : earlier) {
      const std::uint32_t other = pair.stories.a == story ? pair.stories.b : pair.stories.a;
      const SharedNames names = shared_names(names_[other], names_[story]);
      if (names.names.empty()) continue;
      auto [before, after] = std::pair(pair.best.a, pair.best.b);
      if (timeline_.story_of[before] != other) std::swap(before, after);
      const auto [plain, is_new] = plain_words.try_emplace(after);
      if (is_new) plain->second = plain_words_of(report_of(after));
      const SharedWords words = rare_words_.shared_by(before, after, plain->second);
      if (is_reason(names, words)) return told(other, story, names, words, plain->second);
    }
    return std::nullopt;
  }

 private:
  const Report& report_of(std::uint32_t node) const {
    return reports_[collection_.nodes.order[collection_.nodes.first[node]]];
  }

  const std::optional<DayRange>& day_of(std::uint32_t story) const {
    return collection_.articles[collection_.nodes.node_of[timeline_.begins[story]]].day;
  }

  StoryLink told(std::uint32_t from, std::uint32_t to, const SharedNames& names, const SharedWords& words,
                 const PlainWords& plain) const {
    StoryLink link{from, to, {}, {}, {}};
    if (day_of(from) && day_of(to)) link.days = day_of(to)->first - day_of(from)->first;
    for (std::size_t i = 0; i < std::min(names.names.size(), kNamesTold); ++i)
      link.names.push_back(names.names[i].name);
    for (const Weight& word : words.words) {
      const std::string& form = plain.at(word.id);
      const auto has_word = [&](const std::string& name) { return is_word_of(form, name); };
      if (link.words.size() < kWordsTold && std::ranges::none_of(link.names, has_word))
        link.words.push_back(form);
    }
    return link;
  }

  std::span<const std::vector<TellingName>> names_;
  std::span<const Report> reports_;
  const Collection& collection_;
  const Timeline& timeline_;
  RareWords rare_words_;
};

/// For each story the pairs with earlier ones of its group, most alike first: as many as it may follow.
std::vector<std::vector<StoryPair>> candidates_of(std::span<const StoryPair> pairs, const Timeline& timeline,
                                                  std::span<const std::uint32_t> group_of) {
  constexpr std::size_t kCandidates = 30;
  std::vector<std::vector<StoryPair>> candidates(group_of.size());
  for (const StoryPair& pair : pairs) {
    const auto [a, b, likeness] = pair.stories;
    if (group_of[a] == group_of[b])
      candidates[timeline.begins[a] < timeline.begins[b] ? b : a].push_back(pair);
  }
  for (auto& of : candidates) {
    std::stable_sort(of.begin(), of.end(), [](const StoryPair& x, const StoryPair& y) {
      return x.stories.value > y.stories.value;
    });
    of.resize(std::min(of.size(), kCandidates));
  }
  return candidates;
}

/// Stories that are linked make a line. `links` has one to each story that follows another.
std::vector<Storyline> lines_of(std::span<const Story> stories, std::span<const std::uint32_t> by_time,
                                std::vector<std::optional<StoryLink>> links) {
  std::vector<std::uint32_t> first_of(stories.size());
  std::map<std::uint32_t, Storyline> by_first;
  for (const std::uint32_t story : by_time) {
    auto& link = links[story];
    first_of[story] = link ? first_of[link->from] : story;
    Storyline& line = by_first[first_of[story]];
    line.stories.push_back(story);
    if (link) line.links.push_back(std::move(*link));
  }
  std::vector<Storyline> lines;
  for (auto& [first, line] : by_first) {
    const auto largest = *std::ranges::max_element(
        line.stories, {}, [&](std::uint32_t story) { return stories[story].articles.size(); });
    line.id = "line-" + stories[first].id;
    line.label = stories[largest].label;
    lines.push_back(std::move(line));
  }
  std::ranges::sort(lines, {}, [](const Storyline& line) { return std::ranges::min(line.stories); });
  return lines;
}

std::vector<std::uint32_t> in_order_of_time(const Timeline& timeline) {
  std::vector<std::uint32_t> stories(timeline.begins.size());
  std::iota(stories.begin(), stories.end(), 0U);
  std::ranges::sort(stories, {}, [&](std::uint32_t story) { return timeline.begins[story]; });
  return stories;
}

}  // namespace

std::vector<Storyline> follow(std::span<const Story> stories, std::span<const std::vector<TellingName>> names,
                              std::span<const Report> reports, const Collection& collection,
                              const StoryOptions& options) {
  const Timeline timeline = timeline_of(stories, collection);
  const auto by_time = in_order_of_time(timeline);
  std::vector<std::optional<StoryLink>> links(stories.size());
  if (stories.size() > 1) {
    const auto pairs =
        pairs_of(find_resemblances(collection.articles, kTopicShares, options.window_days), timeline);
    std::vector<Likeness> likenesses;
    likenesses.reserve(pairs.size());
    for (const StoryPair& pair : pairs) likenesses.push_back(pair.stories);
    const auto group_of =
        average_linkage(timeline.sizes, likenesses, static_cast<float>(options.follow_similarity));
    const auto candidates = candidates_of(pairs, timeline, group_of);
    const Linker linker(names, reports, collection, timeline);
    for (const std::uint32_t story : by_time) links[story] = linker.link(story, candidates[story]);
  }
  return lines_of(stories, by_time, std::move(links));
}

}  // namespace stemma::stories
