// Names are taken from the fullest and most used to the shortest; each looks for the one fuller name that it
// can stand for.
#include "account/speakers.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/edit_distance.h"
#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::account {
namespace {

constexpr std::size_t kShortestMisspelling =
    6;  // code points: shorter surnames differ by a letter and are other names

struct SpeakerName {
  std::string shown;
  std::vector<std::string> words;  // folded
  std::uint32_t uses = 0;
  bool proper = true;  // capitalised to its end: "Berg", not "officials"
};

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool is_proper(std::string_view name) {
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  return lang::fold_case(last) != last;
}

/// Every name that a speaker has in any report, the fullest first, then the most used.
std::vector<SpeakerName> names_of(const Story& story, std::span<const Report> reports) {
  std::map<std::string, SpeakerName> by_folded;
  for (const ArticleIndex article : story.articles) {
    for (const Quotation& quotation : reports[index_of(article)].quotations) {
      if (!quotation.speaker || quotation.speaker->name.empty()) continue;
      const std::string folded = lang::fold_case(quotation.speaker->name);
      SpeakerName& name = by_folded[folded];
      if (name.uses++ == 0)
        name = {quotation.speaker->name, words_of(folded), 1, is_proper(quotation.speaker->name)};
    }
  }
  std::vector<SpeakerName> names;
  for (auto& [folded, name] : by_folded) names.push_back(std::move(name));
  std::stable_sort(names.begin(), names.end(), [](const SpeakerName& a, const SpeakerName& b) {
    return a.words.size() != b.words.size() ? a.words.size() > b.words.size() : a.uses > b.uses;
  });
  return names;
}

bool ends_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return longer.size() > shorter.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

/// All words equal but the last, which is one slip away; the shorter may lack given names.
bool is_misspelling(const std::vector<std::string>& known, const std::vector<std::string>& other) {
  const auto& [longer, shorter] =
      known.size() >= other.size() ? std::tie(known, other) : std::tie(other, known);
  return core::code_point_count(shorter.back()) >= kShortestMisspelling && longer.back() != shorter.back() &&
         core::within_one_edit(longer.back(), shorter.back()) &&
         std::equal(shorter.rbegin() + 1, shorter.rend(), longer.rbegin() + 1);
}

}  // namespace

Speakers::Speakers(const Story& story, std::span<const Report> reports) {
  const std::vector<SpeakerName> names = names_of(story, reports);
  std::vector<std::uint32_t> ids(names.size(), kUnknown);
  const auto only_match = [&](std::size_t end, auto&& fits) -> std::optional<std::uint32_t> {
    std::optional<std::uint32_t> match;
    for (std::size_t i = 0; i < end; ++i) {
      if (!fits(names[i].words)) continue;
      if (match && *match != ids[i]) return std::nullopt;
      match = ids[i];
    }
    return match;
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& words = names[i].words;
    std::optional<std::uint32_t> known;
    if (names[i].proper) known = only_match(i, [&](const auto& fuller) { return ends_with(fuller, words); });
    if (!known && names[i].proper)
      known = only_match(i, [&](const auto& fuller) { return is_misspelling(fuller, words); });
    if (!known) {
      known = static_cast<std::uint32_t>(names_.size());
      names_.push_back(names[i].shown);
      generic_.push_back(!names[i].proper);
    }
    ids[i] = *known;
    id_of_folded_.emplace(lang::fold_case(names[i].shown), *known);
  }
}

std::uint32_t Speakers::id(std::string_view name) const {
  const auto found = id_of_folded_.find(lang::fold_case(name));
  return found == id_of_folded_.end() ? kUnknown : found->second;
}

}  // namespace stemma::account
