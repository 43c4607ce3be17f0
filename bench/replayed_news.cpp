// A real story is a template that is replayed many times. A replay puts another word in the place of each of
// its words, in all of its articles the same one: a word that ends alike and is about as frequent, a name for
// a name, a number of as many digits for a number; function words, months, weekdays and what is in any news
// stay. So each replay is an event of its own, while how long sentences are, how unevenly words are used, and
// what the reports of one event have in common stay as they are in the news. Words that hardly ever occur are
// replaced by words out of an unending list, so that the vocabulary grows with the archive as it does in the
// news (Heaps' law).
//
// A quarter of the words is replaced by beat instead of by story: the stories that replay one template within
// a month in one of a few places use them alike, as the shootings of one town are told alike.
//
// Stories are of Zipf sizes. Their articles, where the real story has too few, are made of real ones: trimmed
// copies with or without a headline of their own, two reports mixed sentence by sentence, and rewritten ones
// in which some words are others'. Each choice is a hash of what it is about: an article is made from its
// number in its story alone, whenever it is due.
#include "replayed_news.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <queue>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "stemma/reading.h"

namespace stemma::bench {
namespace {

using Key = std::uint64_t;

Key key_of(Key a, Key b) {
  return core::mix(a * 0x9E3779B97F4A7C15ULL + b);
}

/// 0 to 1, 1 excluded.
double share_of(Key key) {
  return static_cast<double>(core::mix(key) >> 11U) * 0x1p-53;
}

/// Evenly spread over the magnitudes from `low` to `high`: what Zipf's law asks of a rank.
double zipf_rank(double low, double high, Key key) {
  return low * std::pow(high / low, share_of(key));
}

/// A word that nobody uses, another one for each number.
std::string made_up_word(std::uint64_t number) {
  static constexpr auto kSyllables =
      std::to_array<std::string_view>({"ba",  "cor", "den", "fi",  "gal", "hem",  "ir", "jo", "kel", "lan",
                                       "mor", "ni",  "os",  "per", "ra",  "sten", "ta", "ul", "ver", "wen"});
  std::string word;
  for (number += kSyllables.size(); number > 0; number /= kSyllables.size()) {
    word += kSyllables[number % kSyllables.size()];
  }
  return word;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

enum class Shape : std::uint8_t { kPlain, kCapitalised, kAllCapitals };

struct Word {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t type = 0;
  Shape shape = Shape::kPlain;
};

/// A text cut into words; what stands between them is copied as it is.
struct Cut {
  std::string text;
  std::vector<Word> words;
  std::vector<std::uint32_t> sentences;  ///< number of the first word of each
};

/// How words are replaced: each by whom.
struct Voice {
  Key story = 0;
  Key beat = 0;
  Key writer = 0;
  double own_words = 0;  ///< share of the words that are the writer's own, not the story's
};

/// All words of the real reports, and what each may be replaced by.
class Vocabulary {
 public:
  explicit Vocabulary(std::string_view language) {
    for (const auto list : {"stopwords", "months", "weekdays"}) {
      for (const auto entry : lang::entries(language, list)) {
        for (const auto word : lang::columns(entry)) kept_.insert(lang::fold_case(word));
      }
    }
  }

  /// The type of a word as it stands in an article.
  std::uint32_t add(std::string_view word, std::uint32_t article) {
    std::string folded = lang::fold_case(word);
    const auto [found, is_new] =
        types_of_.emplace(std::move(folded), static_cast<std::uint32_t>(types_.size()));
    if (is_new) types_.emplace_back();
    Type& type = types_[found->second];
    const bool plain = word == found->first;
    (plain ? type.plain : type.capitalised) += 1;
    if (type.written.empty() || (plain && type.plain == 1)) type.written = word;
    if (is_new || type.last_article != article) ++type.articles;
    type.last_article = article;
    return found->second;
  }

  /// Says of each type what it is; to be called once, when all words are there.
  void settle(std::uint32_t articles) {
    std::map<std::string, std::vector<std::uint32_t>> by_ending;
    for (const auto& [folded, type] : types_of_) {
      Type& of = types_[type];
      of.kind = kind_of(folded, of, articles);
      if (of.kind == Kind::kName) by_ending["A"].push_back(type);
      if (of.kind == Kind::kWord) by_ending[folded.substr(folded.size() - 1)].push_back(type);
    }
    for (auto& [ending, group] : by_ending) {
      std::sort(group.begin(), group.end(), [&](std::uint32_t x, std::uint32_t y) {
        return std::tuple(-std::int64_t{types_[x].articles}, types_[x].written) <
               std::tuple(-std::int64_t{types_[y].articles}, types_[y].written);
      });
      for (std::uint32_t rank = 0; rank < group.size(); ++rank) {
        types_[group[rank]].rank = rank;
        types_[group[rank]].group = static_cast<std::uint32_t>(groups_.size());
      }
      groups_.push_back(std::move(group));
    }
  }

  void append(std::string& out, std::string_view as_is, const Word& word, const Voice& voice) const {
    const Type& type = types_[word.type];
    switch (type.kind) {
      case Kind::kKept:
        out += as_is;
        break;
      case Kind::kNumber:
        append_number(out, as_is, key_of(voice.story, word.type));
        break;
      case Kind::kName:
      case Kind::kWord:
        append_shaped(out, replacement(type, key_of(keeper(type, word.type, voice), word.type)), word.shape);
        break;
    }
  }

 private:
  enum class Kind : std::uint8_t { kKept, kNumber, kName, kWord };

  struct Type {
    std::string written;
    std::uint32_t articles = 0;  ///< that have it
    std::uint32_t last_article = 0;
    std::uint32_t plain = 0;
    std::uint32_t capitalised = 0;
    std::uint32_t group = 0;
    std::uint32_t rank = 0;  ///< within the group, the most frequent first
    Kind kind = Kind::kKept;
  };

  /// A name is hardly ever written small. A word that one article in five has is of any news.
  Kind kind_of(const std::string& folded, const Type& type, std::uint32_t articles) const {
    constexpr std::size_t kShortWord = 2;
    if (folded.find_first_of("0123456789") != std::string::npos) return Kind::kNumber;
    if (folded.size() <= kShortWord || kept_.contains(folded)) return Kind::kKept;
    if (type.capitalised >= 4 * type.plain) return Kind::kName;
    return type.articles > articles / 5 ? Kind::kKept : Kind::kWord;
  }

  static Key keeper(const Type& type, std::uint32_t number, const Voice& voice) {
    const double beat_share = type.kind == Kind::kName ? 0.1 : 0.25;
    if (type.kind == Kind::kWord && share_of(key_of(voice.writer, number)) < voice.own_words)
      return voice.writer;
    return share_of(key_of(voice.beat ^ 0x5ULL, number)) < beat_share ? voice.beat : voice.story;
  }

  /// Another one of the group of about its frequency; out of the unending list where it is a rare one.
  std::string replacement(const Type& type, Key key) const {
    constexpr std::uint32_t kRare = 2;      // articles
    constexpr double kUnendingWords = 4e6;  // numbers of which are drawn
    // A replacement is up to so many times more or less frequent.
    const double spread = type.kind == Kind::kName ? 8 : 3;
    const auto& group = groups_[type.group];
    const auto size = static_cast<double>(group.size());
    const bool from_unending =
        type.articles <= kRare && (type.kind == Kind::kName || share_of(key_of(key, 1)) < 0.3);
    const double low = from_unending ? size / 4 : (type.rank + 1) / spread;
    const double high = from_unending ? kUnendingWords : std::min(size, (type.rank + 1) * spread);
    const auto rank = static_cast<std::uint64_t>(zipf_rank(std::max(1.0, low), high, key_of(key, 2))) - 1;
    if (rank < group.size()) return types_[group[rank]].written;
    std::string word = made_up_word(rank);
    if (type.kind == Kind::kName) word.front() = upper(word.front());
    return word;
  }

  static void append_shaped(std::string& out, std::string word, Shape shape) {
    if (shape == Shape::kCapitalised) word.front() = upper(word.front());
    if (shape == Shape::kAllCapitals) std::transform(word.begin(), word.end(), word.begin(), upper);
    out += word;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  /// Each run of digits becomes another of its length; years stay.
  static void append_number(std::string& out, std::string_view as_is, Key key) {
    for (std::size_t at = 0; at < as_is.size();) {
      std::size_t end = at;
      while (end < as_is.size() && is_digit(as_is[end])) ++end;
      const std::string_view run = as_is.substr(at, end - at);
      const bool is_year = run.size() == 4 && (run.starts_with("19") || run.starts_with("20"));
      for (std::size_t i = 0; i < run.size(); ++i) {
        const Key digit = key_of(key, at + i);
        out += is_year ? run[i] : static_cast<char>(i == 0 ? '1' + digit % 9 : '0' + digit % 10);
      }
      if (run.empty()) out += as_is[end++];
      at = end;
    }
  }

  std::unordered_set<std::string> kept_;  ///< function words, months, weekdays
  std::unordered_map<std::string, std::uint32_t> types_of_;
  std::vector<Type> types_;
  std::vector<std::vector<std::uint32_t>> groups_;  ///< of types: the names, and words by how they end
};

Cut cut(std::string text, const Reading& reading, std::uint32_t article, Vocabulary& vocabulary) {
  Cut cut{std::move(text), {}, {}};
  for (const Sentence& sentence : reading.sentences) {
    cut.sentences.push_back(static_cast<std::uint32_t>(cut.words.size()));
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = reading.tokens[i];
      if (token.kind == TokenKind::kPunctuation) continue;
      const Shape shape = token.all_capitals  ? Shape::kAllCapitals
                          : token.capitalised ? Shape::kCapitalised
                                              : Shape::kPlain;
      const std::uint32_t type = vocabulary.add(token.span.of(cut.text), article);
      cut.words.push_back({token.span.begin, token.span.end, type, shape});
    }
  }
  return cut;
}

struct Template {
  struct Member {
    Cut title;
    Cut text;
  };
  std::string language;
  std::vector<Member> members;
};

/// One article of one story, due at a time.
struct Due {
  double day = 0;  ///< since the first one
  std::uint64_t story = 0;
  double story_day = 0;  ///< on which the story began
  std::uint32_t size = 1;
  std::uint32_t index = 0;
  bool operator>(const Due& other) const {
    return std::tie(day, story, index) > std::tie(other.day, other.story, other.index);
  }
};

constexpr std::uint32_t kLargestStory = 500;
constexpr double kSizeExponent = 2.2;  // two of three stories are single articles, a quarter of all articles

}  // namespace

class ReplayedNews::Maker {
 public:
  Maker(std::span<const RealReport> reports, const ReplayOptions& options)
      : seed_(core::mix(options.seed)),
        articles_per_day_(options.articles_per_day),
        first_day_(parse_day(options.first_day)),
        vocabulary_(reports.front().language) {
    read_templates(reports);
    double sum = 0;
    double articles = 0;
    for (std::uint32_t size = 1; size <= kLargestStory; ++size) {
      sizes_.push_back(sum += std::pow(size, -kSizeExponent));
      articles += size * std::pow(size, -kSizeExponent);
    }
    stories_per_day_ = articles_per_day_ * sum / articles;
  }

  ReplayedArticle next() {
    while (due_.empty() || due_.top().day >= next_story_day_) begin_story();
    const Due due = due_.top();
    due_.pop();
    return make(due);
  }

 private:
  using Sentences = std::vector<std::uint32_t>;

  static std::chrono::sys_days parse_day(const std::string& iso) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const bool read = std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day) == 3;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!read || !date.ok()) throw std::invalid_argument("not a day: " + iso);
    return date;
  }

  void read_templates(std::span<const RealReport> reports) {
    std::unordered_map<std::string, std::size_t> known;
    std::uint32_t number = 0;
    for (const RealReport& report : reports) {
      std::size_t at = templates_.size();
      if (!report.story.empty()) at = known.emplace(report.story, at).first->second;
      if (at == templates_.size()) templates_.push_back({report.language, {}});
      const auto cut_of = [&](const std::string& text) {
        Article article;
        article.text = text;
        article.language = report.language;
        return cut(text, read(article), number, vocabulary_);
      };
      templates_[at].members.push_back({cut_of(report.title), cut_of(report.text)});
      ++number;
    }
    vocabulary_.settle(number);
    for (std::size_t i = 0; i < templates_.size(); ++i) {
      if (templates_[i].members.size() > 1) shared_.push_back(i);
    }
  }

  void begin_story() {
    const std::uint64_t story = ++stories_;
    const Key key = key_of(seed_, story);
    const double day = next_story_day_;
    next_story_day_ -= std::log1p(-share_of(key_of(key, 1))) / stories_per_day_;
    const double drawn = share_of(key_of(key, 2)) * sizes_.back();
    const auto size =
        static_cast<std::uint32_t>(std::upper_bound(sizes_.begin(), sizes_.end(), drawn) - sizes_.begin()) +
        1;
    const double spread = 0.25 + 0.4 * std::log2(size);  // days; a large story is told for a week
    for (std::uint32_t index = 0; index < size; ++index) {
      const double later = index == 0 ? 0 : -std::log1p(-share_of(key_of(key_of(key, 3), index))) * spread;
      due_.push({day + later, story, day, size, index});
    }
  }

  ReplayedArticle make(const Due& due) {
    const Key key = key_of(seed_, due.story);
    const std::size_t number = template_of(key_of(key, 4), due.size);
    const Template& real = templates_[number];
    const Key month = static_cast<Key>(due.story_day / 30) * 4 + due.story % 4;  // of one place of four
    const Key own = key_of(key_of(key, 5), due.index);
    Voice voice{key_of(key, 6), key_of(key_of(seed_ ^ number, 7), month), own, 0};

    ReplayedArticle article;
    article.number = ++articles_;
    article.story = due.story;
    article.date = date_of(due.day);
    article.language = real.language;
    const Key outlet = static_cast<Key>(zipf_rank(5, 3000, key_of(own, 1)));
    article.outlet = made_up_word(outlet) + " news";
    article.outlet.front() = upper(article.outlet.front());

    const std::size_t base = (core::mix(key) + due.index) % real.members.size();
    const Template::Member& member = real.members[base];
    if (due.index < real.members.size()) {
      append(article.title, member.title, voice);
      append(article.text, member.text, voice);
    } else {
      write_anew(article, real, base, own, voice);
    }
    if (share_of(key_of(own, 2)) < 0.6) append_furniture(article.text, outlet);
    return article;
  }

  /// Stories of many articles replay those that have several.
  std::size_t template_of(Key key, std::uint32_t size) const {
    if (size == 1 || shared_.empty()) return core::mix(key) % templates_.size();
    return shared_[core::mix(key) % shared_.size()];
  }

  std::string date_of(double day) const {
    const auto seconds = static_cast<std::int64_t>(day * 86400);
    const std::chrono::year_month_day date{first_day_ + std::chrono::days{seconds / 86400}};
    const std::int64_t second = seconds % 86400;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600,
                       second / 60 % 60, second % 60);
  }

  void append(std::string& out, const Cut& cut, const Voice& voice, std::size_t first_word,
              std::size_t end_word) const {
    const auto offset = [&](std::size_t word) {
      return word == cut.words.size() ? static_cast<std::uint32_t>(cut.text.size()) : cut.words[word].begin;
    };
    std::uint32_t at = first_word == 0 ? 0 : offset(first_word);
    for (std::size_t i = first_word; i < end_word; ++i) {
      const Word& word = cut.words[i];
      out.append(cut.text, at, word.begin - at);
      vocabulary_.append(out, std::string_view(cut.text).substr(word.begin, word.end - word.begin), word,
                         voice);
      at = word.end;
    }
    out.append(cut.text, at, offset(end_word) - at);
  }
  void append(std::string& out, const Cut& cut, const Voice& voice) const {
    append(out, cut, voice, 0, cut.words.size());
  }
  void append_sentence(std::string& out, const Cut& cut, const Voice& voice, std::size_t sentence) const {
    const bool is_last = sentence + 1 == cut.sentences.size();
    append(out, cut, voice, cut.sentences[sentence],
           is_last ? cut.words.size() : cut.sentences[sentence + 1]);
    if (is_last && !cut.text.ends_with('\n')) out += '\n';
  }

  /// An article that the real story does not have: a trimmed copy, two reports mixed, or a rewritten one.
  void write_anew(ReplayedArticle& article, const Template& real, std::size_t base, Key own,
                  Voice voice) const {
    const Cut& text = real.members[base].text;
    const Cut& other = real.members[(base + 1 + own % real.members.size()) % real.members.size()].text;
    const std::size_t sentences = text.sentences.size();
    const double way = share_of(key_of(own, 3));
    voice.own_words = 0.3;
    append(article.title, real.members[base].title, voice);
    if (way < 0.35) {
      voice.own_words = 0;
      const auto kept =
          static_cast<std::size_t>(static_cast<double>(sentences) * (0.5 + 0.5 * share_of(own)));
      for (std::size_t i = 0; i < std::max(std::min<std::size_t>(3, sentences), kept); ++i)
        append_sentence(article.text, text, voice, i);
      return;
    }
    const bool is_mixed = way < 0.7;
    voice.own_words = is_mixed ? 0.1 : 0.35;
    for (std::size_t i = 0; i < sentences; ++i) {
      const bool is_base = share_of(key_of(key_of(own, 4), i)) < 0.6;
      if (is_base || i < 2) {
        append_sentence(article.text, text, voice, i);
      } else if (is_mixed && i < other.sentences.size()) {
        append_sentence(article.text, other, voice, i);
      }
    }
  }

  /// The sentence that the outlet prints below its articles.
  void append_furniture(std::string& text, Key outlet) const {
    const Key key = key_of(seed_ ^ 0xFULL, outlet);
    const Template& real = templates_[key % templates_.size()];
    const Cut& from = real.members.front().text;
    if (from.sentences.empty()) return;
    if (!text.ends_with('\n')) text += '\n';
    append_sentence(text, from, {key, key, key, 0}, core::mix(key) % from.sentences.size());
  }

  Key seed_;
  double articles_per_day_;
  std::chrono::sys_days first_day_;
  Vocabulary vocabulary_;
  std::vector<Template> templates_;
  std::vector<std::size_t> shared_;  ///< templates of several articles
  std::vector<double> sizes_;        ///< summed weights of the sizes from 1
  double stories_per_day_ = 0;
  double next_story_day_ = 0;
  std::uint64_t stories_ = 0;
  std::uint64_t articles_ = 0;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
};

ReplayedNews::ReplayedNews(std::span<const RealReport> reports, const ReplayOptions& options)
    : maker_(std::make_unique<Maker>(reports, options)) {}

ReplayedNews::~ReplayedNews() = default;

ReplayedArticle ReplayedNews::next() {
  return maker_->next();
}

}  // namespace stemma::bench
