// A name is cut into words; possessives lose their ending, adjectives of countries become the country, what
// stands behind the "of" or "in" of an office moves before it, and who speaks for an office is the office.
#include "descent/voice_names.h"

#include <algorithm>
#include <map>
#include <set>

#include "descent/source_names.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::descent {
namespace {

using Words = std::vector<std::string>;

/// What lists of one language say of the words of names; all folded.
struct NameLists {
  explicit NameLists(std::string_view language) {
    for (const std::string_view entry : lang::entries(language, "demonyms")) {
      const auto columns = lang::columns(entry);
      for (const std::string_view form : columns)
        countries.emplace(all_words(form), all_words(columns.front()));
    }
    for (const std::string_view entry : lang::entries(language, "source_heads")) {
      const auto columns = lang::columns(entry);
      for (const std::string_view word : std::span(columns).subspan(1)) {
        if (columns.front() == "connector") connectors.insert(all_words(word));
        if (columns.front() != "connector") heads.insert(all_words(word));
        if (columns.front() == "speaker") speakers.insert(all_words(word));
        if (columns.front() == "other") others.insert(all_words(word));
      }
    }
  }

  std::map<Words, Words> countries;  ///< a country's name by its other names
  std::set<Words> heads;             ///< speakers and others among them
  std::set<Words> speakers;
  std::set<Words> others;
  std::set<Words> connectors;
};

const NameLists& lists_of(std::string_view language) {
  static const auto all = [] {
    std::map<std::string, NameLists, std::less<>> lists;
    for (const std::string_view code : lang::languages()) lists.try_emplace(std::string(code), code);
    return lists;
  }();
  static const NameLists none("");
  const auto found = all.find(language);
  return found == all.end() ? none : found->second;
}

/// A name's words without articles; which of them say whose a body is.
struct Name {
  Words words;
  std::vector<bool> owner;  ///< beside the words: a possessive, or a country

  void add(std::string word, bool owns) {
    words.push_back(std::move(word));
    owner.push_back(owns);
  }
  Words range(std::size_t begin, std::size_t end) const {
    return {words.begin() + static_cast<std::ptrdiff_t>(begin),
            words.begin() + static_cast<std::ptrdiff_t>(end)};
  }
  void append(const Name& other, std::size_t begin, std::size_t end) {
    for (; begin < end; ++begin) add(other.words[begin], other.owner[begin]);
  }
};

/// The "'s" of a possessive goes; its letter would stay with the word.
Name read_name(std::string_view name) {
  Name read;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string word = lang::fold_case(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool possessive = word.ends_with("'s");
    if (possessive) word.resize(word.size() - 2);
    for (std::string& part : all_words(word)) {
      if (!is_article(part)) read.add(std::move(part), possessive);
    }
  }
  return read;
}

Name with_countries(const Name& name, const NameLists& lists) {
  constexpr std::size_t kLongest = 3;  // words of a country's name
  Name named;
  for (std::size_t i = 0; i < name.words.size();) {
    std::size_t length = std::min(kLongest, name.words.size() - i);
    auto country = lists.countries.end();
    for (; length > 0; --length) {
      country = lists.countries.find(name.range(i, i + length));
      if (country != lists.countries.end()) break;
    }
    if (country == lists.countries.end()) {
      named.append(name, i, i + 1);
      ++i;
      continue;
    }
    for (const std::string& word : country->second) named.add(word, true);
    i += length;
  }
  return named;
}

/// How many words of the head stand directly before `end`; 0 where none does.
std::size_t head_before(const Name& name, std::size_t end, const std::set<Words>& heads) {
  constexpr std::size_t kLongest = 2;
  for (std::size_t length = std::min(kLongest, end); length > 0; --length) {
    if (heads.contains(name.range(end - length, end))) return length;
  }
  return 0;
}

/// "government of X" becomes "X government", "X's ministry of Y" "X Y ministry"; what is behind the last of
/// several connectors moves first.
Name whose_first(Name name, const NameLists& lists) {
  for (std::size_t at = name.words.size(); at-- > 1;) {
    if (!lists.connectors.contains(name.range(at, at + 1)) || at + 1 == name.words.size()) continue;
    if (head_before(name, at, lists.heads) == 0) continue;
    std::size_t begin = at;  // of what belongs to the head
    while (begin > 0 && !lists.connectors.contains(name.range(begin - 1, begin))) --begin;
    std::size_t owned = begin;
    for (std::size_t i = begin; i < at; ++i) owned = name.owner[i] ? i + 1 : owned;
    Name moved;
    moved.append(name, 0, owned);
    moved.append(name, at + 1, name.words.size());
    moved.append(name, owned, at);
    name = std::move(moved);
  }
  return name;
}

/// Who speaks for an office or a body is its voice: "harbour board spokesman". Of a person they are not.
void drop_speaker(Name& name, const NameLists& lists) {
  const std::size_t speaker = head_before(name, name.words.size(), lists.speakers);
  if (speaker == 0 || head_before(name, name.words.size() - speaker, lists.heads) == 0) return;
  name.words.resize(name.words.size() - speaker);
}

/// Without a role after a comma and the letters in brackets.
std::string_view bare(std::string_view name) {
  name = name.substr(0, name.find(", "));
  const std::size_t bracket = name.rfind(" (");
  return bracket != std::string_view::npos && name.ends_with(')') ? name.substr(0, bracket) : name;
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

std::vector<std::string> words_of_voice(std::string_view name, std::string_view language) {
  const NameLists& lists = lists_of(language);
  Name read = whose_first(with_countries(read_name(bare(name)), lists), lists);
  drop_speaker(read, lists);
  return read.words.empty() ? content_words(name) : std::move(read.words);
}

bool is_somebody_of(const std::vector<std::string>& words, std::string_view language) {
  return words.size() > 1 && lists_of(language).others.contains({words.back()});
}

std::string initials_of(std::string_view name) {
  constexpr std::size_t kFewest = 3;  // two letters are many bodies'
  std::string initials;
  bool begins = true;
  for (const char c : bare(name)) {
    if (begins && is_capital(c)) initials += static_cast<char>(c - 'A' + 'a');
    begins = c == ' ' || c == '-';
  }
  return initials.size() >= kFewest ? initials : std::string();
}

std::string letters_of(std::string_view name) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kMost = 6;
  std::string letters;
  for (const char c : bare(name)) {
    if (c == '.') continue;
    if (!is_capital(c)) return {};
    letters += static_cast<char>(c - 'A' + 'a');
  }
  return letters.size() >= kFewest && letters.size() <= kMost ? letters : std::string();
}

}  // namespace stemma::descent
