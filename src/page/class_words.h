/// What the class, id and role words of an element say that it is for. Internal to page.
#pragma once

#include <cstdint>
#include <string_view>

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

}  // namespace stemma::page
