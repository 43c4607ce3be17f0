/// Internal: who is who among the speakers of one story's reports.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::account {

/// Joins the names that reports give their speakers: "Jens Berg" in one, "Berg" in another, "Bergg" in a
/// third.
///
/// A shorter name joins a longer one that ends with it, a misspelt one joins the name one slip away, in both
/// cases only where no second name fits as well: two people of one surname stay apart, and so does whoever
/// could be either.
class Speakers {
 public:
  Speakers(const Story& story, std::span<const Report> reports);

  static constexpr std::uint32_t kUnknown = 0;
  /// kUnknown for an empty name.
  std::uint32_t id(std::string_view name) const;
  /// The fullest form that any report gives; empty for kUnknown.
  const std::string& name(std::uint32_t id) const { return names_[id]; }
  /// "police", "officials": whoever speaks for them is a speaker too.
  bool is_generic(std::uint32_t id) const { return generic_[id]; }

 private:
  std::vector<std::string> names_{std::string()};
  std::vector<bool> generic_{false};  // beside `names_`
  std::unordered_map<std::string, std::uint32_t> id_of_folded_;
};

}  // namespace stemma::account
