// A report gives each of its names how often and where it stands; a story sums that up over its reports, a
// short form under the one longer form that it may stand for, and weighs it by how few stories have the name.
#include "stories/telling_names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/latin.h"
#include "stories/known_outlets.h"
#include "stories/title_words.h"

namespace stemma::stories {
namespace {

constexpr std::uint32_t kEarlyBytes = 500;  // of a text: its first hundred words or so
// What an imagined collection behind the given one adds, so that in a few stories nothing looks common: not
// even who is in all of twenty that follow one another.
constexpr double kBackgroundStories = 200;
constexpr double kBackgroundWith = 0.3;  // of them have a name

std::uint64_t hash_of(std::string_view name) {
  return core::hash(lang::latin_fold(name));
}

std::string_view last_word_of(std::string_view name) {
  return name.substr(name.rfind(' ') + 1);  // all of it where there is no space
}

struct NameHashes {
  std::uint64_t whole = 0;
  std::uint64_t last_word = 0;
  bool is_short = true;

  explicit NameHashes(const Entity& entity) {
    const std::string_view name = entity.name;
    const std::string_view first = name.substr(0, name.find(' '));
    const std::string_view last = last_word_of(name);
    is_short = last.size() == name.size();
    last_word = hash_of(last);
    whole = entity.kind == NameKind::kPerson && !is_short
                ? hash_of(std::string(first) + ' ' + std::string(last))
                : hash_of(name);
  }
};

/// What one report says of a name.
struct Used {
  std::uint32_t entity;
  NameHashes name;
  std::uint32_t mentions = 0;
  std::uint32_t said = 0;  ///< quotations that it is the speaker of
  bool is_early = false;
  bool in_headline = false;

  Used(std::uint32_t index, const Entity& of) : entity(index), name(of) {}

  /// In the headline, or named several times and not only as somebody who tells.
  bool is_central() const {
    constexpr std::uint32_t kSeveral = 3;
    return in_headline || (mentions >= kSeveral && mentions >= 2 * said);
  }
};

/// How a report writes its words: which of them small, and of those in capitals ("KELBY –") how they stand
/// elsewhere.
struct Spellings {
  std::unordered_set<std::uint64_t> small;                      ///< folds
  std::unordered_map<std::uint64_t, std::string_view> initial;  ///< fold → a form with one capital

  explicit Spellings(const Report& report) {
    for (const Token& token : report.reading.tokens) {
      if (token.kind != TokenKind::kWord) continue;
      if (!token.capitalised) small.insert(token.fold);
      if (token.capitalised && !token.all_capitals)
        initial.emplace(token.fold, token.span.of(report.article.text));
    }
  }
};

/// Whether the title has the word between marks or spaces.
bool has_word(std::string_view title, std::string_view word) {
  const auto is_letter = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(title[at]);
    return byte >= 0x80 || std::isalnum(byte) != 0;
  };
  if (word.empty()) return false;
  for (std::size_t at = title.find(word); at != title.npos; at = title.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_letter(at - 1)) && (end == title.size() || !is_letter(end))) return true;
  }
  return false;
}

/// Hashes of the article's own outlet and of those that it has quotations from, with their article and
/// without.
std::unordered_set<std::uint64_t> outlets_of(const Report& report) {
  std::unordered_set<std::uint64_t> outlets = {hash_of(report.article.outlet)};
  for (const Quotation& quotation : report.quotations) {
    const std::string_view via = quotation.via;
    outlets.insert(hash_of(via));
    outlets.insert(hash_of(via.substr(via.find(' ') + 1)));
  }
  return outlets;
}

bool is_of_no_story(const Used& used, const Entity& entity, const Spellings& spellings) {
  constexpr std::string_view kMarksOfAccounts = "@#_/";
  if (used.mentions == 0 || is_known_outlet(entity.name)) return true;
  if (entity.name.find_first_of(kMarksOfAccounts) != entity.name.npos) return true;
  return used.name.is_short && entity.kind != NameKind::kPerson &&
         spellings.small.contains(lang::fold_hash(entity.name));
}

std::vector<Used> names_in(const Report& report, const Spellings& spellings) {
  constexpr std::size_t kLongestTitle = 1000;  // bytes; what is longer is none
  const Reading& reading = report.reading;
  const auto title = std::string_view(report.article.title).substr(0, kLongestTitle);
  std::vector<Used> used;
  for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
    const Entity& entity = reading.entities[i];
    used.emplace_back(i, entity);
    used.back().in_headline = has_word(title, last_word_of(entity.name));
  }
  for (const Mention& mention : reading.mentions) {
    Used& of = used[mention.entity];
    ++of.mentions;
    of.is_early = of.is_early || mention.span.begin < kEarlyBytes;
  }
  for (const Quotation& quotation : report.quotations) {
    if (quotation.speaker && quotation.speaker->entity) ++used[*quotation.speaker->entity].said;
  }
  const auto outlets = outlets_of(report);
  std::erase_if(used, [&](const Used& of) {
    return outlets.contains(of.name.whole) || is_of_no_story(of, reading.entities[of.entity], spellings);
  });
  return used;
}

/// As datelines are written; also of scripts without capitals.
bool has_no_small_letter(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The name, or the form in which the text has it elsewhere when it stands in capitals.
std::string_view spelling_of(const Entity& entity, const Spellings& spellings) {
  if (!has_no_small_letter(entity.name)) return entity.name;
  const auto found = spellings.initial.find(lang::fold_hash(entity.name));
  return found == spellings.initial.end() ? std::string_view(entity.name) : found->second;
}

/// All that a story's articles say of one name.
struct Gathered {
  std::map<std::string_view, std::uint32_t> forms;  ///< in how many articles
  std::map<NameKind, std::uint32_t> kinds;
  std::uint64_t last_word = 0;
  std::uint32_t articles = 0;
  std::uint32_t last_article = UINT32_MAX;
  float weight = 0;
  bool is_short = true;
  bool is_central = false;

  void add(const Used& used, std::uint32_t article, NameKind kind, std::string_view form) {
    ++forms[form];
    ++kinds[kind];
    is_short = is_short && used.name.is_short;
    last_word = used.name.last_word;
    is_central = is_central || used.is_central();
    weight += (used.is_early ? 2.0F : 1.0F) * (1 + std::log(static_cast<float>(used.mentions)));
    if (last_article == article) return;
    last_article = article;
    ++articles;
  }

  /// One of several words before a short one, one with small letters before one in capitals, then the one
  /// that most articles have.
  std::string_view fullest_form() const {
    const auto rank = [](const auto& form) {
      const auto& [name, count] = form;
      return std::tuple(name.find(' ') != name.npos, !has_no_small_letter(name), count, -std::ssize(name));
    };
    return std::ranges::max_element(forms, {}, rank)->first;
  }

  /// The one that most give, if any gives one.
  NameKind kind() const {
    NameKind most = NameKind::kUnknown;
    std::uint32_t count = 0;
    for (const auto& [kind, times] : kinds) {
      if (kind != NameKind::kUnknown && times > count) most = kind, count = times;
    }
    return most;
  }
};

using NamesOfStory = std::map<std::uint64_t, Gathered>;  // by `whole`

/// Where words of names stand for longer names: the longer name that ends in the word, 0 where several do.
using Longer = std::unordered_map<std::uint64_t, std::uint64_t>;

Longer longer_names(std::span<const std::vector<Used>> reports) {
  Longer longer;
  for (const auto& names : reports) {
    for (const Used& used : names) {
      if (used.name.is_short) continue;
      const auto [found, is_new] = longer.try_emplace(used.name.last_word, used.name.whole);
      if (!is_new && found->second != used.name.whole) found->second = 0;
    }
  }
  return longer;
}

NamesOfStory gather(std::span<const Report> reports, std::span<const std::uint32_t> members) {
  std::vector<Spellings> spellings;
  std::vector<std::vector<Used>> used;
  for (const std::uint32_t member : members) {
    spellings.emplace_back(reports[member]);
    used.push_back(names_in(reports[member], spellings.back()));
  }
  const Longer longer = longer_names(used);
  NamesOfStory names;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (const Used& of : used[i]) {
      const auto whole = of.name.is_short ? longer.find(of.name.last_word) : longer.end();
      const bool stands_for_another = whole != longer.end() && whole->second != 0;
      const Entity& entity = reports[members[i]].reading.entities[of.entity];
      names[stands_for_another ? whole->second : of.name.whole].add(of, members[i], entity.kind,
                                                                    spelling_of(entity, spellings[i]));
    }
  }
  return names;
}

/// In how many stories names stand.
class StoryCounts {
 public:
  StoryCounts(std::span<const Report> reports, std::span<const std::vector<std::uint32_t>> stories)
      : stories_(static_cast<double>(stories.size())) {
    for (const auto& members : stories) {
      std::unordered_set<std::uint64_t> wholes;
      std::unordered_set<std::uint64_t> last_words;
      for (const std::uint32_t member : members) {
        for (const Entity& entity : reports[member].reading.entities) {
          const NameHashes name(entity);
          if (wholes.insert(name.whole).second) ++with_whole_[name.whole];
          if (last_words.insert(name.last_word).second) ++with_last_[name.last_word];
        }
      }
    }
  }

  /// A person may be called by the last word elsewhere, and so may what is called by it here.
  float share_of(const TellingName& name) const {
    const bool by_last_word = name.is_short || name.shown.kind == NameKind::kPerson;
    const double with = by_last_word ? with_last_.at(name.last_word) : with_whole_.at(name.whole);
    return static_cast<float>((with + kBackgroundWith) / (stories_ + kBackgroundStories));
  }

 private:
  double stories_;
  std::unordered_map<std::uint64_t, std::uint32_t> with_whole_;
  std::unordered_map<std::uint64_t, std::uint32_t> with_last_;
};

std::vector<TellingName> most_telling(const NamesOfStory& gathered, std::size_t members,
                                      const StoryCounts& counts) {
  const std::size_t needed = members == 1 ? 1 : std::max<std::size_t>(2, (members + 2) / 3);
  std::vector<TellingName> names;
  for (const auto& [whole, of] : gathered) {
    if (of.articles < needed) continue;
    const StoryName shown{of.kind(), std::string(of.fullest_form()), of.articles};
    TellingName name{shown, whole, of.last_word, of.is_short, of.is_central, 0, 0};
    name.share = counts.share_of(name);
    name.weight = of.weight * -std::log(name.share);
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), [](const TellingName& x, const TellingName& y) {
    return std::tie(y.weight, x.shown.name, x.whole) < std::tie(x.weight, y.shown.name, y.whole);
  });
  names.resize(std::min(names.size(), kMostNames));
  return names;
}

std::set<std::string> folded_words_of(std::string_view name) {
  std::set<std::string> words;
  for (const std::string_view word : words_between_spaces(name)) words.insert(lang::latin_fold(word));
  return words;
}

}  // namespace

bool may_be_one(const TellingName& a, const TellingName& b) {
  return a.whole == b.whole || ((a.is_short || b.is_short) && a.last_word == b.last_word);
}

std::vector<std::vector<TellingName>> telling_names(std::span<const Report> reports,
                                                    std::span<const std::vector<std::uint32_t>> stories) {
  const StoryCounts counts(reports, stories);
  std::vector<std::vector<TellingName>> names;
  names.reserve(stories.size());
  for (const auto& members : stories)
    names.push_back(most_telling(gather(reports, members), members.size(), counts));
  return names;
}

bool tells_from_others(const TellingName& name) {
  constexpr float kInManyStories = 0.12F;
  return name.share <= kInManyStories && (name.shown.kind != NameKind::kUnknown || name.is_central);
}

std::vector<StoryName> names_to_show(std::span<const TellingName> names, std::size_t count) {
  std::vector<StoryName> shown;
  std::vector<std::set<std::string>> words_shown;
  for (const TellingName& name : names) {
    if (shown.size() == count) break;
    if (!tells_from_others(name)) continue;
    const auto words = folded_words_of(name.shown.name);
    const bool is_told = std::ranges::any_of(words_shown, [&](const std::set<std::string>& other) {
      return std::ranges::includes(other, words) || std::ranges::includes(words, other);
    });
    if (is_told) continue;
    shown.push_back(name.shown);
    words_shown.push_back(words);
  }
  return shown;
}

}  // namespace stemma::stories
