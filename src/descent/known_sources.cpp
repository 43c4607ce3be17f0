#include "descent/known_sources.h"

#include <algorithm>
#include <optional>

#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::descent {
namespace {

std::vector<std::string> split(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (end > begin) words.emplace_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_ascii_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// "AP", "AFP", "dpa": a short form that is read by its letters.
bool is_abbreviation(std::string_view name) {
  return name.size() <= 5 && name.find(' ') == std::string_view::npos &&
         (std::ranges::none_of(name, is_ascii_lower) || std::ranges::none_of(name, is_ascii_upper));
}

/// The fullest name, with its abbreviation where one is known.
std::string shown_name(std::span<const std::string_view> names) {
  std::string name(names.front());
  if (is_abbreviation(name)) return name;
  const auto short_form = std::ranges::find_if(names.subspan(1), is_abbreviation);
  if (short_form != names.end() && short_form != names.subspan(1).end())
    name += " (" + std::string(*short_form) + ")";
  return name;
}

bool is_written_as(std::string_view shown, std::string_view listed) {
  if (shown == listed) return true;
  if (is_abbreviation(listed)) return false;
  // "REUTERS" for "Reuters", but not "time" for "Time".
  return !shown.empty() && !is_ascii_lower(shown.front()) &&
         lang::fold_hash(shown) == lang::fold_hash(listed);
}

}  // namespace

KnownSources::KnownSources() {
  for (const std::string_view entry : lang::entries("und", "agencies"))
    add(lang::columns(entry), SourceKind::kAgency);
  for (const std::string_view entry : lang::entries("und", "outlets"))
    add(lang::columns(entry), SourceKind::kOutlet);
}

void KnownSources::add(std::span<const std::string_view> names, SourceKind kind) {
  if (names.empty() || names.front().empty()) return;
  const auto source = static_cast<std::uint32_t>(sources_.size());
  sources_.push_back({shown_name(names), kind});
  by_name_.emplace(lang::fold_hash(sources_.back().name), source);
  for (const std::string_view name : names) add_form(name, source);
}

void KnownSources::add_form(std::string_view name, std::uint32_t source) {
  Form form{split(name), source};
  if (form.words.empty()) return;
  by_name_.emplace(lang::fold_hash(name), source);
  by_first_[lang::fold_hash(form.words.front())].push_back(static_cast<std::uint32_t>(forms_.size()));
  forms_.push_back(std::move(form));
}

KnownSources::Match KnownSources::match(const Text& text, TokenRange within) const {
  Match best;
  if (within.empty()) return best;
  const auto found = by_first_.find(text.token(within.begin).fold);
  if (found == by_first_.end()) return best;
  for (const std::uint32_t index : found->second) {
    const Form& form = forms_[index];
    if (form.words.size() > within.size() || form.words.size() <= best.tokens) continue;
    bool equal = true;
    for (std::size_t i = 0; equal && i < form.words.size(); ++i) {
      equal = is_written_as(text.shown(within.begin + i), form.words[i]);
    }
    if (equal) best = {static_cast<std::uint32_t>(form.words.size()), &sources_[form.source]};
  }
  return best;
}

const KnownSource* KnownSources::find(std::string_view name) const {
  const auto found = by_name_.find(lang::fold_hash(name));
  return found == by_name_.end() ? nullptr : &sources_[found->second];
}

}  // namespace stemma::descent
