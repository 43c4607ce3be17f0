#include "text/words.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "lang/fold.h"
#include "lang/lists.h"
#include "text/locale_names.h"
#include "text/tokens.h"

namespace stemma::text {
namespace {

struct ListMeaning {
  std::string_view list;
  WordFlags flags;
};

/// Lists whose every column is a word or phrase of one meaning.
constexpr ListMeaning kWordLists[] = {
    {"stopwords", kFunctionWord | kStopword},
    {"openers", kFunctionWord},
    {"before_ordinals", kBeforeOrdinal},
    {"given_names_male", kGivenMale},
    {"given_names_female", kGivenFemale},
    {"roles", kRole},
    {"role_modifiers", kRoleModifier},
    {"place_words", kPlaceWord},
    {"place_prepositions", kPlacePreposition},
    {"regions", kRegion},
    {"nationalities", kDemonym},
    {"name_particles", kParticle},
    {"name_suffixes", kNameSuffix},
    {"name_breakers", kNameBreaker},
    {"agencies", kAgency},
    {"outlets", kOutlet},
    {"determiners", kDeterminer},
    {"approximately", kApproximate},
    {"currencies", kCurrency},
    {"percent", kPercent},
    {"indefinite_articles", kIndefinite},
    {"leader_words", kAnyLeader},
    {"plural_nouns", kPluralNoun},
    {"more_of", kMoreOf},
};

/// Lists whose first column says what the words of the others are.
constexpr struct {
  std::string_view list;
  std::string_view first_column;
  WordFlags flags;
} kMarkedLists[] = {
    {"honorifics", "m", kHonorific | kMaleTitle},
    {"honorifics", "f", kHonorific | kFemaleTitle},
    {"honorifics", "-", kHonorific},
    {"organisation_words", "head", kOrganisationHead},
    {"organisation_words", "end", kOrganisationEnd},
    {"name_joiners", "of", kJoiner},
    {"name_joiners", "on", kJoiner | kTopicJoiner},
    {"name_joiners", "and", kJoiner | kListJoiner},
    {"gender_words", "m", kMaleTitle},
    {"gender_words", "f", kFemaleTitle},
    {"pronouns", "m", kMalePronoun},
    {"pronouns", "f", kFemalePronoun},
    {"pronouns", "person", kPersonRelative},
};

WordFlags abbreviation_flag(std::string_view behaviour) {
  if (behaviour == "inside") return kAbbreviationInside;
  if (behaviour == "often") return kAbbreviationOften;
  if (behaviour == "number") return kAbbreviationNumber;
  return kAbbreviationMay;
}

class TableMaker {
 public:
  explicit TableMaker(std::string_view language) : language_(language) {}

  WordTable make() {
    add_abbreviations();  // first: phrases are cut into tokens with them
    for (const ListMeaning& meaning : kWordLists) {
      each_entry(meaning.list, [&](auto columns) {
        for (const auto phrase : columns) add(phrase, meaning.flags);
      });
    }
    for (const auto& meaning : kMarkedLists) {
      each_entry(meaning.list, [&](auto columns) {
        if (columns[0] != meaning.first_column) return;
        for (const auto phrase : columns.subspan(1)) add(phrase, meaning.flags);
      });
    }
    each_entry("elisions", [&](auto columns) {
      for (const auto word : columns) table_.add(lang::fold_hash(word), kElision);
    });
    add_speech_verbs();
    add_numbers();
    add_spelling();
    for (const std::string& place : region_names(language_)) add(place, kRegion);
    for (const std::string& people : language_names(language_)) add(people, kDemonym);
    each_entry("not_places", [&](auto columns) {
      for (const auto phrase : columns) table_.remove(folds_of(phrase), kRegion);
    });
    return std::move(table_);
  }

 private:
  template <class Use>
  void each_entry(std::string_view list, const Use& use) {
    for (const std::string_view language : {std::string_view("und"), language_}) {
      for (const std::string_view entry : lang::entries(language, list)) {
        const auto columns = lang::columns(entry);
        use(std::span<const std::string_view>(columns));
      }
    }
  }

  std::vector<std::uint64_t> folds_of(std::string_view phrase) const {
    std::vector<std::uint64_t> folds;
    for (const Token& token : tokenize(phrase, table_)) folds.push_back(token.fold);
    return folds;
  }

  /// "-minister" is a word and the end of compounds.
  void add(std::string_view phrase, WordFlags flags) {
    if (phrase.size() > 1 && phrase.front() == '-') {
      phrase.remove_prefix(1);
      flags |= kRoleEnding;
    }
    if (!phrase.empty()) table_.add_phrase(folds_of(phrase), flags);
  }

  void add_abbreviations() {
    each_entry("abbreviations", [&](auto columns) {
      table_.add(lang::fold_hash(columns[0]), abbreviation_flag(columns.size() > 1 ? columns[1] : ""));
    });
    add_calendar("months", kMonth);
    add_calendar("weekdays", kWeekday);
  }

  /// A number, then names; those with a dot are abbreviations, with their dot and without.
  void add_calendar(std::string_view list, WordFlags meaning) {
    each_entry(list, [&](auto columns) {
      for (const auto name : columns.subspan(1)) {
        if (name.empty()) continue;
        const bool dotted = name.back() == '.';
        table_.add(lang::fold_hash(name), meaning | (dotted ? kAbbreviationMay : 0U));
        if (dotted) table_.add(lang::fold_hash(name.substr(0, name.size() - 1)), meaning);
      }
    });
  }

  /// Finite forms are in the second and third column, with spaces between them.
  void add_speech_verbs() {
    each_entry("reporting_verbs", [&](auto columns) {
      for (std::size_t i = 1; i < std::min<std::size_t>(columns.size(), 3); ++i) {
        for (const Token& form : tokenize(columns[i], table_)) table_.add(form.fold, kSpeechVerb);
      }
    });
  }

  /// A value, then words for it. A thousand and more multiplies, and so do "dozen" and their like, marked
  /// "x".
  void add_numbers() {
    each_entry("numbers", [&](auto columns) {
      std::string_view number = columns[0];
      const bool multiplies = number.front() == 'x';
      if (multiplies) number.remove_prefix(1);
      double value = 0;
      std::from_chars(number.data(), number.data() + number.size(), value);
      for (const auto word : columns.subspan(1)) {
        table_.add(lang::fold_hash(word), multiplies ? kMultiplier : kCardinal);
        table_.add_value(lang::fold_hash(word), value);
      }
    });
  }

  void add_spelling() {
    each_entry("spelling", [&](auto columns) {
      if (columns[0] == "ordinals have a dot") table_.add_spelling(Spelling::kOrdinalDot);
      if (columns[0] == "nouns are capitalised") table_.add_spelling(Spelling::kNounsCapitalised);
      if (columns[0] == "decimals have a comma") table_.add_spelling(Spelling::kDecimalComma);
      if (columns[0] == "names are inflected") table_.add_spelling(Spelling::kNamesInflected);
    });
  }

  std::string_view language_;
  WordTable table_;
};

/// One language's table, made when it is first asked for: the locale data take some 20 ms a language.
struct LazyTable {
  std::once_flag once;
  WordTable table;
};

}  // namespace

std::uint32_t WordTable::phrase_end(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                                    WordFlags any_of, WordFlags* found) const {
  std::uint32_t longest = first;
  std::uint64_t key = 0;
  for (std::uint32_t i = first; i < end; ++i) {
    key = i == first ? tokens[i].fold : next_in_phrase(key, tokens[i].fold);
    const WordFlags known = flags(key);
    if ((known & any_of) != 0) {
      longest = i + 1;
      if (found != nullptr) *found = known;
    }
    if ((known & kPhrasePrefix) == 0) break;
  }
  return longest;
}

double WordTable::value(std::uint64_t fold) const {
  const auto found =
      std::find_if(values_.begin(), values_.end(), [&](const auto& entry) { return entry.first == fold; });
  return found == values_.end() ? 0 : found->second;
}

WordTable::Slot& WordTable::slot(std::uint64_t fold) {
  std::size_t i = fold & mask_;
  while (slots_[i].flags != 0 && slots_[i].fold != fold) i = (i + 1) & mask_;
  return slots_[i];
}

void WordTable::add(std::uint64_t fold, WordFlags flags) {
  if (flags == 0) return;
  if (2 * (used_ + 1) > slots_.size()) grow();
  Slot& place = slot(fold);
  used_ += place.flags == 0 ? 1 : 0;
  place = {fold, place.flags | flags};
}

void WordTable::add_phrase(std::span<const std::uint64_t> folds, WordFlags flags) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < folds.size(); ++i) {
    key = i == 0 ? folds[0] : next_in_phrase(key, folds[i]);
    add(key, i + 1 == folds.size() ? flags : kPhrasePrefix);
  }
}

void WordTable::add_value(std::uint64_t fold, double value) {
  values_.emplace_back(fold, value);
}

void WordTable::remove(std::span<const std::uint64_t> folds, WordFlags flags) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < folds.size(); ++i) key = i == 0 ? folds[0] : next_in_phrase(key, folds[i]);
  Slot& place = slot(key);
  // An empty slot would cut the chain of those after it: what is left has at least one bit.
  if (place.flags != 0) place.flags = std::max(place.flags & ~flags, flag(63));
}

void WordTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(4 * slots_.size()));
  mask_ = slots_.size() - 1;
  used_ = 0;
  for (const Slot& slot : old) add(slot.fold, slot.flags);
}

const WordTable& words_of(std::string_view language) {
  static const auto languages = lang::languages();
  static std::deque<LazyTable> tables(languages.size());
  auto found = std::find(languages.begin(), languages.end(), language);
  if (found == languages.end()) found = std::find(languages.begin(), languages.end(), "en");
  LazyTable& lazy = tables[static_cast<std::size_t>(found - languages.begin())];
  std::call_once(lazy.once, [&] { lazy.table = TableMaker(*found).make(); });
  return lazy.table;
}

}  // namespace stemma::text
