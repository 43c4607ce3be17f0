/// Internal: whom and what a story is about. See stemma/story.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::stories {

/// A name of a story with what tells it from others.
struct TellingName {
  StoryName shown;
  std::uint64_t whole = 0;      ///< hash in plain Latin letters; of a person's first and last word alone
  std::uint64_t last_word = 0;  ///< hash of its last word, by which others call it for short
  bool is_short = false;        ///< of one word
  bool is_central = false;      ///< what a report is about: see telling_names.cpp
  float share = 0;   ///< of the collection's stories that have it, those of an imagined one among them
  float weight = 0;  ///< how telling it is
};

/// Whether the names may be one's: "Nell Farrow", "Nell B. Farrow" and "Farrow".
bool may_be_one(const TellingName& a, const TellingName& b);

/// For each story the names that a third of its articles have, two at least where it has two: those first
/// that are named early and often here and in few other stories; at most kMostNames. Names of outlets and
/// agencies are left out, and words that a report also writes as no name. `stories` are lists of indices into
/// `reports`, in an order that is not that of the input. O(tokens).
std::vector<std::vector<TellingName>> telling_names(std::span<const Report> reports,
                                                    std::span<const std::vector<std::uint32_t>> stories);
constexpr std::size_t kMostNames = 8;

/// Whether it stands in few stories, and is of a known kind or what a report is about: much that is
/// capitalised in passing is no name.
bool tells_from_others(const TellingName& name);

/// The first of those that tell, no two of which share all words of one.
std::vector<StoryName> names_to_show(std::span<const TellingName> names, std::size_t count);

}  // namespace stemma::stories
