// What passes through a translation unchanged are anchors: the value of a figure, the day of a time, a name,
// and the beginning of a long word that both languages have from a third. Two groups are joined where each is
// the other's best and enough anchors agree.
#include "account/translations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "account/speakers.h"
#include "lang/latin.h"

namespace stemma::account {
namespace {

constexpr std::size_t kLongWord = 6;       // letters from which a word may be of one origin in two languages
constexpr std::size_t kCommonLetters = 5;  // so many at its beginning agree
constexpr std::size_t kFewestAnchors = 3;
constexpr std::size_t kFewestWithFirm = 2;  // where one of them is a figure, a time or a name
constexpr double kMostLonger = 2.2;  // translations are of about the same length (Gale and Church 1993)
constexpr std::size_t kMaxGroupsOfSpeaker = 64;

/// What a statement holds that a translation keeps.
struct Anchors {
  std::set<std::string> firm;   // figures, times, names
  std::set<std::string> loose;  // beginnings of long words
  std::size_t bytes = 0;
  std::string language;
};

/// The first letters of a long word as two languages may share them: "Kontrolle" and "control" are "contr".
std::string beginning(std::string_view word) {
  std::string letters = lang::latin_fold(word);
  if (letters.size() < kLongWord) return {};
  letters.resize(kCommonLetters);
  std::ranges::replace(letters, 'k', 'c');
  return letters;
}

void add_anchors(const Report& report, TextSpan part, Anchors& anchors) {
  const std::string& text = report.article.text;
  for (const Figure& figure : report.reading.figures) {
    if (part.contains(figure.span)) anchors.firm.insert(fmt::format("{:.15g}", figure.value));
  }
  for (const TimeExpression& time : report.reading.times) {
    if (part.contains(time.span)) anchors.firm.insert(time.value);
  }
  for (const Mention& mention : report.reading.mentions) {
    if (!part.contains(mention.span)) continue;
    const std::string name = lang::latin_fold(mention.span.of(text));
    anchors.firm.insert(name.substr(name.rfind(' ') + 1));
  }
  for (const Token& token : report.reading.tokens) {
    if (token.kind != TokenKind::kWord || !part.contains(token.span)) continue;
    if (std::string letters = beginning(token.span.of(text)); !letters.empty())
      anchors.loose.insert(std::move(letters));
  }
  anchors.bytes += part.size();
}

/// Of the fullest quotation of a group.
Anchors anchors_of(std::span<const std::uint32_t> group, std::span<const Utterance> utterances,
                   std::span<const Report> reports) {
  const auto length = [&](std::uint32_t i) { return utterances[i].quotation->whole().size(); };
  const Utterance& fullest = utterances[*std::ranges::max_element(group, {}, length)];
  const Report& report = reports[index_of(fullest.article)];
  Anchors anchors;
  anchors.language = report.article.language;
  for (const TextSpan part : fullest.quotation->parts) add_anchors(report, part, anchors);
  return anchors;
}

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const std::string& x) { return b.contains(x); }));
}

/// How many anchors agree; 0 where they are not enough or the two are of one language.
std::size_t agreement(const Anchors& a, const Anchors& b) {
  if (a.language == b.language || a.bytes == 0 || b.bytes == 0) return 0;
  const auto [shorter, longer] = std::minmax(a.bytes, b.bytes);
  if (static_cast<double>(longer) > kMostLonger * static_cast<double>(shorter)) return 0;
  const std::size_t firm = common(a.firm, b.firm);
  const std::size_t all = firm + common(a.loose, b.loose);
  return all >= kFewestAnchors || (firm > 0 && all >= kFewestWithFirm) ? all : 0;
}

/// The one other that agrees best; nothing where two agree as well.
std::optional<std::size_t> best_of(std::size_t one, std::span<const Anchors> anchors) {
  std::size_t best = 0;
  std::optional<std::size_t> found;
  for (std::size_t other = 0; other < anchors.size(); ++other) {
    const std::size_t agreed = other == one ? 0 : agreement(anchors[one], anchors[other]);
    if (agreed == 0 || agreed < best) continue;
    found = agreed > best ? std::optional(other) : std::nullopt;
    best = agreed;
  }
  return found;
}

}  // namespace

UtteranceGroups join_translations(UtteranceGroups groups, std::span<const Utterance> utterances,
                                  std::span<const Report> reports) {
  std::map<std::uint32_t, std::vector<std::size_t>> of_speaker;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::uint32_t speaker = utterances[groups[g].front()].speaker;
    auto& list = of_speaker[speaker];
    if (speaker != Speakers::kUnknown && list.size() < kMaxGroupsOfSpeaker) list.push_back(g);
  }
  for (const auto& [speaker, list] : of_speaker) {
    std::vector<Anchors> anchors;
    for (const std::size_t g : list) anchors.push_back(anchors_of(groups[g], utterances, reports));
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto j = best_of(i, anchors);
      if (!j || *j < i || best_of(*j, anchors) != i) continue;
      auto& joined = groups[list[i]];
      joined.insert(joined.end(), groups[list[*j]].begin(), groups[list[*j]].end());
      groups[list[*j]].clear();
    }
  }
  std::erase_if(groups, [](const auto& group) { return group.empty(); });
  for (auto& group : groups) std::ranges::sort(group);
  std::ranges::sort(groups);
  return groups;
}

}  // namespace stemma::account
