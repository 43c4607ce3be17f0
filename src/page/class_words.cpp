// Class names are made of words: "article__relatedLinks--wide" is article, related, links, wide. Each word
// and each pair of neighbours is looked up once; the first reason to leave out wins, so that the list's order
// is of no account.
#include "page/class_words.h"

#include <array>
#include <functional>
#include <string>

#include "core/flat_table.h"
#include "core/hash.h"
#include "lang/lists.h"

namespace stemma::page {
namespace {

enum class Role : std::uint8_t { kFurniture, kBody, kLead, kByline, kDate, kTitle, kKicker, kContainer };

struct Meaning {
  Role role = Role::kFurniture;
  std::string_view why;
};

using Dictionary = core::FlatTable<Meaning>;

constexpr std::uint64_t kJoint = 0x9E3779B97F4A7C15ULL;

std::uint64_t pair_key(std::uint64_t first, std::uint64_t second) {
  return core::mix(first * 31 + second + kJoint);
}

std::uint64_t key_of(std::string_view words) {
  std::uint64_t key = 0;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('+', begin), words.size());
    const std::uint64_t word = core::hash(words.substr(begin, end - begin));
    key = begin == 0 ? word : pair_key(key, word);
    begin = end + 1;
  }
  return key;
}

Role role_of(std::string_view name) {
  constexpr std::pair<std::string_view, Role> kRoles[] = {
      {"body", Role::kBody},          {"lead", Role::kLead},   {"byline", Role::kByline},
      {"date", Role::kDate},          {"title", Role::kTitle}, {"kicker", Role::kKicker},
      {"container", Role::kContainer}};
  for (const auto& [word, role] : kRoles) {
    if (word == name) return role;
  }
  return Role::kFurniture;
}

void add_if_new(Dictionary& words, std::uint64_t key, Meaning meaning) {
  if (!words.contains(key)) words[key] = meaning;
}

const Dictionary& dictionary() {
  static const Dictionary words = [] {
    Dictionary read;
    for (const auto entry : lang::entries("und", "class_words")) {
      const auto row = lang::columns(entry);
      for (std::size_t i = 1; i < row.size(); ++i)
        add_if_new(read, key_of(row[i]), {role_of(row[0]), row[0]});
    }
    return read;
  }();
  return words;
}

void add(const Meaning& meaning, Purpose& purpose) {
  switch (meaning.role) {
    case Role::kFurniture:
      if (purpose.furniture.empty()) purpose.furniture = meaning.why;
      break;
    case Role::kBody:
      purpose.body = true;
      break;
    case Role::kLead:
      purpose.lead = true;
      break;
    case Role::kByline:
      purpose.byline = true;
      break;
    case Role::kDate:
      purpose.date = true;
      break;
    case Role::kTitle:
      purpose.title = true;
      break;
    case Role::kKicker:
      purpose.kicker = true;
      break;
    case Role::kContainer:
      break;
  }
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

void add_purpose(std::string_view value, Purpose& purpose) {
  constexpr std::size_t kMaxBytes =
      400;  // a longer class list is generated utility styling, not a description
  constexpr std::uint64_t kBasis = 0xCBF29CE484222325ULL;
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  value = value.substr(0, kMaxBytes);
  const Dictionary& known = dictionary();
  std::uint64_t previous = 0;
  std::uint64_t word = kBasis;
  std::size_t length = 0;
  const auto finish = [&](bool name_ends) {
    if (length > 0) {
      const std::uint64_t key = core::mix(word);
      if (const Meaning* found = known.find(key)) add(*found, purpose);
      if (previous != 0) {
        if (const Meaning* found = known.find(pair_key(previous, key))) add(*found, purpose);
      }
      previous = key;
    }
    if (name_ends) previous = 0;
    word = kBasis;
    length = 0;
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool starts_word = is_upper(c) && i > 0 && is_lower(value[i - 1]);
    if (starts_word) finish(false);
    if (is_lower(c) || is_upper(c)) {
      const char lower = is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
      word = (word ^ static_cast<unsigned char>(lower)) * kPrime;
      ++length;
    } else {
      finish(c == ' ');
    }
  }
  finish(true);
}

void PurposesOfPage::add(std::string_view value, Purpose& purpose) {
  const std::uint64_t key = std::hash<std::string_view>{}(value);
  const Purpose* known = known_.find(key);
  if (known == nullptr) {
    Purpose& read = known_[key];
    add_purpose(value, read);
    known = &read;
  }
  if (purpose.furniture.empty()) purpose.furniture = known->furniture;
  for (const auto flag :
       {&Purpose::body, &Purpose::lead, &Purpose::byline, &Purpose::date, &Purpose::title, &Purpose::kicker})
    purpose.*flag = purpose.*flag || known->*flag;
}

}  // namespace stemma::page
