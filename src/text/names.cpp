#include "text/names.h"

#include <algorithm>
#include <unordered_set>

#include "text/name_joiner.h"
#include "text/name_spotter.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace stemma::text {
namespace {

/// Last words of persons' names, by which they may be called alone.
std::unordered_set<std::uint64_t> surnames_of(const AnnotatedText& text,
                                              const std::vector<SpottedName>& names) {
  std::unordered_set<std::uint64_t> surnames;
  for (const SpottedName& name : names) {
    const bool person = name.votes.person > 1 && name.votes.organisation < 2 && name.votes.place < 2;
    if (person && !text.is(name.end_token - 1, kNameSuffix))
      surnames.insert(text.token(name.end_token - 1).fold);
  }
  return surnames;
}

/// Surnames that stand alone where a capital tells nothing: in headlines, at a sentence's begin, among German
/// nouns.
void add_surnames_alone(const AnnotatedText& text, std::vector<SpottedName>& names) {
  const auto surnames = surnames_of(text, names);
  if (surnames.empty()) return;
  const std::size_t spotted = names.size();
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    while (next < spotted && names[next].end_token <= i) ++next;
    const bool taken = next < spotted && names[next].first_token <= i;
    if (taken || !text.token(i).capitalised || !surnames.contains(text.token(i).fold)) continue;
    const bool noun = i > 0 && text.is(i - 1, kDeterminer) && !text.token(i - 1).capitalised;
    if (noun || text.counts(i).lower > 0 || text.is(i, kFunctionWord)) continue;
    names.push_back({i, i + 1, {}, {1, 0, 0}, Gender::kUnknown, "short form"});
  }
  std::sort(names.begin(), names.end(),
            [](const SpottedName& a, const SpottedName& b) { return a.first_token < b.first_token; });
}

}  // namespace

Names find_names(const Article& article, const AnnotatedText& text) {
  std::vector<SpottedName> names = spot_names(text);
  add_surnames_alone(text, names);
  NameJoiner joiner(text, names);

  auto title_tokens = tokenize(article.title, text.words());
  const auto title_sentences = split_sentences(article.title, title_tokens, text.words());
  const AnnotatedText title(article.title, title_tokens, title_sentences, text.words());
  for (const SpottedName& name : spot_names(title)) {
    const bool full_person = name.end_token - name.first_token > 1 && title.is(name.first_token, kGiven);
    if (full_person) joiner.add_outside(title, name);
  }
  return joiner.join();
}

}  // namespace stemma::text
