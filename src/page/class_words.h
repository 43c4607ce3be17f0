/// What the class, id and role words of an element say that it is for. Internal to page.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/flat_table.h"

namespace stemma::page {

/// What an element says about itself, several at once.
struct Purpose {
  std::string_view furniture;  ///< the reason to leave it out, empty if none is told; lives for ever
  bool body = false;           ///< says that it holds the report's text
  bool lead = false;
  bool byline = false;
  bool date = false;
  bool title = false;
  bool kicker = false;  ///< a rubric above a title
};

/// Adds what the words of an attribute's value tell (lang/und/class_words.txt). O(value), a bounded number of
/// words.
void add_purpose(std::string_view value, Purpose& purpose);

/// The same for one page, which repeats a few hundred values thousands of times: each is read once.
class PurposesOfPage {
 public:
  void add(std::string_view value, Purpose& purpose);

 private:
  core::FlatTable<Purpose> known_;  ///< by hash of the value
};

}  // namespace stemma::page
