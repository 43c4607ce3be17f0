// An article's way: its day and features → an exact copy? → the articles in the window that share rare
// features → how much each speaks for the same event → the story that they speak for most on average, or a
// new one. The pairs are remembered; looking again is average linkage over them. How much a pair says changes
// with what surrounds its articles, so that pairs whose articles have new neighbours are judged again then.
#include "stemma/story_stream.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/hash.h"
#include "stories/comparison.h"
#include "stories/ids_in_window.h"
#include "stories/judgement.h"
#include "stories/linkage.h"
#include "stories/regroup.h"
#include "stories/shared_text.h"
#include "stories/stream_clock.h"
#include "stories/stream_index.h"

namespace stemma {
namespace {

using namespace stories;

constexpr float kWorthRemembering = 0.03F;  // a pair that says less counts as not at all
// As more comes, a pair says less, as a rule: its articles gain neighbours. What says less than this is not
// judged again.
constexpr float kMayBeOne = 0.2F;
constexpr float kMuchChanged = 0.15F;           // of what a pair said: its stories are made anew
constexpr std::size_t kCompared = 100;          // articles of a story that a mean is taken over at most
constexpr std::uint32_t kHalvedAfter = 65'536;  // articles after which what is frequent is half forgotten
constexpr double kPairDays = 400;               // as StoryOptions::window_days
constexpr std::uint32_t kFewestToLookAt = 20;   // articles since the last look
constexpr std::size_t kWith = 3;                // articles that an assignment names

/// An earlier article that may tell the same event.
struct Earlier {
  std::uint32_t article = 0;
  float value = 0;  ///< how much the pair speaks for one event
  Comparison pair;
  std::array<std::uint32_t, 3> rarest_names{};  ///< see RareNames; those of the time when the later one came
};

/// Articles with the same words on the same day are one.
using TextKey = std::pair<std::optional<DayRange>, std::uint64_t>;

/// What is remembered of an article, and of those with the same words on the same day.
struct Remembered {
  Comparable features;
  TextOfArticle text;
  TextKey key;
  std::optional<std::int32_t> arrived;  ///< day of the stream
  std::vector<std::string> ids;         ///< of all that have these words or nearly; the first arrived first
  Surroundings around;
  std::vector<Earlier> earlier;      ///< ascending; some may have left the window
  std::vector<std::uint32_t> later;  ///< articles that may be of one event with this one
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

}  // namespace

struct Arrival::Parts {
  std::string id;
  Features features;
  TextOfArticle text;
};

Arrival::Arrival(const Report& report)
    : parts_(std::make_unique<Parts>(
          Parts{report.article.id, features_of(report), text_of(report.reading, report.article.title)})) {}
Arrival::Arrival(Arrival&&) noexcept = default;
Arrival& Arrival::operator=(Arrival&&) noexcept = default;
Arrival::~Arrival() = default;

class StoryStream::Impl {
 public:
  explicit Impl(const StoryStreamOptions& options) : options_(options) {}

  Assignment take(Arrival::Parts&& arrival) {
    ++since_look_;
    Features& features = arrival.features;
    features.day = clock_.hear(features.day);
    expire();
    const std::string id = article_ids_.take(arrival.id);
    Remembered article;
    article.text = std::move(arrival.text);
    article.key = {features.day, article.text.fingerprint};
    if (const auto copy = copy_of(article.key)) return join_copy(*copy, id, Assignment::How::kSameText);
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
    const auto nodes = around(judge_again(touched()));
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

  Assignment join_copy(std::uint32_t number, const std::string& id, Assignment::How how) {
    Remembered& article = at(number);
    article.ids.push_back(id);
    ++carriers_;
    return {id, stories_.at(article.story).id, how, 1, {article.ids.front()}};
  }

  void count(const Features& features) {
    frequencies_.add(features);
    if (++counted_ % kHalvedAfter == 0) frequencies_.halve();
  }

  Assignment place(Remembered&& arrived) {
    auto candidates = index_.candidates(arrived.features);
    std::sort(candidates.begin(), candidates.end());
    if (const auto copy = near_copy_of(arrived, candidates))
      return join_copy(*copy, arrived.ids.front(), Assignment::How::kNearlySameText);
    const std::uint32_t number = next();
    // Texts without words are not the same text.
    if (!field_of(arrived.features, Field::kBody).empty()) text_with_.emplace(arrived.key, number);
    index_.add(number, arrived.features);
    articles_.push_back(std::move(arrived));
    ++carriers_;
    arrivals_.push_back(number);
    compare_with(number, candidates);
    return assign(number);
  }

  /// The first of the candidates with nearly the same words within a day.
  std::optional<std::uint32_t> near_copy_of(const Remembered& article,
                                            const std::vector<std::uint32_t>& candidates) const {
    for (const std::uint32_t number : candidates) {
      const Remembered& other = at(number);
      const auto& day = other.features.day;
      if (day && article.features.day && days_between(*day, *article.features.day) > 1) continue;
      if (are_nearly_one(article.text, other.text)) return number;
    }
    return std::nullopt;
  }

  void compare_with(std::uint32_t number, const std::vector<std::uint32_t>& candidates) {
    Remembered& article = at(number);
    const ManyTimesCompared newcomer(article.features);
    const auto rarities = rarities_of_names(article);
    for (const std::uint32_t number_of_other : candidates) {
      Remembered& other = at(number_of_other);
      const Comparable& a = other.features;
      if (a.day && article.features.day && days_between(*a.day, *article.features.day) > kPairDays) continue;
      if (!is_of_one_language(a, article.features)) continue;
      const float alike = resemblance(newcomer, a, kEventShares);
      if (alike < kWorthKeeping) continue;
      const RareNames rare = rare_names(newcomer[Field::kNames], rarities, names_of(other));
      article.earlier.push_back(
          {number_of_other, 0,
           compare(a, article.features, alike, shared_words(other.text, article.text), rare.mean()),
           rare.names});
      const float likeness = likeness_of(article.earlier.back().pair, smallness(articles_.size()));
      article.around.add(alike, likeness);
      other.around.add(alike, likeness);
    }
    // Only now are its surroundings known.
    for (Earlier& pair : article.earlier) judge(pair, number);
    std::erase_if(article.earlier, [](const Earlier& pair) { return pair.value < kWorthRemembering; });
    for (const Earlier& pair : article.earlier)
      if (pair.value >= kMayBeOne) at(pair.article).later.push_back(number);
  }

  static const Vector& names_of(const Remembered& article) {
    return field_of(article.features, Field::kNames);
  }
  std::vector<float> rarities_of_names(const Remembered& article) const {
    return rarities_of(names_of(article),
                       [&](std::uint32_t name) { return frequencies_.articles_with(Field::kNames, name); });
  }
  /// Comparison::rare_names of the names known to be the rarest of both, as common as they are now.
  float rarity_of(const std::array<std::uint32_t, 3>& names) const {
    RareNames rare;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != 0) rare.rarities[i] = rarity(frequencies_.articles_with(Field::kNames, names[i]));
    }
    return rare.mean();
  }

  void judge(Earlier& earlier, std::uint32_t later) const {
    const float likeness = likeness_of(earlier.pair, smallness(articles_.size()));
    earlier.value = one_event(likeness, at(earlier.article).around, at(later).around, articles_.size());
  }

  /// The story that it speaks for most, on average over its articles in the window.
  Assignment assign(std::uint32_t number) {
    Remembered& article = at(number);
    std::map<std::uint32_t, float> sums;
    for (const Earlier& pair : article.earlier) sums[at(pair.article).story] += pair.value;
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
                     [](const Earlier* x, const Earlier* y) { return x->value > y->value; });
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

  /// The articles that came and their neighbours, whose other pairs stand otherwise now. Ascending.
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

  /// Judges the pairs of these articles again. Gives the articles that came and those that speak otherwise
  /// for another now. Ascending.
  std::vector<std::uint32_t> judge_again(const std::vector<std::uint32_t>& touched) {
    std::vector<std::uint32_t> changed = arrivals_;
    std::erase_if(changed, [&](std::uint32_t number) { return number < first_; });
    for (const std::uint32_t number : touched) {
      const auto again = [&](Earlier& pair, std::uint32_t other, std::uint32_t later) {
        if (pair.article < first_ || pair.value < kMayBeOne) return;
        const float before = pair.value;
        pair.pair.rare_names = rarity_of(pair.rarest_names);
        judge(pair, later);
        if (std::abs(before - pair.value) >= kMuchChanged * before) {
          changed.push_back(number);
          changed.push_back(other);
        }
      };
      for (Earlier& pair : at(number).earlier) again(pair, pair.article, number);
      for (const std::uint32_t later : at(number).later) {
        if (!std::binary_search(touched.begin(), touched.end(), later))
          again(pair_of(number, later), later, later);
      }
    }
    sort_unique(changed);
    return changed;
  }

  /// All articles of the stories that these are of, or speak enough for. What lies beyond was
  /// looked at when it came, and nothing has changed for it. Ascending.
  std::vector<std::uint32_t> around(const std::vector<std::uint32_t>& numbers) const {
    std::vector<std::uint32_t> stories;
    const auto join = static_cast<float>(options_.join_likeness);
    for (const std::uint32_t number : numbers) {
      stories.push_back(at(number).story);
      for (const Earlier& pair : at(number).earlier)
        if (pair.article >= first_ && pair.value >= join) stories.push_back(at(pair.article).story);
      for (const std::uint32_t later : at(number).later)
        if (pair_of(number, later).value >= join) stories.push_back(at(later).story);
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
        likenesses.push_back({static_cast<std::uint32_t>(found - nodes.begin()), node, pair.value});
      }
    }
    const auto groups = average_linkage(std::vector<float>(nodes.size(), 1), likenesses,
                                        static_cast<float>(options_.join_likeness),
                                        relative_closeness(articles_.size()), kStreamCandidates / 2.0F);
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

Assignment StoryStream::take(Arrival&& arrival) {
  return impl_->take(std::move(*arrival.parts_));
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
