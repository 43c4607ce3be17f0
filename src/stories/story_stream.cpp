// An article's way: its day and features → an exact copy? → the articles in the window that share rare
// features → how likely each tells the same event → the story that is most likely on average, or a new one.
// The pairs are remembered; looking again is average linkage over them. What one event is to the learnt trees
// changes as articles come (ranks among neighbours), so that pairs whose articles have new neighbours are
// asked again then.
#include "stemma/story_stream.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/hash.h"
#include "stories/comparison.h"
#include "stories/ids_in_window.h"
#include "stories/linkage.h"
#include "stories/one_event.h"
#include "stories/regroup.h"
#include "stories/shared_text.h"
#include "stories/stream_clock.h"
#include "stories/stream_index.h"

namespace stemma {
namespace {

using namespace stories;

constexpr std::size_t kNeighbours = 64;     // resemblances of one article that ranks are counted in
constexpr float kWorthRemembering = 0.02F;  // a less likely pair counts as not at all
// As more comes, a pair only ever becomes less likely: its articles gain neighbours, its names become common.
// What is less likely than this is not asked again.
constexpr float kMayBeOne = 0.1F;
constexpr std::size_t kCompared = 100;          // articles of a story that a new one is compared with at most
constexpr std::uint32_t kHalvedAfter = 65'536;  // articles after which what is frequent is half forgotten
constexpr double kPairDays = 400;               // as StoryOptions::window_days
constexpr std::uint32_t kFewestToLookAt = 20;   // articles since the last look
constexpr std::size_t kWith = 3;                // articles that an assignment names

/// An earlier article that may tell the same event.
struct Earlier {
  std::uint32_t article = 0;
  float probability = 0;
  Signs signs{};
};

/// Articles with the same words on the same day are one.
using TextKey = std::pair<std::optional<DayRange>, std::uint64_t>;

/// What is remembered of an article, and of those with the same words on the same day.
struct Remembered {
  Comparable features;
  TextOfArticle text;
  TextKey key;
  std::optional<std::int32_t> arrived;  ///< day of the stream
  std::vector<std::string> ids;         ///< of all that have the words; the first arrived first
  std::vector<float> resemblances;      ///< with its neighbours, greatest first
  std::vector<Earlier> earlier;         ///< ascending; some may have left the window
  std::vector<std::uint32_t> later;     ///< articles that may be of one event with this one
  std::uint32_t story = 0;
};

struct OpenStory {
  std::string id;
  std::vector<std::uint32_t> articles;  ///< in the window, ascending
};

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_neighbour(std::vector<float>& resemblances, float value) {
  const auto at = std::upper_bound(resemblances.begin(), resemblances.end(), value, std::greater<>());
  resemblances.insert(at, value);
  if (resemblances.size() > kNeighbours) resemblances.pop_back();
}

}  // namespace

class StoryStream::Impl {
 public:
  explicit Impl(const StoryStreamOptions& options) : options_(options) {}

  Assignment take(const Report& report) {
    ++since_look_;
    Features features = features_of(report);
    features.day = clock_.hear(features.day);
    expire();
    const std::string id = article_ids_.take(report.article.id);
    Remembered article;
    article.text = text_of(report.reading);
    article.key = {features.day, fingerprint_of(article.text.words, report.article.title)};
    if (const auto copy = copy_of(article.key)) return join_copy(*copy, id);
    // Texts without words are not the same text.
    if (!features[Field::kBody].empty()) text_with_.emplace(article.key, next());
    count(features);
    article.features = {frequencies_.weigh(features), features.day, features.language, {}};
    article.arrived = clock_.today();
    article.ids.push_back(id);
    return place(std::move(article));
  }

  bool wants_to_look_again() const {
    const auto part = std::max(kFewestToLookAt, static_cast<std::uint32_t>(articles_.size() / 4));
    return since_look_ >= std::min(options_.look_again_after, part);
  }

  std::size_t remembered() const { return carriers_; }

  std::vector<Reassignment> look_again() {
    since_look_ = 0;
    const auto nodes = around(ask_again(touched()));
    arrivals_.clear();
    return regroup(nodes);
  }

 private:
  std::uint32_t next() const { return first_ + static_cast<std::uint32_t>(articles_.size()); }
  Remembered& at(std::uint32_t number) { return articles_[number - first_]; }
  const Remembered& at(std::uint32_t number) const { return articles_[number - first_]; }

  // --- the window

  bool has_left(const Remembered& article) const {
    if (carriers_ > options_.most_articles) return true;
    if (carriers_ <= options_.least_articles || !clock_.today()) return false;
    const std::int32_t arrived = article.arrived.value_or(*clock_.first_day());
    // A day that has turned out not to be so may lie ahead.
    return std::abs(*clock_.today() - arrived) > static_cast<std::int32_t>(options_.window_days);
  }

  void expire() {
    const std::uint32_t before = first_;
    while (!articles_.empty() && has_left(articles_.front())) forget_first();
    if (first_ != before) index_.leave_before(first_);
  }

  void forget_first() {
    Remembered& article = articles_.front();
    for (const std::string& id : article.ids) article_ids_.leave(id);
    leave_story(article.story, first_);
    const auto text = text_with_.find(article.key);
    if (text != text_with_.end() && text->second == first_) text_with_.erase(text);
    carriers_ -= static_cast<std::uint32_t>(article.ids.size());
    articles_.pop_front();
    ++first_;
  }

  void leave_story(std::uint32_t story, std::uint32_t number) {
    const auto found = stories_.find(story);
    auto& members = found->second.articles;
    members.erase(std::lower_bound(members.begin(), members.end(), number));
    if (!members.empty()) return;
    story_ids_.leave(found->second.id);
    stories_.erase(found);
  }

  // --- one article

  std::optional<std::uint32_t> copy_of(const TextKey& key) const {
    const auto found = text_with_.find(key);
    return found == text_with_.end() ? std::nullopt : std::optional(found->second);
  }

  Assignment join_copy(std::uint32_t number, const std::string& id) {
    Remembered& article = at(number);
    article.ids.push_back(id);
    ++carriers_;
    return {id, stories_.at(article.story).id, Assignment::How::kSameText, 1, {article.ids.front()}};
  }

  void count(const Features& features) {
    frequencies_.add(features);
    if (++counted_ % kHalvedAfter == 0) frequencies_.halve();
  }

  Assignment place(Remembered&& arrived) {
    const std::uint32_t number = next();
    auto candidates = index_.candidates_and_add(number, arrived.features);
    articles_.push_back(std::move(arrived));
    ++carriers_;
    arrivals_.push_back(number);
    compare_with(number, candidates);
    return assign(number);
  }

  void compare_with(std::uint32_t number, const std::vector<std::uint32_t>& candidates) {
    Remembered& article = at(number);
    struct Alike {
      std::uint32_t article;
      float value;
      FieldCosines cosines;
    };
    std::vector<Alike> alike;
    for (const std::uint32_t other : candidates) {
      const Comparable& a = at(other).features;
      if (a.day && article.features.day && days_between(*a.day, *article.features.day) > kPairDays) continue;
      if (!is_of_one_language(a, article.features)) continue;
      const FieldCosines cosines = field_cosines(a, article.features);
      const float value = resemblance(cosines, kEventShares);
      if (value < kWorthKeeping) continue;
      add_neighbour(article.resemblances, value);
      add_neighbour(at(other).resemblances, value);
      alike.push_back({other, value, cosines});
    }
    std::sort(alike.begin(), alike.end(),
              [](const Alike& x, const Alike& y) { return x.article < y.article; });
    const SharedText shared(article.text);
    for (const auto& [number_of_other, value, cosines] : alike) {
      Remembered& other = at(number_of_other);
      Earlier pair{number_of_other, 0,
                   signs_of(other.features, article.features, cosines, value, shared.with(other.text),
                            rareness(other, article))};
      set_standing(pair.signs, standing(other, article, value));
      pair.probability = one_event(pair.signs);
      if (pair.probability < kWorthRemembering) continue;
      article.earlier.push_back(pair);
      if (pair.probability >= kMayBeOne) other.later.push_back(number);
    }
  }

  float rareness(const Remembered& a, const Remembered& b) const {
    constexpr auto kNames = static_cast<std::size_t>(Field::kNames);
    return rare_names(a.features.vectors[kNames], b.features.vectors[kNames], [&](std::uint32_t name) {
      return std::max(2.0F, static_cast<float>(frequencies_.articles_with(Field::kNames, name)));
    });
  }

  static Standing standing(const Remembered& a, const Remembered& b, float value) {
    return {{part_of_best(a.resemblances, value), part_of_best(b.resemblances, value)},
            {rank(a.resemblances, value), rank(b.resemblances, value)}};
  }

  /// The story that it is most likely of, on average over its articles in the window.
  Assignment assign(std::uint32_t number) {
    Remembered& article = at(number);
    std::map<std::uint32_t, float> sums;
    for (const Earlier& pair : article.earlier) sums[at(pair.article).story] += pair.probability;
    auto best = static_cast<float>(options_.join_at_once);
    std::optional<std::uint32_t> story;
    for (const auto& [candidate, sum] : sums) {
      const std::size_t compared = std::min(stories_.at(candidate).articles.size(), kCompared);
      const float mean = sum / static_cast<float>(compared);
      if (mean >= best) {
        best = mean;
        story = candidate;
      }
    }
    const std::string& id = article.ids.front();
    if (!story) {
      article.story = open(number, id);
      return {id, stories_.at(article.story).id, Assignment::How::kOpened, 0, {}};
    }
    article.story = *story;
    Assignment joined{id, stories_.at(*story).id, Assignment::How::kJoined, best, speaking_for(article)};
    stories_.at(*story).articles.push_back(number);
    return joined;
  }

  std::vector<std::string> speaking_for(const Remembered& article) const {
    std::vector<const Earlier*> of_story;
    for (const Earlier& pair : article.earlier)
      if (at(pair.article).story == article.story) of_story.push_back(&pair);
    std::stable_sort(of_story.begin(), of_story.end(),
                     [](const Earlier* x, const Earlier* y) { return x->probability > y->probability; });
    of_story.resize(std::min(of_story.size(), kWith));
    std::vector<std::string> ids;
    for (const Earlier* pair : of_story) ids.push_back(at(pair->article).ids.front());
    return ids;
  }

  std::uint32_t open(std::uint32_t number, const std::string& id) {
    stories_.emplace(opened_, OpenStory{story_ids_.take(id), {number}});
    return opened_++;
  }

  // --- looking again

  /// The articles that came and their neighbours, whose other pairs have new ranks. Ascending.
  std::vector<std::uint32_t> touched() const {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t number : arrivals_) {
      if (number < first_) continue;
      numbers.push_back(number);
      for (const Earlier& pair : at(number).earlier)
        if (pair.article >= first_) numbers.push_back(pair.article);
    }
    sort_unique(numbers);
    return numbers;
  }

  /// Asks again how likely the pairs of these articles are. Gives the articles that came and those that have
  /// become less likely of one event with another. Ascending.
  std::vector<std::uint32_t> ask_again(const std::vector<std::uint32_t>& touched) {
    std::vector<std::uint32_t> changed = arrivals_;
    std::erase_if(changed, [&](std::uint32_t number) { return number < first_; });
    const auto ask = [&](Earlier& pair, std::uint32_t later) {
      if (pair.article < first_ || pair.probability < kMayBeOne) return;
      const float before = pair.probability;
      estimate(pair, later);
      if (std::abs(before - pair.probability) >= kWorthRemembering) {
        changed.push_back(pair.article);
        changed.push_back(later);
      }
    };
    for (const std::uint32_t number : touched) {
      for (Earlier& pair : at(number).earlier) ask(pair, number);
      for (const std::uint32_t later : at(number).later) {
        if (!std::binary_search(touched.begin(), touched.end(), later)) ask(pair_of(number, later), later);
      }
    }
    sort_unique(changed);
    return changed;
  }

  void estimate(Earlier& pair, std::uint32_t later) {
    const Remembered& a = at(pair.article);
    const Remembered& b = at(later);
    pair.signs[static_cast<std::size_t>(Sign::kRareNames)] = rareness(a, b);
    set_standing(pair.signs, standing(a, b, pair.signs[static_cast<std::size_t>(Sign::kResemblance)]));
    pair.probability = one_event(pair.signs);
  }

  /// All articles of the stories that these are of, or are likely enough to be of. What lies beyond was
  /// looked at when it came, and nothing has changed for it. Ascending.
  std::vector<std::uint32_t> around(const std::vector<std::uint32_t>& numbers) const {
    std::vector<std::uint32_t> stories;
    const auto join = static_cast<float>(options_.join_probability);
    for (const std::uint32_t number : numbers) {
      stories.push_back(at(number).story);
      for (const Earlier& pair : at(number).earlier)
        if (pair.article >= first_ && pair.probability >= join) stories.push_back(at(pair.article).story);
      for (const std::uint32_t later : at(number).later)
        if (pair_of(number, later).probability >= join) stories.push_back(at(later).story);
    }
    sort_unique(stories);
    std::vector<std::uint32_t> members;
    for (const std::uint32_t story : stories) {
      const auto& articles = stories_.at(story).articles;
      members.insert(members.end(), articles.begin(), articles.end());
    }
    std::sort(members.begin(), members.end());
    return members;
  }

  const Earlier& pair_of(std::uint32_t earlier, std::uint32_t later) const {
    const auto& pairs = at(later).earlier;
    return *std::lower_bound(pairs.begin(), pairs.end(), earlier,
                             [](const Earlier& pair, std::uint32_t number) { return pair.article < number; });
  }
  Earlier& pair_of(std::uint32_t earlier, std::uint32_t later) {
    return const_cast<Earlier&>(std::as_const(*this).pair_of(earlier, later));
  }

  std::vector<Reassignment> regroup(const std::vector<std::uint32_t>& nodes) {
    std::vector<Likeness> likenesses;
    std::vector<std::uint32_t> story_of;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
      story_of.push_back(at(nodes[node]).story);
      for (const Earlier& pair : at(nodes[node]).earlier) {
        const auto found = std::lower_bound(nodes.begin(), nodes.end(), pair.article);
        if (found == nodes.end() || *found != pair.article) continue;
        likenesses.push_back({static_cast<std::uint32_t>(found - nodes.begin()), node, pair.probability});
      }
    }
    const auto groups = average_linkage(std::vector<float>(nodes.size(), 1), likenesses,
                                        static_cast<float>(options_.join_probability));
    const auto kept = stories_kept(story_of, groups);
    const std::set<std::uint32_t> alive(kept.begin(), kept.end());
    std::map<std::uint32_t, std::uint32_t> opened;  // group → its new story
    std::vector<Reassignment> changes;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
      if (kept[node] == story_of[node]) continue;
      const std::string from = stories_.at(story_of[node]).id;
      auto why =
          alive.contains(story_of[node]) ? Reassignment::Why::kCloser : Reassignment::Why::kOpenedTwice;
      std::uint32_t to = kept[node];
      if (to == kNewStory) {
        why = Reassignment::Why::kDriftedTogether;
        const auto known = opened.find(groups[node]);
        to = known != opened.end() ? known->second : open_for(groups[node], nodes, opened);
      }
      move(nodes[node], to);
      for (const std::string& id : at(nodes[node]).ids)
        changes.push_back({id, from, stories_.at(to).id, why});
    }
    return changes;
  }

  std::uint32_t open_for(std::uint32_t group, const std::vector<std::uint32_t>& nodes,
                         std::map<std::uint32_t, std::uint32_t>& opened) {
    const std::uint32_t story = opened_++;
    stories_.emplace(story, OpenStory{story_ids_.take(at(nodes[group]).ids.front()), {}});
    opened.emplace(group, story);
    return story;
  }

  void move(std::uint32_t number, std::uint32_t to) {
    leave_story(at(number).story, number);
    at(number).story = to;
    auto& members = stories_.at(to).articles;
    members.insert(std::lower_bound(members.begin(), members.end(), number), number);
  }

  StoryStreamOptions options_;
  StreamClock clock_;
  Frequencies frequencies_;
  std::uint32_t counted_ = 0;
  StreamIndex index_;
  std::deque<Remembered> articles_;  ///< by number, from first_
  std::uint32_t first_ = 0;
  std::uint32_t carriers_ = 0;  ///< articles in the window, copies too
  std::map<TextKey, std::uint32_t> text_with_;
  std::unordered_map<std::uint32_t, OpenStory> stories_;
  std::uint32_t opened_ = 0;  ///< stories so far: the number of the next
  IdsInWindow article_ids_;
  IdsInWindow story_ids_;
  std::vector<std::uint32_t> arrivals_;  ///< since the last look
  std::uint32_t since_look_ = 0;
};

StoryStream::StoryStream(const StoryStreamOptions& options) : impl_(std::make_unique<Impl>(options)) {}
StoryStream::StoryStream(StoryStream&&) noexcept = default;
StoryStream& StoryStream::operator=(StoryStream&&) noexcept = default;
StoryStream::~StoryStream() = default;

Assignment StoryStream::take(const Report& report) {
  return impl_->take(report);
}

bool StoryStream::wants_to_look_again() const {
  return impl_->wants_to_look_again();
}

std::vector<Reassignment> StoryStream::look_again() {
  return impl_->look_again();
}

std::size_t StoryStream::remembered() const {
  return impl_->remembered();
}

}  // namespace stemma
