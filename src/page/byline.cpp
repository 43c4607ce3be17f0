// A byline is cut at commas, "and", bars and the like; of each piece leading words for "by" go, and a piece
// that is a role, an address or a desk's name is no name. Words come from lang/<code>/byline.txt, all
// languages together: bylines are often in the site's language while the report is in another.
#include "page/byline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "page/dates.h"
#include "page/letters.h"

namespace stemma::page {
namespace {

enum Kind : unsigned {
  kBy = 1,
  kAnd = 2,
  kRole = 4,
  kNobody = 8,
  kParticle = 16,
  kAgency = 32,
  kDesk = 64,
  kWhen = 128
};

constexpr std::pair<std::string_view, unsigned> kKinds[] = {
    {"by", kBy},         {"and", kAnd},           {"role", kRole},
    {"nobody", kNobody}, {"particle", kParticle}, {"desk", kDesk | kNobody},
    {"when", kWhen}};

unsigned kinds_of(std::string_view folded) {
  static const auto words = [] {
    std::unordered_map<std::string, unsigned> read;
    const auto add = [&](std::string_view language) {
      for (const auto entry : lang::entries(language, "byline")) {
        const auto row = lang::columns(entry);
        const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                        [&](const auto& k) { return k.first == row[0]; });
        for (std::size_t i = 1; kind != std::end(kKinds) && i < row.size(); ++i)
          read[lang::fold_case(row[i])] |= kind->second;
      }
    };
    for (const auto language : lang::languages()) {
      add(language);
      for (const auto entry : lang::entries(language, "date_words")) {
        for (const auto word : lang::columns(entry)) read[lang::fold_case(word)] |= kWhen;
      }
    }
    add("und");
    for (const auto entry : lang::entries("und", "agencies")) {
      for (const auto name : lang::columns(entry)) read[lang::fold_case(name)] |= kAgency;
    }
    return read;
  }();
  const auto found = words.find(std::string(folded));
  return found == words.end() ? 0 : found->second;
}

std::string_view trim(std::string_view s) {
  constexpr std::string_view kMarks = " \t\n.,:;|/-–—•·*\"'()[]";
  while (!s.empty()) {
    std::size_t i = 0;
    core::next_code_point(s, i);
    if (kMarks.find(s.substr(0, i)) == kMarks.npos) break;
    s.remove_prefix(i);
  }
  while (!s.empty()) {
    std::size_t i = s.size();
    core::previous_code_point(s, i);
    const std::string_view mark = s.substr(i);
    const bool initial = mark == "." && s.size() >= 3 && s[s.size() - 3] == ' ';
    if (initial || kMarks.find(mark) == kMarks.npos) break;
    s.remove_suffix(mark.size());
  }
  return s;
}

/// Longest run of leading words that is a word for "by".
std::string_view without_by(std::string_view name) {
  for (bool again = true; again;) {
    again = false;
    std::size_t best = 0;
    std::size_t words = 0;
    for (std::size_t i = 0; i <= name.size() && words < 6; ++i) {
      if (i < name.size() && name[i] != ' ' && name[i] != ':') continue;
      ++words;
      if ((kinds_of(lang::fold_case(trim(name.substr(0, i)))) & kBy) != 0) best = i;
    }
    if (best > 0 && best < name.size()) {
      name = trim(name.substr(best));
      again = true;
    }
  }
  return name;
}

struct Shape {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  bool digits = false;
  bool address = false;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  bool start = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(core::next_code_point(text, i));
    if (c == '@' || c == '/') shape.address = true;
    if (c >= '0' && c <= '9') shape.digits = true;
    if (c == ' ') {
      start = true;
      continue;
    }
    if (start && u_isalpha(c) != 0) {
      ++shape.words;
      const bool upper = u_isUUppercase(c) != 0 || u_istitle(c) != 0 || u_isULowercase(c) == 0;
      shape.capitals += upper ? 1 : 0;
    }
    start = false;
  }
  return shape;
}

bool holds_any(std::string_view text, std::span<const std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

bool is_name(std::string_view piece) {
  constexpr std::uint32_t kMaxWords = 7;
  constexpr std::string_view kNever[] = {"?", "!", ":", "…", "»", "«"};
  if ((kinds_of(lang::fold_case(piece)) & kAgency) != 0) return true;
  const Shape shape = shape_of(piece);
  if (shape.words == 0 || shape.words > kMaxWords || shape.capitals == 0 || shape.digits || shape.address)
    return false;
  if (piece.size() > 80 || holds_any(piece, kNever)) return false;
  const std::string_view first = piece.substr(0, piece.find(' '));
  const bool small = first.front() >= 'a' && first.front() <= 'z' && shape_of(first).capitals == 0;
  if (small && first.size() < piece.size() && (kinds_of(first) & kParticle) == 0) return false;
  return (kinds_of(lang::fold_case(piece)) & (kRole | kNobody | kBy | kWhen)) == 0;
}

bool is_given_name(std::string_view word) {
  static const auto names = [] {
    std::unordered_set<std::uint64_t> read;
    const auto add = [&](std::string_view language) {
      for (const std::string_view list : {"given_names_female", "given_names_male"}) {
        for (const auto entry : lang::entries(language, list)) {
          for (const auto name : lang::columns(entry)) read.insert(lang::fold_hash(name));
        }
      }
    };
    for (const auto language : lang::languages()) add(language);
    add("und");
    return read;
  }();
  return names.contains(lang::fold_hash(word));
}

bool has_letter(std::string_view text) {
  return shape_of(text).words > 0;
}

/// Cuts at separators; "and" words stand alone between blanks.
std::vector<std::string_view> cut(std::string_view line) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  std::size_t word = 0;
  const auto take = [&](std::size_t end, std::size_t next) {
    if (end > begin) pieces.push_back(trim(line.substr(begin, end - begin)));
    begin = next;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ',' || c == ';' || c == '|' || c == '/' || c == '\n' || c == '&' || c == '(' || c == ')') {
      take(i, i + 1);
      word = i + 1;
    } else if (line.substr(i, 3) == " - " || line.substr(i, 5) == " – " || line.substr(i, 4) == " · " ||
               line.substr(i, 5) == " • " || line.substr(i, 5) == " — ") {
      take(i, i + (line.substr(i, 3) == " - " ? 3 : line.substr(i, 4) == " · " ? 4 : 5));
      word = begin;
      i = begin - 1;
    } else if (c == ' ') {
      if (word > begin && (kinds_of(lang::fold_case(line.substr(word, i - word))) & kAnd) != 0)
        take(word, i + 1);
      word = i + 1;
    }
  }
  take(line.size(), line.size());
  return pieces;
}

/// "Ann Lee @annlee"
std::string_view without_handle(std::string_view name) {
  const std::size_t at = name.find(" @");
  return at == name.npos || at == 0 ? name : trim(name.substr(0, at));
}

/// "Ann Lee on", "Ann Lee, last updated": what stood before a date.
std::string_view without_time_word(std::string_view name) {
  const auto says_when = [](std::string_view words) {
    return (kinds_of(lang::fold_case(trim(words))) & kWhen) != 0;
  };
  if (says_when(name)) return {};
  for (std::size_t at = name.find(' '); at != name.npos;) {
    const bool when = says_when(name.substr(at + 1));
    if (when) name = trim(name.substr(0, at));
    at = name.find(' ', when ? 0 : at + 1);
  }
  return name;
}

/// "Ann Lee Ann Lee": a picture's text and the name itself.
std::string_view once(std::string_view name) {
  const std::size_t half = name.size() / 2;
  const bool twice =
      name.size() % 2 == 1 && name[half] == ' ' && name.substr(0, half) == name.substr(half + 1);
  return twice ? name.substr(0, half) : name;
}

/// What the page states to be an author and reads like no name: a pen name, a desk, a site's address.
std::string_view stated_otherwise(std::string_view stated) {
  constexpr std::size_t kMaxBytes = 60;
  constexpr std::uint32_t kMaxWords = 5;
  constexpr std::string_view kNever[] = {"@", "://", "?", "!", ",", ";", ":", "|"};
  stated = without_by(trim(stated));
  if (stated.size() < 2 || stated.size() > kMaxBytes || holds_any(stated, kNever)) return {};
  if (!find_dates(stated, {}, NumericOrder::kDayMonth).empty()) return {};
  if (!has_letter(stated) || shape_of(stated).words > kMaxWords) return {};
  return (kinds_of(lang::fold_case(stated)) & (kRole | kNobody | kAnd | kBy | kWhen)) == 0
             ? stated
             : std::string_view{};
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view line) {
  constexpr std::size_t kMaxBytes = 400;
  std::vector<std::string> names;
  if (line.size() > kMaxBytes) return names;
  for (std::string_view piece : cut(trim(line))) {
    piece = once(without_time_word(without_by(without_handle(piece))));
    if (is_name(piece) && std::find(names.begin(), names.end(), piece) == names.end())
      names.emplace_back(piece);
  }
  return names;
}

std::vector<std::string> persons_in_line(std::string_view line) {
  constexpr std::uint32_t kMaxWords = 4;
  std::vector<std::string> persons;
  for (std::string& name : names_in_byline(line)) {
    const std::uint32_t words = shape_of(name).words;
    if (words >= 2 && words <= kMaxWords && is_given_name(std::string_view(name).substr(0, name.find(' '))))
      persons.push_back(std::move(name));
  }
  return persons;
}

std::vector<std::string> clean_names(std::span<const std::string> stated, NamesFrom from,
                                     std::string_view outlet, std::string_view host) {
  const std::string own = letters_of(outlet);
  const std::string address = letters_of(host);
  std::vector<std::string> names;
  for (const std::string& one : stated) {
    std::vector<std::string> found = names_in_byline(one);
    if (found.empty() && from == NamesFrom::kStatement) {
      if (const auto other = stated_otherwise(one); !other.empty()) found.emplace_back(other);
    }
    for (std::string& name : found) {
      const std::string letters = letters_of(name);
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](const std::string& n) { return letters_of(n) == letters; });
      // A person's own site may be named after them; a desk's short name is one word.
      const bool outlets = letters == own || (name.find(' ') == name.npos && letters.size() <= 12 &&
                                              address.starts_with(letters));
      if (!known && !outlets) names.push_back(std::move(name));
    }
  }
  return names;
}

std::string desk_in(std::string_view line) {
  const std::string_view name = trim(line);
  for (const std::string_view one : {name, without_by(name)}) {
    if ((kinds_of(lang::fold_case(one)) & kDesk) != 0) return std::string(one);
  }
  return {};
}

bool is_credit(std::string_view line) {
  constexpr std::size_t kMaxBytes = 60;
  constexpr std::size_t kInitials = 5;  ///< bytes
  if (line.size() > kMaxBytes) return false;
  bool agency = false;
  for (std::string_view piece : cut(trim(line))) {
    piece = trim(piece);
    const bool known = (kinds_of(lang::fold_case(piece)) & kAgency) != 0;
    if (!known && (piece.size() > kInitials || piece.find(' ') != piece.npos)) return false;
    agency = agency || known;
  }
  return agency;
}

bool begins_with_by(std::string_view line) {
  const std::string_view trimmed = trim(line);
  return line.size() <= 160 && without_by(trimmed).size() < trimmed.size();
}

bool is_byline(std::string_view line) {
  if (line.size() > 160) return false;
  const std::string_view trimmed = trim(line);
  const std::string_view rest = without_by(trimmed);
  return rest.size() < trimmed.size() && shape_of(rest).words <= 10 && !names_in_byline(rest).empty();
}

}  // namespace stemma::page
