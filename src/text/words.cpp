#include "text/words.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::text {
namespace {

struct ListMeaning {
  std::string_view list;
  std::uint32_t flags;
};

/// Lists whose every column is a word of one meaning.
constexpr ListMeaning kWordLists[] = {
    {"stopwords", kFunctionWord},
    {"openers", kFunctionWord},
    {"before_ordinals", kBeforeOrdinal},
    {"elisions", kElision},
};

std::uint32_t abbreviation_flag(std::string_view behaviour) {
  if (behaviour == "inside") return kAbbreviationInside;
  if (behaviour == "often") return kAbbreviationOften;
  if (behaviour == "number") return kAbbreviationNumber;
  return kAbbreviationMay;
}

/// A month or weekday list: a number, then names; those with a dot are abbreviations.
void add_calendar(WordTable& table, std::string_view language, std::string_view list, std::uint32_t flag) {
  for (const std::string_view entry : lang::entries(language, list)) {
    const auto columns = lang::columns(entry);
    for (std::size_t i = 1; i < columns.size(); ++i) {
      if (columns[i].empty()) continue;
      const bool dotted = columns[i].back() == '.';
      table.add(lang::fold_hash(columns[i]), flag | (dotted ? kAbbreviationMay : 0U));
      if (dotted) table.add(lang::fold_hash(columns[i].substr(0, columns[i].size() - 1)), flag);
    }
  }
}

void add_language(WordTable& table, std::string_view language) {
  for (const ListMeaning& meaning : kWordLists) {
    for (const std::string_view entry : lang::entries(language, meaning.list)) {
      for (const std::string_view word : lang::columns(entry))
        table.add(lang::fold_hash(word), meaning.flags);
    }
  }
  for (const std::string_view entry : lang::entries(language, "abbreviations")) {
    const auto columns = lang::columns(entry);
    table.add(lang::fold_hash(columns[0]), abbreviation_flag(columns.size() > 1 ? columns[1] : ""));
  }
  add_calendar(table, language, "months", kMonth);
  add_calendar(table, language, "weekdays", kWeekday);
}

std::map<std::string, WordTable, std::less<>> make_tables() {
  std::map<std::string, WordTable, std::less<>> tables;
  for (const std::string_view language : lang::languages()) {
    WordTable& table = tables[std::string(language)];
    add_language(table, "und");
    add_language(table, language);
  }
  return tables;
}

}  // namespace

void WordTable::add(std::uint64_t fold, std::uint32_t flags) {
  if (flags == 0) return;
  if (2 * (used_ + 1) > slots_.size()) grow();
  std::size_t i = fold & mask_;
  while (slots_[i].flags != 0 && slots_[i].fold != fold) i = (i + 1) & mask_;
  used_ += slots_[i].flags == 0 ? 1 : 0;
  slots_[i] = {fold, slots_[i].flags | flags};
}

void WordTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(4 * slots_.size()));
  mask_ = slots_.size() - 1;
  used_ = 0;
  for (const Slot& slot : old) add(slot.fold, slot.flags);
}

const WordTable& words_of(std::string_view language) {
  static const auto tables = make_tables();
  const auto found = tables.find(language);
  return found != tables.end() ? found->second : tables.at("en");
}

}  // namespace stemma::text
