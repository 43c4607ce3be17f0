// Forms first, mentions later: the few dozen ways in which an article writes names are joined by rules (same
// surname and fitting given names, an acronym and its words, one letter away), then each short form is
// resolved where it stands. Every rule needs exactly one partner; two partners leave the form by itself.
#include "text/name_joiner.h"

#include <algorithm>

#include "core/edit_distance.h"
#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::text {
namespace {

constexpr std::size_t kMaxSameSurname = 32;        ///< persons of one surname looked at
constexpr std::size_t kMaxMisspellingForms = 400;  ///< forms compared with each other
constexpr std::size_t kShortestMisspelling =
    5;  ///< code points; shorter surnames one letter apart are often two people
constexpr std::size_t kLongestRole = 80;  ///< bytes; longer appositions are clauses

NameKind kind_of(const KindVotes& votes) {
  const int best = std::max({votes.person, votes.organisation, votes.place});
  if (best <= 0) return NameKind::kUnknown;
  if (votes.person == best) return NameKind::kPerson;
  return votes.organisation == best ? NameKind::kOrganisation : NameKind::kPlace;
}

bool may_be_person(const KindVotes& votes) {
  const NameKind kind = kind_of(votes);
  return kind == NameKind::kPerson || kind == NameKind::kUnknown;
}

void add_votes(KindVotes& to, const KindVotes& from) {
  // Hundreds of mentions say no more than a few.
  constexpr int kEnough = 1000;
  to.person = std::min(to.person + from.person, kEnough);
  to.organisation = std::min(to.organisation + from.organisation, kEnough);
  to.place = std::min(to.place + from.place, kEnough);
}

/// "J." and "John": an initial and a word that begins with it.
bool is_initial_of(std::string_view initial, std::string_view word) {
  if (initial.size() < 2 || initial.back() != '.' || word.empty()) return false;
  std::size_t a = 0;
  std::size_t b = 0;
  return core::next_code_point(initial, a) == core::next_code_point(word, b) && a + 1 == initial.size();
}

std::string_view first_word(std::string_view name) {
  return name.substr(0, name.find(' '));
}

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

/// Whether `part` are words of `whole`, in their order.
bool is_subsequence(const std::vector<std::uint64_t>& part, const std::vector<std::uint64_t>& whole) {
  auto at = whole.begin();
  for (const std::uint64_t fold : part) {
    at = std::find(at, whole.end(), fold);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

}  // namespace

NameJoiner::NameJoiner(const AnnotatedText& text, const std::vector<SpottedName>& names)
    : text_(text), names_(names) {
  form_of_name_.reserve(names.size());
  for (std::uint32_t i = 0; i < names.size(); ++i) form_of_name_.push_back(add_form(text, names[i], i + 1));
}

void NameJoiner::add_outside(const AnnotatedText& where, const SpottedName& name) {
  add_form(where, name, 0);
}

std::uint32_t NameJoiner::add_form(const AnnotatedText& where, const SpottedName& name, std::uint32_t order) {
  Form form;
  std::uint64_t key = 0;
  std::string capitals;
  for (std::uint32_t i = name.first_token; i < name.end_token; ++i) {
    const Token& token = where.token(i);
    if (token.kind == TokenKind::kPunctuation) continue;
    key = form.folds.empty() ? token.fold : next_in_phrase(key, token.fold);
    form.folds.push_back(token.fold);
    const std::string_view shown = where.shown(i);
    std::size_t first_letter = 0;
    core::next_code_point(shown, first_letter);
    if (token.capitalised) capitals += shown.substr(0, first_letter);
    form.institution = form.institution || where.is(i, kRegion | kNewsName | kOrganisationHead | kPlaceWord);
    form.known_word = form.known_word || where.is(i, kGiven | kRegion | kNewsName | kDemonym);
  }
  const auto [found, fresh] = form_by_key_.try_emplace(key, static_cast<std::uint32_t>(forms_.size()));
  if (fresh) {
    const TextSpan span{where.token(name.first_token).span.begin, where.token(name.end_token - 1).span.end};
    form.shown = span.of(where.text());
    form.initials = lang::fold_hash(capitals);
    form.first_order = order;
    form.group = found->second;
    outlines_.push_back(outline_of(form));
    forms_.push_back(std::move(form));
  }
  Form& known = forms_[found->second];
  add_votes(known.votes, name.votes);
  known.first_order = std::min(known.first_order, order);
  if (known.gender == Gender::kUnknown) known.gender = name.gender;
  known.count += order == 0 ? 0 : 1;
  count_by_last_word_[known.folds.back()] += order == 0 ? 0 : 1;
  return found->second;
}

NameJoiner::Outline NameJoiner::outline_of(const Form& form) {
  Outline outline;
  std::size_t letter = 0;
  if (!form.shown.empty()) outline.first_letter = core::next_code_point(form.shown, letter);
  outline.first_fold = form.folds.front();
  outline.words = static_cast<std::uint32_t>(form.folds.size());
  outline.initial = first_word(form.shown).ends_with('.');
  return outline;
}

std::uint32_t NameJoiner::find(std::uint32_t form) const {
  while (forms_[form].group != form) form = forms_[form].group;
  return form;
}

/// The longer form leads; votes are the whole group's.
void NameJoiner::unite(std::uint32_t into, std::uint32_t form) {
  into = find(into);
  form = find(form);
  if (into == form) return;
  forms_[form].group = into;
  add_votes(forms_[into].votes, forms_[form].votes);
  forms_[into].count += forms_[form].count;
  forms_[into].first_order = std::min(forms_[into].first_order, forms_[form].first_order);
  if (forms_[into].gender == Gender::kUnknown) forms_[into].gender = forms_[form].gender;
}

void NameJoiner::index_last_words() {
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (form.folds.size() < 2 || !may_be_person(form.votes)) continue;
    const std::size_t last = form.folds.size() - 1;
    const bool suffix = text_.words().is(form.folds[last], kNameSuffix) && last > 1;
    auto& same = full_by_last_word_[form.folds[suffix ? last - 1 : last]];
    if (same.size() < kMaxSameSurname) same.push_back(i);
    auto& called = full_by_first_word_[form.folds[0]];
    if (called.size() < kMaxSameSurname) called.push_back(i);
  }
}

/// Of two full names with one surname: the longer may have all words of the shorter, or the first words are
/// one, or an initial and a word.
bool NameJoiner::may_be_one(const Outline& form, const Outline& full) {
  if (form.first_fold == full.first_fold || full.words > form.words) return true;
  return (form.initial || full.initial) && form.first_letter == full.first_letter;
}

/// "Ada Maria Kern", "Ada Kern", "A. Kern": one surname, given names that fit.
void NameJoiner::join_full_names() {
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (form.folds.size() < 2) continue;
    const auto found = full_by_last_word_.find(form.folds.back());
    if (found == full_by_last_word_.end()) continue;
    std::vector<std::uint32_t> partners;
    for (const std::uint32_t other : found->second) {
      if (other == i || !may_be_one(outlines_[i], outlines_[other])) continue;
      const Form& full = forms_[other];
      if (full.folds.size() < form.folds.size()) continue;
      if (full.folds.size() == form.folds.size() && other > i) continue;  // each pair once
      const bool fits =
          is_subsequence(form.folds, full.folds) ||
          (full.folds.size() <= 3 && form.folds.size() <= 3 && full.folds[0] == form.folds[0]) ||
          is_initial_of(first_word(form.shown), full.shown) ||
          is_initial_of(first_word(full.shown), form.shown);
      if (fits &&
          std::none_of(partners.begin(), partners.end(), [&](auto p) { return find(p) == find(other); })) {
        partners.push_back(other);
      }
    }
    if (partners.size() == 1) unite(partners[0], i);
  }
}

/// "FBI" and the one organisation whose words begin so.
void NameJoiner::join_acronyms() {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_initials;
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    if (forms_[i].folds.size() >= 3 && kind_of(forms_[i].votes) != NameKind::kPerson) {
      by_initials[forms_[i].initials].push_back(i);
    }
  }
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    if (form.folds.size() != 1 || form.shown.size() < 3 || form.shown.size() > 8) continue;
    const auto found = by_initials.find(form.folds[0]);
    if (found != by_initials.end() && found->second.size() == 1) unite(found->second[0], i);
  }
}

/// "North Atlantic Treaty Organization (NATO)" and the other way round.
void NameJoiner::join_bracketed_acronyms() {
  for (std::uint32_t i = 0; i + 1 < names_.size(); ++i) {
    const SpottedName& name = names_[i];
    const SpottedName& next = names_[i + 1];
    if (next.first_token != name.end_token + 1 || !text_.is_mark(name.end_token, "(")) continue;
    if (next.end_token >= text_.size() || !text_.is_mark(next.end_token, ")")) continue;
    const bool acronym_second =
        text_.token(next.first_token).all_capitals && next.end_token - next.first_token == 1;
    const bool acronym_first =
        text_.token(name.first_token).all_capitals && name.end_token - name.first_token == 1;
    if (acronym_second == acronym_first) continue;
    const std::uint32_t full = form_of_name_[acronym_second ? i : i + 1];
    const std::uint32_t acronym = form_of_name_[acronym_second ? i + 1 : i];
    const bool same_letter = forms_[full].shown.front() == forms_[acronym].shown.front();
    if (forms_[full].folds.size() < 2 || !same_letter) continue;
    forms_[full].votes.organisation += 2;
    unite(full, acronym);
  }
}

/// "Goldman Sachs" for "Goldman Sachs Group Inc.": the begin of one longer organisation's name.
void NameJoiner::join_shortened_organisations() {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first;
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    if (forms_[i].folds.size() > 1 && kind_of(forms_[i].votes) == NameKind::kOrganisation) {
      auto& same = by_first[forms_[i].folds[0]];
      if (same.size() < kMaxSameSurname) same.push_back(i);
    }
  }
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const Form& form = forms_[i];
    const NameKind kind = kind_of(form.votes);
    if (form.known_word || kind == NameKind::kPerson || kind == NameKind::kPlace) continue;
    const auto found = by_first.find(form.folds[0]);
    if (found == by_first.end()) continue;
    std::vector<std::uint32_t> partners;
    for (const std::uint32_t other : found->second) {
      const Form& full = forms_[other];
      if (full.folds.size() <= form.folds.size()) continue;
      if (!std::equal(form.folds.begin(), form.folds.end(), full.folds.begin())) continue;
      // What is left out is a legal form or a head; or the full name came first and two words of it are kept.
      const auto rest = full.folds.begin() + static_cast<std::ptrdiff_t>(form.folds.size());
      const bool formal = std::all_of(rest, full.folds.end(), [&](std::uint64_t fold) {
        return text_.words().is(fold, kOrganisationHead | kOrganisationEnd);
      });
      if (formal || (form.folds.size() > 1 && full.first_order < form.first_order)) {
        partners.push_back(other);
      }
    }
    if (partners.size() == 1) unite(partners[0], i);
  }
}

bool NameJoiner::is_misspelling(const Form& rare, const Form& other) const {
  if (rare.known_word && rare.folds.size() == 1) return false;
  if (!may_be_person(rare.votes) || kind_of(other.votes) != NameKind::kPerson) return false;
  if (rare.folds.size() > 1 && (other.folds.size() < 2 || rare.folds[0] != other.folds[0])) return false;
  if (times_named(rare) >= times_named(other) &&
      !(rare.folds.size() > 1 && other.first_order < rare.first_order)) {
    return false;
  }
  const std::string_view a = last_word(rare.shown);
  const std::string_view b = last_word(other.shown);
  if (rare.folds.back() == other.folds.back()) return false;
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > 4 || core::code_point_count(a) < kShortestMisspelling)
    return false;
  if (a.front() != b.front()) return false;  // slips are within a word
  return core::within_one_edit(lang::fold_case(a), lang::fold_case(b));
}

/// How often the surname stands in the text.
std::uint32_t NameJoiner::times_named(const Form& form) const {
  const auto found = count_by_last_word_.find(form.folds.back());
  return found == count_by_last_word_.end() ? 0 : found->second;
}

/// A single word that ends a longer name: the longer one stands for both.
bool NameJoiner::is_surname_of_fuller(std::uint32_t form) const {
  return forms_[form].folds.size() == 1 && full_by_last_word_.contains(forms_[form].folds[0]);
}

/// A surname one letter away from one person's who is named more often.
void NameJoiner::join_misspellings() {
  std::vector<std::uint32_t> leaders;
  for (std::uint32_t i = 0; i < forms_.size() && leaders.size() < kMaxMisspellingForms; ++i) {
    if (find(i) == i && may_be_person(forms_[i].votes)) leaders.push_back(i);
  }
  for (const std::uint32_t i : leaders) {
    if (is_surname_of_fuller(i)) continue;
    std::vector<std::uint32_t> partners;
    for (const std::uint32_t other : leaders) {
      if (other != i && !is_surname_of_fuller(other) && find(other) == other &&
          is_misspelling(forms_[i], forms_[other]))
        partners.push_back(other);
    }
    if (partners.size() == 1) unite(partners[0], i);
  }
}

bool NameJoiner::fits_short_form(const Form& full, const Form& short_form) const {
  if (full.folds.size() <= short_form.folds.size()) return false;
  return std::equal(short_form.folds.rbegin(), short_form.folds.rend(), full.folds.rbegin()) ||
         std::equal(short_form.folds.begin(), short_form.folds.end(), full.folds.begin()) ||
         (short_form.folds.size() == 1 && full.folds[full.folds.size() - 2] == short_form.folds[0] &&
          text_.words().is(full.folds.back(), kNameSuffix));
}

void NameJoiner::settle_groups() {
  leaders_.reserve(forms_.size());
  may_be_person_.reserve(forms_.size());
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    leaders_.push_back(find(i));
    may_be_person_.push_back(may_be_person(forms_[i].votes));
  }
}

/// The form that leads the group of the name at this place.
std::uint32_t NameJoiner::resolve(std::uint32_t name) const {
  const std::uint32_t form_index = form_of_name_[name];
  const Form& form = forms_[form_index];
  const std::uint32_t alone = find(form_index);
  const bool titled = names_[name].votes.person >= 4 || names_[name].gender != Gender::kUnknown;
  if (alone != form_index || (!titled && form.institution)) return alone;
  std::vector<std::uint32_t> partners;
  const auto collect = [&](const auto& index, std::uint64_t word) {
    const auto found = index.find(word);
    if (found == index.end()) return;
    for (const std::uint32_t other : found->second) {
      const std::uint32_t leader = leaders_[other];
      if (!may_be_person_[leader]) continue;
      // All that is looked up by its one word ends or begins with it.
      if (form.folds.size() > 1 && !fits_short_form(forms_[other], form)) continue;
      if (std::find(partners.begin(), partners.end(), leader) == partners.end()) partners.push_back(leader);
    }
  };
  collect(full_by_last_word_, form.folds.back());
  if (partners.empty()) collect(full_by_first_word_, form.folds.front());
  if (const Gender gender = names_[name].gender; gender != Gender::kUnknown && partners.size() > 1) {
    std::erase_if(partners, [&](std::uint32_t p) {
      return forms_[p].gender != Gender::kUnknown && forms_[p].gender != gender;
    });
  }
  if (partners.size() > 1) {
    std::erase_if(partners, [&](std::uint32_t p) { return forms_[p].first_order > name + 1; });
  }
  return partners.size() == 1 ? partners[0] : alone;
}

Names NameJoiner::gather() const {
  Names found;
  std::vector<std::uint32_t> entity_of(forms_.size(), UINT32_MAX);
  std::vector<std::uint32_t> leaders;
  std::vector<KindVotes> votes;
  std::vector<bool> titled;
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const SpottedName& name = names_[i];
    const std::uint32_t leader = resolve(i);
    if (entity_of[leader] == UINT32_MAX) {
      entity_of[leader] = static_cast<std::uint32_t>(found.entities.size());
      found.entities.push_back({NameKind::kUnknown, forms_[leader].shown, {}});
      votes.push_back(forms_[leader].votes);
      titled.push_back(false);
    }
    const std::uint32_t index = entity_of[leader];
    const std::uint32_t form = form_of_name_[i];
    if (find(form) != leader) add_votes(votes[index], name.votes);
    Entity& entity = found.entities[index];
    const std::string_view role = name.role.of(text_.text());
    const bool before_name = !name.role.empty() && name.role.begin < text_.token(name.first_token).span.begin;
    if (role.size() <= kLongestRole && (before_name || !titled[index]) &&
        (role.size() > entity.role.size() || (before_name && !titled[index]))) {
      entity.role = role;
      titled[index] = titled[index] || before_name;
    }
    std::string_view rule = name.rule;
    if (form != leader)
      rule = forms_[form].folds.size() < forms_[leader].folds.size() ? "short form" : "one letter away";
    if (form != leader && forms_[form].folds.size() == 1 && forms_[form].initials != forms_[form].folds[0] &&
        text_.token(name.first_token).all_capitals) {
      rule = "acronym";
    }
    found.mentions.push_back(
        {{text_.token(name.first_token).span.begin, text_.token(name.end_token - 1).span.end}, index, rule});
  }
  for (std::size_t i = 0; i < found.entities.size(); ++i) found.entities[i].kind = kind_of(votes[i]);
  return found;
}

Names NameJoiner::join() {
  index_last_words();
  join_full_names();
  join_bracketed_acronyms();
  join_acronyms();
  join_shortened_organisations();
  join_misspellings();
  settle_groups();
  return gather();
}

}  // namespace stemma::text
