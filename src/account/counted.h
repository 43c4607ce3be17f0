/// Internal: what a figure of a report counts, as far as the words around it tell.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "account/difference_kinds.h"

namespace stemma::account {

/// The stems of a name, ascending; none: no name is there.
using NameStems = std::vector<std::uint64_t>;

/// A figure with the words around it.
struct Counted {
  ArticleIndex article{};
  const Figure* figure = nullptr;
  TextSpan sentence;
  std::vector<descent::Term> context;  ///< content words, one of each stem, by stem
  std::vector<std::uint64_t> before;   ///< stems of the content words before the figure, the nearest last
  std::vector<std::uint64_t> behind;   ///< of those behind its unit, the nearest first; names are in neither
  std::vector<std::uint64_t> clause;   ///< of all words behind it within its clause and context
  std::set<std::uint64_t> names;       ///< stems of the names in the context
  NameStems holder;                    ///< the name that stands nearest before it, if it is no place or body
  NameStems person;                    ///< the person who stands nearest before it
  NameStems place;                     ///< of all other names the nearest before it
  NameStems whose;                     ///< the name that stands nearest behind it
  std::uint64_t of_what = 0;           ///< stem of "assault" in "two counts of assault"; 0: none
  std::set<std::string> years;         ///< that its sentence tells
  std::set<std::string> days;          ///< that its sentence gives to the day
  std::string report_year;             ///< when the report appeared, if that is known
  bool of_more = false;                ///< "two other men": beside some that were counted before
  bool is_share = false;
  bool only_grows = false;       ///< what is counted: "dead", "evacuated"
  std::set<std::size_t> growth;  ///< which of these counts it is, by the words beside it: rows of the list
};

/// The figures of a story's reports that have a unit and are no rough words ("hundreds"), by the stem of
/// their unit's last word, in order of the reports; a bounded number of each unit.
std::map<std::string, std::vector<Counted>> counted_things(const DifferenceInput& input);

/// How far two figures of one unit count the same thing in reports of one event; 0 if they do not. To differ
/// takes more than to agree: other values need more of the words around them.
float nearness(const Counted& a, const Counted& b);
/// Whether as little as the words around them tell that they might: enough for two equal figures.
bool may_count_one(const Counted& a, const Counted& b);

}  // namespace stemma::account
