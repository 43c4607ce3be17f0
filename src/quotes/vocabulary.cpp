// Two kinds of lists make the table: verbs of speech with their frames and
// forms, and the closed classes around them. An ending may stand for the words
// that no list holds: "-ly", "-ing", "-ed".
#include "quotes/vocabulary.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::quotes {
namespace {

using Meanings = std::map<std::string_view, WordClasses>;

const Meanings& frame_names() {
  static const Meanings names = {{"say", kSay},     {"ask", kAsk},       {"tell", kTell},
                                 {"vow", kVow},     {"object", kObject}, {"name", kName},
                                 {"speak", kSpeak}, {"label", kLabel},   {"it", kImpersonal}};
  return names;
}

const Meanings& class_names() {
  static const Meanings names = {{"auxiliary", kAuxiliary | kVerb},
                                 {"be", kBe | kAuxiliary | kVerb},
                                 {"negation", kNegation},
                                 {"pronoun_subject", kPronounSubject},
                                 {"pronoun_object", kPronounObject},
                                 {"determiner", kDeterminer},
                                 {"preposition", kPreposition},
                                 {"of", kOf | kPreposition},
                                 {"coordinator", kCoordinator},
                                 {"subordinator", kSubordinator},
                                 {"relative", kRelative},
                                 {"that", kThat},
                                 {"question", kQuestion},
                                 {"particle", kParticle},
                                 {"to", kTo},
                                 {"as", kAs},
                                 {"adverb", kAdverb},
                                 {"time", kTime},
                                 {"phase", kPhase | kVerb},
                                 {"quoted", kQuoted},
                                 {"verb", kVerb},
                                 {"according", kAttributionBefore},
                                 {"attribution_before", kAttributionBefore},
                                 {"attribution_after", kAttributionAfter},
                                 {"attribution_noun", kAttributionNoun},
                                 {"so", kSo},
                                 {"subjunctive", kSubjunctive | kVerb},
                                 {"gerund", kGerund},
                                 {"interview", kInterview},
                                 {"pronoun_plural", kPronounPlural | kPronounSubject},
                                 {"unreal", kUnreal},
                                 {"outlet_name", kOutletWord},
                                 {"earlier", kEarlier},
                                 {"own", kOwn},
                                 {"noun_too", kNounToo},
                                 {"narrator", kNarrator},
                                 {"for", kFor},
                                 {"genitive", kGenitive},
                                 {"hearsay", kHearsay | kAuxiliary | kVerb},
                                 {"thereby", kThereby},
                                 {"hearer", kHearer | kPreposition},
                                 {"named_as", kNamedAs},
                                 {"opens_too", kOpensToo | kPreposition},
                                 {"owner", kOwner},
                                 {"noun_preposition", kNounPreposition | kPreposition},
                                 {"oblique", kOblique},
                                 {"relative_subject", kRelativeSubject},
                                 {"words_noun", kWordsNoun},
                                 {"speaker", kSpeaker},
                                 {"no_speaker", kNoSpeaker},
                                 {"possessive", kPossessive}};
  return names;
}

template <typename Visit>
void for_each_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) visit(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

WordClasses meaning(const Meanings& names, std::string_view words) {
  WordClasses classes;
  for_each_word(words, [&](std::string_view name) {
    const auto found = names.find(name);
    if (found != names.end()) classes |= found->second;
  });
  return classes;
}

/// "sprach" is a verb of speech by itself, whatever other verbs it makes with prefixes.
void free_plain_forms(Vocabulary& table, std::span<const std::string_view> plain) {
  for (const std::string_view forms : plain) {
    for_each_word(forms, [&](std::string_view word) { table.remove(lang::fold_hash(word), kSeparable); });
  }
}

/// "teilt … mit": each form of a verb with each of its prefixes.
void add_prefixes(Vocabulary& table, std::string_view forms, std::string_view prefixes) {
  for_each_word(forms, [&](std::string_view form) {
    for_each_word(prefixes, [&](std::string_view prefix) {
      table.add_prefix(lang::fold_hash(form), lang::fold_hash(prefix));
    });
  });
}

void add_verbs(Vocabulary& table, std::string_view language) {
  constexpr WordClasses kForms[] = {kFinite | kVerb, kParticiple, kGerund, kInfinitive};
  std::vector<std::string_view> plain;
  constexpr std::size_t kPrefixColumn = 5;
  for (const std::string_view entry : lang::entries(language, "reporting_verbs")) {
    const auto columns = lang::columns(entry);
    const bool separable = columns.size() > kPrefixColumn && !columns[kPrefixColumn].empty();
    const WordClasses frames = meaning(frame_names(), columns[0]);
    if (!separable && columns.size() > 1) plain.push_back(columns[1]);
    if (separable) add_prefixes(table, columns[1], columns[kPrefixColumn]);
    for (std::size_t i = 1; i < columns.size() && i <= std::size(kForms); ++i) {
      const WordClasses form = frames | kForms[i - 1];
      const WordClasses classes = separable && i == 1 ? form | kSeparable : form;
      for_each_word(columns[i], [&](std::string_view word) { table.add(lang::fold_hash(word), classes); });
    }
  }
  free_plain_forms(table, plain);
}

/// The last word of each role speaks, and so does its plural where an ending makes one.
void add_roles(Vocabulary& table, std::string_view language, std::string_view plural_endings) {
  for (const std::string_view entry : lang::entries(language, "roles")) {
    for (std::string_view role : lang::columns(entry)) {
      const bool also_ending = role.starts_with('-');
      if (also_ending) role.remove_prefix(1);
      const std::string word(role.substr(role.rfind(' ') + 1));
      if (word.empty()) continue;
      table.add(lang::fold_hash(word), kSpeaker);
      if (also_ending) table.add_ending(role, kSpeaker);
      for_each_word(plural_endings, [&](std::string_view ending) {
        table.add(lang::fold_hash(word + std::string(ending)), kSpeaker);
      });
    }
  }
}

void add_closed_classes(Vocabulary& table, std::string_view language) {
  std::string_view plurals;
  for (const std::string_view entry : lang::entries(language, "speech_grammar")) {
    const auto columns = lang::columns(entry);
    if (columns[0] == "verb_second") table.set_verb_second();
    if (columns[0] == "sentences_apart") table.set_sentences_apart();
    if (columns.size() < 2) continue;
    if (columns[0] == "plural") plurals = columns[1];
    if (columns.size() > 2 && columns[2] == "infix") {
      table.set_infinitive_infix(columns[1]);
      continue;
    }
    if (columns.size() > 2 && columns[2] == "ending") {
      table.add_ending(columns[1], meaning(class_names(), columns[0]));
      continue;
    }
    const WordClasses classes = meaning(class_names(), columns[0]);
    for_each_word(columns[1], [&](std::string_view word) { table.add(lang::fold_hash(word), classes); });
  }
  add_roles(table, language, plurals);
  for (const std::string_view entry : lang::entries(language, "spelling")) {
    if (entry == "nouns are capitalised") table.set_nouns_capitalised();
  }
  for (const std::string_view list : {"weekdays", "months"}) {
    for (const std::string_view entry : lang::entries(language, list)) {
      const auto columns = lang::columns(entry);
      for (std::size_t i = 1; i < columns.size(); ++i) table.add(lang::fold_hash(columns[i]), kTime);
    }
  }
}

/// What the list of credits knows of outlets and occasions, by the last word of each entry.
void add_credit_words(Vocabulary& table, std::string_view language) {
  static const Meanings meanings = {{"news_noun", kOutletNoun},     {"agency_noun", kOutletNoun},
                                    {"interview_noun", kInterview}, {"statement", kOccasion},
                                    {"press", kOccasion},           {"post_noun", kOccasion},
                                    {"platform", kOccasion}};
  for (const std::string_view entry : lang::entries(language, "credits")) {
    const auto columns = lang::columns(entry);
    const auto found = meanings.find(columns[0]);
    if (found == meanings.end()) continue;
    for (const std::string_view words : std::span(columns).subspan(1)) {
      table.add(lang::fold_hash(words.substr(words.rfind(' ') + 1)), found->second);
    }
  }
}

void add_marks(Vocabulary& table) {
  const auto add = [&](std::string_view mark, WordClasses classes) { table.add(core::hash(mark), classes); };
  for (const auto mark : {",", "،", "、"}) add(mark, kComma);
  for (const auto mark : {":", "："}) add(mark, kColon);
  add(";", kSemicolon);
  for (const auto mark : {"-", "--", "---", "–", "—", "―"}) add(mark, kDash);
  for (const auto mark : {"(", ")", "[", "]"}) add(mark, kBracket);
  for (const auto mark : {".", "!", "?", "…", "...", "。"}) add(mark, kStop);
}

std::map<std::string, Vocabulary, std::less<>> make_tables() {
  std::map<std::string, Vocabulary, std::less<>> tables;
  for (const std::string_view language : lang::languages()) {
    if (lang::entries(language, "reporting_verbs").empty()) continue;
    Vocabulary& table = tables[std::string(language)];
    add_marks(table);
    add_verbs(table, language);
    add_closed_classes(table, language);
    add_credit_words(table, language);
  }
  return tables;
}

}  // namespace

void Vocabulary::add(std::uint64_t fold, WordClasses classes) {
  if (!classes.any()) return;
  if (2 * (used_ + 1) > slots_.size()) grow();
  std::size_t i = fold & mask_;
  while (slots_[i].classes.any() && slots_[i].fold != fold) i = (i + 1) & mask_;
  used_ += slots_[i].classes.any() ? 0 : 1;
  slots_[i] = {fold, slots_[i].classes | classes};
}

void Vocabulary::remove(std::uint64_t fold, WordClasses classes) {
  std::size_t i = fold & mask_;
  while (slots_[i].classes.any() && slots_[i].fold != fold) i = (i + 1) & mask_;
  slots_[i].classes = slots_[i].classes.without(classes);  // never to none: a verb keeps its frames
}

WordClasses Vocabulary::classes_by_ending(std::string_view word) const {
  constexpr std::size_t kShortestStem = 2;
  constexpr std::size_t kShortestPrefix = 2;
  const std::size_t infix = infix_.empty() ? std::string_view::npos : word.find(infix_, kShortestPrefix);
  if (infix != std::string_view::npos && word.ends_with('n') &&
      word.size() > infix + infix_.size() + kShortestStem)
    return kTo;
  for (const Ending& ending : endings_) {
    if (word.size() >= ending.letters.size() + kShortestStem && word.ends_with(ending.letters))
      return ending.classes;
  }
  return {};
}

WordClasses Vocabulary::classes_by_part(std::string_view word) const {
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos) return {};
  const WordClasses part = classes(lang::fold_hash(word.substr(hyphen + 1)));
  const bool outlet = part.has(kOutletNoun | kOutletWord);  // with something before it, a name
  const WordClasses voice = part & (kSpeaker | kNoSpeaker);
  return outlet ? voice | kOutletWord : voice;
}

void Vocabulary::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(4 * slots_.size()));
  mask_ = slots_.size() - 1;
  used_ = 0;
  for (const Slot& slot : old) add(slot.fold, slot.classes);
}

const Vocabulary& vocabulary_of(std::string_view language) {
  static const auto tables = make_tables();
  const auto found = tables.find(language);
  return found != tables.end() ? found->second : tables.at("en");
}

}  // namespace stemma::quotes
